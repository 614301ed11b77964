"""A raw mail to what it means for us: a message, news about one of ours, or our own test mail."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from bot.channels.base import Delivery, Inbound
from bot.channels.email import bounces, threads
from bot.channels.email.automatic import Automatic, LoopBrake, automatic
from bot.channels.email.mime import Mail, read
from bot.channels.email.quotes import Reply, without_quotes
from bot.channels.email.threads import Records
from bot.channels.email.tokens import Tokens

PROBE_HEADER = "X-Voordeur-Check"

_ANSWER_PREFIX = re.compile(
    r"^(?:\s*(?:re|fw|fwd|antw|aw|betr|sv|tr|doorst|ant|wg)\s*(?:\[\d+\])?\s*:)+\s*", re.IGNORECASE
)
_FORWARD_PREFIX = re.compile(r"^\s*(?:fw|fwd|doorst|tr|wg)\s*:", re.IGNORECASE)
_SUBJECT_WORDS = 4
_ABSENT = re.compile(
    r"\b(?:afwezig(?:heid)?|niet (?:aanwezig|op kantoor)|(?:op|met) (?:vakantie|verlof)|out of (?:the )?office|"
    r"on (?:annual )?leave|on holiday|currently away)\b",
    re.IGNORECASE,
)
_OPENING = 200
"""Characters within which an absence notice says that it is one, where no header does."""


@dataclass(frozen=True, slots=True)
class Received:
    """A message for the rest of the service; ``why_automatic`` where no person wrote it."""

    inbound: Inbound
    why_automatic: Automatic | None = None


@dataclass(frozen=True, slots=True)
class Reported:
    """News about messages of ours; empty where a server only says that it takes longer."""

    deliveries: tuple[Delivery, ...]


@dataclass(frozen=True, slots=True)
class ProbeArrived:
    """Our own test mail came back."""

    mark: str


Event = Received | Reported | ProbeArrived


@dataclass(slots=True)
class MailReader:
    """Reads the mail of one organisation's mailbox.

    Args:
        own: our own mailboxes.
        staff: mailboxes of staff, who have one conversation each.
        trusted: domains of hosts whose word about a sender counts.
    """

    tokens: Tokens
    records: Records
    own: Collection[str]
    staff: Collection[str]
    trusted: Collection[str]
    brake: LoopBrake

    def event(self, raw: bytes, now: float) -> Event:
        """Return what a mail is; ``now`` in seconds, for the brake on loops alone."""
        mail = read(raw)
        mark = mail.header(PROBE_HEADER)
        if mark and mail.sender in self.own and self.tokens.is_probe(mark):
            return ProbeArrived(mark)
        why = automatic(mail, self.own)
        if why == "bounce":
            news = bounces.deliveries(mail, self.tokens)
            if news or self.tokens.outbox_ids(mail.references) or mail.message.get_content_type() == "multipart/report":
                return Reported(news)
        checked = threads.sender_checked(mail, self.trusted)
        # A forged sender is not staff: what it says is kept as anybody's.
        if mail.sender in self.staff and checked is not False:
            return self._of_staff(mail, why, checked, now)
        return self._of_person(mail, why, checked, now)

    def _of_staff(self, mail: Mail, why: Automatic | None, checked: bool | None, now: float) -> Received:
        reply = without_quotes(mail.text, numbers=False)
        found = threads.answered_by_staff(mail, self.tokens, self.records)
        more: dict[str, object] = {"authenticated": found is not None or checked is True}
        if found is not None:
            outbox_id, sent = found
            more |= {"reference": sent.reference, "replied_to": self.tokens.message_id(outbox_id)}
        more["only_commands"] = self._goes_to_others(mail) or reply.forwarded or bool(_ABSENT.search(reply.text[:_OPENING]))
        if why is None and self.brake.is_loop(mail.sender, reply.text, now):
            why = "loop"
        return Received(_inbound(mail, mail.sender, reply.text, reply, why, how="staff", **more), why)

    def _goes_to_others(self, mail: Mail) -> bool:
        """Whether somebody besides us gets this mail too."""
        ours = {*self.own, mail.sender}
        named = (address.rpartition("@") for address in mail.written_to)
        return any(f"{local.partition('+')[0]}@{host}" not in ours for local, _, host in named)

    def _of_person(self, mail: Mail, why: Automatic | None, checked: bool | None, now: float) -> Received:
        writer = mail.reply_to or mail.sender or "onbekend@invalid"
        found = threads.match(mail, writer, self.tokens, self.records)
        reply = without_quotes(mail.text)
        text = _with_subject(mail, reply, found)
        if why is None and self.brake.is_loop(found.address, text, now):
            why = "loop"
        if found.reference and found.reference not in text:
            text = f"{found.reference}\n\n{text}".strip()
        inbound = _inbound(
            mail, found.address, text, reply, why, how=found.how, other_sender=found.other_sender,
            sender_refused=checked is False, names_reference=found.reference,
            answers=found.answers,
        )  # fmt: skip
        return Received(inbound, why)


def _inbound(mail: Mail, address: str, text: str, reply: Reply, why: Automatic | None, **more: object) -> Inbound:
    """The common shape; ``extra`` says what a person may have to look at. The whole mail is kept apart."""
    extra = {
        "how": more.pop("how"),
        "automatic": why,
        "show_whole": reply.doubtful or mail.encrypted or bool(mail.problems),
        "forwarded": reply.forwarded or bool(_FORWARD_PREFIX.match(mail.subject)),
        "encrypted": mail.encrypted,
        **{name: value for name, value in more.items() if value},
    }
    return Inbound(
        external_id=f"{mail.message_id or '<none>'} {mail.content_hash}",
        address=address,
        text=text,
        attachments=mail.files,
        automatic=why is not None,
        extra=extra,
    )


def _with_subject(mail: Mail, reply: Reply, found: threads.Match) -> str:
    """The text, with the subject before it where that tells something of its own.

    Many people write their matter in the subject, some nothing else. The subject of an answer is ours.
    """
    if found.how in ("answer", "mark", "thread", "subject"):
        return reply.text
    subject = _ANSWER_PREFIX.sub("", threads.REFERENCE.sub("", mail.subject)).strip(" []-:")
    if not subject or not re.search(r"\w{2}", subject) or _bare(subject) in _bare(reply.text):
        return reply.text
    if not reply.text and not reply.forwarded:
        return subject
    if len(subject.split()) >= _SUBJECT_WORDS and not _ANSWER_PREFIX.match(mail.subject):
        return f"{subject}\n\n{reply.text}".strip()
    return reply.text


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()
