"""Short orders that hold at any question: repeat, back, what have you written down, start again, erase."""

from __future__ import annotations

import re

from actions.dialogue import asking, interruptions, readback, returning, stopping
from actions.dialogue.turn import Turn
from nlu import answer_words

_ORDERS = {
    "repeat": r"herhaal(?: dat| het| de vraag| nog eens| eens)*|nog (?:een keer|eens)|zeg (?:het )?nog (?:een keer|eens)|repeat(?: that| the question)?|say (?:that )?again",
    "back": r"terug|ga terug|(?:naar de |de )?vorige(?: vraag)?|een stap terug|back|go back|previous(?: question)?",
    "read_aloud": r"wat (?:heb|heeft) (?:je|u|jullie)(?: (?:nu|tot nu toe|allemaal|al))* (?:opgeschreven|genoteerd|staan)|"
    r"laat (?:maar )?zien wat (?:je|u) (?:hebt|heeft|heb)(?: opgeschreven)?|lees (?:het )?(?:eens )?voor|"
    r"what (?:have you|did you) (?:written|write|noted?)(?: down)?(?: so far)?|show me what you (?:have|wrote)(?: written| down)?",
    "again": r"opnieuw(?: beginnen)?|begin(?:nen)? opnieuw|start over|start again|overnieuw(?: beginnen)?",
    "resume": r"(?:ik ben|we zijn|wij zijn) (?:er )?(?:weer|terug)(?: terug)?|i(?:'m| am) back|(?:ik wil |we gaan |laten we )?(?:weer )?verder(?: gaan|gaan)?|"
    r"ga (?:maar )?(?:door|verder)|(?:ik wil )?doorgaan|continue|go on|let'?s go on",
    "erase": r"(?:verwijder|wis)(?: (?:alles|dit|het|mijn (?:verhaal|gegevens|berichten)))?|(?:delete|erase)(?: (?:everything|all|this|it|my story))?",
}  # fmt: skip
_PATTERNS = {name: re.compile(rf"^\W*(?:{words})(?: (?:alsjeblieft|alstublieft|aub|please|graag))?\W*$", re.IGNORECASE)
             for name, words in _ORDERS.items()}  # fmt: skip


_IN_OTHER_LANGUAGES = ("repeat", "back", "read_aloud", "again", "erase")

_TAKE_RESUME = frozenset({"continue", "stop_which"})
"""Questions to which "verder" is an answer."""


def order_in(text: str) -> str | None:
    """The order that a message is, where it is nothing else."""
    if len(text) > 80:
        return None
    found = next((name for name, pattern in _PATTERNS.items() if pattern.match(text)), None)
    return found or next((name for name in _IN_OTHER_LANGUAGES if answer_words.means(text, name)), None)


def carry_out(turn: Turn) -> bool:
    """Do what a short order says; whether the message was one."""
    if turn.said.choice is None and turn.said.danger is None and returning.brings_reference(turn):
        returning.take(turn)
        return True
    if turn.said.choice is not None or turn.talk.phase == "new":
        return False
    if turn.talk.asked == "stop_which" and stopping.in_words(turn):
        stopping.which(turn)
        return True
    order = order_in(turn.said.text)
    if order is None or (order == "resume" and (turn.talk.asked in _TAKE_RESUME or turn.talk.has_case)):
        return False
    if order in ("again", "erase"):
        stopping.ask_which(turn, "")
    elif turn.talk.has_case:
        if order == "read_aloud":
            interruptions.show_case(turn)
        elif order == "repeat":
            turn.add(turn.talk.last_said or turn.render("utter_nothing_to_repeat"))
        else:
            turn.say("utter_after_help")
    elif order == "repeat":
        turn.talk.official_said.pop("asked_at", None)  # the explanation is part of what is repeated
        _repeat(turn)
    elif order == "resume":
        turn.say("utter_resumed")
        asking.return_to_question(turn)
    elif order == "back":
        _back(turn)
    else:
        interruptions.read_aloud(turn)
    return True


def _repeat(turn: Turn) -> None:
    if turn.talk.asked is None:
        turn.add(turn.talk.last_said or turn.render("utter_nothing_to_repeat"))
        return
    asking.return_to_question(turn)


def _back(turn: Turn) -> None:
    """The question before the open one, with its answer forgotten."""
    talk = turn.talk
    asked = [n for n in talk.asked_before if n not in asking.STEERING]
    place = asked.index(talk.asked) if talk.asked in asked else len(asked)
    if place == 0:
        turn.say("utter_back_at_start")
        asking.return_to_question(turn)
        return
    previous = asked[place - 1]
    if previous in ("concern", "more"):
        if talk.asked == "more":
            turn.say("utter_back_at_start")
        asking.ask(turn, "more")
        return
    readback.forget(turn, previous)
    talk.answered()
    asking.ask(turn, previous)
