"""When something may go out: in office hours of working days, never at night or in the weekend."""

from __future__ import annotations

from datetime import date, datetime

from actions.cases.desk import CaseDesk
from procedures.terms import AMSTERDAM, instant_at, next_working_morning


def morning_after(desk: CaseDesk, working_days: int, start: date | None = None) -> datetime:
    """The opening hour, so many working days after a day."""
    day = desk.calendar.next_working_day(start or desk.today, working_days)
    return instant_at(day, desk.organisation.working_hours[0])


def in_office_hours(desk: CaseDesk, at: datetime) -> datetime:
    """The same moment where people work then, else the next opening: never at night or in the weekend."""
    local = at.astimezone(AMSTERDAM)
    opening, closing = desk.organisation.working_hours
    if desk.calendar.is_working_day(local.date()) and opening <= local.hour < closing:
        return at
    if desk.calendar.is_working_day(local.date()) and local.hour < opening:
        return instant_at(local.date(), opening)
    return next_working_morning(at, desk.calendar, opening)
