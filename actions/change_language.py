"""Another language, please."""

from __future__ import annotations

from actions.context import TurnAction
from actions.dialogue import speech


class ActionChangeLanguage(TurnAction):
    action_name = "action_change_language"
    function = speech.language_chosen
