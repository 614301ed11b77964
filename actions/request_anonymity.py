"""The person wants to stay unknown."""

from __future__ import annotations

from actions.context import TurnAction
from actions.dialogue import anonymity


class ActionRequestAnonymity(TurnAction):
    action_name = "action_request_anonymity"
    function = anonymity.wants
