"""Every term of the five procedures against calendars that others wrote, from every day of ten years.

workalendar has Good Friday and, other than our default, 5 May of every year: that is the reading ``every``. With
5 May taken out where the year is not divisible by five it is our default. Weeks, months and years are counted by
dateutil. Neither knows anything of our own code.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from workalendar.europe import Netherlands

from procedures.calendar import WorkingCalendar
from procedures.load import load_all
from procedures.model import Term
from procedures.terms import count, filing_limit

YEARS = range(2025, 2035)
EVERY, LUSTRUM = WorkingCalendar(liberation_day="every"), WorkingCalendar()


class DefaultReading(Netherlands):
    """The same without 5 May in years that are not divisible by five."""

    def get_calendar_holidays(self, year: int) -> list[tuple[date, str]]:
        days = super().get_calendar_holidays(year)
        return [one for one in days if year % 5 == 0 or "iberation" not in one[1]]


THEIRS = {"every": (EVERY, Netherlands()), "lustrum": (LUSTRUM, DefaultReading())}


def terms() -> Iterator[tuple[str, Term]]:
    for key, procedure in load_all().items():
        for term in procedure.terms:
            yield f"{key} {term.rule} {term.key}", term


def days() -> Iterator[date]:
    day = date(YEARS[0], 1, 1)
    while day.year in YEARS:
        yield day
        day += timedelta(days=1)


def by_others(start: date, amount: int, unit: str, calendar: Netherlands) -> date:
    if unit == "working_days":
        return calendar.add_working_days(start, amount) if amount else start
    return start + relativedelta(**{unit: amount})


def rolled(due: date) -> date:
    """By the Algemene termijnenwet: to the next day that is no Saturday, Sunday or holiday; 5 May counts every year."""
    law = THEIRS["every"][1]
    while not law.is_working_day(due):
        due += timedelta(days=1)
    return due


ALL = dict(terms())


def test_there_are_terms_of_every_unit_to_check() -> None:
    assert {term.unit for term in ALL.values()} >= {"working_days", "days", "weeks"}
    assert {term.rule for term in ALL.values()} >= {
        "BUC-17", "IZW-12", "IZW-14", "IZW-16", "IZW-21", "IZW-24", "IBO-15", "COA-07", "COA-15", "COA-17",
    }  # fmt: skip


@pytest.mark.parametrize("reading", list(THEIRS))
@pytest.mark.parametrize("name", list(ALL))
def test_from_every_day_of_ten_years(name: str, reading: str) -> None:
    term = ALL[name]
    ours, theirs = THEIRS[reading]
    unit = term.alarm_unit or term.unit
    if reading == "every" and unit != "working_days":
        pytest.skip("5 May changes only what is counted in working days")
    for start in days():
        expected = by_others(start, term.amount, unit, theirs)
        due = count(start, term.amount, unit, ours, roll_over=term.roll_over).due
        assert due == (rolled(expected) if term.roll_over else expected), start


@pytest.mark.parametrize("name", [name for name, term in ALL.items() if term.extension and term.extension.amount])
def test_the_extended_term_too(name: str) -> None:
    term = ALL[name]
    extension = term.extension
    assert extension is not None and extension.amount is not None
    for start in days():
        counted = count(
            start, term.amount, term.unit, LUSTRUM, roll_over=term.roll_over, extended_by=extension.amount,
            extended_unit=extension.unit or term.unit,
        )  # fmt: skip
        expected = start + relativedelta(**{term.unit: term.amount}) + relativedelta(**{extension.unit or term.unit: extension.amount})
        assert counted.due == (rolled(expected) if term.roll_over else expected), start


@pytest.mark.parametrize(("amount", "unit"), [(1, "years"), (1, "months"), (2, "years")])
def test_limits_and_keeping(amount: int, unit: str) -> None:
    """A year after a death (W4U-08), a month after the event (COA-05), two years of keeping (COA-25)."""
    for start in days():
        assert filing_limit(start, amount, unit) == start + relativedelta(**{unit: amount}), start
