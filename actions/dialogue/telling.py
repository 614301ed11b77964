"""The story itself: what belongs to it, and keeping it in the person's own words."""

from __future__ import annotations

import re

from actions.cases.scrub import without_identity
from actions.dialogue.readers import details_in
from actions.dialogue.turn import Turn
from nlu.bsn import mask_bsn

_BARE_WISH = re.compile(
    r"^\W*(?:hallo|hoi|hey|hi|hello|goede\w+|dag|beste|geachte|mevrouw|meneer|,|\s)*"
    r"(?:ik|we|wij|i|we)\b.{0,25}\b(?:klacht|klachten|klagen|melden|melding|kwijt|vertellen|probleem|onvrede|complain|"
    r"complaint|problem|report)\b(?: (?:indienen|doen|maken|melden|heb|over jullie|tegen jullie|over mijn \w+|officieel|"
    r"formeel|officially|formally))*\W*$",
    re.IGNORECASE,
)

OPENERS = frozenset(
    {"greet", "help", "bot_challenge", "thank", "goodbye", "affirm", "deny", "unsure", "choose", "change_language"}
)

_STORY_INTENTS = frozenset(
    "express_concern file_official_complaint keep_informal report_unresolved add_information request_anonymity"
    " compliment report_danger give_details".split()
)

_PARENTS_MUST_NOT = re.compile(
    r"\b(?:mama|papa|mam|pap|(?:mijn|mn|m'n) (?:ouders|moeder|vader)|mum|mom|dad|my (?:parents|mother|father))\b.{0,30}"
    r"\b(?:niet|niks|nooit|not|never|don'?t|mustn'?t)\b",
    re.IGNORECASE,
)


def tells_something(turn: Turn) -> bool:
    """Whether the message holds (a piece of) the story, and not only that there is one."""
    said = turn.said
    if said.choice is not None or not said.text.strip():
        return False
    if turn.talk.asked == "more":
        return said.intent not in ("greet", "thank", "help") or said.words > 4
    if said.intent in OPENERS and said.words <= 4:
        return False
    if _BARE_WISH.match(said.text) and said.words <= 12:
        return False
    if turn.talk.asked == "concern":
        return said.words >= 2 or len(said.text) >= 12
    if turn.talk.asked is None and said.intent == "give_details" and said.words <= 6:
        return False
    return said.words >= 4 or said.intent in ("express_concern", "compliment")


def nothing_more(text: str) -> bool:
    """Whether a message says that there is nothing to add."""
    return bool(re.fullmatch(
        r"\W*(nee+n?|neu|nope|niks|niets|dat (was|is) (het|alles)|dit (was|is) (het|alles)|verder niets?|klaar|"
        r"that'?s (all|it)|nothing( else)?|no)\b[\w\s,.!]{0,25}",
        text.strip(), re.IGNORECASE,
    ))  # fmt: skip


def is_more_story(turn: Turn) -> bool:
    """Whether a message at another question goes on with the story."""
    said = turn.said
    if said.intent == "give_details" and len(details_in(turn)) >= 2:
        return False  # name and address, typed before they were asked
    return said.choice is None and said.words >= 9 and (said.intent in _STORY_INTENTS or said.words >= 25)


def add_to_story(turn: Turn) -> None:
    """Keep a message as part of the story, verbatim but for a BSN and, for the anonymous, names."""
    masked, had_bsn = mask_bsn(turn.said.text)
    if turn.answers.get("anonymous") is True:
        masked = without_identity(masked)
        turn.talk.pending.setdefault("scrub", [])
    turn.talk.story.append(masked)
    turn.answers["concern"] = True
    if had_bsn:
        turn.say("utter_bsn_masked")


def afraid_of_parents(turn: Turn) -> bool:
    """A child that does not want its parents to hear of it; an answer to the open question it is not."""
    return turn.talk.child and turn.said.choice is None and bool(_PARENTS_MUST_NOT.search(turn.said.text))
