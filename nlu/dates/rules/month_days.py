"""The nth weekday of a month, and the day of a month named by its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from nlu.dates.calendar import DAY, nth_weekday, shift_month
from nlu.dates.resolve import Context, bare_day, real_date
from nlu.dates.rules.core import (
    MONTH,
    RELATIVE,
    SKIP,
    WEEKDAY,
    WEEKDAY_OR_SHORT,
    YEAR,
    Outcome,
    RuleSet,
    day_or_take,
    number_of,
    steps_of,
    token_after,
    year_of,
)

rule = RuleSet()


_IN_MONTH = (
    r"(?:(?:van |in )(?:de )?(?:" + MONTH + r"(?:" + YEAR + r")?|(?:" + RELATIVE + r")?(?P<ofmonth>Um ))|"
    r"(?:(?:in |van )?(?:de )?(?P<rel2>PREV|PASTN|THIS|NEXT|COME) Um ))"
)


def _month_named(
    match: re.Match[str], ctx: Context, day_known: Callable[[int, int], date | None]
) -> date | None:
    """Return the day in the month that a match names; without a year the last such day up to today."""
    groups = match.groupdict()
    if groups.get("mon"):
        month, year = number_of(match["mon"]), year_of(match, ctx)
        if year is not None:
            return day_known(year, month)
        for back in (0, 1, 2):
            candidate = day_known(ctx.today.year - back if ctx.past else ctx.today.year + back, month)
            if candidate and (candidate <= ctx.today if ctx.past else candidate >= ctx.today):
                return candidate
        return None
    relative = groups.get("rel2") or groups.get("rel") or "THIS"
    return day_known(*shift_month(ctx.today.year, ctx.today.month, steps_of(relative)))


@rule("nth_weekday", r"(?P<nth>[Oo][1-5]|LAST|PREV) " + WEEKDAY + _IN_MONTH)
def _nth_weekday_of(match: re.Match[str], ctx: Context) -> Outcome:
    nth = -1 if match["nth"][0] in "LP" else number_of(match["nth"])
    weekday = int(match["wd"])
    return day_or_take(_month_named(match, ctx, lambda y, m: nth_weekday(y, m, weekday, nth)))


@rule("nth_weekday", r"(?P<nth>[Oo][1-5]) " + WEEKDAY + r"(?!na |voor |van )")
def _nth_weekday(match: re.Match[str], ctx: Context) -> Outcome:
    if ctx.tokens.code(token_after(ctx, match)) == "in":
        return SKIP
    nth, weekday = number_of(match["nth"]), int(match["wd"])
    found = nth_weekday(ctx.today.year, ctx.today.month, weekday, nth)
    if found and ctx.past and found > ctx.today:
        found = nth_weekday(*shift_month(ctx.today.year, ctx.today.month, -1), weekday, nth)
    return day_or_take(found)


@rule("last_day", r"(?P<nth>LAST|PREV|o1) Ud " + _IN_MONTH)
def _edge_day_of(match: re.Match[str], ctx: Context) -> Outcome:
    def day(year: int, month: int) -> date:
        following = date(*shift_month(year, month, 1), 1)
        return date(year, month, 1) if match["nth"] == "o1" else following - DAY

    return day_or_take(_month_named(match, ctx, day))


@rule(
    "day_of_month",
    rf"(?:{WEEKDAY_OR_SHORT}(?:de )?)?(?P<day>[NOo][0-9]{{1,2}}) (?:Ud )?(?:van )?(?:de )?"
    r"(?P<rel>PREV|PASTN|THIS|NEXT|COME) Um ",
)
def _day_of_relative_month(match: re.Match[str], ctx: Context) -> Outcome:
    if match["day"][0] == "N" and not re.search(" (?:van|OF) ", match.group()):
        return SKIP
    year, month = shift_month(ctx.today.year, ctx.today.month, steps_of(match["rel"]))
    return day_or_take(real_date(year, month, number_of(match["day"])))


@rule("day_of_month", r"(?P<day>[NOo][0-9]{1,2}) van de Um |(?P<day2>[NOo][0-9]{1,2}) dezer ")
def _day_of_the_month(match: re.Match[str], ctx: Context) -> Outcome:
    return day_or_take(bare_day(ctx, number_of(match["day"] or match["day2"])))


@rule(
    "day_of_month",
    r"(?P<rel>PREV|PASTN|THIS|NEXT|COME) Um (?:op )?(?:de )?(?P<day>[NOo][0-9]{1,2}) "
    r"(?!U|keer|euro|[Mm][0-9]|x )",
)
def _relative_month_day(match: re.Match[str], ctx: Context) -> Outcome:
    year, month = shift_month(ctx.today.year, ctx.today.month, steps_of(match["rel"]))
    return day_or_take(real_date(year, month, number_of(match["day"])))


@rule("weekday_day", WEEKDAY + r"(?:, )?(?:de )(?P<day>[NOo][0-9]{1,2}) ")
def _weekday_the_nth(match: re.Match[str], ctx: Context) -> Outcome:
    day = number_of(match["day"])
    return day_or_take(bare_day(ctx, day, int(match["wd"]))) if 1 <= day <= 31 else SKIP


@rule("weekday_day", WEEKDAY + r"(?P<day>[Oo][0-9]{1,2}) (?!U|x )")
def _weekday_nth(match: re.Match[str], ctx: Context) -> Outcome:
    day = number_of(match["day"])
    return day_or_take(bare_day(ctx, day, int(match["wd"]))) if 1 <= day <= 31 else SKIP
