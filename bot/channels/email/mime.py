"""A raw mail taken apart: headers, the text a person wrote, files; nothing here raises on a broken mail."""

from __future__ import annotations

import email
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from email.utils import getaddresses, parseaddr

from bot.channels.base import Attachment
from bot.channels.email.charsets import decode, header_text, tidy
from bot.channels.email.html_text import as_text
from bot.channels.email.tnef import unwrap

_MESSAGE_ID = re.compile(r"<[^<>\s]+>")
_EMPTY_STAND_IN = re.compile(
    r"^\W*(?:(?:this|dit|deze)\b.{0,60}\b(?:html|mime)\b.{0,120}|your (?:e-?mail )?(?:client|"
    r"program).{0,80}html.{0,60}|"
    r"uw (?:e-?mailprogramma|mailprogramma).{0,80}html.{0,60})\W*$",
    re.IGNORECASE | re.DOTALL,
)
_SIGNATURES = frozenset({"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"})
_ENCRYPTED = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted"})
_MOST_PARTS = 200
_LONGEST_HEADER = 5_000
_INLINE_IMAGE_BYTES = 20_000
"""An image inside the text that is smaller is a logo or an icon of a signature."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as read.

    ``sender`` is who wrote it (From), ``reply_to`` where answers are asked to go, both as bare addresses in
    lower case and "" where there is none. ``written_to`` is what stands in To and Cc, ``recipients`` also what
    mail servers noted. ``references`` holds what it answers, oldest first, with
    In-Reply-To last. ``content_hash`` is the same for the same mail by whatever way it came.
    """

    message: Message
    message_id: str
    sender: str
    reply_to: str
    recipients: tuple[str, ...]
    written_to: tuple[str, ...]
    subject: str
    references: tuple[str, ...]
    text: str
    files: tuple[Attachment, ...]
    content_hash: str
    calendar: str = ""
    encrypted: bool = False
    problems: tuple[str, ...] = field(default=())

    def header(self, name: str) -> str:
        """One header as text, "" where it is missing."""
        return header_text(self.message.get(name))

    def headers(self, name: str) -> list[str]:
        """All headers of one name, the topmost (the last added) first."""
        return [header_text(value) for value in self.message.get_all(name, [])]


def read(raw: bytes) -> Mail:
    """Take a mail apart."""
    message = email.message_from_bytes(raw)
    body = _Body()
    problems: list[str] = []
    try:
        body.take(message)
    except Exception as error:  # noqa: BLE001  a mail is never lost for its shape: what was read so far stands
        problems.append(type(error).__name__)
    text = body.best()
    sender = _address(message.get("From")) or _address(message.get("Sender"))
    reply_to = [address for address in _addresses(message, "Reply-To") if address]
    subject = header_text(message.get("Subject"))
    return Mail(
        message=message,
        message_id=_first_id(message.get("Message-ID")),
        sender=sender,
        reply_to=reply_to[0] if len(reply_to) == 1 else "",
        written_to=tuple(_addresses(message, "To", "Cc")),
        recipients=tuple(_addresses(message, "To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To")),
        subject=subject,
        references=_references(message),
        text=text,
        files=tuple(body.files),
        content_hash=_hash(sender, subject, header_text(message.get("Date")), text, body.files),
        calendar=body.calendar,
        encrypted=body.encrypted,
        problems=tuple(problems),
    )


