"""A weekday in a week that is named."""

from __future__ import annotations

import re

from nlu.dates.calendar import DAY
from nlu.dates.resolve import Context, weekday_after, weekday_before, weekday_in_week
from nlu.dates.rules.amounts import moved_by
from nlu.dates.rules.core import DAY_WORDS, SKIP, WEEKDAY, Outcome, RuleSet, day_or_take, number_of, steps_of

rule = RuleSet()


@rule("week_weekday", r"(?P<rel>PREV|PASTN|LAST|THIS|NEXT|COME) Uw (?:, )?(?:op )?(?:de )?" + WEEKDAY)
def _week_weekday(match: re.Match[str], ctx: Context) -> Outcome:
    return _in_relative_week(ctx, match["rel"], int(match["wd"]))


@rule("week_weekday", r"(?P<rel>PREV|PASTN|LAST|THIS|NEXT|COME) Uw w(?P<wd>[1-5]) ")
def _week_short_weekday(match: re.Match[str], ctx: Context) -> Outcome:
    return _in_relative_week(ctx, match["rel"], int(match["wd"]))


@rule("week_weekday", WEEKDAY + r"(?:, )?(?:van |in )?(?:de )?(?P<rel>PREV|PASTN|LAST|THIS|NEXT|COME) Uw ")
def _weekday_week(match: re.Match[str], ctx: Context) -> Outcome:
    return _in_relative_week(ctx, match["rel"], int(match["wd"]))


def _in_relative_week(ctx: Context, rel: str, weekday: int) -> Outcome:
    if rel == "PASTN":
        return day_or_take(weekday_before(ctx.today, weekday))
    return day_or_take(weekday_in_week(ctx, weekday, steps_of(rel)))


@rule("weeks_ago_weekday", WEEKDAY + r"(?:, )?(?P<n>[Nn][0-9]{1,3}) Uw AGO ")
def _weekday_weeks_ago(match: re.Match[str], ctx: Context) -> Outcome:
    return day_or_take(weekday_in_week(ctx, int(match["wd"]), -number_of(match["n"])))


@rule("weeks_ago_weekday", r"(?P<n>[Nn][0-9]{1,3}) Uw AGO (?:, )?(?:op )?(?:de |n1 )?" + WEEKDAY)
def _weeks_ago_weekday(match: re.Match[str], ctx: Context) -> Outcome:
    return day_or_take(weekday_in_week(ctx, int(match["wd"]), -number_of(match["n"])))


@rule(
    "weeks_ahead_weekday",
    WEEKDAY + r"over (?P<n>[Nn][0-9]{1,3}) Uw |over (?P<n2>[Nn][0-9]{1,3}) Uw (?:op )?W(?P<wd2>[1-7]) ",
)
def _weekday_weeks_ahead(match: re.Match[str], ctx: Context) -> Outcome:
    if match["wd"]:
        return day_or_take(weekday_after(ctx.today, int(match["wd"])) + 7 * number_of(match["n"]) * DAY)
    return day_or_take(weekday_in_week(ctx, int(match["wd2"]), number_of(match["n2"])))


@rule(
    "weeks_ahead",
    r"(?P<day>nu|vandaag|gisteren|morgen|tomorrow|eergisteren|overmorgen) "
    r"(?:x )?(?P<over>over )?(?P<parts>(?:[Nn][0-9]{1,3}|half) U[dwmy] )(?P<ago>AGO )?",
)
def _today_weeks(match: re.Match[str], ctx: Context) -> Outcome:
    if bool(match["over"]) == bool(match["ago"]):
        return SKIP
    start = ctx.today + DAY_WORDS[match["day"]] * DAY
    return moved_by(ctx, match["parts"], 1 if match["over"] else -1, start)
