"""How satisfied is the person? Asked on the first working day after the closing, and three months later.

Where the closing letter names the satisfaction (IZW-20), it is asked after the decision instead, and the letter
waits some working days for the answer.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from actions.cases import asking, clock, informing, texts
from actions.cases.desk import CaseDesk
from actions.cases.hours import morning_after
from actions.cases.measures import measure_rule
from procedures.terms import filing_limit, instant_at, local_day
from storage.cases import Case

SURVEY, LATER = "survey", "survey_later"
CLOSING_WAITS = "closing_letter"
_LATER_MONTHS = 3
_LETTER_WAITS_WORKING_DAYS = 5


def belongs_in_letter(desk: CaseDesk) -> bool:
    """Whether the closing letter here names the satisfaction (IZW-20)."""
    closing = [notice for notice in desk.procedure.notices if notice.key == "closing"]
    return any("tevredenheid" in part for notice in closing for part in notice.parts)


def rule_of(desk: CaseDesk) -> str:
    """The rule under which satisfaction is asked: that of the closing letter, else that of learning from complaints."""
    closing = next((notice for notice in desk.procedure.notices if notice.key == "closing"), None)
    return closing.rules[-1] if closing and belongs_in_letter(desk) else measure_rule(desk)


def after_decision(desk: CaseDesk, case: Case) -> None:
    """Plan the question right after the decision where the closing letter needs its answer."""
    if belongs_in_letter(desk) and case.conversation_id is not None:
        _plan(desk, case, SURVEY, morning_after(desk, 1))


def after_closing(desk: CaseDesk, case: Case) -> None:
    """Plan the question after the closing, unless it was put before it, and the later one."""
    if case.conversation_id is None:
        return
    asked_before = any(
        one.what == SURVEY and one.status in ("waiting", "done") for one in desk.work.follow_ups.of_case(case.id)
    )
    if not asked_before:
        _plan(desk, case, SURVEY, morning_after(desk, 1))
    day = filing_limit(desk.today, _LATER_MONTHS, "months")
    if not desk.calendar.is_working_day(day):
        day = desk.calendar.next_working_day(day)
    _plan(desk, case, LATER, instant_at(day, desk.organisation.working_hours[0]))


def forget(desk: CaseDesk, case: Case, outcome: str) -> None:
    for what in (SURVEY, LATER, CLOSING_WAITS):
        desk.work.follow_ups.cancel(case.id, what, outcome=outcome)


def letter_waits_until(desk: CaseDesk, case: Case) -> datetime | None:
    """Until when the closing letter waits for the answer; None where it goes at once (IZW-20)."""
    if not belongs_in_letter(desk) or case.status != "decided" or case.decided_at is None:
        return None
    if case.statistics.get("satisfaction") is not None or not asking.may_write(desk, case):
        return None
    until = morning_after(desk, _LETTER_WAITS_WORKING_DAYS, local_day(case.decided_at))
    return until if until > desk.now else None


def put(desk: CaseDesk, case: Case, what: str) -> Case | None:
    """Put the question; None where the person cannot be asked."""
    buttons = asking.buttons_of(desk, case, asking.SATISFACTION)
    text = texts.say(desk, case, what)
    case_or_none = asking.ask(desk, case, asking.SATISFACTION, text, buttons, kind="survey", about=what, template=what)
    if case_or_none is not None:
        informing.note(desk, case, "survey_sent", None)
    return case_or_none


def keep(desk: CaseDesk, case: Case, score: int, what: str) -> Case:
    """Keep an answer, 1 to 5, among what the yearly report counts."""
    name = "satisfaction_later" if what == LATER else "satisfaction"
    case = informing.save(desk, replace(case, statistics={**case.statistics, name: score}))
    later = ", drie maanden later" if what == LATER else ""
    desk.work.history.append(case.id, "survey_answered", "complainant", f"{score} van 5{later}", desk.now)
    return case


def _plan(desk: CaseDesk, case: Case, what: str, at: datetime) -> None:
    desk.work.follow_ups.cancel(case.id, what, outcome="counted anew")
    clock.plan(desk, case, what, rule_of(desk), "complainant", at)
