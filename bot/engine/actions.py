"""The actions of the rules, listed by name so that one look shows what there is."""

from __future__ import annotations

from rasa_sdk import Action

from actions.answer_question import ActionAnswerQuestion
from actions.ask_status import ActionAskStatus
from actions.change_language import ActionChangeLanguage
from actions.danger import ActionDanger
from actions.goodbye import ActionGoodbye
from actions.greet import ActionGreet
from actions.intake import ActionIntake
from actions.out_of_scope import ActionOutOfScope
from actions.request_anonymity import ActionRequestAnonymity
from actions.request_confidant import ActionRequestConfidant
from actions.request_human import ActionRequestHuman
from actions.stop import ActionStop
from actions.thank import ActionThank
from actions.withdraw_case import ActionWithdrawCase


def all_actions() -> list[Action]:
    """One instance of each action."""
    return [
        ActionAnswerQuestion(), ActionAskStatus(), ActionChangeLanguage(), ActionDanger(), ActionGoodbye(),
        ActionGreet(), ActionIntake(), ActionOutOfScope(), ActionRequestAnonymity(), ActionRequestConfidant(),
        ActionRequestHuman(), ActionStop(), ActionThank(), ActionWithdrawCase(),
    ]  # fmt: skip
