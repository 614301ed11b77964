"""Crisis lines: which are shown for which danger, age and hour."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from procedures.crisis_lines import AGE_BANDS, KINDS, lines_for, lines_to_check, unconfirmed_lines

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FRIDAY_NOON = datetime(2026, 11, 20, 12, 0, tzinfo=AMSTERDAM)
FRIDAY_NIGHT = datetime(2026, 11, 20, 23, 30, tzinfo=AMSTERDAM)
SUNDAY_NOON = datetime(2026, 11, 22, 12, 0, tzinfo=AMSTERDAM)
CHRISTMAS_NOON = datetime(2026, 12, 25, 12, 0, tzinfo=AMSTERDAM)


def keys(kind, age_band, at):
    return [line.key for line in lines_for(kind, age_band, at)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("age_band", [None, *AGE_BANDS])
@pytest.mark.parametrize("at", [FRIDAY_NOON, FRIDAY_NIGHT, SUNDAY_NOON])
def test_112_first_and_somebody_else_who_answers(kind, age_band, at):
    lines = lines_for(kind, age_band, at)
    assert lines[0].number == "112"
    assert len([line for line in lines[1:] if line.open_now]) >= 1
    assert len(lines) <= 5


@pytest.mark.parametrize(
    ("kind", "age_band", "at", "expected"),
    [
        ("suicide", "adult", FRIDAY_NIGHT, ["emergency", "suicide_prevention"]),
        ("self_harm", "12_15", FRIDAY_NOON, ["emergency", "suicide_prevention", "kindertelefoon"]),
        ("self_harm", "12_15", FRIDAY_NIGHT, ["emergency", "suicide_prevention"]),
        ("violence", "adult", FRIDAY_NOON, ["emergency", "veilig_thuis", "police"]),
        (
            "child_unsafe",
            "under_12",
            FRIDAY_NOON,
            ["emergency", "veilig_thuis", "kindertelefoon", "jeugdstem"],
        ),
        ("child_unsafe", "under_12", SUNDAY_NOON, ["emergency", "veilig_thuis", "kindertelefoon"]),
        ("child_unsafe", None, CHRISTMAS_NOON, ["emergency", "veilig_thuis", "kindertelefoon"]),
        ("sexual", None, FRIDAY_NIGHT, ["emergency", "sexual_assault_centre", "veilig_thuis"]),
        ("neglect", "adult", FRIDAY_NIGHT, ["emergency", "veilig_thuis"]),
    ],
)
def test_chosen_by_kind_age_and_hour(kind, age_band, at, expected):
    assert keys(kind, age_band, at) == expected


def test_a_child_hears_before_eleven_from_when_the_kindertelefoon_is_there():
    morning = datetime(2026, 11, 20, 8, 0, tzinfo=AMSTERDAM)
    line = next(one for one in lines_for("violence", "under_12", morning) if one.key == "kindertelefoon")
    assert (line.open_now, line.opens_at) == (False, time(11))
    assert all(one.opens_at is None for one in lines_for("violence", "under_12", FRIDAY_NOON))


def test_unconfirmed_lines_are_never_shown():
    shown = {k for kind in KINDS for age in (None, *AGE_BANDS) for k in keys(kind, age, FRIDAY_NOON)}
    assert unconfirmed_lines() and not shown & set(unconfirmed_lines())


def test_hours_are_counted_in_amsterdam():
    # 20:30 UTC is 21:30 in Amsterdam in winter and 22:30 in summer: closed both times.
    assert "kindertelefoon" not in keys("violence", "16_17", datetime(2026, 1, 10, 20, 30, tzinfo=UTC))
    assert "kindertelefoon" in keys("violence", "16_17", datetime(2026, 1, 10, 19, 30, tzinfo=UTC))
    assert "kindertelefoon" not in keys("violence", "16_17", datetime(2026, 7, 10, 19, 30, tzinfo=UTC))


def test_texts_in_two_languages_and_dated():
    for line in lines_for("child_unsafe", "under_12", FRIDAY_NOON):
        assert line.hours["nl"] and line.hours["en"] and line.purpose.u and line.purpose.je and line.purpose.en
        assert line.checked_on <= FRIDAY_NOON.date() and line.name


def test_old_checks_are_reported():
    assert lines_to_check(date(2026, 12, 1)) == []
    assert "emergency" in lines_to_check(date(2027, 12, 1))


def test_wrong_arguments():
    with pytest.raises(ValueError):
        lines_for("fire", None, FRIDAY_NOON)
    with pytest.raises(ValueError):
        lines_for("violence", "old", FRIDAY_NOON)
    with pytest.raises(ValueError):
        lines_for("violence", None, datetime(2026, 1, 1))
