"""A person is asked for."""

from __future__ import annotations

from actions.context import TurnAction
from actions.dialogue import human


class ActionRequestHuman(TurnAction):
    action_name = "action_request_human"
    function = human.wants
