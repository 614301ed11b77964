"""Plain answers and orders in the languages beside Dutch and English: yes, skip, back, a person.

The classifier knows Dutch and English only. These words make the rest of a conversation in another
language work without it; whatever is not here can be said with a button or its number.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import yaml

from nlu.language_words import fold

_DATA = Path(__file__).parent / "data" / "answer_words.yml"
_APOSTROPHE = re.compile(r"['’`ʼ]")
_NO_LETTER = re.compile(r"[\W_]+")
_NOTHING: frozenset[str] = frozenset()
_YES_OR_NO = frozenset({"affirm", "deny"})
_DUTCH_OR_ENGLISH = frozenset({"nederlands", "hollands", "dutch", "english", "engels"})
_SHORT_REQUEST = 6  # words; a longer text that names a language is a story
_LONGEST = 60  # characters
_ARABIC_LETTERS = str.maketrans("أإآىة", "ااايه")

INTENTS = frozenset(
    "affirm deny unsure stop request_human request_anonymity file_official_complaint report_unresolved"
    " report_resolved ask_status change_language thank greet goodbye help".split()
)
"""Meanings that are intents of their own; the others hold only where a question or an order looks for them."""


def plain(text: str) -> str:
    """Return a text in small letters without accents and signs, words one space apart."""
    bare = _APOSTROPHE.sub("", fold(text)).translate(_ARABIC_LETTERS)
    return _NO_LETTER.sub(" ", _without_marks(bare)).strip()


def _without_marks(text: str) -> str:
    """Take out the small vowel signs of Arabic, which people write or leave out."""
    return text if text.isascii() else re.sub("[\u0300-\u036f\u0640\u064b-\u0652\u0670]", "", text)


@cache
def _meanings() -> dict[str, frozenset[str]]:
    """Every known phrase with what it can mean; read at first use."""
    found: dict[str, set[str]] = {}
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for meanings in yaml.load(_DATA.read_text("utf-8"), loader).values():
        for meaning, phrases in meanings.items():
            for phrase in phrases:
                found.setdefault(plain(str(phrase)), set()).add(meaning)
    return {phrase: frozenset(meanings) for phrase, meanings in found.items()}


def languages() -> list[str]:
    """The languages that have words here."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return sorted(yaml.load(_DATA.read_text("utf-8"), loader))


def means(text: str, meaning: str) -> bool:
    """Whether the whole text is a known way to say this (``skip``, ``back``, ``nobody`` …)."""
    return len(text) <= _LONGEST and meaning in _meanings().get(plain(text), _NOTHING)


def intent_of(text: str) -> str | None:
    """The intent of a text that is nothing but one known phrase.

    A word that several languages use for different things ("personne") has none.
    """
    if len(text) > _LONGEST:
        return None
    phrase = plain(text)
    found = _meanings().get(phrase, _NOTHING) & INTENTS
    if not found:
        found = _yes_or_no_and_more(phrase)
    return next(iter(found)) if len(found) == 1 else None


def _yes_or_no_and_more(phrase: str) -> frozenset[str]:
    """A yes or no with the same said once more, or with thanks: "ja, genau", "non, merci beaucoup"."""
    first, _, rest = phrase.partition(" ")
    meant = _meanings().get(first, _NOTHING) & _YES_OR_NO
    also = _meanings().get(rest, _NOTHING)
    return meant if meant & also or "thank" in also else _NOTHING


def names_language(text: str) -> bool:
    """Whether a short text asks for a language by its name: "je voudrais parler en français"."""
    words = plain(text).split()
    return len(words) <= _SHORT_REQUEST and any(
        word in _DUTCH_OR_ENGLISH or "change_language" in _meanings().get(word, _NOTHING) for word in words
    )


def role_of(text: str) -> str | None:
    """The role that an answer to "who are you?" names in one of these languages: "ich bin die Mutter"."""
    if len(text) > 2 * _LONGEST:
        return None
    words = plain(text).split()
    phrases = [*words, *(" ".join(pair) for pair in pairwise(words))]
    found = {
        meaning.removeprefix("role_")
        for phrase in phrases
        for meaning in _meanings().get(phrase, _NOTHING)
        if meaning.startswith("role_")
    }
    return next(iter(found)) if len(found) == 1 else None
