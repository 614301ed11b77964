"""Long texts in pieces that Telegram takes, cut where a reader would pause."""

from __future__ import annotations

import re

LONGEST = 4096
"""Characters of a message, counted as Telegram does: in UTF-16, where an emoji is two."""

_PAUSES = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"(?<=[.!?…])[\"”’)]*\s+"), re.compile(r"\s+"))


def units(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text) + sum(1 for letter in text if ord(letter) > 0xFFFF)


def pieces(text: str, longest: int = LONGEST) -> list[str]:
    """A text in one or more pieces: cut after a paragraph, else a line, a sentence, a word."""
    rest, found = text.strip(), []
    while units(rest) > longest:
        head = _fitting(rest, longest)
        cut = _pause(head)
        found.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*found, rest] if rest or not found else found


def _fitting(text: str, longest: int) -> str:
    """The longest beginning that fits, never half an emoji."""
    used = 0
    for place, letter in enumerate(text):
        used += 2 if ord(letter) > 0xFFFF else 1
        if used > longest:
            return text[:place]
    return text


def _pause(head: str) -> int:
    for pause in _PAUSES:
        ends = [found.end() for found in pause.finditer(head) if found.start() > len(head) // 3]
        if ends:
            return ends[-1]
    return len(head)
