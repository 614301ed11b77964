"""How is my case?"""

from __future__ import annotations

from actions.context import TurnAction
from actions.dialogue import status


class ActionAskStatus(TurnAction):
    action_name = "action_ask_status"
    function = status.status_asked
