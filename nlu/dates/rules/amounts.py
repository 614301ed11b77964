"""Adds up "twee jaar, een maand en drie dagen" and moves a day by it."""

from __future__ import annotations

from datetime import date, timedelta

from nlu.dates.calendar import DAY
from nlu.dates.resolve import Context, Found, shift
from nlu.dates.rules.core import TAKE, Outcome, day_or_take, number_of

_AMOUNT = r"(?:n1 half |half n1 |[Nn][0-9]{1,4} en n1 half |[Nn][0-9]{1,4} |1half |half )"
AMOUNTS = (
    rf"(?P<parts>{_AMOUNT}U(?:d|wd|w|m|y|h|min|qr|q|f) "
    rf"(?:(?:, |en |, en ){_AMOUNT}U(?:d|w|m|y|h|min) ){{0,3}})"
)
_LONGEST_FIRST = ["y", "qr", "m", "f", "w", "wd", "d", "h", "q", "min"]
_MINUTES = {"h": 60, "q": 15, "min": 1}
# What half a unit is: the unit to move by, and how many of it.
_HALVES = {"y": ("m", 6), "m": ("d", 15), "w": ("d", 3), "f": ("w", 1), "qr": ("d", 45)}


def range_ago(ctx: Context, unit: str, few: int, many: int) -> Outcome:
    """Return the period from ``many`` to ``few`` units before today."""
    first, last = shift(ctx.today, unit, -max(few, many)), shift(ctx.today, unit, -min(few, many))
    return Found(None, first, last) if first and last else TAKE


def read_amounts(parts: str) -> dict[str, float]:
    """Return how many of each unit a match of ``AMOUNTS`` names; halves are .5."""
    total: dict[str, float] = {}
    amount = 0.0
    codes = [code for code in parts.split() if code not in (",", "en")]
    for i, code in enumerate(codes):
        if code[0] == "U":
            total[code[1:]] = total.get(code[1:], 0) + amount
            amount = 0.0
        elif code == "half":
            amount += 0.5
        elif code == "1half":
            amount = 1.5
        elif code == "n1" and (amount or codes[i + 1] == "half"):
            continue  # the article in "een half jaar", "half a year" and "twee en een half jaar"
        else:
            amount += number_of(code)
    return total


def moved_by(ctx: Context, parts: str, sign: int, start: date | None = None) -> Outcome:
    """Return the day that lies the amounts away from ``start`` (today); half a week leaves two days open."""
    total = read_amounts(parts)
    day = start or ctx.today
    open_days = 0
    for unit in sorted(total, key=_LONGEST_FIRST.index):
        if unit in _MINUTES:
            continue
        whole = int(total[unit])
        moved = shift(day, unit, sign * whole)
        if moved and total[unit] != whole and unit in _HALVES:
            half_unit, count = _HALVES[unit]
            moved = shift(moved, half_unit, sign * count)
            open_days = 1 if unit == "w" else 0
        if moved is None:
            return TAKE
        day = moved
    minutes = sum(count * _MINUTES.get(unit, 0) for unit, count in total.items())
    if minutes and start is None and day == ctx.today:
        return day_or_take((ctx.now + timedelta(minutes=sign * minutes)).date())
    if open_days and start is None:
        other = day + sign * DAY
        return Found(None, min(day, other), max(day, other))
    return day_or_take(day)
