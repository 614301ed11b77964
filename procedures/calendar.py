"""Which days count: an organisation's working days, and the rest days of the Algemene termijnenwet."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Literal, get_args

LiberationDay = Literal["lustrum", "every", "never"]

GOOD_FRIDAY = "Goede Vrijdag"
LIBERATION_DAY = "Bevrijdingsdag"
OWN_CLOSED_DAY = "vrije dag van de organisatie"
CROWN_DAY = "aangewezen vrije dag"

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5  # date.weekday(): the first day of the weekend
_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
# Dutch spelling keeps the capital in these names only; the package capitalises all of them.
_CAPITALISED = ("Goede Vrijdag", "Koningsdag", "Koninginnedag", "Bevrijdingsdag", "Hemelvaartsdag")


def dutch_day(day: date, *, weekday: bool = True, year: bool = True) -> str:
    """Return a day as Dutch people write it: ``vrijdag 20 november 2026``."""
    parts = [_WEEKDAYS[day.weekday()]] if weekday else []
    parts += [str(day.day), _MONTHS[day.month - 1]]
    if year:
        parts.append(str(day.year))
    return " ".join(parts)


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The days on which an organisation works (contract.md, Dates).

    Monday to Friday, without the Dutch public days and the organisation's own closed days.

    Attributes:
        closed_days: days on which this organisation is closed, beside the public ones.
        good_friday_works: whether people work on Good Friday here.
        liberation_day: 5 May is free in years divisible by five, every year, or never.
        crown_days: days put on a par with holidays by royal decree (Algemene termijnenwet art. 3
            lid 3). They move the end of a statutory term; they are ordinary working days here.
    """

    closed_days: frozenset[date] = frozenset()
    good_friday_works: bool = False
    liberation_day: LiberationDay = "lustrum"
    crown_days: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if self.liberation_day not in get_args(LiberationDay):
            raise ValueError(f"liberation_day must be one of {', '.join(get_args(LiberationDay))}")

    def is_working_day(self, day: date) -> bool:
        """Return whether the organisation works on this day."""
        return day.weekday() < _SATURDAY and day not in self.closed_days and day not in self._public(day.year)

    def holiday_name(self, day: date) -> str | None:
        """Return the Dutch name of what makes this day free, or None on other days and plain weekends."""
        public = self._public(day.year).get(day)
        if public is not None:
            return public
        return OWN_CLOSED_DAY if day in self.closed_days else None

    def add_working_days(self, start: date, amount: int) -> date:
        """Return the last day of a term of working days; the start is day 0, whatever day it is.

        Raises:
            ValueError: if ``amount`` is negative.
        """
        if amount < 0:
            raise ValueError("a number of working days is never negative")
        return self._step(start, amount, _ONE_DAY)

    def next_working_day(self, day: date, n: int = 1) -> date:
        """Return the n-th working day after this day."""
        return self._step(day, _at_least_one(n), _ONE_DAY)

    def previous_working_day(self, day: date, n: int = 1) -> date:
        """Return the n-th working day before this day."""
        return self._step(day, _at_least_one(n), -_ONE_DAY)

    def working_days_between(self, start: date, due: date) -> int:
        """Return how many working days lie after ``start``, up to and including ``due``.

        Negative where ``due`` lies before ``start``: the working days after ``due``, ``start`` included.
        """
        if due < start:
            return -self.working_days_between(due, start)
        days = (start + timedelta(days=offset) for offset in range(1, (due - start).days + 1))
        return sum(map(self.is_working_day, days))

    def _step(self, day: date, amount: int, direction: timedelta) -> date:
        while amount:
            day += direction
            if self.is_working_day(day):
                amount -= 1
        return day

    def _public(self, year: int) -> Mapping[date, str]:
        return _days_off(year, self.good_friday_works, self.liberation_day)


def statutory_rest_day(day: date, crown_days: Collection[date] = frozenset()) -> str | None:
    """Return why a statutory term does not end on this day, or None if it may.

    Saturdays, Sundays, the recognised holidays (5 May of every year) and Good Friday; also the days
    that the Crown has put on a par with them, which are passed in.

    Source: Algemene termijnenwet art. 1 and 3.
    """
    name = _days_off(day.year, False, "every").get(day)
    if name is not None:
        return name
    if day in crown_days:
        return CROWN_DAY
    return _WEEKDAYS[day.weekday()] if day.weekday() >= _SATURDAY else None


def _at_least_one(n: int) -> int:
    if n < 1:
        raise ValueError("count at least one working day")
    return n


@cache
def _days_off(year: int, good_friday_works: bool, liberation_day: LiberationDay) -> Mapping[date, str]:
    """Return the free public days of a year with their names, for one set of choices."""
    days: dict[date, str] = {}
    for day, names in _public_names(year).items():
        kept = [
            name
            for name in names
            if not (name == GOOD_FRIDAY and good_friday_works)
            and not (name == LIBERATION_DAY and liberation_day == "never")
        ]
        if kept:
            days[day] = " en ".join(kept)
    if liberation_day == "every":
        days.setdefault(date(year, 5, 5), LIBERATION_DAY)
    return MappingProxyType(days)


@cache
def _public_names(year: int) -> Mapping[date, tuple[str, ...]]:
    """Return the public days of a year; two holidays can fall on one day (5 May 2005)."""
    import holidays  # reads its tables for a noticeable time; a process that counts no days need not wait

    found = holidays.country_holidays("NL", years=year, categories=("public",), language="nl")
    return MappingProxyType(
        {day: tuple(map(_spelled, names.split("; "))) for day, names in sorted(found.items())}
    )


def _spelled(name: str) -> str:
    return name if name in _CAPITALISED else name.lower()
