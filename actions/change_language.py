"""Another language, please."""

from __future__ import annotations

from actions.context import TurnAction
from actions.dialogue import language


class ActionChangeLanguage(TurnAction):
    action_name = "action_change_language"
    function = language.chosen
