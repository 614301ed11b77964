"""Breaking the texts of a drawing into lines that stay inside their box, whatever the reader's font."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

TEXT_SIZE = 15
LEADING = 1.35
BULLET_INDENT = 14

# Advance widths in em, each an upper bound for DejaVu Sans, the widest font of the family list.
_CHARACTER_WIDTHS: tuple[tuple[str, float], ...] = (
    ("'ijlIJ,.·:;/\\| ", 0.36),
    ("-()[]tfr!’`_", 0.5),
    ("ABCDGHKNOQRUVXZ", 0.8),
    ("w#+<=>^~&", 0.84),
    ("mMW@%…©®¼½¾ÆæĦħŉŴŵ", 1.0),
    ("Œœ", 1.1),
)
_WIDTH_OF: Mapping[str, float] = {char: width for chars, width in _CHARACTER_WIDTHS for char in chars}
_OTHER_WIDTH, _LATIN_WIDTH, _FOREIGN_WIDTH, _PICTURE_WIDTH = 0.65, 0.85, 1.1, 1.5
_BOLD = 1.17
_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A long address or e-mail address may break behind these; the sign stays on the first line.
_PIECES = re.compile(r"[^-/@._]*[-/@._]+|[^-/@._]+")


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    size: int
    bold: bool = False
    italic: bool = False
    indent: int = 0
    bulleted: bool = False


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return an upper bound for the width of a text, in the unit of ``size``."""
    em = sum(_WIDTH_OF.get(char) or _width_outside_table(char) for char in text)
    return em * size * (_BOLD if bold else 1)


def _width_outside_table(char: str) -> float:
    code = ord(char)
    if code < 0x180:
        return _OTHER_WIDTH if code < 0x7F or char.islower() else _LATIN_WIDTH
    return _FOREIGN_WIDTH if code < 0x1F000 else _PICTURE_WIDTH


def wrapped(
    text: str,
    width: float,
    *,
    size: int = TEXT_SIZE,
    bold: bool = False,
    italic: bool = False,
    bullet: bool = False,
) -> list[Line]:
    """Break a text into lines no wider than ``width``; a word that is too long is broken too."""
    indent = BULLET_INDENT if bullet else 0

    def fits(candidate: str) -> bool:
        return text_width(candidate, size, bold=bold) <= width - indent

    lines: list[str] = []
    current = ""
    for word in clean(text).split():
        if current and fits(f"{current} {word}"):
            current = f"{current} {word}"
            continue
        if current:
            lines.append(current)
        *full, current = _broken(word, fits)
        lines += full
    lines.append(current)
    return [
        Line(line, size, bold, italic, indent, bulleted=bullet and place == 0)
        for place, line in enumerate(lines)
    ]


def _broken(word: str, fits: Callable[[str], bool]) -> list[str]:
    """Break a word that does not fit, behind a hyphen, slash, at or dot if it has one, else anywhere."""
    if fits(word):
        return [word]
    parts = [""]
    for piece in _PIECES.findall(word):
        for part in [piece] if fits(piece) else piece:
            if fits(parts[-1] + part):
                parts[-1] += part
            else:
                parts.append(part)
    return [part for part in parts if part]


def clean(text: str) -> str:
    return _NOT_IN_XML.sub("", text)


def height_of(lines: Sequence[Line]) -> float:
    return sum(line.size * LEADING for line in lines)
