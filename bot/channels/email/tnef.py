"""``winmail.dat``: the wrapping in which Outlook sometimes sends text and files (MS-OXTNEF)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from bot.channels.email.charsets import decode

_SIGNATURE = 0x223E9F78
_BODY, _MESSAGE_PROPERTIES = 0x800C, 0x9003
_START_OF_FILE, _FILE_TITLE, _FILE_DATA, _FILE_PROPERTIES = 0x9002, 0x8010, 0x800F, 0x9005
_P_BODY, _P_HTML, _P_LONG_NAME, _P_MIME_TYPE, _P_DATA = 0x1000, 0x1013, 0x3707, 0x370E, 0x3701
_FIXED = {0x0002: 4, 0x0003: 4, 0x0004: 4, 0x000A: 4, 0x000B: 4, 0x0005: 8, 0x0006: 8, 0x0007: 8, 0x0014: 8, 0x0040: 8,
          0x0048: 16}  # fmt: skip
_STRING8, _UNICODE, _BINARY, _OBJECT = 0x001E, 0x001F, 0x0102, 0x000D


@dataclass(frozen=True, slots=True)
class WrappedFile:
    """A file found in the wrapping."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Wrapped:
    """What the wrapping held; ``text`` and ``html`` are empty where it had none."""

    text: str
    html: str
    files: tuple[WrappedFile, ...]


def unwrap(content: bytes) -> Wrapped | None:
    """Return what a ``winmail.dat`` holds, as far as it can be read; None where it is none."""
    if len(content) < 6 or struct.unpack_from("<I", content)[0] != _SIGNATURE:
        return None
    text = html = ""
    files: list[dict[str, object]] = []
    for name, value in _attributes(content):
        if name == _BODY:
            text = decode(value.rstrip(b"\0"), None)
        elif name == _MESSAGE_PROPERTIES:
            told = _properties(value)
            text = _string(told.get(_P_BODY)) or text
            html = _string(told.get(_P_HTML)) or html
        elif name == _START_OF_FILE:
            files.append({})
        elif files and name == _FILE_TITLE:
            files[-1].setdefault("name", decode(value.rstrip(b"\0"), None))
        elif files and name == _FILE_DATA:
            files[-1]["content"] = value
        elif files and name == _FILE_PROPERTIES:
            told = _properties(value)
            if long_name := _string(told.get(_P_LONG_NAME)):
                files[-1]["name"] = long_name
            if content_type := _string(told.get(_P_MIME_TYPE)):
                files[-1]["type"] = content_type
            if isinstance(told.get(_P_DATA), bytes):
                files[-1].setdefault("content", told[_P_DATA])
    return Wrapped(text, html, tuple(
        WrappedFile(str(f.get("name") or "bijlage"), str(f.get("type") or "application/octet-stream"), f["content"])
        for f in files if isinstance(f.get("content"), bytes)
    ))  # fmt: skip


def _attributes(content: bytes) -> Iterator[tuple[int, bytes]]:
    place = 6
    while place + 9 <= len(content):
        tag, length = struct.unpack_from("<II", content, place + 1)
        start = place + 9
        if start + length > len(content):
            return
        yield tag & 0xFFFF, content[start : start + length]
        place = start + length + 2  # a checksum of two bytes follows


def _string(value: object) -> str:
    if isinstance(value, str):
        return value.rstrip("\0")
    return decode(value.rstrip(b"\0"), None) if isinstance(value, bytes) else ""


def _properties(content: bytes) -> dict[int, object]:
    """MAPI properties by number: strings and bytes only; stops at what it cannot read."""
    found: dict[int, object] = {}
    try:
        (count,) = struct.unpack_from("<I", content)
        place = 4
        for _ in range(min(count, 2000)):
            kind, number = struct.unpack_from("<HH", content, place)
            place += 4
            if number >= 0x8000:
                place = _after_name(content, place)
            many = bool(kind & 0x1000)
            kind &= 0x0FFF
            if kind in _FIXED and not many:
                place += _FIXED[kind]
                continue
            (values,) = struct.unpack_from("<I", content, place)
            place += 4
            for _ in range(min(values, 1000)):
                if kind in _FIXED:
                    place += _FIXED[kind]
                    continue
                (length,) = struct.unpack_from("<I", content, place)
                value = content[place + 4 : place + 4 + length]
                place += 4 + (length + 3) // 4 * 4
                if kind == _UNICODE:
                    found[number] = value.decode("utf-16-le", "replace")
                elif kind in (_STRING8, _BINARY):
                    found[number] = value
                elif kind == _OBJECT:
                    found[number] = value[16:]  # an interface number comes first
    except struct.error:
        pass
    return found


def _after_name(content: bytes, place: int) -> int:
    (by_name,) = struct.unpack_from("<I", content, place + 16)
    place += 20
    if not by_name:
        return place + 4
    (length,) = struct.unpack_from("<I", content, place)
    return place + 4 + (length + 3) // 4 * 4
