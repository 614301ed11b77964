"""Turns the parts that the grammar has read (day, month, weekday, feast) into days, seen from today."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import MAXYEAR, date, datetime, timedelta

from nlu.dates.calendar import (
    DAY,
    Period,
    add_months,
    add_working_days,
    feast,
    monday_of,
    month_period,
    shift_month,
)
from nlu.dates.tokens import Tokens

# The class below has a field of the name ``date``.
Day = date

# A year in two digits lies at most this many years ahead; further on it means the century before.
TWO_DIGIT_YEARS_AHEAD = 12


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at: the tokens, the local moment and the direction.

    ``asked`` is set where the text answers a question for a date, ``strict`` where it answers another
    question, so that "12-4" is rather a house number.
    """

    tokens: Tokens
    now: datetime
    past: bool
    asked: bool
    strict: bool
    today: date = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "today", self.now.date())


@dataclass(frozen=True, slots=True)
class Found:
    """The days a rule read; ``date`` None for a period."""

    date: Day | None
    first: Day
    last: Day


def one_day(day: date | None) -> Found | None:
    """Return the result for one day, or None where there is no such day."""
    return None if day is None else Found(day, day, day)


def period(ctx: Context, first: date, last: date) -> Found:
    """Return the result for a period; looking back, a period that has begun ends today at the latest."""
    if ctx.past and first <= ctx.today < last:
        last = ctx.today
    return Found(None, first, last)


def real_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_year(ctx: Context, written: str) -> int:
    """Return the year meant by two or four written digits."""
    year = int(written)
    if len(written) > 2:
        return year
    century = ctx.today.year // 100 * 100
    year += century
    return year - 100 if year > ctx.today.year + TWO_DIGIT_YEARS_AHEAD else year


def day_of_month(ctx: Context, day: int, month: int, year: int | None) -> date | None:
    """Return the date; without a year the last one up to today (or the next one, looking ahead)."""
    if year is not None:
        return real_date(year, month, day)
    step = -1 if ctx.past else 1
    for back in range(9):
        found = real_date(ctx.today.year + step * back, month, day)
        if found and ((found <= ctx.today) if ctx.past else (found >= ctx.today)):
            return found
    return None


def bare_day(ctx: Context, day: int, weekday: int | None = None) -> date | None:
    """Return the last (or next) day with this number, on this weekday where a month of the year has it."""
    step = -1 if ctx.past else 1
    nearest = None
    for back in range(13):
        year, month = shift_month(ctx.today.year, ctx.today.month, step * back)
        found = real_date(year, month, day)
        if not found or ((found > ctx.today) if ctx.past else (found < ctx.today)):
            continue
        nearest = nearest or found
        if weekday is None or found.isoweekday() == weekday:
            return found
    return nearest


def weekday_alone(ctx: Context, weekday: int) -> date:
    """Return the last such weekday before today, or the next one after today when looking ahead."""
    return weekday_before(ctx.today, weekday) if ctx.past else weekday_after(ctx.today, weekday)


def weekday_before(day: date, weekday: int) -> date:
    """Return the last ``weekday`` (1 is Monday) before ``day`` itself."""
    return day - timedelta(days=(day.isoweekday() - weekday - 1) % 7 + 1)


def weekday_after(day: date, weekday: int) -> date:
    """Return the first ``weekday`` (1 is Monday) after ``day`` itself."""
    return day + timedelta(days=(weekday - day.isoweekday() - 1) % 7 + 1)


def weekday_in_week(ctx: Context, weekday: int, weeks: int) -> date:
    """Return ``weekday`` of the week (Monday first) that lies ``weeks`` weeks from this one."""
    return monday_of(ctx.today) + timedelta(days=weekday - 1 + 7 * weeks)


def shift(day: date, unit: str, count: int) -> date | None:
    """Return ``day`` moved by ``count`` units: exact days for d and w, the same day number for m and y."""
    try:
        if unit == "d":
            return day + timedelta(days=count)
        if unit in ("w", "f"):
            return day + timedelta(days=(14 if unit == "f" else 7) * count)
        if unit == "wd":
            return add_working_days(day, count) if abs(count) <= 2000 else None
        if unit in ("m", "y", "qr"):
            return add_months(day, count * {"m": 1, "y": 12, "qr": 3}[unit])
    except (OverflowError, ValueError):
        return None
    return None


def feast_alone(ctx: Context, name: str, year: int | None) -> Period | None:
    """Return the feast of that year; without one the last that has begun (or the next, looking ahead)."""
    if year is not None:
        return feast(name, year) if 1600 <= year <= 2300 else None
    if ctx.past:
        candidates = [feast(name, ctx.today.year - back) for back in (0, 1)]
        return next((found for found in candidates if found[0] <= ctx.today), candidates[-1])
    candidates = [feast(name, ctx.today.year + ahead) for ahead in (-1, 0, 1)]
    return next(found for found in candidates if found[1] >= ctx.today)


def month_alone(ctx: Context, month: int, year: int | None) -> Period | None:
    """Return the month of that year; without one the last that has begun (or the next, looking ahead)."""
    if year is None:
        year = ctx.today.year
        if ctx.past and month > ctx.today.month:
            year -= 1
        elif not ctx.past and month < ctx.today.month:
            year += 1
    return month_period(year, month) if 1 <= year <= MAXYEAR else None


def unit_period(ctx: Context, unit: str, by: int) -> Period | None:
    """Return the whole week, weekend, month, quarter or year that lies ``by`` from the present one."""
    today = ctx.today
    if unit == "w":
        monday = monday_of(today) + timedelta(days=7 * by)
        return monday, monday + timedelta(days=6)
    if unit == "we":
        saturday = monday_of(today) + timedelta(days=5 + 7 * by)
        return saturday, saturday + DAY
    if unit == "m":
        return month_period(*shift_month(today.year, today.month, by))
    if unit == "qr":
        year, month = shift_month(today.year, (today.month - 1) // 3 * 3 + 1, 3 * by)
        return date(year, month, 1), month_period(*shift_month(year, month, 2))[1]
    if unit == "y":
        return date(today.year + by, 1, 1), date(today.year + by, 12, 31)
    return None


def part_of_period(whole: Period, part: str) -> Period:
    """Return the begin, middle or end of a period.

    A month is cut in days 1-10, 11-20 and 21-last; a week in Monday-Tuesday, Wednesday-Thursday and
    Friday-Sunday; anything longer in three equal runs of months.
    """
    first, last = whole
    length = (last - first).days + 1
    if length <= 3:
        return whole
    if 28 <= length <= 31:
        cuts = {"BEG": (1, 10), "MID": (11, 20), "END": (21, last.day)}[part]
        return first.replace(day=cuts[0]), first.replace(day=cuts[1])
    if length <= 7:
        from_day, to_day = {"BEG": (0, 1), "MID": (2, 3), "END": (4, length - 1)}[part]
        return first + from_day * DAY, first + min(to_day, length - 1) * DAY
    if first.day == 1 and length >= 89:
        months = round(length / 30.44)
        third = months // 3
        start = {"BEG": 0, "MID": third, "END": 2 * third}[part]
        begin = add_months(first, start)
        return begin, last if part == "END" else add_months(begin, third) - DAY
    third = length // 3
    start = {"BEG": 0, "MID": third, "END": 2 * third}[part]
    return first + start * DAY, last if part == "END" else first + (start + third - 1) * DAY
