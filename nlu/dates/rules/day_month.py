"""A day and a month in words, alone or as the ends of a period."""

from __future__ import annotations

import re

from nlu.dates import guards
from nlu.dates.resolve import Context, day_of_month, period, real_date
from nlu.dates.rules.core import (
    DAY_NUMBER,
    MONTH,
    SKIP,
    WEEKDAY_OR_SHORT,
    YEAR,
    Outcome,
    RuleSet,
    day_or_take,
    number_of,
    year_of,
)

rule = RuleSet()


@rule(
    "between",
    r"(?:tussen |van |SINCE |from )?(?:de )?(?P<d1>[NnOo][0-9]{1,2}) "
    r"(?:tot |t / m |en |- |– |OF |op )(?:(?:en )?met |/ met )?(?:de )?"
    rf"{DAY_NUMBER}(?:van )?{MONTH}(?:{YEAR})?",
)
def _days_between(match: re.Match[str], ctx: Context) -> Outcome:
    month, year = number_of(match["mon"]), year_of(match, ctx)
    last = day_of_month(ctx, number_of(match["day"]), month, year)
    first = real_date(last.year, month, number_of(match["d1"])) if last else None
    if first is None or last is None or first >= last:
        return SKIP
    joint = ctx.tokens.code(ctx.tokens.index_at[match.end("d1") + 1])
    if joint == "en" and not match.group().startswith("tussen"):
        return SKIP
    if joint == "op" and not match.group().startswith("van"):
        return SKIP
    return period(ctx, first, last)


@rule(
    "day_month",
    rf"(?:{WEEKDAY_OR_SHORT}(?:de )?)?{DAY_NUMBER}(?:[-/.] |Ud )?(?:van )?(?:de )?(?:Um )?{MONTH}(?:{YEAR})?",
)
def _day_month(match: re.Match[str], ctx: Context) -> Outcome:
    day, month = number_of(match["day"]), number_of(match["mon"])
    if match["mon"][0] == "m" and guards.is_name(ctx.tokens, ctx.tokens.index_at[match.start("mon")]):
        return SKIP
    return day_or_take(day_of_month(ctx, day, month, year_of(match, ctx)))


@rule(
    "month_day",
    rf"(?:{WEEKDAY_OR_SHORT})?{MONTH}(?:[.] )?(?:de )?(?P<day>[NOo][0-9]{{1,2}}) "
    rf"(?!U[hdwmy] |u |keer|euro|[Mm][0-9]|: )(?:{YEAR})?",
)
def _month_day(match: re.Match[str], ctx: Context) -> Outcome:
    mon = ctx.tokens.index_at[match.start("mon")]
    if not guards.month_first(ctx.tokens, mon, match["mon"], match["day"]):
        return SKIP
    day = number_of(match["day"])
    return day_or_take(day_of_month(ctx, day, number_of(match["mon"]), year_of(match, ctx))) if day else SKIP


@rule(
    "day_month",
    r"(?P<relyear>PREV|PASTN|THIS|NEXT|COME) Uy (?:op )?(?:de )?" + DAY_NUMBER + r"(?:van )?" + MONTH,
)
def _year_day_month(match: re.Match[str], ctx: Context) -> Outcome:
    return day_or_take(
        day_of_month(ctx, number_of(match["day"]), number_of(match["mon"]), year_of(match, ctx))
    )
