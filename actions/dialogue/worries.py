"""Fear of what telling this will bring: answered with what the procedure says that complaining means."""

from __future__ import annotations

import re

from actions.dialogue import asking, interruptions
from actions.dialogue.turn import Said, Turn

_WORRIED = re.compile(
    r"\b(?:wordt?|word|is|zijn|worden|komt) (?:hij|ze|zij|jullie|iemand|(?:mijn|de|m'n) \w+)(?: (?:dan|nou|nu|er|hierdoor|niet|straks))* (?:boos|kwaad|pissig)\b|"
    r"\b(?:als|stel) (?:dat )?(?:hij|ze|zij|jullie|iemand|(?:mijn|de|m'n) \w+)(?: (?:dan|nou|nu|er|hierdoor|straks))* (?:boos|kwaad|pissig)\b|"
    r"\b(?:krijg|heb|kom) ik (?:\w+ ){0,3}(?:straf|problemen|gedoe|ruzie|last|in de problemen)\b|"
    r"\braak ik (?:\w+ ){0,4}kwijt\b|\bstopt (?:mijn|de) (?:hulp|begeleiding|coaching)\b|"
    r"\bwill (?:he|she|they|my \w+) (?:\w+ ){0,2}(?:angry|mad)\b|\bwill i (?:lose|get in trouble)\b|\bwhat if (?:he|she|they) (?:\w+ ){0,2}(?:angry|mad)\b",
    re.IGNORECASE,
)


_ASKS = re.compile(
    r"\?|^\W*(?:(?:en|maar|ja|oke|ok|and|but) )*(?:wat als|als|stel|wordt?|is|zijn|worden|komt?|krijg|heb|raak|stopt|gaat|will|what if)\b|\b(?:dan|nou|straks)\b",
    re.IGNORECASE,
)
_SAID_TO_ME = re.compile(r"\b(?:hij|zij|ze|\w*coach|begeleid(?:er|ster)|papa|mama|he|she) (?:zegt|zei|dreigt|dreigde|says|said)\b|\banders\b", re.IGNORECASE)


def is_worried(said: Said) -> bool:
    """Whether somebody asks what telling this will bring, such as "en als hij nou boos wordt?".

    "Hij zegt dat ik anders straf krijg" asks nothing: that is the story.
    """
    if said.choice is not None or said.words > 12 or not _WORRIED.search(said.text):
        return False
    return bool(_ASKS.search(said.text)) and (not _SAID_TO_ME.search(said.text) or "?" in said.text)


def reassure(turn: Turn) -> None:
    """What complaining means for the support, where the question comes as a worry."""
    interruptions.say_answer(turn, "ask_consequences")
    if not turn.talk.has_case:
        asking.return_to_question(turn)
