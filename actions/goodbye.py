"""A friendly leave."""

from __future__ import annotations

from actions.context import TurnAction
from actions.dialogue import small_talk


class ActionGoodbye(TurnAction):
    action_name = "action_goodbye"
    function = small_talk.goodbye
