"""Calendar arithmetic: months, weeks, feasts, seasons and school holidays, all computed."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from functools import lru_cache

DAY = timedelta(days=1)
Period = tuple[date, date]


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month."""
    return calendar.monthrange(year, month)[1]


def month_period(year: int, month: int) -> Period:
    """Return the first and last day of a month."""
    return date(year, month, 1), date(year, month, month_length(year, month))


def shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    """Return (year, month) ``by`` months later, or earlier where ``by`` is negative."""
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1


def add_months(day: date, months: int) -> date:
    """Return the same day number ``months`` later, or the last day of that month where it has no such day."""
    year, month = shift_month(day.year, day.month, months)
    return date(year, month, min(day.day, month_length(year, month)))


def monday_of(day: date) -> date:
    """Return the Monday of the week that holds ``day``."""
    return day - timedelta(days=day.weekday())


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """Return the ``nth`` ``weekday`` (1 is Monday) of a month, -1 for the last; None if there is none."""
    if nth == -1:
        last = date(year, month, month_length(year, month))
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    return day if day.month == month else None


@lru_cache(maxsize=256)
def easter(year: int) -> date:
    """Return Easter Sunday of a Gregorian year (anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday_shift = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday_shift) // 451
    month, day = divmod(h + weekday_shift - 7 * m + 114, 31)
    return date(year, month, day + 1)


def kings_day(year: int) -> date:
    """Return the day on which Koningsdag (until 2013 Koninginnedag) is kept: never on a Sunday."""
    if year < 2014:
        day = date(year, 4, 30)
        return day - DAY if day.isoweekday() == 7 and year >= 1980 else day
    day = date(year, 4, 27)
    return day - DAY if day.isoweekday() == 7 else day


def _islamic_day(year: int, month: int, day: int) -> date:
    """Return the Gregorian day of a tabular Islamic date; the sighted moon may differ by one."""
    julian = day + -(-(59 * (month - 1)) // 2) + (year - 1) * 354 + (3 + 11 * year) // 30 + 1948439
    return date.fromordinal(julian - 1721425)


def _islamic_feast(gregorian_year: int, month: int, day: int, before: int, after: int) -> Period:
    """Return the period around a feast of the Islamic year that falls in ``gregorian_year``."""
    year = int((gregorian_year - 622) * 33 / 32)
    for candidate in (year - 1, year, year + 1, year + 2):
        found = _islamic_day(candidate, month, day)
        if found.year == gregorian_year:
            return found - before * DAY, found + after * DAY
    found = _islamic_day(year + 1, month, day)
    return found - before * DAY, found + after * DAY


def _around_easter(year: int, offset: int) -> Period:
    day = easter(year) + offset * DAY
    return day, day


def _fixed(month: int, day: int, days: int = 1):
    def period(year: int) -> Period:
        first = date(year, month, day)
        return first, first + (days - 1) * DAY

    return period


def _nth(month: int, weekday: int, nth: int):
    def period(year: int) -> Period:
        day = nth_weekday(year, month, weekday, nth)
        assert day is not None
        return day, day

    return period


def _easter(offset: int, days: int = 1):
    def period(year: int) -> Period:
        first = _around_easter(year, offset)[0]
        return first, first + (days - 1) * DAY

    return period


def _span(first_month: int, first_day: int, last_month: int, last_day: int):
    def period(year: int) -> Period:
        over_new_year = (last_month, last_day) < (first_month, first_day)
        last_year = year + 1 if over_new_year else year
        return date(year, first_month, first_day), date(last_year, last_month, last_day)

    return period


def _black_friday(year: int) -> Period:
    thanksgiving = nth_weekday(year, 11, 4, 4)
    assert thanksgiving is not None
    return thanksgiving + DAY, thanksgiving + DAY


def _season(first_month: int):
    def period(year: int) -> Period:
        last_year, last_month = shift_month(year, first_month, 2)
        return date(year, first_month, 1), month_period(last_year, last_month)[1]

    return period


# A feast of more than one day is a period. School holidays differ by region and year, so theirs are wide.
FEASTS = {
    "kerst": _fixed(12, 25, 2),
    "kerst1": _fixed(12, 25),
    "kerst2": _fixed(12, 26),
    "kerstavond": _fixed(12, 24),
    "kerstnacht": _fixed(12, 24),
    "pasen": _easter(0, 2),
    "pasen1": _easter(0),
    "pasen2": _easter(1),
    "goedevrijdag": _easter(-2),
    "wittedonderdag": _easter(-3),
    "hemelvaart": _easter(39),
    "pinksteren": _easter(49, 2),
    "pinksteren1": _easter(49),
    "pinksteren2": _easter(50),
    "carnaval": _easter(-49, 3),
    "aswoensdag": _easter(-46),
    "koningsdag": lambda year: (kings_day(year), kings_day(year)),
    "bevrijdingsdag": _fixed(5, 5),
    "dodenherdenking": _fixed(5, 4),
    "sinterklaas": _fixed(12, 5),
    "sintmaarten": _fixed(11, 11),
    "oudennieuw": _fixed(12, 31, 2),
    "oudjaar": _fixed(12, 31),
    "nieuwjaar": _fixed(1, 1),
    "driekoningen": _fixed(1, 6),
    "valentijn": _fixed(2, 14),
    "dierendag": _fixed(10, 4),
    "halloween": _fixed(10, 31),
    "dagvandearbeid": _fixed(5, 1),
    "blackfriday": _black_friday,
    "vrouwendag": _fixed(3, 8),
    "moederdag": _nth(5, 7, 2),
    "vaderdag": _nth(6, 7, 3),
    "prinsjesdag": _nth(9, 2, 3),
    "suikerfeest": lambda year: _islamic_feast(year, 10, 1, 1, 2),
    "offerfeest": lambda year: _islamic_feast(year, 12, 10, 1, 3),
    "ramadan": lambda year: _islamic_feast(year, 9, 1, 1, 30),
    "lente": _season(3),
    "zomer": _season(6),
    "herfst": _season(9),
    "winter": _season(12),
    "zomervakantie": _span(7, 4, 9, 6),
    "herfstvakantie": _span(10, 10, 10, 31),
    "kerstvakantie": _span(12, 19, 1, 7),
    "voorjaarsvakantie": _span(2, 8, 3, 5),
    "meivakantie": _span(4, 18, 5, 10),
    "bouwvak": _span(7, 10, 8, 31),
}
PERIOD_FEASTS = frozenset(
    (
        "lente",
        "zomer",
        "herfst",
        "winter",
        "zomervakantie",
        "herfstvakantie",
        "kerstvakantie",
        "voorjaarsvakantie",
        "meivakantie",
        "bouwvak",
        "ramadan",
        "carnaval",
    )
)


def feast(name: str, year: int) -> Period:
    """Return first and last day of the feast, season or school holiday that begins in ``year``."""
    return FEASTS[name](year)


@lru_cache(maxsize=64)
def free_days(year: int) -> frozenset[date]:
    """Return the Dutch public days of a year; Bevrijdingsdag only in years divisible by five."""
    names = ["nieuwjaar", "goedevrijdag", "pasen", "hemelvaart", "pinksteren", "koningsdag", "kerst"]
    if year % 5 == 0:
        names.append("bevrijdingsdag")
    days: set[date] = set()
    for name in names:
        first, last = feast(name, year)
        days.update(first + n * DAY for n in range((last - first).days + 1))
    return frozenset(days)


def add_working_days(day: date, count: int) -> date:
    """Return the day ``count`` working days after (or before, where negative) ``day``."""
    step = DAY if count > 0 else -DAY
    left = abs(count)
    while left:
        day += step
        if day.isoweekday() < 6 and day not in free_days(day.year):
            left -= 1
    return day
