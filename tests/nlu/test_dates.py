"""Dates and periods: the sentence tables, the shape of spans and what must never happen."""

from __future__ import annotations

import json
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlu.dates import DateSpan, extract_dates

EVALUATION = Path(__file__).parent.parent / "evaluation"
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
PIECES = (
    "gisteren een drie weken geleden dinsdag 3 november vorige week jaar de 3e op half eind begin 12/3 "
    "3-11-2026 sinds kerst van tot en niet maar 2026 ' , . - over na voor afgelopen maand 9999 2999 of één "
    "tweeduizend 31 elke zo'n rond 14:00 uur last next may ago \n"
)


def rows(name: str) -> list[dict]:
    """Return the rows of one sentence table."""
    return [json.loads(line) for line in (EVALUATION / name).read_text(encoding="utf-8").splitlines()]


def as_row(span: DateSpan) -> dict:
    """Return a span as a table writes it."""
    if span.date is not None:
        return {"date": span.date.isoformat()}
    return {"from": span.first.isoformat(), "to": span.last.isoformat()}


@pytest.mark.parametrize("table", ["dates_nl.jsonl", "dates_en.jsonl"])
def test_every_sentence_of_the_table(table: str) -> None:
    wrong = []
    for row in rows(table):
        found = extract_dates(row["text"], datetime.fromisoformat(row["now"]), row["asked"])
        if [as_row(span) for span in found] != row["expect"]:
            wrong.append((row["text"], row["expect"], [as_row(span) for span in found]))
    assert not wrong


def test_the_tables_are_as_large_as_agreed_and_name_each_sentence_once() -> None:
    dutch, english = rows("dates_nl.jsonl"), rows("dates_en.jsonl")
    assert len(dutch) >= 300
    assert len(english) >= 60
    for table in (dutch, english):
        keys = [(row["text"], row["now"], row["asked"]) for row in table]
        assert len(keys) == len(set(keys))


def check_spans(text: str, asked: str | None) -> None:
    spans = extract_dates(text, NOW, asked)
    end = 0
    for span in spans:
        assert end <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
        assert span.first <= span.last
        assert span.date is None or span.date == span.first == span.last
        assert span.rule
        end = span.end


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.sampled_from([None, "happened_on", "address"]))
def test_any_text_gives_exact_spans(text: str, asked: str | None) -> None:
    check_spans(text, asked)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES.split(" ")), max_size=14).map(" ".join),
    st.sampled_from([None, "happened_on"]),
    st.sampled_from(["past", "future"]),
)
def test_any_mixture_of_date_words_gives_exact_spans(text: str, asked: str | None, prefer: str) -> None:
    check_spans(text, asked)
    extract_dates(text, NOW, asked, prefer)


@settings(max_examples=100, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_full_date_is_read_as_written(day: date) -> None:
    for text in (f"{day:%d-%m-%Y}", f"Op {day.day}/{day.month}/{day.year} was het.", day.isoformat()):
        assert [span.date for span in extract_dates(text, NOW)] == [day]


@settings(max_examples=100, deadline=None)
@given(st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1)))
def test_a_weekday_alone_is_the_last_one_before_today(moment: datetime) -> None:
    now = moment.replace(tzinfo=UTC)
    for n, name in enumerate(
        ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
    ):
        (span,) = extract_dates(name, now)
        (today,) = extract_dates("vandaag", now)
        assert span.date is not None and today.date is not None
        assert span.date.weekday() == n
        assert 1 <= (today.date - span.date).days <= 7
        (last_week,) = extract_dates(f"vorige week {name}", now)
        assert last_week.date is not None
        assert last_week.date.isocalendar()[:2] != today.date.isocalendar()[:2]
        assert 1 <= (today.date - last_week.date).days <= 13


@pytest.mark.parametrize(
    "piece",
    [
        "gisteren ",
        "3 november en ",
        "niet dinsdag maar ",
        "de dag voor ",
        "1 jaar, ",
        "1-",
        "half ",
        "3, ",
        "a",
        " ",
        "1",
    ],
)
@pytest.mark.parametrize("asked", [None, "happened_on"])
def test_a_long_text_takes_linear_time(piece: str, asked: str | None) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        begin = time.perf_counter()
        extract_dates(text, NOW, asked)
        return time.perf_counter() - begin

    assert min(seconds(20_000) for _ in range(2)) < 10 * max(seconds(5_000), 0.02)


def test_days_are_counted_in_amsterdam() -> None:
    before_midnight_in_london = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    assert [span.date for span in extract_dates("vandaag", before_midnight_in_london)] == [date(2026, 7, 2)]


def test_a_naive_clock_is_refused() -> None:
    with pytest.raises(ValueError):
        extract_dates("gisteren", datetime(2026, 11, 20))


def test_a_date_of_birth_has_a_rule_of_its_own() -> None:
    (span,) = extract_dates("Ik ben geboren op 12-03-1980", NOW)
    assert span.rule == "birth_date"
