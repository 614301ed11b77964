"""Short orders that hold at any question: repeat, back, what have you written down, start again, erase."""

from __future__ import annotations

import re

from actions.dialogue import (
    asking,
    confidant,
    ended,
    interruptions,
    readback,
    returning,
    sent,
    speech,
    staying,
    stopping,
)
from actions.dialogue.telling import asks_about_parents
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
    "easier": r"(?:kun|kan|kunt) (?:je|u|jij)(?: het| dat)?(?: wat| iets)? (?:makkelijker|simpeler|eenvoudiger|gewoner)(?: praten| zeggen| uitleggen| schrijven| vragen)?|"
    r"(?:ik kan |kan )?(?:niet|slecht)(?: zo| heel| erg)? (?:goed )?lezen|(?:dit|het|dat) is te moeilijk|te moeilijk(?:e woorden)?|moeilijke woorden|"
    r"(?:can you (?:say|make) (?:it|that) (?:easier|simpler))|(?:i )?can'?(?:t|not) read (?:so |very )?well|too difficult",
    "say_u": r"(?:(?:ge|gij|je|jij|u) (?:moet|mag|hoeft) (?:mij|me) niet met (?:je|jij|jou)(?: en (?:jij|jou))? aan ?(?:te )?spreken|"
    r"(?:spreek|praat|zeg)(?: (?:me|mij|tegen me|tegen mij))? niet (?:met )?(?:je|jij|jou)(?: (?:tegen|aan)(?: (?:me|mij))?)?(?: aan)?|"
    r"(?:zeg|spreek|noem)(?: (?:maar|me|mij|gewoon|liever|eens|toch|met))* u(?: (?:tegen (?:me|mij)|aan))?|"
    r"(?:ik (?:wil|heb) (?:liever |graag )?)(?:met u (?:aangesproken worden|aangesproken)|dat (?:je|jullie|u) u zeg(?:t|gen)))",
    "say_je": r"(?:(?:je|u|jij) (?:mag|kan|kunt)(?: (?:gewoon|wel|best|gerust))* (?:je|jij|jou)(?: tegen (?:me|mij))? zeggen|"
    r"(?:zeg|spreek)(?: (?:maar|me|mij|gewoon|liever|met))* (?:je|jij|jou)(?: (?:tegen (?:me|mij)|aan))?|(?:zeg|spreek) (?:geen|niet met) u(?: aan| tegen (?:me|mij))?)",
    "wipe": r"(?:ik wil |graag )?(?:(?:alles|het|dit|mijn (?:verhaal|gegevens|berichten)) )?(?:laten )?wissen",
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
    if staying.takes_beside(turn):
        return True
    if turn.said.choice is None and _SILENCE.fullmatch(turn.said.text):
        _wait(turn)
        return True
    if turn.said.choice is not None or turn.talk.phase == "new":
        return False
    if staying.takes(turn) and order_in(turn.said.text) in (None, "resume"):
        staying.go_on(turn) if order_in(turn.said.text) else staying.take(turn)
        return True
    if turn.said.danger is None and asks_about_parents(turn):
        asking.tell_about_parents(turn)
        return True
    if turn.talk.asked == "stop_which" and stopping.in_words(turn):
        stopping.which(turn)
        return True
    if turn.talk.asked == "confidant_story" and confidant.in_words(turn):
        confidant.answer(turn)
        return True
    if ended.wants_again(turn):
        sent.offer_reopening(turn)
        return True
    order = order_in(turn.said.text)
    if order is None or (order == "resume" and (turn.talk.asked in _TAKE_RESUME or turn.talk.has_case)):
        return False
    if order == "wipe" and not turn.talk.has_case:
        stopping.ask_wipe(turn)
    elif order in ("again", "erase", "wipe"):
        stopping.ask_which(turn, "")
    elif order in ("say_u", "say_je", "easier"):
        _speak_otherwise(turn, order)
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


_SILENCE = re.compile(r"\s*(?:[.…·_,~\-–—]\s*)+")
"""Dots and dashes say nothing: the person is still there, and so is the program."""


def _wait(turn: Turn) -> None:
    """Nothing was said: the open question stays open, without haste."""
    asked = turn.talk.asked
    if asked == "continue":
        staying.take(turn)
    elif asked == "stop_which":
        stopping.which(turn)
    elif turn.talk.has_case and asked is None:
        turn.say("utter_still_here")
    else:
        if asked in ("danger_now", "staff_look"):
            turn.say("utter_still_here")
        speech.welcome_if_new(turn)
        asking.return_to_question(turn)


def _repeat(turn: Turn) -> None:
    if turn.talk.asked is None:
        turn.add(turn.talk.last_said or turn.render("utter_nothing_to_repeat"))
        return
    asking.return_to_question(turn)


def _speak_otherwise(turn: Turn, order: str) -> None:
    """Another form of address, or easier words: the question is put in other words, and a person is offered."""
    if order == "easier":
        turn.say("utter_easier")
        if not turn.talk.has_case:
            asking.clarify(turn)
        return
    else:
        turn.talk.form = order.removeprefix("say_")
        turn.say("utter_form_changed")
    if not turn.talk.has_case:
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
