"""Months, weeks, weekends, quarters and years as a period."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from nlu.dates import guards
from nlu.dates.calendar import DAY, add_months, nth_weekday
from nlu.dates.resolve import Context, Found, month_alone, period, shift, unit_period
from nlu.dates.rules.core import (
    MONTH,
    SKIP,
    TAKE,
    YEAR,
    Outcome,
    RuleSet,
    first_token,
    number_of,
    steps_of,
    token_after,
    year_of,
)

rule = RuleSet()
_PLURALS = ("weken", "maanden", "jaren", "weeks", "months", "years")


@rule(
    "period",
    r"(?P<nth>[Oo][1-5]|LAST|PREV) U(?P<unit>w|we) (?:van |in )(?:de )?(?P<mon>[Mm][0-9]{1,2}) (?:"
    + YEAR
    + ")?",
)
def _nth_week(match: re.Match[str], ctx: Context) -> Outcome:
    month = month_alone(ctx, number_of(match["mon"]), year_of(match, ctx))
    if month is None:
        return TAKE
    nth = number_of(match["nth"]) if match["nth"][0] in "Oo" else -1
    if match["unit"] == "we":
        saturday = nth_weekday(month[0].year, month[0].month, 6, nth)
        return period(ctx, saturday, saturday + DAY) if saturday else TAKE
    first = month[1] - 6 * DAY if nth == -1 else month[0] + 7 * (nth - 1) * DAY
    return period(ctx, first, min(first + 6 * DAY, month[1])) if first <= month[1] else TAKE


@rule("period", r"(?P<rel>PREV|THIS|NEXT|COME) Uw in de Uwe ")
def _weekend_of_week(match: re.Match[str], ctx: Context) -> Outcome:
    days = unit_period(ctx, "we", steps_of(match["rel"]))
    return period(ctx, *days) if days else TAKE


@rule("month", r"(?P<relyear>PREV|PASTN|THIS|NEXT|COME) Uy (?:in )?" + MONTH)
def _year_month(match: re.Match[str], ctx: Context) -> Outcome:
    days = month_alone(ctx, number_of(match["mon"]), year_of(match, ctx))
    return period(ctx, *days) if days else TAKE


@rule(
    "month",
    r"(?:(?P<rel>PREV|PASTN|LAST|NEXT|COME|THIS) )?(?P<mon>[Mm][0-9]{1,2}) (?:[.] (?=N))?(?:" + YEAR + r")?",
)
def _month(match: re.Match[str], ctx: Context) -> Outcome:
    i = ctx.tokens.index_at[match.start("mon")]
    year = year_of(match, ctx)
    if not guards.month_named(ctx.tokens, i, match["mon"], bool(match["rel"]), year is not None, ctx.asked):
        return SKIP
    month = number_of(match["mon"])
    if match["rel"] in ("NEXT", "COME"):
        ctx = replace(ctx, past=False)
    elif match["rel"] == "PREV" and month == ctx.today.month and year is None:
        year = ctx.today.year - 1
    days = month_alone(ctx, month, year)
    return period(ctx, *days) if days else TAKE


@rule("period", r"(?P<rel>PREV|PASTN|LAST|THIS|NEXT|COME) U(?P<unit>w|we|m|y|qr) (?!oud)")
def _relative_unit(match: re.Match[str], ctx: Context) -> Outcome:
    rel, unit = match["rel"], match["unit"]
    if ctx.tokens.raw(token_after(ctx, match) - 1).lower() in _PLURALS:
        if rel in ("NEXT", "COME", "THIS"):
            return SKIP
        first = shift(ctx.today, unit, -{"w": 4, "m": 3, "y": 3}.get(unit, 3))
        return Found(None, first, ctx.today) if first else TAKE
    if rel == "PASTN" and unit == "we":
        days = unit_period(ctx, "we", -1)
        return period(ctx, *days) if days else TAKE
    if rel == "PASTN" and unit in ("w", "m", "y", "qr"):
        first = shift(ctx.today, unit, -1)
        return Found(None, first, ctx.today) if first else TAKE
    if rel == "THIS" and unit == "we" and ctx.past and ctx.today.isoweekday() < 6:
        # Before Saturday "dit weekend" looks ahead, whatever the tense of the rest.
        ctx = replace(ctx, past=False)
    days = unit_period(ctx, unit, steps_of(rel))
    return period(ctx, *days) if days else TAKE


@rule("period", r"(?:van |in |over )de Uwe (?!van)")
def _the_weekend(match: re.Match[str], ctx: Context) -> Outcome:
    days = unit_period(ctx, "we", -1 if ctx.past and ctx.today.isoweekday() < 6 else 0)
    return period(ctx, *days) if days else TAKE


@rule(
    "week_number",
    r"Uw N(?P<week>[1-9]|[1-4][0-9]|5[0-3]) (?!U|keer|euro|[Mm][0-9])(?:van )?(?P<year>N20[0-9]{2} )?",
)
def _week_number(match: re.Match[str], ctx: Context) -> Outcome:
    if ctx.tokens.raw(first_token(ctx, match)).lower() != "week":
        return SKIP
    year = int(match["year"][1:]) if match["year"] else ctx.today.year
    try:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        if not match["year"] and (monday > ctx.today if ctx.past else monday + 6 * DAY < ctx.today):
            monday = date.fromisocalendar(year + (-1 if ctx.past else 1), int(match["week"]), 1)
    except ValueError:
        return TAKE
    return period(ctx, monday, monday + 6 * DAY)


@rule("period", r"van de Uw (?!van|voor|na |daar)")
def _of_the_week(match: re.Match[str], ctx: Context) -> Outcome:
    if ctx.tokens.code(first_token(ctx, match) - 1) in ("n1", "Ud", "BEG", "END", "MID") or not ctx.past:
        return SKIP
    return Found(None, ctx.today - 6 * DAY, ctx.today)


@rule(
    "period",
    r"(?P<rel>PASTN|LAST|PREV) (?:(?P<n>[Nn][0-9]{1,3})|(?P<few>(?:n1 )?paar)|aantal) U(?P<unit>d|w|m|y) ",
)
def _past_amount(match: re.Match[str], ctx: Context) -> Outcome:
    count = number_of(match["n"]) if match["n"] else 4 if match["few"] else 6
    first = shift(ctx.today, match["unit"], -count)
    return Found(None, first, ctx.today) if first else TAKE


@rule("period", r"PASTN Ud ")
def _past_days(match: re.Match[str], ctx: Context) -> Outcome:
    if ctx.tokens.raw(token_after(ctx, match) - 1).lower() not in ("dagen", "days"):
        return SKIP
    return Found(None, ctx.today - 7 * DAY, ctx.today)


@rule("month", r"(?:in |SINCE |op )N(?P<m>[1-9]|1[0-2]) [-/] N(?P<y>(?:19|20)[0-9]{2}) ")
def _month_in_figures(match: re.Match[str], ctx: Context) -> Outcome:
    days = month_alone(ctx, int(match["m"]), int(match["y"]))
    return period(ctx, *days) if days else TAKE


@rule("period", r"(?:PASTN|LAST) tijd ")
def _past_time(match: re.Match[str], ctx: Context) -> Outcome:
    return Found(None, add_months(ctx.today, -1), ctx.today)


@rule("period", r"other Ud ")
def _other_day(match: re.Match[str], ctx: Context) -> Outcome:
    return Found(None, ctx.today - 14 * DAY, ctx.today - DAY)


@rule(
    "year",
    r"(?:in |SINCE |Uy )(?:de )?(?:Uy )?N(?P<y>(?:19|20)[0-9]{2}) (?!euro|U|keer)",
)
def _in_year(match: re.Match[str], ctx: Context) -> Outcome:
    i = token_after(ctx, match) - 1
    if guards.looks_like_postcode(ctx.tokens, i):
        return SKIP
    year = int(match["y"])
    return period(ctx, date(year, 1, 1), date(year, 12, 31))
