"""While a member of staff has the talk the program is silent, and what the person says goes to that member."""

from __future__ import annotations

import re
from datetime import timedelta

from actions.cases import complainant
from actions.cases.proposals import open_question
from actions.cases.states import is_open
from actions.dialogue import orders, privacy, returning
from actions.dialogue.turn import Turn
from storage.conversations import BOT

LASTS = timedelta(hours=12)
"""So long after the last word of staff or program the talk comes back to the program by itself; at once with the end of the case."""

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
    case = around.work.cases.by_id(conversation.case_id) if conversation.case_id else None
    if (last is not None and around.now - last > LASTS) or (case is not None and not is_open(case)):
        conversations.set_owner(conversation, BOT, around.now)
        turn.say("utter_program_back")
        return False
    if _for_the_program(turn) or (case is not None and open_question(case)):
        return False
    complainant.incoming(turn.desk, case, conversation, turn.said.text, turn.said.attachments)
    _say_that_it_was_passed_on(turn, conversation.owner)
    return True


_UNANSWERED, _TOLD = "unanswered", "unanswered_told"
"""How many messages staff have not answered yet, and whether it was said that they were passed on."""

_CALLS_OUT = re.compile(r"[?!]|\b(?:hallo|hello|hoor|waar blijf|bent u er|ben je er|are you there)\b", re.IGNORECASE)


def _say_that_it_was_passed_on(turn: Turn, owner: str) -> None:
    """Somebody who calls out after a message without an answer hears, once, where it went and not when an answer comes."""
    pending = turn.talk.pending
    if turn.around.staff_wrote:
        pending.pop(_TOLD, None)
    pending[_UNANSWERED] = 1 if turn.around.staff_wrote else pending.get(_UNANSWERED, 0) + 1
    if pending[_UNANSWERED] > 1 and not pending.get(_TOLD) and _CALLS_OUT.search(turn.said.text):
        pending[_TOLD] = True
        user = turn.around.organisation.staff.get(owner.removeprefix(complainant.STAFF))
        turn.say("utter_passed_to_staff", who=privacy.in_words(turn, user.roles[0] if user and user.roles else None))


def _for_the_program(turn: Turn) -> bool:
    said = turn.said
    return (
        said.choice is not None
        or said.danger is not None
        or orders.order_in(said.text) is not None
        or returning.brings_reference(turn)
        or (said.intent in _STILL_FOR_THE_PROGRAM and said.confidence >= 0.6)
    )
