"""Every act on a case in one place: what staff do, and what the person does.

Acts of staff return :class:`~actions.cases.errors.Done` or raise :class:`~actions.cases.errors.Refused`.
"""

from actions.cases.absence import be_away, be_back
from actions.cases.committee import send as send_file
from actions.cases.complainant import (
    add_information,
    adopt,
    answer_agree,
    answer_proposal,
    heard,
    incoming,
    make_anonymous,
    report_resolved,
    report_unresolved,
    satisfaction,
    withdraw,
)
from actions.cases.deciding import close, decide, extend, not_admit, reopen
from actions.cases.duties import done as duty_done
from actions.cases.errors import Done, Erased, NotVisible, Refused
from actions.cases.handling import add_note, explain, reveal, set_subject, take, transfer
from actions.cases.measures import measure, measure_worked
from actions.cases.moving import move_on, move_to
from actions.cases.official import become_official
from actions.cases.opening import open_case
from actions.cases.proposals import open_question, propose_others
from actions.cases.writing import acknowledge, invite, plan, reply

__all__ = [
    "Done",
    "Erased",
    "NotVisible",
    "Refused",
    "acknowledge",
    "add_information",
    "add_note",
    "adopt",
    "answer_agree",
    "answer_proposal",
    "be_away",
    "be_back",
    "become_official",
    "close",
    "decide",
    "duty_done",
    "explain",
    "extend",
    "heard",
    "incoming",
    "invite",
    "make_anonymous",
    "measure",
    "measure_worked",
    "move_on",
    "move_to",
    "not_admit",
    "open_case",
    "open_question",
    "plan",
    "propose_others",
    "reopen",
    "reply",
    "report_resolved",
    "report_unresolved",
    "reveal",
    "satisfaction",
    "send_file",
    "set_subject",
    "take",
    "transfer",
    "withdraw",
]
