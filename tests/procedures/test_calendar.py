"""The days that count: against the package's own facts, a second package, and the law's list."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workalendar.europe import Netherlands

from procedures.calendar import (
    CROWN_DAY,
    OWN_CLOSED_DAY,
    WorkingCalendar,
    dutch_day,
    statutory_rest_day,
)

PUBLIC = WorkingCalendar()
GOOD_FRIDAY_WORKED = WorkingCalendar(good_friday_works=True)
EVERY_5_MAY = WorkingCalendar(liberation_day="every")
NO_5_MAY = WorkingCalendar(liberation_day="never")
YEARS = range(2024, 2034)

days = st.dates(date(2024, 1, 1), date(2033, 12, 31))
calendars = st.builds(
    WorkingCalendar,
    closed_days=st.frozensets(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=20),
    good_friday_works=st.booleans(),
    liberation_day=st.sampled_from(["lustrum", "every", "never"]),
)


def all_days(years: range):
    day = date(years[0], 1, 1)
    while day.year <= years[-1]:
        yield day
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-01-01", "nieuwjaarsdag"),
        ("2026-04-03", "Goede Vrijdag"),
        ("2026-04-06", "tweede paasdag"),
        ("2026-04-27", "Koningsdag"),
        ("2025-04-26", "Koningsdag"),
        ("2031-04-26", "Koningsdag"),
        ("2025-05-05", "Bevrijdingsdag"),
        ("2026-05-14", "Hemelvaartsdag"),
        ("2026-05-25", "tweede pinksterdag"),
        ("2026-12-25", "eerste kerstdag"),
        ("2026-12-26", "tweede kerstdag"),
    ],
)
def test_public_days_are_free_and_have_a_name(day: str, name: str) -> None:
    assert not PUBLIC.is_working_day(date.fromisoformat(day))
    assert PUBLIC.holiday_name(date.fromisoformat(day)) == name


@pytest.mark.parametrize("day", ["2025-04-28", "2026-05-05", "2026-12-24", "2026-12-31", "2026-05-15"])
def test_days_that_only_look_free_are_worked(day: str) -> None:
    assert PUBLIC.is_working_day(date.fromisoformat(day))
    assert PUBLIC.holiday_name(date.fromisoformat(day)) is None


def test_a_plain_weekend_is_free_without_a_name() -> None:
    assert not PUBLIC.is_working_day(date(2026, 11, 21))
    assert PUBLIC.holiday_name(date(2026, 11, 21)) is None


def test_good_friday_can_be_a_working_day() -> None:
    assert not PUBLIC.is_working_day(date(2026, 4, 3))
    assert GOOD_FRIDAY_WORKED.is_working_day(date(2026, 4, 3))
    assert GOOD_FRIDAY_WORKED.holiday_name(date(2026, 4, 3)) is None


@pytest.mark.parametrize(
    ("calendar", "free_in"),
    [(PUBLIC, {2025, 2030}), (EVERY_5_MAY, set(YEARS)), (NO_5_MAY, set())],
)
def test_5_may_by_its_three_readings(calendar: WorkingCalendar, free_in: set[int]) -> None:
    named = {year for year in YEARS if calendar.holiday_name(date(year, 5, 5)) == "Bevrijdingsdag"}
    assert named == free_in


def test_ascension_day_stays_free_where_5_may_is_worked() -> None:
    # In 2005 both fell on one day.
    assert PUBLIC.holiday_name(date(2005, 5, 5)) == "Bevrijdingsdag en Hemelvaartsdag"
    assert NO_5_MAY.holiday_name(date(2005, 5, 5)) == "Hemelvaartsdag"


def test_own_closed_days_are_free_and_named() -> None:
    calendar = WorkingCalendar(closed_days=frozenset({date(2026, 12, 24), date(2026, 12, 25)}))
    assert not calendar.is_working_day(date(2026, 12, 24))
    assert calendar.holiday_name(date(2026, 12, 24)) == OWN_CLOSED_DAY
    assert calendar.holiday_name(date(2026, 12, 25)) == "eerste kerstdag"


def test_an_unknown_choice_for_5_may_is_refused() -> None:
    with pytest.raises(ValueError, match="liberation_day"):
        WorkingCalendar(liberation_day="sometimes")  # type: ignore[arg-type]


def test_ten_years_agree_with_an_independent_package_but_for_5_may() -> None:
    other = Netherlands()
    different = {day for day in all_days(YEARS) if other.is_working_day(day) != PUBLIC.is_working_day(day)}
    assert different == {date(year, 5, 5) for year in YEARS if year % 5 and date(year, 5, 5).weekday() < 5}
    assert all(other.is_working_day(day) == EVERY_5_MAY.is_working_day(day) for day in all_days(YEARS))


def test_a_term_counted_by_the_independent_package_ends_on_the_same_day() -> None:
    other = Netherlands()
    for start in all_days(range(2026, 2028)):
        assert EVERY_5_MAY.add_working_days(start, 10) == other.add_working_days(start, 10)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2026-11-21", "zaterdag"),
        ("2026-11-22", "zondag"),
        ("2027-01-01", "nieuwjaarsdag"),
        ("2026-04-03", "Goede Vrijdag"),
        ("2026-04-06", "tweede paasdag"),
        ("2025-04-26", "Koningsdag"),
        ("2026-05-05", "Bevrijdingsdag"),
        ("2025-05-05", "Bevrijdingsdag"),
        ("2026-05-14", "Hemelvaartsdag"),
        ("2026-05-25", "tweede pinksterdag"),
        ("2026-12-25", "eerste kerstdag"),
        ("2026-05-15", None),
        ("2025-04-28", None),
        ("2026-12-24", None),
    ],
)
def test_rest_days_of_the_law(day: str, reason: str | None) -> None:
    assert statutory_rest_day(date.fromisoformat(day)) == reason


def test_a_day_added_by_the_crown_is_a_rest_day_of_the_law_only() -> None:
    friday_after_ascension = date(2026, 5, 15)
    calendar = WorkingCalendar(crown_days=frozenset({friday_after_ascension}))
    assert statutory_rest_day(friday_after_ascension, calendar.crown_days) == CROWN_DAY
    assert calendar.is_working_day(friday_after_ascension)


def test_the_law_counts_every_public_day_whatever_an_organisation_chose() -> None:
    for day in all_days(YEARS):
        if not PUBLIC.is_working_day(day):
            assert statutory_rest_day(day)


@pytest.mark.parametrize(
    ("start", "amount", "due"),
    [
        ("2026-11-20", 0, "2026-11-20"),
        ("2026-11-21", 0, "2026-11-21"),
        ("2026-11-20", 1, "2026-11-23"),
        ("2026-11-21", 1, "2026-11-23"),
        ("2026-12-24", 1, "2026-12-28"),
    ],
)
def test_adding_working_days(start: str, amount: int, due: str) -> None:
    assert PUBLIC.add_working_days(date.fromisoformat(start), amount) == date.fromisoformat(due)


def test_a_negative_number_of_working_days_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        PUBLIC.add_working_days(date(2026, 11, 20), -1)
    with pytest.raises(ValueError, match="at least one"):
        PUBLIC.previous_working_day(date(2026, 11, 20), 0)


def test_the_working_day_before_and_after() -> None:
    assert PUBLIC.previous_working_day(date(2026, 12, 28)) == date(2026, 12, 24)
    assert PUBLIC.previous_working_day(date(2026, 12, 28), 2) == date(2026, 12, 23)
    assert PUBLIC.next_working_day(date(2026, 4, 2)) == date(2026, 4, 7)
    assert PUBLIC.next_working_day(date(2026, 4, 2), 2) == date(2026, 4, 8)


def test_working_days_that_are_over_are_negative() -> None:
    assert PUBLIC.working_days_between(date(2026, 11, 23), date(2026, 11, 20)) == -1
    assert PUBLIC.working_days_between(date(2026, 11, 20), date(2026, 11, 20)) == 0


@given(days, st.integers(0, 60), calendars)
def test_the_days_between_start_and_end_are_the_days_added(
    start: date, amount: int, calendar: WorkingCalendar
) -> None:
    due = calendar.add_working_days(start, amount)
    assert calendar.working_days_between(start, due) == amount
    assert amount == 0 or calendar.is_working_day(due)


@given(days, st.integers(1, 30), calendars)
def test_back_and_forth_ends_where_it_began(start: date, amount: int, calendar: WorkingCalendar) -> None:
    working = calendar.next_working_day(start)
    assert calendar.previous_working_day(calendar.next_working_day(working, amount), amount) == working


def test_a_day_in_words() -> None:
    assert dutch_day(date(2026, 11, 20)) == "vrijdag 20 november 2026"
    assert dutch_day(date(2026, 12, 4), year=False) == "vrijdag 4 december"
    assert dutch_day(date(2024, 2, 29), weekday=False) == "29 februari 2024"
