"""What Twilio sends to the webhooks, read into our own shapes. Pure: no network, no storage.

Unknown fields are ignored: Twilio adds some without notice. ``ProfileName`` is never read: it is what
somebody calls himself, not a name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.channels import reactions
from bot.channels.base import Attachment, Delivery, Inbound
from bot.channels.files import extension
from bot.channels.whatsapp import errors

PREFIX = "whatsapp:"

_MOST_MEDIA = 10
_FILE_NAME = re.compile(r"[^\n/\\]{1,120}\.(pdf|docx?|xlsx?|pptx?|odt|txt|jpe?g|png|webp|heic|mp[34]|m4a|ogg|zip|csv)", re.IGNORECASE)
_SENT = {"sent": "sent", "delivered": "delivered", "read": "delivered"}
_FAILED = frozenset({"failed", "undelivered", "canceled"})
_NOT_YET = frozenset({"accepted", "queued", "scheduled", "sending", "partially_delivered", "receiving", "received"})


@dataclass(frozen=True, slots=True)
class Status:
    """A status report. ``outbox_id`` and ``notice`` come from our own address of the callback.

    ``part`` is True for all but the last message of a text that was split.
    """

    delivery: Delivery
    outbox_id: int | None = None
    notice: bool = False
    part: bool = False
    code: str | None = None


def bare(address: str) -> str:
    """An address without ``whatsapp:``."""
    return address.strip().removeprefix(PREFIX)


def parse(fields: Mapping[str, str]) -> Inbound | None:
    """One message as it came in; None for what is no message."""
    sid = fields.get("MessageSid") or fields.get("SmsMessageSid") or fields.get("SmsSid")
    address = _address(fields)
    if not sid or not address:
        return None
    kind = fields.get("MessageType", "").lower()
    text = fields.get("Body", "")
    extra: dict[str, object] = {}
    if replied := fields.get("OriginalRepliedMessageSid"):
        extra["replied_to"] = replied
    attachments = _media(fields)
    text, attachments = _named(text, attachments)
    if any(one.content_type.startswith("audio/") for one in attachments):
        extra["voice"] = True
    if any("vcard" in one.content_type for one in attachments) or kind == "contacts":
        extra["contact"] = True
    if kind == "reaction" or (replied and reactions.is_one(text)):
        extra["reaction"] = reactions.meaning(fields.get("ReactionEmoji") or fields.get("Emoji") or text)
    opt = fields.get("OptOutType", "").upper()
    if opt == "START":
        extra["opted_in"] = True
    return Inbound(
        external_id=sid,
        address=address,
        text=_with_location(text, fields),
        choice=_choice(fields),
        attachments=attachments,
        opted_out=opt == "STOP",
        extra=extra,
    )


def _address(fields: Mapping[str, str]) -> str:
    sender = bare(fields.get("From", ""))
    digits = fields.get("WaId", "")
    return sender or (f"+{digits}" if digits.isdigit() else digits)


def _choice(fields: Mapping[str, str]) -> str | None:
    """The id of a tapped button or list item; what else is typed chooses by its words."""
    for name in ("ButtonPayload", "ListId", "InteractiveReplyId"):
        if value := fields.get(name, "").strip():
            return value
    return None


def _media(fields: Mapping[str, str]) -> tuple[Attachment, ...]:
    count = fields.get("NumMedia", "0")
    found = []
    for number in range(min(int(count) if count.isdigit() else 0, _MOST_MEDIA)):
        url = fields.get(f"MediaUrl{number}", "")
        if url:
            content_type = fields.get(f"MediaContentType{number}") or "application/octet-stream"
            found.append(Attachment(media_name(url, content_type), content_type, fetch=url))
    return tuple(found)


def media_name(url: str, content_type: str) -> str:
    """The platform's own number of a file with the ending of its type; the same file has the same name."""
    return (urlsplit(url).path.rstrip("/").rsplit("/", 1)[-1] or "bestand") + extension(content_type)


def _named(text: str, attachments: tuple[Attachment, ...]) -> tuple[str, tuple[Attachment, ...]]:
    """A document comes with its file name as text: that is no message of the person."""
    if len(attachments) == 1 and _FILE_NAME.fullmatch(text.strip()):
        return "", attachments
    return text, attachments


def _with_location(text: str, fields: Mapping[str, str]) -> str:
    latitude, longitude = fields.get("Latitude"), fields.get("Longitude")
    if not latitude or not longitude:
        return text
    parts = [fields.get("Label", "").strip(), fields.get("Address", "").strip()]
    where = ", ".join(dict.fromkeys(part for part in parts if part))
    point = f"{latitude}, {longitude}"
    told = f"Locatie: {where} ({point})" if where else f"Locatie: {point}"
    return f"{text.strip()}\n{told}".strip()


def parse_status(fields: Mapping[str, str], query: Mapping[str, str]) -> Status | None:
    """One status report; None for a status that changes nothing yet, and for what is no report.

    Args:
        query: of the callback's address, which we made ourselves when we sent.
    """
    sid = fields.get("MessageSid") or fields.get("SmsSid")
    state = (fields.get("MessageStatus") or fields.get("SmsStatus") or "").lower()
    if not sid or not state:
        return None
    delivery = delivery_of(sid, state, fields.get("ErrorCode"))
    if delivery is None:
        return None
    row = query.get("row", "")
    code = fields.get("ErrorCode", "")
    return Status(
        delivery, int(row) if row.isdigit() else None, query.get("notice") == "1", query.get("part") == "1", code or None
    )


def delivery_of(sid: str, state: str, error_code: str | int | None) -> Delivery | None:
    """A state of Twilio's as our own news; None while it is not final enough to say anything."""
    if state in _SENT:
        return Delivery(sid, "delivered" if _SENT[state] == "delivered" else "sent")
    if state in _FAILED:
        code = str(error_code or "")
        return Delivery(sid, "failed", errors.in_report(code))
    return None


def is_known_state(state: str) -> bool:
    """Whether Twilio's description has this state; a new one is only logged."""
    return state in _SENT or state in _FAILED or state in _NOT_YET
