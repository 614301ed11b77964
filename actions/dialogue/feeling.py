"""A word for what somebody says to feel: named only where the person names it, and never for a mere fact."""

from __future__ import annotations

import re

from actions.dialogue.turn import Turn

_MINE = r"\b(?:ik|i|i'?m|we|wij)\b(?:\W+\w+){0,4}?\W+"
_ANGRY = re.compile(_MINE + r"(?:boos|kwaad|woedend|razend|pissig|pist|woest|laaiend|angry|furious|mad)\b", re.IGNORECASE)
_AFRAID = re.compile(_MINE + r"(?:bang|angstig|afraid|scared|frightened)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:niet|nooit|not|never)\b", re.IGNORECASE)
_LOSS = re.compile(
    r"\b(?:mijn|m'?n|onze|my|our)\s+(?!hond|kat|poes|dog|cat)\w+(?:\W+\w+){0,6}?\W+(?:overleden|gestorven|died|passed away)\b", re.IGNORECASE
)
_NO_MORE_THAN = 6
"""Words up to which a message is the feeling alone."""


def of(text: str) -> str | None:
    """``angry``, ``afraid``, or None where no feeling of the person's own is named."""
    for name, words in (("angry", _ANGRY), ("afraid", _AFRAID)):
        found = words.search(text)
        if found and not _NOT.search(found[0]):
            return name
    return None


def heard(turn: Turn) -> str:
    """The key of the sentence that says that the story was heard."""
    named = of(turn.said.text)
    return f"utter_heard_{named}" if named else "utter_heard"


def tells_of_a_loss(text: str) -> bool:
    """Whether somebody close to the person has died."""
    return bool(_LOSS.search(text))


def is_all(turn: Turn) -> bool:
    """Whether a message says how somebody feels and not yet what happened."""
    return turn.said.words <= _NO_MORE_THAN and of(turn.said.text) is not None
