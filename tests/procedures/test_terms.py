"""Terms: every term the five procedures hold, at its edges, and the sentences that explain them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from procedures.calendar import WorkingCalendar
from procedures.terms import (
    AMSTERDAM,
    Due,
    Unit,
    count,
    end_of_day,
    filing_limit,
    instant_at,
    is_missed,
    local_day,
    moved,
    next_working_morning,
    not_started,
    reminder_days,
)

PUBLIC = WorkingCalendar()
GOOD_FRIDAY_WORKED = WorkingCalendar(good_friday_works=True)
EVERY_5_MAY = WorkingCalendar(liberation_day="every")


def day(text: str) -> date:
    return date.fromisoformat(text)


def due(start: str, amount: int, unit: Unit, calendar: WorkingCalendar = PUBLIC, **how) -> str:
    return count(day(start), amount, unit, calendar, **how).due.isoformat()


# start: +5 working days, +10 working days, +4 weeks, +6 weeks, +30 days (domain facts, H5)
TEST_DATES = [
    ("2026-11-20", "2026-11-27", "2026-12-04", "2026-12-18", "2027-01-01", "2026-12-20"),
    ("2026-12-23", "2026-12-31", "2027-01-08", "2027-01-20", "2027-02-03", "2027-01-22"),
    ("2026-03-30", "2026-04-08", "2026-04-15", "2026-04-27", "2026-05-11", "2026-04-29"),
    ("2026-04-24", "2026-05-04", "2026-05-11", "2026-05-22", "2026-06-05", "2026-05-24"),
    ("2025-04-16", "2025-04-25", "2025-05-02", "2025-05-14", "2025-05-28", "2025-05-16"),
]
TERMS = [(5, Unit.working_days), (10, Unit.working_days), (4, Unit.weeks), (6, Unit.weeks), (30, Unit.days)]


@pytest.mark.parametrize("row", TEST_DATES, ids=lambda row: row[0])
def test_own_terms_end_on_the_day_they_end(row: tuple[str, ...]) -> None:
    start, *expected = row
    assert [due(start, *term) for term in TERMS] == expected


@pytest.mark.parametrize(
    ("start", "amount", "calendar", "expected"),
    [
        ("2026-03-30", 5, GOOD_FRIDAY_WORKED, "2026-04-07"),
        ("2026-04-24", 10, EVERY_5_MAY, "2026-05-12"),
        ("2025-04-16", 5, GOOD_FRIDAY_WORKED, "2025-04-24"),
    ],
)
def test_own_terms_by_the_other_reading(
    start: str, amount: int, calendar: WorkingCalendar, expected: str
) -> None:
    assert due(start, amount, Unit.working_days, calendar) == expected


@pytest.mark.parametrize(
    ("start", "amount", "unit", "expected"),
    [
        ("2026-11-20", 6, Unit.weeks, "2027-01-04"),
        ("2026-03-30", 4, Unit.weeks, "2026-04-28"),
        ("2026-11-20", 30, Unit.days, "2026-12-21"),
        ("2026-04-24", 30, Unit.days, "2026-05-26"),
        ("2026-12-23", 6, Unit.weeks, "2027-02-03"),
    ],
)
def test_statutory_terms_roll(start: str, amount: int, unit: Unit, expected: str) -> None:
    assert due(start, amount, unit, roll_over=True) == expected


# Each term of the five procedures, by rule.
BUC_17 = (6, Unit.weeks)
IZW_12 = (5, Unit.working_days)
IZW_14 = (5, Unit.days)
IZW_16 = (4, Unit.weeks)
IZW_21 = (4, Unit.weeks)
IZW_24 = (6, Unit.weeks)
IBO_15 = (2, Unit.working_days)
COA_07 = (10, Unit.working_days)
COA_11 = (0, Unit.days)
COA_15 = (10, Unit.working_days)
COA_17 = (30, Unit.days)
COA_25 = (2, Unit.years)


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (IZW_12, "2026-11-27"),
        (IZW_14, "2026-11-25"),
        (IZW_16, "2026-12-18"),
        (IZW_21, "2026-12-18"),
        (IZW_24, "2027-01-01"),
        (IBO_15, "2026-11-24"),
        (COA_07, "2026-12-04"),
        (COA_11, "2026-11-20"),
        (COA_15, "2026-12-04"),
        (COA_17, "2026-12-20"),
        (COA_25, "2028-11-20"),
    ],
)
@pytest.mark.parametrize("clock", ["00:00", "18:30", "23:59"])
def test_receipt_on_friday_evening_counts_from_that_friday(
    clock: str, term: tuple[int, Unit], expected: str
) -> None:
    received = datetime.fromisoformat(f"2026-11-20T{clock}:00+01:00").astimezone(UTC)
    assert count(received, *term, PUBLIC).due == day(expected)


@pytest.mark.parametrize(
    ("term", "start", "expected"),
    [
        # receipt in the weekend: working days begin on Monday, other units on the day itself
        (IZW_12, "2026-11-21", "2026-11-27"),
        (IZW_12, "2026-11-22", "2026-11-27"),
        (IZW_12, "2026-11-23", "2026-11-30"),
        (IZW_14, "2026-11-22", "2026-11-27"),
        # receipt on a holiday
        (IZW_12, "2026-12-25", "2027-01-04"),
        (COA_07, "2026-04-27", "2026-05-11"),
        (IZW_12, "2026-05-14", "2026-05-21"),
        (IBO_15, "2026-04-03", "2026-04-08"),
        (COA_15, "2027-01-01", "2027-01-15"),
        # end on or just behind a holiday
        (IZW_12, "2026-12-18", "2026-12-28"),
        (IZW_14, "2026-12-20", "2026-12-25"),
        (IZW_16, "2026-03-30", "2026-04-27"),
        (IZW_16, "2026-11-27", "2026-12-25"),
        (IZW_21, "2026-12-04", "2027-01-01"),
        (IZW_24, "2026-11-20", "2027-01-01"),
        (COA_17, "2026-04-14", "2026-05-14"),
        (COA_07, "2026-05-11", "2026-05-27"),
        (COA_25, "2024-02-29", "2026-02-28"),
        # 5 May is worked in 2026 and free in 2025
        (IZW_12, "2026-04-28", "2026-05-05"),
        (IZW_12, "2025-04-28", "2025-05-06"),
        # over the leap day
        (IZW_14, "2028-02-25", "2028-03-01"),
        (IZW_16, "2028-02-10", "2028-03-09"),
        (COA_17, "2028-01-31", "2028-03-01"),
        (COA_17, "2027-01-31", "2027-03-02"),
        # over the change to summer time and back
        (IZW_14, "2026-03-27", "2026-04-01"),
        (IZW_12, "2026-10-23", "2026-10-30"),
        (IZW_16, "2026-10-02", "2026-10-30"),
    ],
)
def test_own_terms_at_their_edges(term: tuple[int, Unit], start: str, expected: str) -> None:
    assert due(start, *term) == expected


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2026-10-10", "2026-11-23"),  # a Saturday, rolls to Monday
        ("2026-02-20", "2026-04-07"),  # Good Friday, over Easter
        ("2026-03-24", "2026-05-06"),  # 5 May counts in a year not divisible by five
        ("2025-03-24", "2025-05-06"),
        ("2026-03-16", "2026-04-28"),  # King's day on Monday
        ("2025-03-15", "2025-04-28"),  # King's day on Saturday the 26th
        ("2026-04-02", "2026-05-15"),  # Ascension day
        ("2026-11-13", "2026-12-28"),  # Christmas on Friday and Saturday
        ("2026-11-21", "2027-01-04"),
    ],
)
def test_the_judgement_of_burgercoaching_rolls_by_law(start: str, expected: str) -> None:
    assert due(start, *BUC_17, roll_over=True) == expected


def test_ten_weeks_are_counted_from_the_filing_and_then_roll() -> None:
    # Six weeks end on a holiday and roll three days; the ten weeks do not inherit those.
    six = count(day("2026-11-20"), *BUC_17, PUBLIC, roll_over=True)
    ten = count(day("2026-11-20"), *BUC_17, PUBLIC, roll_over=True, extended_by=4)
    assert six.due == day("2027-01-04")
    assert ten.due == day("2027-01-29")
    rolled = count(day("2026-10-16"), *BUC_17, PUBLIC, roll_over=True, extended_by=4)
    assert rolled.due == day("2026-12-28")


def test_an_extension_on_the_last_day_is_in_time_and_the_day_after_is_not() -> None:
    last = count(day("2026-11-20"), *BUC_17, PUBLIC, roll_over=True).due
    just_in_time = datetime(2027, 1, 4, 22, 59, tzinfo=UTC)
    just_late = datetime(2027, 1, 4, 23, 0, tzinfo=UTC)
    assert not is_missed(last, local_day(just_in_time))
    assert is_missed(last, local_day(just_late))
    assert end_of_day(last) == just_late


def test_an_extension_in_another_unit_goes_on_from_the_end() -> None:
    assert due("2026-11-20", 6, Unit.weeks, extended_by=2, extended_unit="working_days") == "2027-01-05"


def test_a_day_of_the_crown_moves_a_statutory_term_only() -> None:
    calendar = WorkingCalendar(crown_days=frozenset({day("2026-05-15")}))
    assert due("2026-04-03", 6, Unit.weeks, calendar, roll_over=True) == "2026-05-18"
    assert due("2026-04-03", 6, Unit.weeks, calendar) == "2026-05-15"
    assert due("2026-05-13", 1, Unit.working_days, calendar) == "2026-05-15"


def test_an_own_closed_day_does_not_move_a_statutory_term() -> None:
    calendar = WorkingCalendar(closed_days=frozenset({day("2026-12-24")}))
    assert due("2026-11-12", 6, Unit.weeks, calendar, roll_over=True) == "2026-12-24"
    assert due("2026-12-23", 1, Unit.working_days, calendar) == "2026-12-28"


@pytest.mark.parametrize(
    ("amount", "unit", "start", "expected"),
    [
        (90, Unit.days, "2026-09-12", "2026-12-11"),
        (90, Unit.days, "2026-09-13", "2026-12-14"),
        (91, Unit.days, "2026-09-12", "2026-12-12"),
        (12, Unit.weeks, "2026-08-22", "2026-11-16"),
        (13, Unit.weeks, "2026-08-22", "2026-11-21"),
        (3, Unit.months, "2026-08-21", "2026-11-23"),
        (4, Unit.months, "2026-07-21", "2026-11-21"),
        (1, Unit.years, "2025-11-22", "2026-11-22"),
        (24, Unit.hours, "2026-11-20", "2026-11-21"),
    ],
)
def test_terms_that_the_law_leaves_out_do_not_roll(
    amount: int, unit: Unit, start: str, expected: str
) -> None:
    assert due(start, amount, unit, roll_over=True) == expected


def test_a_statutory_term_of_three_days_holds_two_ordinary_days() -> None:
    assert due("2026-12-24", 3, Unit.days, roll_over=True) == "2026-12-29"
    assert due("2026-04-02", 4, Unit.days, roll_over=True) == "2026-04-08"
    assert due("2026-04-02", 2, Unit.days, roll_over=True) == "2026-04-07"


@pytest.mark.parametrize(
    ("event", "amount", "unit", "expected"),
    [
        # COA-05: one month after the situation
        ("2026-10-20", 1, "months", "2026-11-20"),
        ("2026-01-31", 1, "months", "2026-02-28"),
        ("2028-01-31", 1, "months", "2028-02-29"),
        ("2026-01-28", 1, "months", "2026-02-28"),
        ("2026-02-28", 1, "months", "2026-03-28"),
        ("2026-03-31", 1, "months", "2026-04-30"),
        ("2026-12-31", 1, "months", "2027-01-31"),
        ("2026-11-22", 1, "months", "2026-12-22"),
        # W4U-08: one year after the death
        ("2025-11-20", 1, "years", "2026-11-20"),
        ("2027-03-01", 1, "years", "2028-03-01"),
        ("2028-02-29", 1, "years", "2029-02-28"),
        ("2028-02-28", 1, "years", "2029-02-28"),
        ("2025-12-25", 1, "years", "2026-12-25"),
        # other procedures may use other units
        ("2026-11-20", 6, "weeks", "2027-01-01"),
        ("2026-11-20", 10, "days", "2026-11-30"),
        ("2026-11-20", 48, "hours", "2026-11-22"),
    ],
)
def test_filing_limits(event: str, amount: int, unit: str, expected: str) -> None:
    assert filing_limit(day(event), amount, unit) == day(expected)


def test_a_filing_limit_in_working_days_needs_a_calendar() -> None:
    assert filing_limit(day("2026-12-24"), 3, Unit.working_days, PUBLIC) == day("2026-12-30")
    with pytest.raises(ValueError, match="calendar"):
        filing_limit(day("2026-12-24"), 3, Unit.working_days)


def test_hours_pass_also_when_the_clock_changes() -> None:
    evening_before = datetime(2026, 10, 24, 23, 30, tzinfo=AMSTERDAM)  # the next day has 25 hours
    assert count(evening_before, 24, Unit.hours, PUBLIC).due == day("2026-10-25")
    assert count(evening_before, 25, Unit.hours, PUBLIC).due == day("2026-10-25")
    assert count(evening_before, 26, Unit.hours, PUBLIC).due == day("2026-10-26")
    before_summer = datetime(2026, 3, 28, 23, 30, tzinfo=AMSTERDAM)  # the next day has 23 hours
    assert count(before_summer, 24, Unit.hours, PUBLIC).due == day("2026-03-30")


def test_hours_from_a_day_alone_are_never_late() -> None:
    assert due("2026-11-20", 5, Unit.hours) == "2026-11-20"
    assert due("2026-11-20", 24, Unit.hours) == "2026-11-21"
    assert due("2026-11-20", 47, Unit.hours) == "2026-11-21"


@pytest.mark.parametrize("amount", [-1, -10])
def test_a_negative_term_is_refused(amount: int) -> None:
    with pytest.raises(ValueError, match="negative"):
        count(day("2026-11-20"), amount, Unit.days, PUBLIC)
    with pytest.raises(ValueError, match="negative"):
        count(day("2026-11-20"), 6, Unit.weeks, PUBLIC, extended_by=amount)
    with pytest.raises(ValueError, match="negative"):
        filing_limit(day("2026-11-20"), amount, Unit.days)


def test_an_unknown_unit_and_a_naive_instant_are_refused() -> None:
    with pytest.raises(ValueError):
        count(day("2026-11-20"), 1, "fortnights", PUBLIC)
    with pytest.raises(ValueError, match="offset"):
        count(datetime(2026, 11, 20, 12), 1, Unit.days, PUBLIC)
    with pytest.raises(ValueError, match="offset"):
        local_day(datetime(2026, 11, 20, 12))


# --- days and instants -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("instant", "expected"),
    [
        ("2026-11-20T22:59:59+00:00", "2026-11-20"),
        ("2026-11-20T23:00:00+00:00", "2026-11-21"),
        ("2026-07-01T21:59:00+00:00", "2026-07-01"),
        ("2026-07-01T22:00:00+00:00", "2026-07-02"),
        ("2026-03-28T23:30:00+00:00", "2026-03-29"),
        ("2026-10-25T22:59:00+00:00", "2026-10-25"),
        ("2026-11-20T18:00:00-05:00", "2026-11-21"),
    ],
)
def test_the_day_is_that_of_amsterdam(instant: str, expected: str) -> None:
    assert local_day(datetime.fromisoformat(instant)) == day(expected)


@pytest.mark.parametrize(
    ("on", "clock", "expected"),
    [
        ("2026-11-20", (9, 0), "2026-11-20T08:00:00+00:00"),
        ("2026-07-01", (9, 0), "2026-07-01T07:00:00+00:00"),
        ("2026-03-29", (2, 30), "2026-03-29T01:30:00+00:00"),  # does not exist: 3:30 in summer time
        ("2026-10-25", (2, 30), "2026-10-25T00:30:00+00:00"),  # comes twice: the first
    ],
)
def test_a_clock_time_as_an_instant(on: str, clock: tuple[int, int], expected: str) -> None:
    instant = instant_at(day(on), *clock)
    assert instant == datetime.fromisoformat(expected)
    assert instant.utcoffset() == timedelta(0)


def test_a_day_ends_at_midnight_in_amsterdam_also_when_the_clock_changes() -> None:
    assert end_of_day(day("2026-03-29")) == datetime(2026, 3, 29, 22, tzinfo=UTC)
    assert end_of_day(day("2026-10-25")) == datetime(2026, 10, 25, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("2026-11-20T00:00:00+01:00", "2026-11-20T09:00:00+01:00"),
        ("2026-11-20T08:59:59+01:00", "2026-11-20T09:00:00+01:00"),
        ("2026-11-20T09:00:00+01:00", "2026-11-23T09:00:00+01:00"),
        ("2026-11-20T23:00:00+01:00", "2026-11-23T09:00:00+01:00"),
        ("2026-12-24T12:00:00+01:00", "2026-12-28T09:00:00+01:00"),
        ("2026-03-28T12:00:00+01:00", "2026-03-30T09:00:00+02:00"),
        ("2026-11-22T23:30:00-05:00", "2026-11-23T09:00:00+01:00"),
    ],
)
def test_the_next_working_morning(after: str, expected: str) -> None:
    assert next_working_morning(datetime.fromisoformat(after), PUBLIC) == datetime.fromisoformat(expected)


def test_a_morning_at_another_hour() -> None:
    after = datetime(2026, 11, 20, 8, 0, tzinfo=timezone(timedelta(hours=1)))
    assert next_working_morning(after, PUBLIC, 8, 30) == datetime(2026, 11, 20, 7, 30, tzinfo=UTC)
    assert next_working_morning(after, PUBLIC, 8) == datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


def test_the_morning_after_a_missed_term() -> None:
    # Six weeks of own counting end on New Year's day, a Friday; people hear on Monday.
    assert next_working_morning(end_of_day(day("2027-01-01")), PUBLIC) == instant_at(day("2027-01-04"), 9)


@pytest.mark.parametrize(
    ("last", "reminders"),
    [
        ("2026-11-27", ["2026-11-25", "2026-11-27"]),
        ("2026-11-24", ["2026-11-20", "2026-11-24"]),
        ("2026-12-20", ["2026-12-17", "2026-12-18"]),
        ("2027-01-01", ["2026-12-30", "2026-12-31"]),
        ("2026-04-27", ["2026-04-23", "2026-04-24"]),
        ("2026-12-28", ["2026-12-23", "2026-12-28"]),
    ],
)
def test_staff_are_reminded_twice(last: str, reminders: list[str]) -> None:
    assert reminder_days(day(last), PUBLIC) == [day(reminder) for reminder in reminders]


# --- why ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "amount", "unit", "how", "why"),
    [
        (
            "2026-11-20", 5, "working_days", {"label": "de ontvangst"},
            "5 werkdagen na de ontvangst op vrijdag 20 november 2026 is vrijdag 27 november 2026.",
        ),
        (
            "2026-12-23", 10, "working_days", {"label": "de ontvangst"},
            ("10 werkdagen na de ontvangst op woensdag 23 december 2026, zonder eerste kerstdag en"
            " nieuwjaarsdag, is vrijdag 8 januari 2027."),
        ),
        (
            "2026-11-20", 4, "weeks", {},
            "4 weken na vrijdag 20 november 2026 is vrijdag 18 december 2026.",
        ),
        (
            "2026-11-20", 6, "weeks", {"label": "de schriftelijke klacht", "roll_over": True},
            ("6 weken na de schriftelijke klacht op vrijdag 20 november 2026 is vrijdag 1 januari 2027,"
            " en door nieuwjaarsdag en het weekend wordt het maandag 4 januari 2027."),
        ),
        (
            "2026-10-16", 6, "weeks", {"label": "de klacht", "roll_over": True, "extended_by": 4},
            ("10 weken (6 en 4 erbij) na de klacht op vrijdag 16 oktober 2026 is vrijdag 25 december 2026,"
            " en door eerste kerstdag en het weekend wordt het maandag 28 december 2026."),
        ),
        (
            "2026-11-20", 6, "weeks", {"extended_by": 2, "extended_unit": "working_days"},
            ("6 weken en 2 werkdagen erbij, na vrijdag 20 november 2026, zonder eerste kerstdag en"
            " nieuwjaarsdag, is dinsdag 5 januari 2027."),
        ),
        (
            "2026-11-20", 30, "days", {"label": "de ontvangst"},
            ("30 dagen na de ontvangst op vrijdag 20 november 2026 is zondag 20 december 2026,"
            " en die dag schuift niet op."),
        ),
        (
            "2026-03-30", 4, "weeks", {},
            ("4 weken na maandag 30 maart 2026 is maandag 27 april 2026 (Koningsdag),"
            " en die dag schuift niet op."),
        ),
        (
            "2026-08-31", 1, "months", {},
            ("1 maand na maandag 31 augustus 2026 is woensdag 30 september 2026,"
            " de laatste dag van die maand."),
        ),
        (
            "2026-11-20", 0, "days", {"label": "het besluit"},
            "De termijn eindigt op dezelfde dag als het besluit: vrijdag 20 november 2026.",
        ),
        (
            "2026-12-24", 3, "days", {"roll_over": True},
            ("3 dagen na donderdag 24 december 2026 is zondag 27 december 2026,"
            " en omdat er twee gewone dagen in horen, wordt het dinsdag 29 december 2026."),
        ),
    ],
)  # fmt: skip
def test_why_says_how_the_day_was_found(start: str, amount: int, unit: str, how: dict, why: str) -> None:
    assert count(day(start), amount, unit, PUBLIC, **how).why == why


def test_why_names_an_own_closed_day_and_a_day_of_the_crown() -> None:
    closed = WorkingCalendar(closed_days=frozenset({day("2026-12-24")}))
    assert "zonder de vrije dag van de organisatie op 24 december en eerste kerstdag, is" in (
        count(day("2026-12-23"), 1, Unit.working_days, closed).why
    )
    crown = WorkingCalendar(crown_days=frozenset({day("2026-05-15")}))
    assert count(day("2026-04-03"), 6, Unit.weeks, crown, roll_over=True).why.endswith(
        "en door een aangewezen vrije dag en het weekend wordt het maandag 18 mei 2026."
    )


def test_why_stays_readable_for_a_very_long_term() -> None:
    why = count(day("2025-01-01"), 900, Unit.working_days, PUBLIC).why
    assert "eerste kerstdag en andere vrije dagen, is" in why
    assert len(why) < 260


def test_a_day_that_people_named() -> None:
    before = Due(day("2026-12-18"), "")
    told = moved(before, day("2027-01-15"), agreed=False)
    assert told.due == day("2027-01-15")
    assert told.why == (
        "Verlengd van vrijdag 18 december 2026 tot en met vrijdag 15 januari 2027, zo doorgegeven."
    )
    assert moved(before, day("2027-01-15"), agreed=True).why.endswith("2027, samen afgesproken.")


def test_a_term_that_waits_for_its_start() -> None:
    assert not_started("de ontvangstbevestiging") == "Deze termijn begint pas na de ontvangstbevestiging."
