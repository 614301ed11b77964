"""Figures of speech that use the words of danger and mean none: blanked before the rules run.

Blows and locks to things, wounds of work and sport, deaths told of and questions about policy are
among them. The patterns stand in ``danger_idioms.yml``.
"""

from __future__ import annotations

import re
from functools import cache

from nlu.danger_data import blows_to_things, figures_of_speech, word_class

_LETTER = re.compile(r"[^ .,?]")
_NEAR = 45  # characters


def blanked(text: str) -> tuple[str, bool]:
    """Return the canonical text with its figures of speech blanked, and whether there were any.

    Blanked words keep their length, so places in the text stay the same.
    """
    found = False
    for pattern in figures_of_speech():
        if pattern.search(text):
            found = True
            text = pattern.sub(_blank, text)
    for pattern in blows_to_things():
        for match in pattern.finditer(text):
            if not _person_before(text, match.start()):
                found = True
                text = text[: match.start()] + _blank(match) + text[match.end() :]
    return text, found


def _person_before(text: str, start: int) -> bool:
    """Return whether somebody stands just before, in the same clause, as the one it was done to."""
    clause = re.split(r"[.,?]", text[max(0, start - _NEAR) : start])[-1]
    return bool(_done_to().search(f" {clause.strip()} "))


@cache
def _done_to() -> re.Pattern[str]:
    kin = word_class("danger_rules_nl", "kin")
    passive = "(?:word|wordt|werd|werden|ben|is|was|zijn|waren)"
    return re.compile(
        r" (?:(?:me|mij|hem|ons|hen)(?: [^ ]+){0,3}"
        r"|haar(?: (?:hard|zo|gewoon|toen|gisteren|weer|ook|vanochtend|daarna))?"
        rf"|(?:mijn|onze|zijn|haar|de|het|een) {kin}(?: [^ ]+){{0,3}}"
        rf"|(?:ik|hij|zij|ze|we|wij) {passive}(?: [^ ]+){{0,3}}|{passive} (?:ik|hij|zij|ze|we|wij)(?: [^ ]+){{0,3}}) $"
    )


def _blank(match: re.Match[str]) -> str:
    return _LETTER.sub("#", match.group())
