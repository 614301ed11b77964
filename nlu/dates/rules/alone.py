"""A weekday or a day number with nothing else."""

from __future__ import annotations

import re

from nlu.dates import guards
from nlu.dates.resolve import Context, bare_day, weekday_alone
from nlu.dates.rules.core import (
    SKIP,
    TAKE,
    WEEKDAY,
    Outcome,
    RuleSet,
    day_or_take,
    first_token,
    number_of,
    token_after,
)

rule = RuleSet()


@rule("weekday", WEEKDAY)
def _weekday(match: re.Match[str], ctx: Context) -> Outcome:
    i = first_token(ctx, match)
    if not guards.weekday_named(ctx.tokens, i):
        return TAKE
    return day_or_take(weekday_alone(ctx, int(match["wd"])))


@rule("day_number", r"(?:de )(?P<day>[Oo][0-9]{1,2}) ")
def _the_nth(match: re.Match[str], ctx: Context) -> Outcome:
    day = number_of(match["day"])
    start, end = first_token(ctx, match), token_after(ctx, match)
    if not 1 <= day <= 31 or not guards.day_number(ctx.tokens, start, end, ctx.asked):
        return SKIP
    return day_or_take(bare_day(ctx, day))
