"""Weeks, months, seasons and years as a whole, for the rules that take a part of one or count from it."""

from __future__ import annotations

import re
from datetime import date

from nlu.dates.calendar import Period
from nlu.dates.resolve import Context, feast_alone, month_alone, unit_period
from nlu.dates.rules.core import FEAST, MONTH, YEAR, number_of, steps_of, year_of

PERIOD = (
    r"(?:(?:" + MONTH + "|" + FEAST + r")(?:" + YEAR + r")?"
    r"|(?P<rel>PREV|PASTN|LAST|THIS|NEXT|COME) U(?P<unit>w|m|y|we|qr) "
    r"|de U(?P<unit2>w|m|y) "
    r"|(?P<year2>N(?:19|20)[0-9]{2}) )"
)


def whole_period(match: re.Match[str], ctx: Context) -> Period | None:
    """Return the month, season, feast, week, month or year that a match of ``PERIOD`` names."""
    groups = match.groupdict()
    year = year_of(match, ctx)
    if groups.get("mon"):
        return month_alone(ctx, number_of(match["mon"]), year)
    if groups.get("feast"):
        return feast_alone(ctx, feast_name(match["feast"]), year)
    if groups.get("rel"):
        return unit_period(ctx, match["unit"], steps_of(match["rel"]))
    if groups.get("unit2"):
        return unit_period(ctx, match["unit2"], 0)
    year = int(match["year2"][1:])
    return date(year, 1, 1), date(year, 12, 31)


def feast_name(name: str) -> str:
    """Return the feast whose days are meant by a word such as ``kerstdag``."""
    return {"kerstdag": "kerst", "paasdag": "pasen", "pinksterdag": "pinksteren"}.get(name, name)
