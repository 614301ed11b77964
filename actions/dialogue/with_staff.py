"""While a member of staff has the talk the program is silent, and what the person says goes to that member."""

from __future__ import annotations

from datetime import timedelta

from actions.cases import complainant
from actions.cases.proposals import open_question
from actions.dialogue import orders, returning
from actions.dialogue.turn import Turn
from storage.conversations import BOT

LASTS = timedelta(hours=12)
"""So long after the last word of staff or program the talk comes back to the program by itself."""

_STILL_FOR_THE_PROGRAM = frozenset(
    {
        "report_danger", "stop", "withdraw_case", "ask_status", "report_resolved", "report_unresolved",
        "file_official_complaint", "ask_data_rights", "change_language", "request_anonymity",
    }
)  # fmt: skip
"""What works at any time, also while a person answers."""


def keeps_silent(turn: Turn) -> bool:
    """Pass a message on to the member of staff who has the talk; whether that was done."""
    around = turn.around
    conversations = around.work.conversations
    conversation = conversations.by_id(around.conversation_id)
    if conversation is None or conversation.owner == BOT or around.asks_at_once:
        return False
    last = conversation.last_outbound_at
    if last is not None and around.now - last > LASTS:
        conversations.set_owner(conversation, BOT, around.now)
        return False
    case = around.work.cases.by_id(conversation.case_id) if conversation.case_id else None
    if _for_the_program(turn) or (case is not None and open_question(case)):
        return False
    complainant.incoming(turn.desk, case, conversation, turn.said.text, turn.said.attachments)
    return True


def _for_the_program(turn: Turn) -> bool:
    said = turn.said
    return (
        said.choice is not None
        or said.danger is not None
        or orders.order_in(said.text) is not None
        or returning.brings_reference(turn)
        or (said.intent in _STILL_FOR_THE_PROGRAM and said.confidence >= 0.6)
    )
