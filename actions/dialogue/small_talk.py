"""Greetings, thanks and goodbyes, and what is about something else altogether."""

from __future__ import annotations

from actions.dialogue import asking, speech
from actions.dialogue.turn import MAIN_LINE, Handled, Turn


def greet(turn: Turn) -> None:
    first = speech.welcome_if_new(turn)
    if turn.talk.has_case:
        turn.say("utter_welcome_back", reference=turn.talk.reference)
        return
    if not first:
        turn.say("utter_greet")
    _go_on(turn)


def thank(turn: Turn) -> Handled | None:
    if turn.talk.asked == "more":
        return MAIN_LINE
    turn.say("utter_thanked")
    if not turn.talk.has_case:
        _go_on(turn)
    return None


def goodbye(turn: Turn) -> Handled | None:
    if turn.talk.asked and turn.said.confidence < 0.5:  # one odd word is no farewell
        return MAIN_LINE
    first = speech.welcome_if_new(turn)
    turn.say("utter_goodbye" if turn.talk.has_case or not turn.talk.story else "utter_goodbye_unfinished")
    if first:
        turn.talk.ask("concern", [])
    return None


def out_of_scope(turn: Turn) -> Handled | None:
    """Not about this: but what a person says when asked for the story is the story."""
    if turn.talk.asked is not None or turn.said.choice is not None:
        return MAIN_LINE
    first = speech.welcome_if_new(turn)
    if turn.talk.has_case:
        return MAIN_LINE
    if not first:
        turn.say("utter_out_of_scope")
    _go_on(turn)
    return None


def _go_on(turn: Turn) -> None:
    if turn.talk.asked:
        asking.return_to_question(turn)
    elif turn.talk.story:
        asking.go_on(turn)
    else:
        asking.ask(turn, "concern")
