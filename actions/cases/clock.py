"""Deadline rows of a case, and the follow-ups that watch them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

from actions.cases import people
from actions.cases.desk import CaseDesk
from actions.cases.hours import in_office_hours
from procedures.model import Procedure, Term
from procedures.retention import kept_until
from procedures.terms import (
    Due,
    Unit,
    count,
    end_of_day,
    instant_at,
    next_working_morning,
    not_started,
    reminder_days,
)
from storage.cases import Case
from storage.deadlines import RUNNING, Deadline, NewDeadline

STATUTORY_KEY = "statutory"
STATUTORY_RULE = "Wkkgz art. 17"
REMINDER, MISSED, TELL_MISSED = "reminder", "missed", "tell_missed"
INTERNAL = "internal_follow_up"
_OUTLIVE_THE_CASE = ("measure_check", "measure_felt", "survey", "alert_escalation", "duty", "pass_on:besluit",
                      "second_route")  # fmt: skip

_STARTS = {
    "receipt": "de ontvangst",
    "written_filing": "het indienen op schrift",
    "acknowledgement_sent": "het versturen van de ontvangstbevestiging",
    "decision": "het besluit",
    "closing": "het afsluiten",
    "event": "de gebeurtenis",
    "talk_held": "het gesprek",
    "reaction_sent": "het versturen van de reactie",
    "form_filed_elsewhere": "het indienen van het formulier",
    "ruling": "de uitspraak",
    "last_event": "de laatste gebeurtenis in de zaak",
    "registration": "het inschrijven",
    "death": "het overlijden",
}


def start_in_words(procedure: Procedure, start: str) -> str:
    """What starts a term, in Dutch with its article."""
    if start.startswith("step_reached:"):
        key = start.partition(":")[2]
        step = next((one for one in procedure.steps if one.key == key), None)
        return f"de stap naar {step.name.u if step else key}"
    return _STARTS.get(start, "het begin van deze termijn")


def first_rows(desk: CaseDesk, kind: str, step_key: str) -> list[NewDeadline]:
    """The deadline rows of a new case: those that start now with a date, others without one.

    Where the procedure gives no row and the Wkkgz applies, its term is kept in sight of staff (A7-12).
    """
    if kind == "compliment":
        return []
    happened = _happened(desk.procedure, kind, step_key)
    rows = [row(desk, term, happened) for term in desk.procedure.terms_for(kind)]
    if not rows and desk.organisation.wkkgz:
        rows.append(statutory_row(desk))
    return rows


def _happened(procedure: Procedure, kind: str, step_key: str) -> set[str]:
    """What has happened once a case is handed over; where a chat only prepares it, filing is still to come."""
    happened = {"receipt", f"step_reached:{step_key}"}
    if kind == "official_complaint" and not procedure.filed_by_the_person:
        happened.add("written_filing")
    return happened


def rows_for_official(desk: CaseDesk, step_key: str, existing: Iterable[Deadline]) -> list[NewDeadline]:
    """The rows that an official complaint has beyond those the case has already; they start today."""
    have = {one.key for one in existing}
    happened = _happened(desk.procedure, "official_complaint", step_key)
    terms = desk.procedure.terms_for("official_complaint")
    return [row(desk, term, happened) for term in terms if term.key not in have]


def row(desk: CaseDesk, term: Term, happened: Collection[str]) -> NewDeadline:
    """One row: with its date where its start event happened (today), else waiting for it."""
    start = start_in_words(desk.procedure, term.start)
    if term.start not in happened:
        return NewDeadline(term.key, term.rule, term.kind, not_started(start), owner=term.owner)
    due = counted(desk, term, desk.today)
    return NewDeadline(
        term.key, term.rule, term.kind, due.why, start_on=desk.today, due=due.due, owner=term.owner
    )


def counted(
    desk: CaseDesk, term: Term, start: date, *, extended_by: int = 0, extended_unit: str | None = None
) -> Due:
    """The last day of a term that starts on a day; of two readings the alarm takes the earlier unit."""
    return count(
        start,
        term.amount,
        term.alarm_unit or term.unit,
        desk.calendar,
        roll_over=term.roll_over,
        label=start_in_words(desk.procedure, term.start),
        extended_by=extended_by,
        extended_unit=extended_unit,
    )


def statutory_row(desk: CaseDesk) -> NewDeadline:
    """The six weeks of the law, for staff only: the organisation's own procedure promises none."""
    due = count(desk.today, 6, Unit.weeks, desk.calendar, roll_over=True, label="de ontvangst")
    why = f"De wet (Wkkgz artikel 17) geeft zes weken. {due.why}"
    return NewDeadline(
        STATUTORY_KEY, STATUTORY_RULE, "statutory", why, start_on=desk.today, due=due.due, internal=True,
        owner=next(iter(desk.procedure.decides), None),
    )  # fmt: skip


