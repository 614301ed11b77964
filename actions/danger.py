"""Danger: acknowledged, numbers given, staff alerted, before anything else."""

from __future__ import annotations

from actions.context import TurnAction
from actions.dialogue import danger


class ActionDanger(TurnAction):
    action_name = "action_danger"
    function = danger.raise_alarm
