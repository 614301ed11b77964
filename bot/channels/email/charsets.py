"""Bytes of a mail to text, whatever they claim to be."""

from __future__ import annotations

import codecs
import re
import unicodedata
from email.errors import HeaderParseError
from email.header import decode_header

# What mailers name in one way and mean in another: the WHATWG's table of labels, as far as mail needs it.
_MEANT = {
    "iso-8859-1": "windows-1252", "latin1": "windows-1252", "latin-1": "windows-1252", "us-ascii": "windows-1252",
    "ascii": "windows-1252", "ansi": "windows-1252", "x-ansi": "windows-1252", "cp-1252": "windows-1252",
    "iso-8859-9": "windows-1254", "iso-8859-8-i": "iso-8859-8", "utf8": "utf-8", "unicode-1-1-utf-7": "utf-7",
    "gb2312": "gb18030", "ks_c_5601-1987": "cp949",
}  # fmt: skip
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\x00"), None) | {0xA0: " ", 0x202F: " "}
_CONTROL = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ADJACENT_WORDS = re.compile(r"(=\?[^?\s]+\?[bBqQ]\?[^?]*\?=)(?=[^\s=])")


def decode(content: bytes, charset: str | None) -> str:
    """Return the text of a body part.

    A charset that is missing, unknown or plainly wrong gives way to UTF-8 where the bytes are that, else to
    Windows-1252, in which every byte means something.
    """
    name = (charset or "").strip().strip("\"'").lower()
    name = _MEANT.get(name, name)
    for candidate in (name if name != "windows-1252" else "utf-8", "utf-8"):
        try:
            if candidate:
                return content.decode(codecs.lookup(candidate).name)
        except (LookupError, UnicodeError, ValueError):
            continue
    return content.decode("windows-1252", errors="replace")


def tidy(text: str) -> str:
    """Return a text with plain line ends and spaces, composed letters, and nothing invisible."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", unicodedata.normalize("NFC", text).translate(_INVISIBLE))


def header_text(value: object) -> str:
    """Return a header as people read it: encoded words decoded, folding undone; never raises."""
    if value is None:
        return ""
    raw = str(value) if not isinstance(value, str) else value
    raw = re.sub(r"\r?\n[ \t]*", " ", raw)
    raw = _ADJACENT_WORDS.sub(r"\1 ", raw)
    try:
        pieces = decode_header(raw)
    except (HeaderParseError, ValueError, UnicodeError):
        return tidy(raw).strip()
    words = []
    for content, charset in pieces:
        words.append(decode(content, charset) if isinstance(content, bytes) else _undeclared(content))
    return re.sub(r"\s+", " ", tidy("".join(words))).strip()


def _undeclared(text: str) -> str:
    """Eight-bit bytes in a header without a charset reach us as surrogates."""
    try:
        return decode(text.encode("ascii", "surrogateescape"), None)
    except UnicodeError:
        return text
