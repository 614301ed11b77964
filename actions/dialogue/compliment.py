"""Praise is passed on and closed at once, without terms."""

from __future__ import annotations

from actions.dialogue.turn import Turn


def thank(turn: Turn) -> None:
    turn.say("utter_compliment_heard")
