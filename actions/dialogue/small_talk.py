"""Greetings, thanks and goodbyes, and what is about something else altogether."""

from __future__ import annotations

from actions.dialogue.turn import Turn


def greet(turn: Turn) -> None:
    from actions.dialogue import after, speech

    first = speech.welcome_if_new(turn)
    if after.has_case(turn):
        after.welcome_back(turn)
        return
    if not first:
        turn.say("utter_greet")
    _go_on(turn)


def thank(turn: Turn) -> None:
    from actions.dialogue import after, intake

    if turn.talk.asked == "more":
        intake.take(turn)
        return
    turn.say("utter_thanked")
    if not after.has_case(turn):
        _go_on(turn)


def goodbye(turn: Turn) -> None:
    from actions.dialogue import after, intake, speech

    if turn.talk.asked and turn.said.confidence < 0.5:  # one odd word is no farewell
        intake.take(turn)
        return
    first = speech.welcome_if_new(turn)
    turn.say("utter_goodbye" if after.has_case(turn) or not turn.talk.story else "utter_goodbye_unfinished")
    if first:
        turn.talk.ask("concern", [])


def out_of_scope(turn: Turn) -> None:
    """Not about this: but what a person says when asked for the story is the story."""
    from actions.dialogue import after, intake, speech

    if turn.talk.asked is not None or turn.said.choice is not None:
        intake.take(turn)
        return
    first = speech.welcome_if_new(turn)
    if after.has_case(turn):
        after.take(turn)
        return
    if not first:
        turn.say("utter_out_of_scope")
    _go_on(turn)


def _go_on(turn: Turn) -> None:
    from actions.dialogue import intake, interruptions

    if turn.talk.asked:
        interruptions.return_to_question(turn)
    elif turn.talk.story:
        intake.go_on(turn)
    else:
        intake.ask(turn, "concern")
