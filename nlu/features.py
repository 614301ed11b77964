"""What the classifier looks at in a message: words, pieces of words, and concepts."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from nlu.concepts import concept_of

_WORD = re.compile(r"\w+(?:['’]\w+)*|[?!]|[\U0001F300-\U0001FAFF☀-➿]")
_REPEATED = re.compile(r"(.)\1{2,}")
_DIGITS = re.compile(r"\d")
_PIECES = (2, 3, 4, 5)
_CONCEPTS_TOGETHER = 12  # of a longer message the first: its pairs would drown the rest
MAX_CHARACTERS = 600
"""Of a longer text the beginning and the end are read: there people say what they want."""


def normalised(text: str) -> str:
    """Lower case, one accentless form, digits as 0, three equal letters as two, shortened."""
    if len(text) > MAX_CHARACTERS:
        text = text[: MAX_CHARACTERS // 2] + " " + text[-MAX_CHARACTERS // 2 :]
    text = text.lower()
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _DIGITS.sub("0", _REPEATED.sub(r"\1\1", text)).replace("’", "'")


def features(text: str) -> list[str]:
    """Return what is seen in a text, with repetitions.

    Words and pairs of them, pieces of 2 to 5 letters inside words (they bear typing
    slips), how the message begins, ends and how long it is, and the concepts of ``nlu.concepts``
    in their order, in twos and threes, whatever stands between them, and each two of them.
    """
    words = _WORD.findall(normalised(text))
    found = ["w:" + w for w in words]
    found += _pairs(words, "b:")
    concepts = [concept for concept in map(concept_of, words) if concept]
    found += ["k:" + concept for concept in concepts]
    found += _pairs(concepts, "kb:") + _threes(concepts, "kt:") + _together(concepts)
    if words:
        found += ["first:" + words[0], "last:" + words[-1], "start:" + " ".join(words[:2])]
        found.append("length:" + str(min(len(words).bit_length(), 6)))
    for word in words:
        found += _pieces(word)
    return found


def _pairs(items: list[str], mark: str) -> list[str]:
    row = ["<", *items, ">"]
    return [f"{mark}{a} {b}" for a, b in zip(row, row[1:], strict=False)]


def _threes(items: list[str], mark: str) -> list[str]:
    row = ["<", *items, ">"]
    return [f"{mark}{a} {b} {c}" for a, b, c in zip(row, row[1:], row[2:], strict=False)]


def _together(concepts: list[str]) -> list[str]:
    """Each two concepts of the message, in whatever order and however far apart."""
    first = sorted(dict.fromkeys(concepts[:_CONCEPTS_TOGETHER]))
    return [f"kk:{a}+{b}" for place, a in enumerate(first) for b in first[place + 1 :]]


@lru_cache(maxsize=20_000)
def _pieces(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    return tuple(padded[i : i + size] for size in _PIECES for i in range(len(padded) - size + 1))
