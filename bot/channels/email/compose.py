"""A message of ours as a mail."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr, localtime
from urllib.parse import quote

from bot.channels.base import Attachment, Outbound
from bot.channels.email import words
from bot.channels.email.addresses import split
from bot.channels.email.parsing import PROBE_HEADER
from bot.channels.email.tokens import Tokens

# Exchange asks for this one; others go by Auto-Submitted. It leaves out what would hide a bounce.
_SUPPRESS = "OOF, AutoReply, DR, RN, NRN"
_LINK = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")
_REPLIES = frozenset({"answer", "command_answer", "question"})
_MESSAGE_ID = re.compile(r"<[^<>\s]+>")
_POLICY = SMTP.clone(max_line_length=78)


def compose(message: Outbound, address: str, tokens: Tokens, *, plus: bool = True) -> EmailMessage:
    """Return the mail for a message.

    Args:
        address: our own mailbox.
        plus: whether our mail server takes ``name+mark@…``.
    """
    mailbox, first_id = split(message.address)
    language = str(message.extra.get("language") or "nl")
    name = str(message.extra.get("name") or address)
    reference = message.reference or message.custom.get("reference")
    reply_to = tokens.reply_address(message.outbox_id) if plus else None
    mail = EmailMessage(policy=_POLICY)
    mail["From"] = formataddr((name, address))
    mail["To"] = mailbox
    if reply_to:
        mail["Reply-To"] = formataddr((name, reply_to))
    mail["Subject"] = words.subject(name, language, reference, kind=message.kind, to_staff=message.to_staff)
    mail["Date"] = format_datetime(localtime())
    mail["Message-ID"] = tokens.message_id(message.outbox_id)
    answers = _answered(message, first_id)
    if answers:
        mail["In-Reply-To"] = answers
    refers_to = [tokens.thread_id(reference)] if message.to_staff and reference else []
    refers_to += [answers] if answers else []
    if refers_to:
        mail["References"] = " ".join(refers_to)
    mail["Auto-Submitted"] = "auto-replied" if answers and message.kind in _REPLIES else "auto-generated"
    mail["X-Auto-Response-Suppress"] = _SUPPRESS
    mail["Content-Language"] = language
    mail.set_content(_plain(message, language), charset="utf-8", cte="quoted-printable")
    mail.add_alternative(
        _html(message, language, reply_to or address, str(mail["Subject"])), subtype="html", charset="utf-8",
        cte="quoted-printable",
    )  # fmt: skip
    for file in message.attachments:
        _attach(mail, file)
    return mail


def probe(name: str, address: str, tokens: Tokens, at: str) -> EmailMessage:
    """A test mail to ourselves; ``at`` makes it a new one."""
    mail = EmailMessage(policy=_POLICY)
    mail["From"] = formataddr((name, address))
    mail["To"] = address
    mail["Subject"] = "Controle"
    mail["Date"] = format_datetime(localtime())
    mail["Message-ID"] = f"<check.{tokens.probe_mark(at)}@{address.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail[PROBE_HEADER] = tokens.probe_mark(at)
    mail.set_content("Dit is een controle van de mailbox. U hoeft niets te doen.\n")
    return mail


def _answered(message: Outbound, first_id: str | None) -> str:
    """The mail that this one answers; a header never holds more than one clean id."""
    found = _MESSAGE_ID.search(str(message.extra.get("in_reply_to") or "")) or _MESSAGE_ID.fullmatch(first_id or "")
    return found.group() if found and found.group().isascii() and not found.group().endswith("@none>") else ""


def _plain(message: Outbound, language: str) -> str:
    text = message.text.strip() + "\n"
    if message.buttons:
        lines = [
            f"{number}. {button['title']}" if message.to_staff else f"- {button['title']}"
            for number, button in enumerate(message.buttons, 1)
        ]
        text += "\n" + "\n".join([words.choices(language, to_staff=message.to_staff), *lines]) + "\n"
    return text


def _html(message: Outbound, language: str, answer_to: str, subject: str) -> str:
    """The same in HTML, with each choice as a link that opens an answer."""
    paragraphs = "\n".join(
        f"<p>{_linked(part).replace(chr(10), '<br>' + chr(10))}</p>"
        for part in re.split(r"\n{2,}", message.text.strip())
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{html.escape(language)}"><head><meta charset="utf-8"></head>\n'
        f'<body style="font-family: sans-serif; font-size: 16px; line-height: 1.5; max-width: 40em">\n{paragraphs}\n'
        f"{_choices(message.buttons, language, answer_to, subject, message.to_staff)}</body></html>\n"
    )


def _choices(buttons: Sequence[dict[str, str]], language: str, answer_to: str, subject: str, to_staff: bool) -> str:
    if not buttons:
        return ""
    tag = "ol" if to_staff else "ul"
    items = "\n".join(
        f'<li><a href="mailto:{html.escape(quote(answer_to, safe="@+"))}?subject={quote(f"Re: {subject}", safe="")}'
        f'&amp;body={quote(button["title"], safe="")}">{html.escape(button["title"])}</a></li>'
        for button in buttons
    )
    return f"<p>{html.escape(words.choices(language, to_staff=to_staff))}</p>\n<{tag}>\n{items}\n</{tag}>\n"


def _linked(text: str) -> str:
    pieces, place = [], 0
    for found in _LINK.finditer(text):
        link = html.escape(found.group())
        pieces += [html.escape(text[place : found.start()]), f'<a href="{link}">{link}</a>']
        place = found.end()
    return "".join([*pieces, html.escape(text[place:])])


def _attach(mail: EmailMessage, file: Attachment) -> None:
    kind, _, subkind = file.content_type.split(";")[0].strip().lower().partition("/")
    if (
        not re.fullmatch(r"[a-z0-9.+-]+", kind or "?")
        or not re.fullmatch(r"[a-z0-9.+-]+", subkind or "?")
        or kind == "message"
    ):
        kind, subkind = "application", "octet-stream"
    name = re.sub(r"[\r\n\x00-\x1f]", " ", file.name)
    if kind == "text":
        # As bytes: our own guess at a charset must not change a person's file.
        kind, subkind = "application", "octet-stream"
    mail.add_attachment(file.content or b"", maintype=kind, subtype=subkind, filename=name)
