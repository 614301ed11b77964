"""Chat spellings, typing errors and censored words, undone as far as danger needs it.

The word lists stand in ``danger_spelling.yml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from nlu.danger_data import document
from nlu.language_words import fold

_STRETCHED = re.compile(r"(\w)\1{2,}")
_DIGITS_FOR_LETTERS = str.maketrans("013457@$!", "oieastasi")
_MENDED_FROM = 7  # letters; shorter words are too easily another word


@dataclass(frozen=True, slots=True)
class _Spelling:
    respelt: dict[str, tuple[str, ...]]
    joined: dict[tuple[str, str], str]
    mended: frozenset[str]
    real: frozenset[str]
    censored: tuple[str, ...]
    doubled: frozenset[str]
    missing_letter: dict[str, str]
    by_length: dict[int, tuple[str, ...]]


def respelt(token: str) -> tuple[str, ...]:
    """Return the word or words a folded token stands for."""
    spelling = _spelling()
    words = spelling.respelt.get(token)
    if words:
        return words
    if len(token) > 3 and _STRETCHED.search(token):
        token = _unstretched(token)
        words = spelling.respelt.get(token)
        if words:
            return words
    if "*" in token or "@" in token or "$" in token or (len(token) > 4 and not token.isalpha()):
        return (_uncensored(token),)
    return (_mended(token),) if len(token) >= _MENDED_FROM else (token,)


def as_one(first: str, second: str) -> str | None:
    """Return two words as the one that people split, or None."""
    return _spelling().joined.get((first, second))


def _unstretched(token: str) -> str:
    """Return "niiiet" as "niet" and "dooood" as "dood"."""
    double = _STRETCHED.sub(r"\1\1", token)
    if double in _spelling().respelt or double in _spelling().doubled:
        return double
    return _STRETCHED.sub(r"\1", token)


def _mended(token: str) -> str:
    """Return the danger word of which the token lacks, doubles, swaps or mistypes one letter."""
    spelling = _spelling()
    if token in spelling.real or token in spelling.mended:
        return token
    if token in spelling.missing_letter:
        return spelling.missing_letter[token]
    if token[-1] in "td":
        other = token[:-1] + ("d" if token[-1] == "t" else "t")
        if other in spelling.mended:
            return other
    for i in range(len(token)):
        shorter = token[:i] + token[i + 1 :]
        if shorter in spelling.mended:
            return shorter
        swapped = token[:i] + token[i + 1 : i + 2] + token[i] + token[i + 2 :]
        if swapped in spelling.mended:
            return swapped
    for word in spelling.by_length.get(len(token), ()):
        same_ends = word[0] == token[0] and word[-1] == token[-1]
        if same_ends and sum(a != b for a, b in zip(word, token, strict=True)) == 1:
            return word
    return token


def _uncensored(token: str) -> str:
    """Return "zelfm**rd" and "z3lfmoord" as "zelfmoord"; other tokens unchanged."""
    if token.isdigit():
        return token
    spelling = _spelling()
    plain = token.translate(_DIGITS_FOR_LETTERS)
    if "*" not in plain:
        return plain if plain in spelling.mended or plain in spelling.censored else token
    shape = re.compile("".join("." if char == "*" else re.escape(char) for char in plain))
    for word in (*spelling.censored, *sorted(spelling.mended)):
        if shape.fullmatch(word):
            return word
    return plain.replace("*", "")


@cache
def _spelling() -> _Spelling:
    data = document("danger_spelling")
    mended = frozenset(fold(data["mended"]).split())
    real = frozenset(fold(data["real"]).split())
    missing = {}
    for word in sorted(mended):
        for i in range(1, len(word)):
            shorter = word[:i] + word[i + 1 :]
            if len(shorter) >= _MENDED_FROM and shorter not in mended and shorter not in real:
                missing.setdefault(shorter, word)
    lengths = {len(word) for word in mended if len(word) > _MENDED_FROM}
    return _Spelling(
        respelt={fold(w): tuple(right.split()) for right, wrong in data["respelt"].items() for w in wrong},
        joined={(first, second): one for first, second, one in data["joined"]},
        mended=mended,
        real=real,
        censored=tuple(data["censored"].split()),
        doubled=frozenset(data["doubled"].split()),
        missing_letter=missing,
        by_length={length: tuple(w for w in sorted(mended) if len(w) == length) for length in lengths},
    )
