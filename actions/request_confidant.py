"""The vertrouwenspersoon is asked for."""

from __future__ import annotations

from actions.context import TurnAction
from actions.dialogue import confidant


class ActionRequestConfidant(TurnAction):
    action_name = "action_request_confidant"
    function = confidant.wants
