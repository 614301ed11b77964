"""A weekday with a word that says which one."""

from __future__ import annotations

import re

from nlu.dates.resolve import Context, weekday_after, weekday_before, weekday_in_week
from nlu.dates.rules.core import WEEKDAY, Outcome, RuleSet, day_or_take

rule = RuleSet()


@rule("weekday", r"(?P<rel>PREV|PASTN|LAST|THIS|NEXT|COME|JL|j [.] l [.]|n1 [.] s [.]) " + WEEKDAY)
def _relative_weekday(match: re.Match[str], ctx: Context) -> Outcome:
    rel, weekday = match["rel"], int(match["wd"])
    if rel == "NEXT":
        return day_or_take(weekday_in_week(ctx, weekday, 1))
    if rel == "COME" or rel[0] == "n":
        return day_or_take(weekday_after(ctx.today, weekday))
    if rel == "THIS":
        return day_or_take(weekday_in_week(ctx, weekday, 0))
    return day_or_take(weekday_before(ctx.today, weekday))


@rule(
    "weekday",
    WEEKDAY
    + r"(?P<rel>PASTN|PREV|JL|j [.] ?l(?: [.])?|n1 [.] s(?: [.])?|COME|LAST) (?!U[a-z]+ |P )(?:[.] (?=$))?",
)
def _weekday_relative(match: re.Match[str], ctx: Context) -> Outcome:
    ahead = match["rel"][0] in "nC"
    weekday = int(match["wd"])
    return day_or_take(weekday_after(ctx.today, weekday) if ahead else weekday_before(ctx.today, weekday))
