"""The main line of the intake, and what is said after it."""

from __future__ import annotations

from actions.context import TurnAction
from actions.dialogue import intake


class ActionIntake(TurnAction):
    action_name = "action_intake"
    function = intake.take
