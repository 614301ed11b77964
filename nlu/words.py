"""Cutting a text into tokens with their offsets."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?P<initials>(?:[^\W\d_]\.-?){1,8}(?!\w)|(?:[^\W\d_]\.){2,8})"
    r"|(?P<word>['’‘`´]?[^\W\d_]+(?:['’‘`´\-‐‑][^\W\d_]+)*)"
    r"|(?P<number>[0-9]+)"
    r"|(?P<line>[\r\n]+)"
    r"|(?P<mark>[^\w\s]|_)"
)
_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "‐": "-", "‑": "-"})

WORD, INITIALS, NUMBER, LINE, MARK = "word", "initials", "number", "line", "mark"


class Token(NamedTuple):
    """A word, number, initials, line end or mark.

    low: lower case, with straight quotes and hyphens.
    """

    text: str
    low: str
    start: int
    end: int
    kind: str

    @property
    def capital(self) -> bool:
        """Whether the first letter is a capital (also after an apostrophe: 't Hart has none)."""
        return self.text[0].isupper() or (
            len(self.text) > 1 and not self.text[0].isalpha() and self.text[1].isupper()
        )

    @property
    def name_part(self) -> bool:
        """Whether it can be a part of a name: a word or initials."""
        return self.kind == WORD or self.kind == INITIALS


def is_shouted(text: str) -> bool:
    """Whether all letters of the text are capitals, so that a capital says nothing."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 3 and all(char.isupper() for char in letters)


def tokenise(text: str) -> list[Token]:
    """All tokens of the text in order."""
    tokens = []
    for match in _TOKEN.finditer(text):
        written = match.group()
        tokens.append(
            Token(
                written,
                written.lower().translate(_QUOTES),
                match.start(),
                match.end(),
                match.lastgroup or MARK,
            )
        )
    return tokens
