"""A greeting."""

from __future__ import annotations

from actions.context import TurnAction
from actions.dialogue import small_talk


class ActionGreet(TurnAction):
    action_name = "action_greet"
    function = small_talk.greet
