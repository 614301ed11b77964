"""Something else altogether, unless it answers a question."""

from __future__ import annotations

from actions.context import TurnAction
from actions.dialogue import small_talk


class ActionOutOfScope(TurnAction):
    action_name = "action_out_of_scope"
    function = small_talk.out_of_scope
