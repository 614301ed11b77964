"""A notice that waits in a closed channel is not sent: some days before its date it goes another way."""

from __future__ import annotations

from datetime import date

from actions.cases import clock, informing
from actions.cases.desk import CaseDesk
from actions.cases.hours import in_office_hours, morning_after
from procedures.terms import instant_at
from storage.cases import Case
from storage.outbox import SENT_WHEN_STORED, OutboxRow

SECOND_ROUTE = "second_route"
_BEFORE_WORKING_DAYS, _WITHOUT_DATE_WORKING_DAYS = 2, 2


def watch(desk: CaseDesk, case: Case, row_id: int | None, rule: str, *, before: date | None = None) -> None:
    """Look two working days before a date, or two from now, whether a notice has left."""
    row = desk.work.outbox.by_id(row_id) if row_id is not None else None
    if row is None or row.channel in SENT_WHEN_STORED or row.channel == "email":
        return  # the mail's own way is one of trying again, and of a task when it bounces
    if before is not None:
        day = desk.calendar.previous_working_day(before, _BEFORE_WORKING_DAYS)
        at = instant_at(day, desk.organisation.working_hours[0])
    else:
        at = morning_after(desk, _WITHOUT_DATE_WORKING_DAYS)
    to = clock.responsible(desk, case)
    clock.plan(desk, case, SECOND_ROUTE, rule, to, max(at, in_office_hours(desk, desk.now)), outbox=row.id)


def go(desk: CaseDesk, case: Case, row_id: int, rule: str) -> str:
    """Send what has not left by mail, else have somebody phone; returns what was done, in a few words."""
    row = desk.work.outbox.by_id(row_id)
    if row is None or row.content is None or row.status in ("sent", "delivered"):
        return "left in time"
    if row.status == "failed":
        return "was a task already"
    if desk.organisation.sends_mail and desk.work.addresses.of_case(case.id, "email"):
        _by_mail(desk, case, row)
        return "by mail"
    text = (
        f"Een bericht bij {case.reference} wacht nog: de klager heeft het niet geopend ({rule}). "
        f"Bel de klager en vertel dit:\n\n{row.content.get('text') or ''}"
    )
    informing.tell(desk, case, text, kind="task")
    return "task to phone"


def _by_mail(desk: CaseDesk, case: Case, row: OutboxRow) -> None:
    content = row.content or {}
    custom = {**(content.get("custom") or {}), "instead_of": row.id}
    desk.work.outbox.add(
        organisation=row.organisation, to="complainant", channel="email", author=row.author, kind=row.kind,
        content={**content, "custom": custom}, at=desk.now, conversation_id=row.conversation_id, case_id=case.id,
        priority=row.priority,
    )  # fmt: skip
    informing.note(desk, case, "note", None, "Een bericht dat wachtte, is per mail verstuurd.")
