"""Taking a filed case back, in two steps."""

from __future__ import annotations

from actions.context import TurnAction
from actions.dialogue import stopping


class ActionWithdrawCase(TurnAction):
    action_name = "action_withdraw_case"
    function = stopping.withdraw
