"""The wish for an official complaint, said at any moment, also after an earlier no."""

from __future__ import annotations

import re

from actions.dialogue import asking, speech
from actions.dialogue.harvest import harvest, wants_official
from actions.dialogue.telling import add_to_story
from actions.dialogue.turn import Turn

WORD = re.compile(
    r"\b(?:of+i[csz]+(?:i|j)?(?:[eë]+|ee|ie)?[eë]*l(?:e|ly)?|of+isj?[eë]+le?|formeel|formele|formal(?:ly)?|official(?:ly)?)\b", re.IGNORECASE
)
"""The word itself, also as people spell it who hear it more than they read it: "offiseel", "offisjeel"."""

_WISH = re.compile(
    r"\b(?:wil|willen|graag|toch|liever|wel|maak|maken|doe|dien|indienen|moet|word|wordt|worden|zijn|ja|jawel|want|would like|"
    r"make|file|please|yes|after all|rather)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:niet|geen|nooit|zonder|nog niet|hoeft|not|no|never|without|don'?t)\b|\bnee\b(?!.*\bwel\b)", re.IGNORECASE
)
_NO_REQUEST = re.compile(r"\boffici[eë]le? (?:brief|mail|bericht|functie|papier\w*|taal|naam|letter|name)\b", re.IGNORECASE)
_AFTER_ALL = re.compile(r"\b(?:er|hier|daar) (?:toch |wel |nu )*(?:een )?klacht van (?:te )?mak\w+|\bmake (?:it|this) a complaint\b", re.IGNORECASE)
"""Said after an earlier no: what was a concern is to become a complaint."""
_WISH_ALONE = 8
"""Words up to which a message with the wish holds nothing beside it."""
_MOST_WORDS = 12
"""A longer message tells a story, in which the word may stand for anything."""


def refused(text: str) -> bool:
    return bool(_NOT.search(text))


def asks_for_it(turn: Turn) -> bool:
    """Whether the message wishes that this becomes official, and not only speaks of it."""
    said = turn.said
    text = said.text
    if said.choice is not None or text.strip().endswith("?"):
        return False
    if wants_official(text):
        return True
    if turn.answers.get("official") in ("no", "not_yet") and _AFTER_ALL.search(text) and not refused(text):
        return True
    if not WORD.search(text) or _NO_REQUEST.search(text) or refused(text) or said.words > _MOST_WORDS:
        return False
    return said.intent == "file_official_complaint" or bool(_WISH.search(text)) or said.words <= 2


def wished(turn: Turn) -> bool:
    """Take the wish, whatever is asked, and say what it means. Whether there was one."""
    if not noted(turn):
        return False
    speech.official_volunteered(turn)
    return True


def noted(turn: Turn) -> bool:
    """Write the wish down; the answer of before gives way. Whether there was one."""
    talk = turn.talk
    if talk.asked == "official" or turn.answers.get("official") == "yes" or not asks_for_it(turn):
        return False
    again = turn.answers.get("official") is not None
    turn.answers["official"] = "yes"
    turn.answers.pop("kind", None)
    talk.official_said = {
        "at": turn.around.now.isoformat(), "answer": "yes", "how": "after an earlier answer" if again else "volunteered",
        "words": turn.said.text[:200],
    }  # fmt: skip
    return True


def take(turn: Turn) -> bool:
    """The same at an open question, which is asked again after it."""
    if not wished(turn):
        return False
    harvest(turn, from_story=False)
    if turn.said.words > _WISH_ALONE:
        add_to_story(turn)
    details = turn.talk.asked in ("name", "details")
    if details:
        turn.talk.answered()  # an official complaint asks for these in a way of its own
    asking.go_on(turn, reask=not details)
    return True
