"""The heavy detector, asked only where words and letter groups leave doubt."""

from __future__ import annotations

from functools import cache
from typing import Any


def second_opinion(text: str) -> str | None:
    """Return the language code lingua finds likeliest among ours in Latin script, or None."""
    language = _detector().detect_language_of(text)
    return None if language is None else language.iso_code_639_1.name.lower()


@cache
def _detector() -> Any:
    from lingua import Language, LanguageDetectorBuilder

    return LanguageDetectorBuilder.from_languages(
        Language.DUTCH,
        Language.ENGLISH,
        Language.GERMAN,
        Language.FRENCH,
        Language.TURKISH,
        Language.POLISH,
        Language.SPANISH,
        Language.SOMALI,
    ).build()
