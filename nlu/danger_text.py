"""A message in one canonical form for the danger rules, with the way back to the original places.

Small letters, no accents, one space between words, chat spellings and plain typing errors undone,
and only three punctuation marks left: "." (end of a sentence), "?" and ",". Rules then need not
know that people write "nie", "niiiet", "m'n" or "zelfmord".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from nlu.danger_spelling import as_one, respelt
from nlu.language_words import fold

_TOKEN = re.compile(
    r"'s(?= )"
    r"|[^\W_]+(?:['*@$!][^\W_]+|\*+[^\W_]*)*"
    r"|[.!?;,:\n…]+"
    r"|(?<=\s)[-–—](?=\s)"
    r"|[🔪🔫]"
)
_SLASHED = re.compile(r"(?<=[^\W\d_])/(?=[^\W\d_])")
_SIGNS = {"🔪": "mes", "🔫": "pistool", "'s": "s"}


@dataclass(frozen=True, slots=True)
class Canonical:
    """`text` begins and ends with a space; ``spans`` holds the original place of each of its words."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where the canonical characters from `start` to `end` stand in the message."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = max(bisect_right(self.starts, max(end - 1, start)) - 1, first)
        return self.spans[first][0], self.spans[last][1]


def canonical(message: str) -> Canonical:
    """Return the canonical form of a message; linear in its length."""
    folded = fold(message)
    if "/" in folded:
        folded = _SLASHED.sub(" ", folded)
    words: list[str] = []
    starts: list[int] = []
    spans: list[tuple[int, int]] = []
    at = 1
    for match in _TOKEN.finditer(folded):
        token = match.group()
        for word in _words_for(token):
            one = as_one(words[-1], word) if words else None
            if one:
                at += len(one) - len(words[-1])
                words[-1] = one
                spans[-1] = (spans[-1][0], match.end())
                continue
            words.append(word)
            starts.append(at)
            spans.append(match.span())
            at += len(word) + 1
    return Canonical(" " + " ".join(words) + " ", tuple(words), tuple(starts), tuple(spans))


def _words_for(token: str) -> tuple[str, ...]:
    if token in _SIGNS:
        return (_SIGNS[token],)
    if token[0].isalnum():
        return respelt(token)
    if "?" in token:
        return ("?",)
    return (",",) if len(token) == 1 and token in ",:-–—" else (".",)
