"""A question about privacy, cost, dates, steps and the like."""

from __future__ import annotations

from actions.context import TurnAction
from actions.dialogue import interruptions


class ActionAnswerQuestion(TurnAction):
    action_name = "action_answer_question"
    function = interruptions.answer