def begin(desk: CaseDesk, case: Case, start: str) -> list[Deadline]:
    """Give a date to the rows that waited for an event that happens now; return those rows."""
    begun = []
    for waiting in desk.work.cases.deadlines(case.id):
        term = desk.procedure.term(waiting.key)
        if term is None or term.start != start or waiting.due is not None or waiting.status not in RUNNING:
            continue
        due = counted(desk, term, desk.today)
        desk.work.cases.set_deadline_due(waiting.id, due.due, due.why, start_on=desk.today)
        begun.append(waiting)
    if begun:
        ids = {one.id for one in begun}
        begun = [one for one in desk.work.cases.deadlines(case.id) if one.id in ids]
        watch(desk, case, begun)
    return begun


def watch(desk: CaseDesk, case: Case, rows: Iterable[Deadline]) -> None:
    """Plan the reminders of each row with a date, and what happens once its last day has passed."""
    hour = desk.organisation.working_hours[0]
    for deadline in rows:
        if deadline.due is None or deadline.status not in RUNNING:
            continue
        to = responsible(desk, case)
        for which, day in zip(
            ("two_days_before", "last_day"), reminder_days(deadline.due, desk.calendar), strict=True
        ):
            at = instant_at(day, hour)
            if which == "two_days_before" and at <= desk.now:
                continue
            soonest = in_office_hours(desk, desk.now + timedelta(hours=1))
            plan(desk, case, f"{REMINDER}:{deadline.key}", deadline.rule, to, max(at, soonest),
                 deadline=deadline.id, when=which)  # fmt: skip
        over = end_of_day(deadline.due)
        plan(desk, case, f"{MISSED}:{deadline.key}", deadline.rule, to, over, deadline=deadline.id)
        morning = next_working_morning(over, desk.calendar, hour)
        tell = to if deadline.internal else "complainant"
        plan(desk, case, f"{TELL_MISSED}:{deadline.key}", deadline.rule, tell, morning, deadline=deadline.id)


def unwatch(desk: CaseDesk, case: Case, key: str, outcome: str) -> None:
    """Cancel what was planned for the rows with this key."""
    for what in (REMINDER, MISSED, TELL_MISSED):
        desk.work.follow_ups.cancel(case.id, f"{what}:{key}", outcome=outcome)


def meet(desk: CaseDesk, case: Case, key: str, at: datetime | None = None) -> bool:
    """A term was met; tell whether there was one running. A late act does not undo that it was missed."""
    done = desk.work.cases.end_deadlines(case.id, key, "met", at or desk.now)
    if done:
        unwatch(desk, case, key, "met")
    return bool(done)


def cancel(desk: CaseDesk, case: Case, key: str) -> bool:
    """A term no longer applies."""
    done = desk.work.cases.end_deadlines(case.id, key, "cancelled")
    if done:
        unwatch(desk, case, key, "cancelled")
    return bool(done)


def cancel_all(desk: CaseDesk, case: Case) -> None:
    """No term runs on and nothing that belongs to an open case stays planned, because the case ends here."""
    for deadline in desk.work.cases.deadlines(case.id):
        if deadline.status in RUNNING:
            desk.work.cases.set_deadline_status(deadline.id, "cancelled")
    waiting = {one.what for one in desk.work.follow_ups.of_case(case.id) if one.status == "waiting"}
    for what in sorted(waiting):
        if not what.startswith(_OUTLIVE_THE_CASE):
            desk.work.follow_ups.cancel(case.id, what, outcome="case ended")


def running(desk: CaseDesk, case: Case, key: str) -> Deadline | None:
    """The running row with this key."""
    rows = [one for one in desk.work.cases.deadlines(case.id) if one.key == key and one.status in RUNNING]
    return rows[-1] if rows else None


def plan_internal(desk: CaseDesk, case: Case) -> None:
    """Where no term runs, look after two working days whether somebody has picked it up; never told as a term."""
    day = desk.calendar.add_working_days(desk.today, 2)
    rule = desk.procedure.steps[0].rules[0]
    plan(
        desk,
        case,
        INTERNAL,
        rule,
        responsible(desk, case),
        instant_at(day, desk.organisation.working_hours[0]),
    )


def plan(desk: CaseDesk, case: Case, what: str, rule: str, to: str, at: datetime, **data: object) -> int:
    """Plan one follow-up of a case."""
    return desk.work.follow_ups.schedule(
        organisation=case.organisation,
        rule=rule,
        what=what,
        to=to,
        due_at=at,
        case_id=case.id,
        data=dict(data),
    )


def responsible(desk: CaseDesk, case: Case) -> str:
    """Whom a reminder is planned for; asked again when it goes out."""
    if case.owner:
        return f"staff:{case.owner}"
    hidden = (case.content or {}).get("hidden_from") or ()
    found = people.users(desk.organisation, case.handler, hidden)
    return f"staff:{found[0].name}" if found else "staff_group"


def retention_until(desk: CaseDesk) -> date | None:
    """Until when a case that ends today is kept; None: until somebody erases it."""
    return kept_until(desk.procedure, desk.today, desk.organisation.keep_months)
