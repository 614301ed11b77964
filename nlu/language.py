"""In which language a message is written, and in which language a conversation goes on.

A message is judged by its script, by frequent words of each language and by its letter groups;
only where these leave doubt is the heavy detector asked. Under four words a message stays in the
default language unless every word of it is plainly another language's: "ok", "stop" and a name say
nothing. Frisian counts as Dutch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nlu.language_fallback import second_opinion
from nlu.language_ngrams import ngram_scores
from nlu.language_words import LANGUAGES, word_scores, words_of

__all__ = [
    "EVIDENT",
    "LANGUAGES",
    "Language",
    "conversation_language",
    "detect_language",
    "language_to_offer",
    "warm_up",
]

EVIDENT = 0.8  # confidence from which a message counts as evidence for a conversation's language
_FEW_WORDS = 4
_NGRAM_WEIGHT = 2.2  # one word of evidence weighs as much as this share of a log unit per letter group
_DEFAULT_BONUS = 0.5
_CLEAR_MARGIN = 1.0
_CLEAR_WORDS = 1.4
_NOT_IN_SECOND = ("pap", "ar", "uk")  # in Latin letters
_LONGEST = 400  # characters looked at


@dataclass(frozen=True, slots=True)
class Language:
    """A message's language: ISO 639 code, confidence 0 to 1, and which evidence decided."""

    code: str
    confidence: float
    why: str


def detect_language(text: str, default: str = "nl") -> Language:
    """Return the language of one message; `default` where it does not show one.

    A message under four words never gets a confidence of ``EVIDENT`` or more for another language
    than the default, except in a script of its own.
    """
    text = text[:_LONGEST]
    script = _script(text)
    if script:
        return script
    words = words_of(text)
    if not words:
        return Language(default, 0.0, "no_words")
    if sum(len(word) == 1 for word in words) > len(words) / 2:
        return Language(default, 0.2, "spelled_out")
    scores, counts = word_scores(words)
    if len(words) < _FEW_WORDS:
        return _of_few_words(words, scores, counts, default)
    return _of_a_sentence(text, words, scores, counts, default)


def conversation_language(history: Sequence[tuple[str, float]], current: str) -> str:
    """Return the language the conversation should go on in, given its messages so far.

    Args:
        history: (code, confidence) of the person's messages, oldest first, as `detect_language` gave.
        current: the language the conversation is in now.

    One foreign message changes nothing. After two evident ones in a row in the same language that
    language is returned: the caller asks, in it, whether to go on in it.
    """
    evident = [code for code, confidence in history if confidence >= EVIDENT]
    last = evident[-2:]
    if len(last) == 2 and last[0] == last[1] != current:
        return last[0]
    return current


def language_to_offer(history: Sequence[tuple[str, float]], current: str) -> str | None:
    """Return the language to ask about, or None.

    Besides two evident foreign messages in a row, a conversation that *opens* with an evident
    foreign message deserves the question at once: nothing Dutch was said yet.
    """
    wanted = conversation_language(history, current)
    if wanted != current:
        return wanted
    evident = [code for code, confidence in history if confidence >= EVIDENT]
    if len(evident) == 1 and evident[0] != current and all(code != current or c < 0.5 for code, c in history):
        return evident[0]
    return None


def warm_up() -> None:
    """Load word lists, letter groups and the heavy detector now, about a second, not at a first message."""
    detect_language("ik wil een klacht indienen")
    second_opinion("ik wil een klacht indienen")


def _script(text: str) -> Language | None:
    if text.isascii():
        return None
    arabic = sum(1 for c in text if "\u0600" <= c <= "\u06ff" or "\u0750" <= c <= "\u077f")
    cyrillic = sum(1 for c in text if "\u0400" <= c <= "\u04ff")
    latin = sum(1 for c in text if c.isalpha()) - arabic - cyrillic
    if arabic > max(latin, 1):
        return Language("ar", 0.95, "script")
    if cyrillic > max(latin, 1):
        ukrainian = any(c in "іїєґІЇЄҐ" for c in text)
        return Language("uk", 0.97 if ukrainian else 0.85, "script")
    return None


def _of_few_words(
    words: list[str], scores: dict[str, float], counts: dict[str, int], default: str
) -> Language:
    if counts.get(default, 0) or not scores:
        return Language(default, 0.6 if counts.get(default) else 0.3, "few_words")
    best = max(scores, key=scores.__getitem__)
    rest = max((s for lang, s in scores.items() if lang != best), default=0.0)
    # One foreign word says nothing: the Dutch say "yes", "merci" and "hola" too.
    if len(words) > 1 and counts[best] == len(words) and scores[best] > rest + 0.4:
        return Language(best, 0.7, "few_words_all_known")
    return Language(default, 0.3, "few_words")


def _of_a_sentence(
    text: str, words: list[str], scores: dict[str, float], counts: dict[str, int], default: str
) -> Language:
    combined = _combined(words, scores, default)
    ranked = sorted(combined, key=combined.__getitem__, reverse=True)
    best, margin = ranked[0], combined[ranked[0]] - combined[ranked[1]]
    if margin >= _CLEAR_MARGIN:
        return Language(best, min(0.99, 0.8 + margin / 20), "words_and_letters")
    words_best = max(scores, key=scores.__getitem__, default=default)
    next_best = max((score for lang, score in scores.items() if lang != words_best), default=0.0)
    words_margin = scores.get(words_best, 0.0) - next_best
    if words_margin >= _CLEAR_WORDS:
        return Language(words_best, 0.75, "words")
    if best in (*_NOT_IN_SECOND, default) and counts.get(best, 0) >= 2:
        return Language(best, 0.7, "words_and_letters")
    other = second_opinion(text)
    if other in ranked[:3]:
        sure = margin + (0.7 if other == best else 0.0)
        return Language(other, 0.8 if sure > 0.7 else 0.6, "second_opinion")
    return Language(best, 0.5, "words_and_letters_unsure")


def _combined(words: list[str], scores: dict[str, float], default: str) -> dict[str, float]:
    letters = ngram_scores(words)
    top = max(letters.values())
    weight = _NGRAM_WEIGHT * min(len(words), 12) / 4
    # A language without letter statistics (Latin spelling of Arabic, Ukrainian) stands on words alone.
    low = min(letters.values())
    combined = {lang: scores.get(lang, 0.0) + weight * (letters.get(lang, low) - top) for lang in LANGUAGES}
    combined[default] += _DEFAULT_BONUS
    return combined
