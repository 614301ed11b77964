"""Praise is passed on and closed at once, without terms; what only sounds like praise is a concern."""

from __future__ import annotations

import re
from collections.abc import Callable

from actions.dialogue import asking
from actions.dialogue.choices import options_for
from actions.dialogue.readers import read_answer
from actions.dialogue.turn import Said, Turn

_PRAISE = re.compile(
    r"\b(?:compliment\w*|blij|fijn\w*|goed|goede|super\w*|top\w*|geweldig\w*|lieve?|liefste|tevreden|dankbaar|dank|bedank\w*|mooi|netjes|"
    r"fantastisch\w*|prettig\w*|knap|beste|toppers?|held|warm|attent|geduldig|behulpzaam|respectvol|helpt|geholpen|prima|leuk\w*|"
    r"aardig\w*|vriendelijk\w*|happy|great|good|kind|helpful|thanks?|grateful|love\w*|wonderful|excellent|nice|best|amazing|helped|"
    r"patient|praise)\b|[😀😊🙂👍❤🥰]",
    re.IGNORECASE,
)
_TROUBLE = re.compile(
    r"\b(?:niet|nooit|niks|niets|geen|maar|te laat|laat|weer|slecht\w*|jammer|helaas|fout\w*|vergeten|kwijt\w*|boos|raar|rare|klacht\w*|"
    r"probleem|problemen|not|never|no|but|late|bad|wrong|forgot\w*|lost|complaint|problem|sarcas\w*|zogenaamd|drie keer|zoveelste|alsof|"
    r"oplichters?|dieven|dief|sukkels?|klootzak\w*|idioten|prutsers?|waardeloos|schande\w*|belachelijk\w*|shit|kut\w*|kanker\w*|tyfus\w*|"
    r"rot\w*|gemeen\w*|gemene|stom\w*|onbeschoft\w*|onaardig\w*|onvriendelijk\w*|brutaal|lomp|grof|arrogant|rude|mean|nasty|"
    r"stelletje|losers?|thieves|idiots?|crap|useless|leugenaars?|liars?)\b",
    re.IGNORECASE,
)


def is_one(said: Said) -> bool:
    """Whether a message is praise by its words as well, and nothing went wrong in it."""
    return said.intent == "compliment" and said.confidence >= 0.5 and bool(_PRAISE.search(said.text)) and not _TROUBLE.search(said.text)


def in_doubt(said: Said) -> bool:
    """Read as praise, without a word of it or of trouble: asked."""
    return said.intent == "compliment" and not _PRAISE.search(said.text) and not _TROUBLE.search(said.text)


def ask(turn: Turn) -> None:
    turn.say("utter_ask_praise")
    turn.ask("praise", options_for(turn, "praise"))


def answer(turn: Turn, more: Callable[[Turn], None]) -> None:
    """Praise, or did something go wrong? What is told instead of an answer says it; `more` takes that."""
    kept = read_answer(turn, "praise")
    turn.talk.answered()
    if kept is None or kept["praise"] is not True and not isinstance(kept["praise"], bool):
        turn.talk.asked = "more"
        more(turn)
        return
    if kept["praise"]:
        turn.answers["kind"] = "compliment"
        thank(turn)
        asking.go_on(turn)
        return
    turn.say("utter_tell_me")
    turn.ask("more", options_for(turn, "more"))


def thank(turn: Turn) -> None:
    turn.say("utter_compliment_heard")
