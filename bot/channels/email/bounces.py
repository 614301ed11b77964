"""Reports of mail servers about a mail of ours (RFC 3464, and older shapes in plain words)."""

from __future__ import annotations

import email
import re
from collections.abc import Iterable
from email.message import Message

from bot.channels.base import Delivery
from bot.channels.email.charsets import decode
from bot.channels.email.mime import Mail
from bot.channels.email.tokens import Tokens

_STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
_PLAIN_CODE = re.compile(r"\b(5\d\d)[ -]")
_TEMPORARY = re.compile(
    r"delayed|will (?:be )?retr|nog (?:niet|eens)|wordt (?:later )?opnieuw|not yet|vertraag", re.IGNORECASE
)
_ACTIONS = {"failed": "failed", "delivered": "delivered", "relayed": "delivered", "expanded": "delivered"}


def deliveries(mail: Mail, tokens: Tokens) -> tuple[Delivery, ...]:
    """Return what a report says about messages of ours; nothing where it only says that it takes longer.

    The message is known by its envelope id or by our Message-ID in what was sent back, never by the person's
    address in the report.
    """
    actions, status, envelope_ids = _fields(mail.message)
    ids = tokens.outbox_ids([*envelope_ids, *_returned(mail.message), *mail.references])
    if not ids:
        return ()
    external_id = tokens.message_id(ids[0])
    if not actions:
        return _from_words(mail, external_id)
    outcomes = {_ACTIONS[action] for action in actions if action in _ACTIONS}
    if "failed" in outcomes:
        return (Delivery(external_id, "failed", _code(status)),)
    return (Delivery(external_id, "delivered"),) if outcomes else ()


def _fields(message: Message) -> tuple[list[str], str, list[str]]:
    """The actions, the last status and the envelope ids of the machine-readable part."""
    actions: list[str] = []
    status = ""
    envelope_ids: list[str] = []
    for part in message.walk():
        if part.get_content_type() not in ("message/delivery-status", "message/global-delivery-status"):
            continue
        payload = part.get_payload()
        blocks: Iterable[Message] = payload if isinstance(payload, list) else [email.message_from_string(str(payload))]
        for block in blocks:
            envelope_ids += [str(value) for value in block.get_all("Original-Envelope-Id", [])]
            if action := str(block.get("Action", "")).split(";")[0].split("(")[0].strip().lower():
                actions.append(action)
                # The worst of several recipients counts.
                if action == "failed" or not status:
                    status = str(block.get("Status", "")).strip()
    return actions, status, envelope_ids


def _returned(message: Message) -> list[str]:
    """Everywhere that our own Message-ID can stand in what came back."""
    found: list[str] = []
    parts = list(message.walk())
    for part in parts:
        if part is not message:
            found += [str(v) for name in ("Message-ID", "Reply-To") for v in part.get_all(name, [])]
    for part in parts:
        if part.get_content_type() in ("text/rfc822-headers", "text/plain", "message/global-headers"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                found.append(decode(payload[:100_000], part.get_content_charset()))
    return found


def _from_words(mail: Mail, external_id: str) -> tuple[Delivery, ...]:
    if _TEMPORARY.search(f"{mail.subject}\n{mail.text[:2000]}") and not re.search(r"\b5\.\d\.\d", mail.text):
        return ()
    found = _STATUS.search(mail.text) or _PLAIN_CODE.search(mail.text)
    return (Delivery(external_id, "failed", _code(found[0].strip(" -") if found else "")),)


def _code(status: str) -> str:
    found = _STATUS.search(status)
    return f"bounce_{found.group()}" if found else f"bounce_{status}" if status.isdigit() else "bounce"
