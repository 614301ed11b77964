"""Cuts a text into tokens and writes it as a line of codes on which the grammar's patterns run."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlu.dates.words import word_code

_TOKEN = re.compile(
    r"""
    (?P<D>(?<![0-9A-Za-z])(?<![0-9][-/.])(?<![A-Za-z]-)
        (?:[0-9]{4}([-/.])[0-9]{1,2}\2[0-9]{1,2}|[0-9]{1,2}([-/.])[0-9]{1,2}\3['’]?(?:[0-9]{4}|[0-9]{2}))
        (?![0-9]|[-/.][0-9]))
    |(?P<S>(?<![0-9A-Za-z])(?<![0-9][-/.:])(?<![A-Za-z]-)[0-9]{1,2}[-/][0-9]{1,2}(?![0-9]|[-/.:][0-9]))
    |(?P<T>(?<![0-9.,])[0-9]{1,2}
        (?::[0-9]{2}(?![0-9])|\.[0-9]{2}(?=[ ]?[-–][ ]?[0-9]{1,2}\.[0-9]{2}(?![0-9]))))
    |(?P<F>(?<![0-9A-Za-z])(?<![0-9][-/.,:])[0-9]{1,2}\.[0-9]{1,2}(?![0-9]|[-/.,][0-9]))
    |(?P<O>(?<![0-9A-Za-z.,])[0-9]{1,2}(?=(?:e|ste|de|st|nd|rd|th)(?![^\W_]))[a-zA-Z]{1,3})
    |(?P<N>[0-9]+)
    |(?P<w>[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*)
    |(?P<p>[^\s\w]|_)
    |(?P<nl>\n)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PUNCTUATION = frozenset(",.-/'")
_LEADING_DIGITS = re.compile("[0-9]+")


@dataclass(slots=True)
class Tokens:
    """The tokens of one text: parallel lists of codes and offsets, and the codes joined into one line."""

    text: str
    codes: list[str]
    starts: list[int]
    ends: list[int]
    line: str
    index_at: dict[int, int]

    def raw(self, i: int) -> str:
        """Return token ``i`` as written, or an empty string outside the text."""
        return self.text[self.starts[i] : self.ends[i]] if 0 <= i < len(self.codes) else ""

    def code(self, i: int) -> str:
        """Return the code of token ``i``, or an empty string outside the text."""
        return self.codes[i] if 0 <= i < len(self.codes) else ""


def _digits_code(digits: str) -> str:
    return f"N{int(digits)}" if len(digits) <= 4 else f"L{len(digits)}"


def tokenize(text: str) -> Tokens:
    """Return the tokens of a text. The line has each code followed by one space."""
    codes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        raw = match.group()
        if kind == "w":
            code = word_code(raw) if len(raw) <= 40 else "x"
        elif kind == "p":
            code = "'" if raw in "'’‘`´" else raw if raw in _PUNCTUATION else "–" if raw in "–—" else ";"
        elif kind == "N":
            code = _digits_code(raw)
        elif kind == "O":
            digits = _LEADING_DIGITS.match(raw)
            code = f"O{int(digits.group())}" if digits else "x"
        elif kind == "nl":
            code = "|"
        else:
            code = str(kind)
        codes.append(code)
        starts.append(match.start())
        ends.append(match.end())
    index_at: dict[int, int] = {}
    offset = 0
    for i, code in enumerate(codes):
        index_at[offset] = i
        offset += len(code) + 1
    index_at[offset] = len(codes)
    return Tokens(text, codes, starts, ends, " ".join(codes) + " " if codes else "", index_at)
