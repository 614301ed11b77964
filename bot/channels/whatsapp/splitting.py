"""Long texts in pieces that end where a paragraph or a sentence ends."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+")


def split(text: str, most: int) -> list[str]:
    """Return the text in pieces of at most ``most`` characters; nothing is lost but white space at the seams."""
    rest, pieces = text.strip(), []
    while len(rest) > most:
        cut = _place(rest, most)
        piece = rest[:cut].rstrip()
        if piece:
            pieces.append(piece)
        rest = rest[cut:].lstrip()
    if rest or not pieces:
        pieces.append(rest)
    return pieces


def _place(text: str, most: int) -> int:
    """Where to cut: after a paragraph, a sentence, a line, a word; in a word only where there is nothing else."""
    head = text[: most + 1]
    least = most // 3
    paragraph = head.rfind("\n\n", least)
    if paragraph > 0:
        return paragraph
    ends = [found.end() for found in _SENTENCE_END.finditer(head) if least <= found.end() <= most + 1]
    if ends:
        return min(ends[-1], most)
    for mark in ("\n", " "):
        place = head.rfind(mark, least)
        if place > 0:
            return place
    return most
