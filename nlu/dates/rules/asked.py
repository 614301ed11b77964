"""Bare answers, read only where a date was asked."""

from __future__ import annotations

import re
from datetime import date

from nlu.dates import guards
from nlu.dates.calendar import add_months
from nlu.dates.resolve import (
    Context,
    Found,
    bare_day,
    day_of_month,
    full_year,
    month_alone,
    one_day,
    period,
    real_date,
    weekday_alone,
)
from nlu.dates.rules.core import SKIP, Outcome, RuleSet, day_or_take, first_token, number_of, token_after

rule = RuleSet()


@rule("bare_numbers", r"N(?P<d>[0-9]{1,2}) N(?P<m>[0-9]{1,2}) N(?P<y>[0-9]{4}|[0-9]{2}) (?![NL][0-9])")
def _three_numbers(match: re.Match[str], ctx: Context) -> Outcome:
    found = real_date(full_year(ctx, match["y"]), int(match["m"]), int(match["d"]))
    return one_day(found) or SKIP


@rule("bare_numbers", r"N(?P<d>[0-9]{1,2}) N(?P<m>[0-9]{1,2}) (?![NLU]|keer|x )")
def _two_numbers(match: re.Match[str], ctx: Context) -> Outcome:
    return one_day(day_of_month(ctx, int(match["d"]), int(match["m"]), None)) or SKIP


@rule("bare_numbers", r"L(?:8|6) ")
def _glued_numbers(match: re.Match[str], ctx: Context) -> Outcome:
    raw = ctx.tokens.raw(first_token(ctx, match))
    year_first = None
    if len(raw) == 8 and raw[:2] in ("19", "20"):
        year_first = real_date(int(raw[:4]), int(raw[4:6]), int(raw[6:]))
    day_first = real_date(full_year(ctx, raw[4:]), int(raw[2:4]), int(raw[:2]))
    return one_day(year_first or day_first) or SKIP


@rule("month", r"N(?P<m>[1-9]|1[0-2]) [-/] N(?P<y>(?:19|20)[0-9]{2}) ")
def _month_and_year(match: re.Match[str], ctx: Context) -> Outcome:
    days = month_alone(ctx, int(match["m"]), int(match["y"]))
    return period(ctx, *days) if days else SKIP


@rule("weekday", r"w(?P<wd>[1-7]) (?:[.] )?(?:JL |AGO )?$")
def _short_weekday(match: re.Match[str], ctx: Context) -> Outcome:
    return SKIP if first_token(ctx, match) > 2 else day_or_take(weekday_alone(ctx, int(match["wd"])))


@rule("year", r"N(?P<y>(?:19|20)[0-9]{2}) (?=$|[.,;!?])")
def _bare_year(match: re.Match[str], ctx: Context) -> Outcome:
    year = int(match["y"])
    if year > ctx.today.year + 1:
        return SKIP
    return period(ctx, date(year, 1, 1), date(year, 12, 31))


@rule("recently", r"laatst |kort AGO |kort (?=$)|net (?=$|[.,;])")
def _recently(match: re.Match[str], ctx: Context) -> Outcome:
    if match.group().startswith("net"):
        return day_or_take(ctx.today)
    return Found(None, add_months(ctx.today, -1), ctx.today)


@rule("today", r"(?:nu|net) ")
def _just_now(match: re.Match[str], ctx: Context) -> Outcome:
    return day_or_take(ctx.today) if len(ctx.tokens.codes) <= 4 else SKIP


@rule(
    "day_number",
    r"(?:op )?(?:de )?(?P<day>[NOo][0-9]{1,2}|n(?:[2-9]|[12][0-9]|3[01])) (?!U|keer|euro|[NLSFT%]|u )",
)
def _bare_day_number(match: re.Match[str], ctx: Context) -> Outcome:
    day = number_of(match["day"])
    if not 1 <= day <= 31 or not guards.bare_number(ctx.tokens, token_after(ctx, match)):
        return SKIP
    return one_day(bare_day(ctx, day)) or SKIP
