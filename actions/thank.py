"""A word of thanks."""

from __future__ import annotations

from actions.context import TurnAction
from actions.dialogue import small_talk


class ActionThank(TurnAction):
    action_name = "action_thank"
    function = small_talk.thank
