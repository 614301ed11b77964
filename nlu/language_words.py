"""Frequent words per language, and what a message's words say about its language."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path

LANGUAGES = ("nl", "en", "de", "fr", "tr", "ar", "pl", "uk", "es", "so", "pap")
_DATA = Path(__file__).parent / "data" / "language_words.txt"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NOT_LANGUAGE = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\S+")


class _Folding(dict[int, str]):
    """A translation table that lowers a letter and takes its accent off, one letter for one."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        lowered = char.lower()
        base = unicodedata.normalize("NFD", lowered[0])[0]
        self[code] = base
        return base


# Letters that have no accent to take off, and the signs people use for an apostrophe.
_FOLDING = _Folding(
    {ord("ı"): "i", ord("İ"): "i", ord("ł"): "l", ord("Ł"): "l", ord("ø"): "o", ord("ß"): "s"}
    | {ord(sign): "'" for sign in "ʼ’‘`´"}
)


def fold(text: str) -> str:
    """Return the text in small letters without accents, of the same length."""
    return text.translate(_FOLDING)


def words_of(text: str) -> list[str]:
    """Return the folded words of a text; web and mail addresses and numbers are no words."""
    if "@" in text or "www" in text or "http" in text:
        text = _NOT_LANGUAGE.sub(" ", text)
    return _WORD.findall(fold(text))


@cache
def vocabulary() -> dict[str, dict[str, float]]:
    """Return for each listed word the languages it belongs to with its weight in each.

    The weight is one over the number of languages that list the word, so a word of one language
    only counts most; a shared word of one or two letters counts half. A pair of words stands in the
    list as one, joined by an underscore.
    """
    lists: dict[str, set[str]] = {}
    language = ""
    for line in _DATA.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith("["):
            language = line.strip("[] ")
            continue
        for word in fold(line).split():
            lists.setdefault(word, set()).add(language)
    return {word: dict.fromkeys(languages, _weight(word, languages)) for word, languages in lists.items()}


def _weight(word: str, languages: set[str]) -> float:
    shared = len(languages) > 1
    return (0.5 if shared and len(word) < 3 else 1.0) / len(languages)


def word_scores(words: list[str]) -> tuple[dict[str, float], dict[str, int]]:
    """Return per language the summed weight of its words in the message, and how many there are."""
    known = vocabulary()
    scores: dict[str, float] = {}
    counts: dict[str, int] = {}
    for word in words:
        for lang, weight in known.get(word, _NOTHING).items():
            scores[lang] = scores.get(lang, 0.0) + weight
            counts[lang] = counts.get(lang, 0) + 1
    for first, second in pairwise(words):
        for lang, weight in known.get(f"{first}_{second}", _NOTHING).items():
            scores[lang] = scores.get(lang, 0.0) + weight
    return scores, counts


_NOTHING: dict[str, float] = {}
