"""The vertrouwenspersoon: said early that this assistant is another, and how to reach the real one."""

from __future__ import annotations

import re

from actions.dialogue import asking, speech
from actions.dialogue.choices import options_for
from actions.dialogue.readers import answers_with_a_person
from actions.dialogue.turn import MAIN_LINE, Handled, Turn


def wants(turn: Turn) -> Handled | None:
    """The confidant is asked for, or named as the answer to the question who was talked with."""
    if answers_with_a_person(turn) or _declines(turn):
        return MAIN_LINE
    request(turn)
    return None


def _declines(turn: Turn) -> bool:
    """Whether the confidant is named to say no, at the read-back that names the confidant."""
    no = re.search(r"\b(?:niet|geen|not|no)\b", turn.said.text, re.IGNORECASE)
    return turn.talk.asked == "confirm" and turn.said.choice is None and bool(no)


def request(turn: Turn) -> None:
    """Hand over the confidant's own contact; offer to leave the story for those eyes only."""
    first = speech.welcome_if_new(turn)
    confidant = turn.procedure.confidant
    if not (first and confidant):  # the welcome has just given the confidant's name and address
        turn.tell(turn.procedure.answers.request_confidant)
    if confidant and may_take_story(turn) and turn.talk.phase != "handed_over" and not is_chosen(turn):
        turn.talk.paused = turn.talk.asked
        turn.say("utter_ask_confidant_story")
        turn.ask("confidant_story", options_for(turn, "confidant_story"))
        return
    if turn.talk.asked:
        asking.go_on(turn, reask=True)
    elif turn.talk.phase == "intake":
        asking.resume(turn)


def may_take_story(turn: Turn) -> bool:
    """Whether the organisation has switched on that a story is left for the confidant (A7-8)."""
    confidant = turn.procedure.confidant
    return bool(confidant and confidant.may_take_story and turn.around.organisation.confidant_takes_story)


def is_chosen(turn: Turn) -> bool:
    return turn.answers.get("confidant_only") is True


def in_words(turn: Turn) -> str:
    """What a short message chooses of the three ways; empty where it names none."""
    if turn.said.choice is not None or turn.said.words > 8 or "?" in turn.said.text:
        return ""
    return next((choice for choice, words in _IN_WORDS.items() if words.search(turn.said.text)), "")


_IN_WORDS = {
    "organisation": re.compile(r"\borganisatie\b|\borgani[sz]ation\b", re.IGNORECASE),
    "self": re.compile(r"\b(?:zelf|myself|bel|mail)\b", re.IGNORECASE),
    "here": re.compile(r"\b(?:hier|achterlaten|here)\b", re.IGNORECASE),
}


def answer(turn: Turn) -> None:
    """What the person chose: tell it here for the confidant alone, go there, or go on as usual."""
    choice = (turn.said.choice or "").removeprefix("confidant_story:") or in_words(turn)
    if not choice:
        choice = {"affirm": "here", "deny": "organisation"}.get(turn.said.intent, "")
    if not choice and turn.said.words >= 6:
        choice = "here"
        turn.talk.story.append(turn.said.text)
        turn.answers["concern"] = True
    if choice == "here":
        turn.answers["confidant_only"] = True
        if turn.answers.get("official") == "yes":
            turn.answers["official"] = "no"  # the read-back says that nothing is filed this way
        turn.say("utter_confidant_here")
    elif choice == "self":
        turn.say("utter_confidant_self")
    elif not choice:
        turn.say("utter_rephrase")
        turn.say("utter_ask_confidant_story")
        turn.ask("confidant_story", options_for(turn, "confidant_story"))
        return
    if choice == "here" and turn.talk.paused in (None, "concern") and not turn.talk.story:
        turn.talk.paused = None
        asking.ask(turn, "concern")
        return
    asking.resume(turn)