class _Body:
    """Collects the parts of a mail: for each alternative the best text, and the files."""

    def __init__(self) -> None:
        self.plain: list[str] = []
        self.html: list[str] = []
        self.files: list[Attachment] = []
        self.calendar = ""
        self.encrypted = False
        self._parts = 0

    def best(self) -> str:
        plain = tidy("\n\n".join(part for part in self.plain if part.strip())).strip("\n")
        if plain.strip() and not _EMPTY_STAND_IN.match(plain):
            return plain
        # Each HTML part is read apart: two documents in one would hide the second.
        html = "\n\n".join(part for part in map(as_text, self.html) if part)
        return html if html.strip() else plain

    def take(self, part: Message) -> None:
        self._parts += 1
        if self._parts > _MOST_PARTS:
            return
        kind = part.get_content_type().lower()
        if part.is_multipart() and kind == "message/rfc822":
            self._file(part, kind, self._nested(part))
            return
        if part.is_multipart():
            self.encrypted |= kind == "multipart/encrypted"
            for child in part.get_payload():
                self.take(child)
            return
        content = _content(part)
        name = _file_name(part)
        attached = part.get_content_disposition() == "attachment" or bool(name)
        if kind in _SIGNATURES:
            return
        if kind == "text/calendar":
            self.calendar = self.calendar or decode(content, part.get_content_charset())
            self._file(part, kind, content, name or "uitnodiging.ics")
        elif kind in ("application/ms-tnef", "application/vnd.ms-tnef") or name.lower() == "winmail.dat":
            self._wrapped(part, kind, content)
        elif kind in _ENCRYPTED:
            self.encrypted |= "signed-data" not in str(part.get("Content-Type", "")).lower()
            self._file(part, kind, content, name or "versleuteld.p7m")
        elif kind.startswith("text/") and not attached:
            text = decode(content, part.get_content_charset())
            if kind == "text/html":
                self.html.append(text)
            else:
                self.plain.append(_unflowed(part, text))
        elif content and not self._is_decoration(part, kind, content):
            self._file(part, kind, content, name)

    def _wrapped(self, part: Message, kind: str, content: bytes) -> None:
        found = unwrap(content)
        if found is None:
            self._file(part, kind, content, "winmail.dat")
            return
        if found.text.strip() and not any(p.strip() for p in self.plain):
            self.plain.append(found.text)
        if found.html.strip():
            self.html.append(found.html)
        self.files += [Attachment(f.name, f.content_type, f.content) for f in found.files]

    def _file(self, part: Message, kind: str, content: bytes, name: str = "") -> None:
        self.files.append(Attachment(name or _file_name(part) or _unnamed(kind), kind, content))

    @staticmethod
    def _nested(part: Message) -> bytes:
        inner = part.get_payload()
        return inner[0].as_bytes() if isinstance(inner, list) and inner else b""

    @staticmethod
    def _is_decoration(part: Message, kind: str, content: bytes) -> bool:
        inline = part.get_content_disposition() != "attachment" and part.get("Content-ID") is not None
        return inline and kind.startswith("image/") and len(content) < _INLINE_IMAGE_BYTES


def _content(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        name = ""
    # A name is a name, not a place.
    return header_text(name).replace("\\", "/").rsplit("/", 1)[-1][:200]


def _unnamed(kind: str) -> str:
    ends = {"message/rfc822": "bericht.eml", "text/calendar": "uitnodiging.ics", "application/pdf": "bijlage.pdf",
            "image/jpeg": "foto.jpg", "image/png": "afbeelding.png"}  # fmt: skip
    return ends.get(kind, "bijlage")


def _unflowed(part: Message, text: str) -> str:
    """Undo ``format=flowed``: a line that ends in a space goes on in the next (RFC 3676)."""
    if str(part.get_param("format", "") or "").lower() != "flowed":
        return text
    joins_without_space = str(part.get_param("delsp", "") or "").lower() == "yes"
    lines: list[tuple[int, str]] = []
    goes_on = False
    for line in text.replace("\r\n", "\n").split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        words = line[depth:]
        words = words.removeprefix(" ")
        flows = words.endswith(" ") and words != "-- "
        piece = words[:-1] if flows and joins_without_space else words
        if goes_on and lines and lines[-1][0] == depth and words != "-- ":
            lines[-1] = (depth, lines[-1][1] + piece)
        else:
            lines.append((depth, piece))
        goes_on = flows
    return "\n".join(
        (">" * depth + " " if depth else "") + (words if words == "-- " else words.rstrip(" "))
        for depth, words in lines
    )


def _address(value: object) -> str:
    try:
        return parseaddr(header_text(value)[:_LONGEST_HEADER])[1].strip().lower() if value is not None else ""
    except RecursionError:
        return ""


def _addresses(message: Message, *names: str) -> Iterator[str]:
    values = [header_text(value) for name in names for value in message.get_all(name, [])]
    try:
        found = getaddresses([value[:_LONGEST_HEADER] for value in values[:20]])
    except RecursionError:
        return
    for _, address in found:
        if "@" in address:
            yield address.strip().lower()


def _first_id(value: object) -> str:
    text = re.sub(r"\s+", "", str(value)) if value is not None else ""
    found = _MESSAGE_ID.search(text)
    return found.group() if found else (f"<{text[:200]}>" if text else "")


def _references(message: Message) -> tuple[str, ...]:
    said = " ".join(str(v) for name in ("References", "In-Reply-To") for v in message.get_all(name, []))
    return tuple(dict.fromkeys(_MESSAGE_ID.findall(said)))[-50:]


def _hash(sender: str, subject: str, date: str, text: str, files: list[Attachment]) -> str:
    digest = hashlib.sha256()
    for piece in (sender, subject, date, re.sub(r"\s+", " ", text)):
        digest.update(piece.encode("utf-8", "surrogatepass") + b"\0")
    for file in files:
        digest.update(hashlib.sha256(file.content or b"").digest())
    return digest.hexdigest()
