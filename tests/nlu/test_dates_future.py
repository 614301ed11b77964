"""What staff mean with WHEN."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlu.dates import parse_future

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 11, 20, 10, 0, tzinfo=AMSTERDAM)


def at(month: int, day: int, hour: int, minute: int = 0, year: int = 2026) -> datetime:
    """Return a local moment."""
    return datetime(year, month, day, hour, minute, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-12-01", date(2026, 12, 1)),
        ("2026-12-01T10:00:00+01:00", at(12, 1, 10)),
        ("2026-12-01T09:00Z", at(12, 1, 10)),
        ("2026-12-01 10:00", at(12, 1, 10)),
        ("volgende week dinsdag 14:00", at(11, 24, 14)),
        ("morgen om half drie", at(11, 21, 14, 30)),
        ("over 2 weken", date(2026, 12, 4)),
        ("over twee weken", date(2026, 12, 4)),
        ("1 december", date(2026, 12, 1)),
        ("15 januari", date(2027, 1, 15)),
        ("vrijdag 10 uur", at(11, 27, 10)),
        ("maandag", date(2026, 11, 23)),
        ("komende dinsdag 13:30", at(11, 24, 13, 30)),
        ("dinsdag a.s. 10:00", at(11, 24, 10)),
        ("dinsdagmiddag 3 uur", at(11, 24, 15)),
        ("dinsdagavond 7 uur", at(11, 24, 19)),
        ("woensdag 's middags om twee uur", at(11, 25, 14)),
        ("morgenochtend 9 uur", at(11, 21, 9)),
        ("morgen kwart over 10", at(11, 21, 10, 15)),
        ("morgen tien voor half drie", at(11, 21, 14, 20)),
        ("overmorgen", date(2026, 11, 22)),
        ("maandag over een week", date(2026, 11, 30)),
        ("over drie werkdagen", date(2026, 11, 25)),
        ("over een maand", date(2026, 12, 20)),
        ("over 2 uur", at(11, 20, 12)),
        ("over een kwartier", at(11, 20, 10, 15)),
        ("over een half uur", at(11, 20, 10, 30)),
        ("vandaag 15.00 uur", at(11, 20, 15)),
        ("om 16:00", at(11, 20, 16)),
        ("om 9 uur", at(11, 21, 9)),
        ("3-12", date(2026, 12, 3)),
        ("3/12/2026 om 14.30", at(12, 3, 14, 30)),
        ("op 4.12 om 10.00", at(12, 4, 10)),
        ("de 3e", date(2026, 12, 3)),
        ("10 december 2026 om 13u", at(12, 10, 13)),
        ("begin december", date(2026, 12, 1)),
        ("eind december", date(2026, 12, 31)),
        ("volgende week", date(2026, 11, 23)),
        ("volgende maand", date(2026, 12, 1)),
        ("binnen 2 weken", date(2026, 12, 4)),
        ("tweede kerstdag", date(2026, 12, 26)),
        ("next Tuesday at 2pm", at(11, 24, 14)),
        ("tomorrow at 10", at(11, 21, 10)),
        ("in two weeks", date(2026, 12, 4)),
        ("in 3 days", date(2026, 11, 23)),
        ("Friday 10am", at(11, 27, 10)),
        ("December 3rd at noon", at(12, 3, 12)),
    ],
)
def test_words_that_look_ahead(text: str, expected: datetime | date) -> None:
    assert parse_future(text, NOW) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "onzin",
        "gisteren",
        "vorige week",
        "twee weken geleden",
        "vandaag 9 uur",
        "31 februari",
        "op de derde plaats",
    ],
)
def test_what_names_no_moment_ahead(text: str) -> None:
    assert parse_future(text, NOW) is None


def test_a_time_without_offset_follows_summer_time() -> None:
    found = parse_future("2027-03-28 10:00", NOW)
    assert isinstance(found, datetime)
    assert found.astimezone(UTC) == datetime(2027, 3, 28, 8, 0, tzinfo=UTC)


def test_an_iso_date_in_the_past_stands_as_written() -> None:
    assert parse_future("2026-01-01", NOW) == date(2026, 1, 1)


def test_a_naive_clock_is_refused() -> None:
    with pytest.raises(ValueError):
        parse_future("morgen", datetime(2026, 11, 20))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40))
def test_any_text_gives_a_moment_or_nothing(text: str) -> None:
    found = parse_future(text, NOW)
    assert found is None or isinstance(found, date)
    assert not isinstance(found, datetime) or found.tzinfo is not None
