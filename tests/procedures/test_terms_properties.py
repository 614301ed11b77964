"""What holds for every term, whatever its start, length, unit and calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from procedures.calendar import WorkingCalendar, statutory_rest_day
from procedures.terms import (
    Unit,
    count,
    end_of_day,
    filing_limit,
    instant_at,
    local_day,
    next_working_morning,
    reminder_days,
)

days = st.dates(date(2024, 1, 1), date(2033, 12, 31))
around_2026 = st.dates(date(2025, 12, 1), date(2027, 1, 31))
amounts = st.integers(0, 60)
units = st.sampled_from(Unit)
instants = st.datetimes(datetime(2024, 1, 1), datetime(2033, 12, 31), timezones=st.just(UTC))
calendars = st.builds(
    WorkingCalendar,
    closed_days=st.frozensets(around_2026, max_size=12),
    good_friday_works=st.booleans(),
    liberation_day=st.sampled_from(["lustrum", "every", "never"]),
    crown_days=st.frozensets(around_2026, max_size=3),
)
few = settings(max_examples=60, deadline=None)


@few
@given(days, st.integers(0, 40), amounts, units, calendars, st.booleans(), st.integers(0, 6), units)
def test_a_later_start_never_ends_earlier(
    start: date,
    later: int,
    amount: int,
    unit: Unit,
    calendar: WorkingCalendar,
    roll_over: bool,
    extra: int,
    extra_unit: Unit,
) -> None:
    def due(day: date) -> date:
        return count(
            day, amount, unit, calendar, roll_over=roll_over, extended_by=extra, extended_unit=extra_unit
        ).due

    assert start <= due(start) <= due(start + timedelta(days=later))


@few
@given(days, st.integers(0, 40), units, calendars)
def test_a_longer_term_never_ends_earlier(
    start: date, amount: int, unit: Unit, calendar: WorkingCalendar
) -> None:
    assert count(start, amount, unit, calendar).due <= count(start, amount + 1, unit, calendar).due


@few
@given(days, st.integers(1, 60), calendars)
def test_a_term_of_working_days_holds_that_many(start: date, amount: int, calendar: WorkingCalendar) -> None:
    due = count(start, amount, Unit.working_days, calendar).due
    assert calendar.is_working_day(due)
    assert calendar.working_days_between(start, due) == amount


@few
@given(days, st.integers(1, 52))
def test_weeks_end_on_the_same_weekday(start: date, amount: int) -> None:
    assert count(start, amount, Unit.weeks, WorkingCalendar()).due.weekday() == start.weekday()


@few
@given(days, st.integers(1, 12), calendars)
def test_a_statutory_term_ends_on_an_ordinary_day_and_not_a_day_too_late(
    start: date, amount: int, calendar: WorkingCalendar
) -> None:
    plain = count(start, amount, Unit.weeks, calendar).due
    rolled = count(start, amount, Unit.weeks, calendar, roll_over=True).due
    assert not statutory_rest_day(rolled, calendar.crown_days)
    passed = [plain + timedelta(days=n) for n in range((rolled - plain).days)]
    # A week always holds two ordinary days here, so only art. 1 moves the end.
    assert all(statutory_rest_day(day, calendar.crown_days) for day in passed)


@few
@given(days, st.integers(0, 24))
def test_months_keep_the_day_number_or_end_with_the_month(start: date, amount: int) -> None:
    limit = filing_limit(start, amount, Unit.months)
    assert limit.day == start.day or (limit + timedelta(days=1)).day == 1
    assert (limit.year - start.year) * 12 + limit.month - start.month == amount


@few
@given(days, amounts, units, calendars, st.booleans())
def test_why_is_one_sentence_that_names_start_and_end(
    start: date, amount: int, unit: Unit, calendar: WorkingCalendar, roll_over: bool
) -> None:
    due = count(start, amount, unit, calendar, roll_over=roll_over, label="de ontvangst")
    assert due.why.endswith(".") and due.why.count(".") == 1
    assert str(start.year) in due.why and str(due.due.year) in due.why
    assert "  " not in due.why and ",," not in due.why


@few
@given(instants, calendars)
def test_a_working_morning_is_ahead_and_on_a_working_day(at: datetime, calendar: WorkingCalendar) -> None:
    morning = next_working_morning(at, calendar)
    assert morning > at
    assert calendar.is_working_day(local_day(morning))
    before = calendar.previous_working_day(local_day(morning))
    assert instant_at(before, 9) <= at


@few
@given(days)
def test_a_day_ends_where_the_next_begins(day: date) -> None:
    last_moment = end_of_day(day) - timedelta(microseconds=1)
    assert local_day(last_moment) == day
    assert local_day(end_of_day(day)) == day + timedelta(days=1)


@few
@given(days, calendars)
def test_reminders_are_on_working_days_in_time_and_in_order(due: date, calendar: WorkingCalendar) -> None:
    first, last = reminder_days(due, calendar)
    assert first < last <= due
    assert calendar.is_working_day(first) and calendar.is_working_day(last)
