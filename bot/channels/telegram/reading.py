"""What a message of Telegram holds, in our own terms: pure, from the library's objects."""

from __future__ import annotations

import re

from telegram import Message, PhotoSize

from bot.channels.base import Attachment, Inbound
from bot.channels.telegram.texts import say

LARGEST_DOWNLOAD = 20_000_000

_START = re.compile(r"/start(?:@\w+)?(?:\s+(?P<told>\S.*))?", re.DOTALL)
_COMMAND = re.compile(r"/(?P<word>[A-Za-z]\w*)(?:@\w+)?(?=\s|$)")


def words(message: Message) -> str:
    """What the person wrote, or what stands for it: the own number, an emoji, a place."""
    if message.text or message.caption:
        return message.text or message.caption or ""
    contact = message.contact
    if contact is not None and message.from_user is not None and contact.user_id == message.from_user.id:
        number = contact.phone_number
        return number if number.startswith("+") else f"+{number}"
    if message.sticker is not None:
        return message.sticker.emoji or ""
    if message.dice is not None:
        return message.dice.emoji
    if message.venue is not None:
        return f"{message.venue.title}, {message.venue.address}"
    return ""


def of_person(text: str, language: str | None) -> str:
    """A person's text with the bot's commands as plain words: "/start" greets, "/stop" is "stop".

    What came along with a start link is said as well: a reference and code, with ``_`` between them.
    """
    if start := _START.fullmatch(text.strip()):
        told = (start["told"] or "").replace("_", " ").strip()
        return told or say("hello", language)
    command = _COMMAND.match(text)
    return f"{command['word'].replace('_', ' ')}{text[command.end() :]}" if command else text


def is_content(message: Message) -> bool:
    """Whether somebody said or sent something; not so for a notice of Telegram itself."""
    return bool(message.text or message.caption or message.effective_attachment)


def asks_own_number(message: Message) -> bool:
    """Whether somebody asks for the own number at Telegram, to be put in the settings."""
    return (message.text or "").strip().casefold() in ("/nummer", "/number", "/id")


def attachments(message: Message) -> tuple[Attachment, ...]:
    """The files that came along; one that is too large to fetch is left out (see :func:`is_too_large`)."""
    number = message.message_id
    found: list[Attachment] = []
    if message.photo:
        found.append(_file(_largest(message.photo), f"foto-{number}.jpg", "image/jpeg"))
    elif message.voice is not None:
        found.append(_file(message.voice, f"spraakbericht-{number}.ogg", message.voice.mime_type or "audio/ogg"))
    elif message.video_note is not None:
        found.append(_file(message.video_note, f"video-{number}.mp4", "video/mp4"))
    elif (one := message.video or message.audio or message.animation or message.document) is not None:
        name = one.file_name or f"bestand-{number}"
        found.append(_file(one, name, one.mime_type or "application/octet-stream"))
    elif message.location is not None:
        place = f"{message.location.latitude:.6f}, {message.location.longitude:.6f}\n"
        found.append(Attachment(f"locatie-{number}.txt", "text/plain", place.encode()))
    elif message.contact is not None and not words(message):
        found.append(Attachment(f"contact-{number}.vcf", "text/vcard", _card(message).encode()))
    return tuple(one for one in found if one.content is not None or one.fetch)


def is_too_large(message: Message) -> bool:
    """Whether a file came along that Telegram does not let a bot fetch."""
    one = message.video or message.audio or message.animation or message.document or message.voice or message.video_note
    return one is not None and (one.file_size or 0) > LARGEST_DOWNLOAD


def from_person(message: Message) -> Inbound:
    """A message of a person in the private chat."""
    language = message.from_user.language_code if message.from_user else None
    extra: dict[str, object] = {}
    if message.voice is not None or message.video_note is not None:
        extra["voice"] = True
    if is_too_large(message) and not words(message):
        extra["answered"] = True
    return Inbound(
        external_id=message_number(message),
        address=str(message.chat.id),
        text=of_person(words(message), language),
        attachments=attachments(message),
        extra=extra,
    )


def edit_of_person(message: Message) -> Inbound:
    """A message that its writer changed: the new words, and which message they replace."""
    edited = int(message.edit_date.timestamp()) if message.edit_date else 0
    return Inbound(
        external_id=f"e{message.message_id}.{edited}",
        address=str(message.chat.id),
        text=of_person(words(message), message.from_user.language_code if message.from_user else None),
        edits=message_number(message),
    )


def message_number(message: Message) -> str:
    """The number by which a second delivery of a message is recognised, within its chat."""
    return f"m{message.message_id}"


def thread_of(message: Message) -> int | None:
    """The forum topic that a message stands in; None outside one, and in the general topic."""
    return message.message_thread_id if message.is_topic_message else None


def _file(one: object, name: str, content_type: str) -> Attachment:
    fits = (getattr(one, "file_size", 0) or 0) <= LARGEST_DOWNLOAD
    return Attachment(name, content_type, fetch=one.file_id if fits else None)  # type: ignore[attr-defined]


def _largest(sizes: tuple[PhotoSize, ...]) -> PhotoSize:
    return max(sizes, key=lambda size: size.width * size.height)


def _card(message: Message) -> str:
    contact = message.contact
    assert contact is not None
    if contact.vcard:
        return contact.vcard
    name = " ".join(part for part in (contact.first_name, contact.last_name) if part)
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", f"TEL:{contact.phone_number}", "END:VCARD", ""]
    return "\r\n".join(lines)
