"""Follow-ups after the terms: is it solved, how satisfied, what is left to do, and what has not arrived."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from actions.cases import asking, clock, duties, informing, other_party, proposals, second_route, solved, surveys, texts
from actions.cases.deciding import close_if_waiting
from actions.cases.desk import CaseDesk
from actions.cases.hours import morning_after
from actions.cases.states import is_open
from storage.cases import Case
from storage.follow_ups import FollowUp


class Carried(NamedTuple):
    """How a follow-up ended: ``status`` is ``done`` or ``skipped``, ``outcome`` says why in a few words."""

    status: str
    outcome: str


def _solved(desk: CaseDesk, follow_up: FollowUp, case: Case | None, key: str) -> Carried:
    """After a step of the ladder: is it solved?"""
    if case is None or not is_open(case) or case.step_key != follow_up.data.get("step"):
        return Carried("skipped", "the case went on")
    if (case.content or {}).get("resolved") is True or case.status == "decided":
        return Carried("skipped", "answered already")
    if solved.put(desk, case) is None:
        return Carried("skipped", "the person cannot be asked")
    return Carried("done", "asked")


def _once_more(desk: CaseDesk, follow_up: FollowUp, case: Case | None, key: str) -> Carried:
    """The one reminder after silence."""
    if case is None or not asking.remind_once(desk, case, follow_up.data.get("question", ""), _text(follow_up)):
        return Carried("skipped", "answered or no longer asked")
    return Carried("done", "reminded; left in peace now")


def _proposal(desk: CaseDesk, follow_up: FollowUp, case: Case | None, key: str) -> Carried:
    """A proposal of staff that was not answered."""
    if case is None or not proposals.remind_once(desk, case, follow_up.data.get("at", ""), _text(follow_up)):
        return Carried("skipped", "answered or no longer asked")
    return Carried("done", "reminded; staff told")


def _survey(desk: CaseDesk, follow_up: FollowUp, case: Case | None, key: str) -> Carried:
    """How satisfied is the person?"""
    if case is None or case.status not in ("closed", "decided"):
        return Carried("skipped", "opened again or taken back")
    name = "satisfaction_later" if follow_up.what == surveys.LATER else "satisfaction"
    if case.statistics.get(name) is not None:
        return Carried("skipped", "answered already")
    if follow_up.what == surveys.LATER and asking.asked_lately(desk, case):
        clock.plan(desk, case, surveys.LATER, follow_up.rule, "complainant", morning_after(desk, _MAKE_ROOM))
        return Carried("skipped", "another question is open; later")
    if surveys.put(desk, case, follow_up.what) is None:
        return Carried("skipped", "the person cannot be asked")
    return Carried("done", "asked")


_MAKE_ROOM = 5
"""Working days between two questions to the same person."""


def _measure_felt(desk: CaseDesk, follow_up: FollowUp, case: Case | None, key: str) -> Carried:
    """Three months after a measure: does the person notice it?"""
    if case is None or case.status in ("withdrawn", "not_admitted"):
        return Carried("skipped", "no longer asked")
    if asking.asked_lately(desk, case):
        clock.plan(desk, case, MEASURE_FELT, follow_up.rule, "complainant", morning_after(desk, _MAKE_ROOM))
        return Carried("skipped", "another question is open; later")
    question = texts.say(desk, case, "measure_helped")
    buttons = asking.buttons_of(desk, case, asking.MEASURE)
    if asking.ask(desk, case, asking.MEASURE, question, buttons, kind="question") is None:
        return Carried("skipped", "the person cannot be asked")
    return Carried("done", "asked")


MEASURE_FELT = "measure_felt"


def _closing_letter(desk: CaseDesk, follow_up: FollowUp, case: Case | None, key: str) -> Carried:
    """The closing letter has waited long enough for the satisfaction (IZW-20)."""
    if case is None or close_if_waiting(desk, case).status != "closed":
        return Carried("skipped", "no longer waits")
    return Carried("done", "closed without an answer")


def _duty(desk: CaseDesk, follow_up: FollowUp, case: Case | None, key: str) -> Carried:
    """A duty after a case that nobody ticked off (IZW-23)."""
    duty = next((one for one in duties.undone(desk, case) if one.key == key), None) if case is not None else None
    if case is None or duty is None:
        return Carried("skipped", "done")
    user = desk.organisation.staff.get(follow_up.to.removeprefix("staff:"))
    line = duties.ticked_by(case, duty)
    text = f"Is dit gedaan bij {case.reference}: {duty.what} ({duty.rule})?\nJa: {line}"
    informing.tell(desk, case, text, kind="reminder", users=[user] if user else None,
                   buttons=[{"title": "Is gedaan", "payload": line}])  # fmt: skip
    times = follow_up.data.get("times", 0) + 1
    if times < _ASKED_AFTER_A_DUTY:
        clock.plan(desk, case, follow_up.what, duty.rule, follow_up.to, morning_after(desk, 10), times=times)
    return Carried("done", "reminded")


_ASKED_AFTER_A_DUTY = 3


def _to_pass_on(desk: CaseDesk, follow_up: FollowUp, case: Case | None, key: str) -> Carried:
    """What staff pass on to the other party themselves, and did not say they did (COA-14, COA-18)."""
    if case is None or key not in other_party.open_for(case):
        return Carried("skipped", "done")
    if not is_open(case) and key != other_party.DECISION:
        return Carried("skipped", "the case ended")
    told = other_party.open_for(case)[key]
    other_party.put(desk, case, key, f"Is dit gedaan bij {case.reference}? {told['task']}")
    times = follow_up.data.get("times", 0) + 1
    if times < _ASKED_AFTER_A_DUTY:
        other_party.plan(desk, case, key, times)
    return Carried("done", "reminded")


def _second_route(desk: CaseDesk, follow_up: FollowUp, case: Case | None, key: str) -> Carried:
    """A notice that has not left goes another way."""
    if case is None:
        return Carried("skipped", "no case")
    outcome = second_route.go(desk, case, follow_up.data["outbox"], follow_up.rule)
    return Carried("skipped" if outcome == "left in time" else "done", outcome)


def _text(follow_up: FollowUp) -> str:
    return follow_up.content.get("text") or "" if isinstance(follow_up.content, Mapping) else ""


ACTS: dict[str, Callable[[CaseDesk, FollowUp, Case | None, str], Carried]] = {
    solved.SOLVED: _solved,
    asking.ONCE_MORE: _once_more,
    proposals.UNANSWERED: _proposal,
    surveys.SURVEY: _survey,
    surveys.LATER: _survey,
    MEASURE_FELT: _measure_felt,
    surveys.CLOSING_WAITS: _closing_letter,
    duties.DUTY: _duty,
    other_party.TO_PASS_ON: _to_pass_on,
    second_route.SECOND_ROUTE: _second_route,
}
