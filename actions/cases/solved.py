"""Is it solved? Asked after each step of the ladder; a no is answered with the next step."""

from __future__ import annotations

from datetime import date, datetime

from actions.cases import asking, clock, texts
from actions.cases.desk import CaseDesk
from actions.cases.hours import morning_after
from actions.cases.states import is_open
from procedures.ladder import step as step_of
from procedures.terms import local_day
from storage.cases import Case

SOLVED = "solved"
_AFTER_CONTACT, _AFTER_TALK, _AFTER_OUTSIDE = 5, 1, 10
"""Working days after staff's last message, after the day of a talk, and after going outside."""


def after_contact(desk: CaseDesk, case: Case) -> None:
    """Staff wrote to the person: ask some days later, counted from the last message."""
    if _is_asked(desk, case) and not step_of(desk.procedure, case.step_key).outside:
        _plan(desk, case, morning_after(desk, _AFTER_CONTACT))


def after_talk(desk: CaseDesk, case: Case, when: date | datetime) -> None:
    """A talk was planned: ask on the first working day after it."""
    if _is_asked(desk, case):
        day = local_day(when) if isinstance(when, datetime) else when
        _plan(desk, case, morning_after(desk, _AFTER_TALK, day))


def after_going_outside(desk: CaseDesk, case: Case) -> None:
    """The case went to somebody outside: ask later how that went."""
    if step_of(desk.procedure, case.step_key).outside:
        _plan(desk, case, morning_after(desk, _AFTER_OUTSIDE))


def forget(desk: CaseDesk, case: Case, outcome: str) -> None:
    """What was planned no longer holds: the person wrote, or the case went on."""
    desk.work.follow_ups.cancel(case.id, SOLVED, outcome=outcome)


def put(desk: CaseDesk, case: Case) -> Case | None:
    """Ask the question of the step where the case is; None where the person cannot be asked."""
    step = step_of(desk.procedure, case.step_key)
    if step.outside:
        text = texts.say(desk, case, "solved_outside", step=texts.from_procedure(desk, case, step.name))
    else:
        text = texts.say(desk, case, "solved_talk")
    buttons = asking.buttons_of(desk, case, asking.RESOLVED)
    return asking.ask(desk, case, asking.RESOLVED, text, buttons, kind="question", about=step.key, once_more=True)


def _is_asked(desk: CaseDesk, case: Case) -> bool:
    """Not where a decision is coming: then the survey after it asks."""
    if not is_open(case) or case.status == "decided" or (case.content or {}).get("resolved") is True:
        return False
    return clock.running(desk, case, "respond") is None and clock.running(desk, case, "settle") is None


def _plan(desk: CaseDesk, case: Case, at: datetime) -> None:
    forget(desk, case, "counted anew")
    rule = step_of(desk.procedure, case.step_key).rules[0]
    clock.plan(desk, case, SOLVED, rule, "complainant", at, step=case.step_key)
