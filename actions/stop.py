"""Breaking off: which stop is meant?"""

from __future__ import annotations

from actions.context import TurnAction
from actions.dialogue import stopping


class ActionStop(TurnAction):
    action_name = "action_stop"
    function = stopping.wants
