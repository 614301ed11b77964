"""Figures of speech that use the words of danger and mean none: blanked before the rules run.

Blows and locks to things, wounds of work and sport, deaths told of and questions about policy are
among them. The patterns stand in ``danger_idioms.yml``.
"""

from __future__ import annotations

import re

from nlu.danger_data import figures_of_speech

_LETTER = re.compile(r"[^ .,?]")


def blanked(text: str) -> tuple[str, bool]:
    """Return the canonical text with its figures of speech blanked, and whether there were any.

    Blanked words keep their length, so places in the text stay the same.
    """
    found = False
    for pattern in figures_of_speech():
        if pattern.search(text):
            found = True
            text = pattern.sub(_blank, text)
    return text, found


def _blank(match: re.Match[str]) -> str:
    return _LETTER.sub("#", match.group())
