"""Greetings, thanks and goodbyes, and what is about something else altogether."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.dialogue import asking, ended, speech
from actions.dialogue.turn import MAIN_LINE, Handled, Turn


def greet(turn: Turn) -> None:
    first = speech.welcome_if_new(turn)
    if turn.talk.has_case:
        ended.welcome_back(turn)
        return
    if not first:
        turn.say("utter_greet")
    _go_on(turn)


def thank(turn: Turn) -> Handled | None:
    if _FOR_NOTHING.search(turn.said.text):
        return _not_satisfied(turn)
    if turn.talk.asked == "more" or turn.said.words >= _TELLS_MORE:
        return MAIN_LINE
    turn.say("utter_thanked")
    if not turn.talk.has_case:
        _go_on(turn)
    return None


_TELLS_MORE = 7
"""Words from which on a thanks or a farewell holds something besides."""
_FOR_NOTHING = re.compile(r"\bvoor (?:niks|niets|nop)\b|\bfor nothing\b", re.IGNORECASE)


def _not_satisfied(turn: Turn) -> Handled | None:
    """Thanks for nothing: somebody who is not satisfied, whatever the words sound like."""
    if turn.talk.has_case:
        turn.said = replace(turn.said, intent="add_information")
        return MAIN_LINE
    speech.welcome_if_new(turn)
    turn.say("utter_not_satisfied")
    _go_on(turn)
    return None


def goodbye(turn: Turn) -> Handled | None:
    if turn.talk.asked and (turn.said.confidence < 0.5 or turn.said.words >= _TELLS_MORE):  # one odd word is no farewell
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
