"""Frequent words per language, and what a message's words say about its language."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
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


_FOLDING = _Folding({ord("ı"): "i", ord("İ"): "i", ord("ł"): "l", ord("Ł"): "l", ord("ø"): "o", ord("ß"): "s",
                     ord("’"): "'", ord("‘"): "'", ord("`"): "'", ord("´"): "'"})


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
    only counts most; words of one letter and two letters count half.
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
    return {
        word: {lang: (0.5 if len(word) < 3 else 1.0) / len(languages) for lang in languages}
        for word, languages in lists.items()
    }


def word_scores(words: list[str]) -> tuple[dict[str, float], dict[str, int]]:
    """Return per language the summed weight of its words in the message, and how many there are."""
    known = vocabulary()
    scores: dict[str, float] = {}
    counts: dict[str, int] = {}
    for word in words:
        for lang, weight in known.get(word, _NOTHING).items():
            scores[lang] = scores.get(lang, 0.0) + weight
            counts[lang] = counts.get(lang, 0) + 1
    return scores, counts


_NOTHING: dict[str, float] = {}
