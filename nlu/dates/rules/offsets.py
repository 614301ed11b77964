"""Some time ago and some time ahead."""

from __future__ import annotations

import re

from nlu.dates import guards
from nlu.dates.calendar import DAY
from nlu.dates.resolve import Context, Found, period, shift, weekday_after
from nlu.dates.rules.amounts import AMOUNTS, moved_by, range_ago
from nlu.dates.rules.core import (
    DAY_WORDS,
    SKIP,
    TAKE,
    UNIT,
    Outcome,
    RuleSet,
    day_or_take,
    first_token,
    number_of,
    token_after,
)

rule = RuleSet()


@rule(
    "offset_ahead",
    rf"over {AMOUNTS}(?:(?:gerekend )?(?:SINCE |from )"
    r"(?P<base>nu|vandaag|morgen|tomorrow|gisteren|overmorgen) )?",
)
def _ahead(match: re.Match[str], ctx: Context) -> Outcome:
    if not guards.means_time_ahead(ctx.tokens, first_token(ctx, match), token_after(ctx, match)):
        return SKIP
    start = ctx.today + DAY_WORDS[match["base"]] * DAY if match["base"] else None
    return moved_by(ctx, match["parts"], 1, start)


@rule("vague_offset", r"(?:APX |ABT )?(?:n1 )?(?P<vague>paar|aantal) (?:van )?" + UNIT + r"AGO ")
def _few_ago(match: re.Match[str], ctx: Context) -> Outcome:
    unit = match["unit"]
    if unit in ("h", "min", "q"):
        return day_or_take(ctx.today)
    return range_ago(ctx, unit, 2, 4 if match["vague"] == "paar" else 6)


@rule(
    "vague_offset",
    r"(?P<n>[Nn][0-9]{1,3}) (?:OF |n1 |- |tot |– )(?P<n2>[Nn][0-9]{1,3}) U(?P<unit>d|w|m|y) AGO ",
)
def _n_or_m_ago(match: re.Match[str], ctx: Context) -> Outcome:
    few, many = number_of(match["n"]), number_of(match["n2"])
    return range_ago(ctx, match["unit"], few, many) if few < many else SKIP


@rule("vague_offset", r"n1 U(?P<unit>d|w|m|y|h|min) OF (?P<n>[Nn][0-9]{1,3}) AGO ")
def _a_unit_or_n_ago(match: re.Match[str], ctx: Context) -> Outcome:
    count = number_of(match["n"])
    if match["unit"] in ("h", "min"):
        return moved_by(ctx, f"n{count} U{match['unit']}", -1)
    return range_ago(ctx, match["unit"], max(1, count - 1), count + 1)


@rule("vague_offset", r"(?<!n1 )(?<!paar )(?<!half )(?<!n )(?:al )?U(?P<unit>d|w|m|y) AGO ")
def _units_ago(match: re.Match[str], ctx: Context) -> Outcome:
    i = first_token(ctx, match)
    if ctx.tokens.code(i - 1)[:1] in ("n", "N", "1", "L", "O", "o"):
        return SKIP
    raw = ctx.tokens.raw(token_after(ctx, match) - 2).lower()
    if not raw.endswith(("en", "s")):
        # "week geleden" without its article, at the start of what is said
        return SKIP if ctx.tokens.raw(i - 1).isalpha() else day_or_take(shift(ctx.today, match["unit"], -1))
    return range_ago(ctx, match["unit"], 2, {"d": 10, "w": 8, "m": 12, "y": 10}[match["unit"]])


@rule(
    "vague_offset",
    r"(?:(?P<about>APX|ABT|MORE|LESS) |(?P<zo>w7 (?:' )?|n1 x OF ))(?:n1 )?" + AMOUNTS + r"AGO ",
)
def _about_ago(match: re.Match[str], ctx: Context) -> Outcome:
    about = match["about"]
    first = first_token(ctx, match)
    words = ctx.tokens.raw(first).lower(), ctx.tokens.raw(first + 1).lower()
    if match["zo"] and words[0] not in ("zo", "zon") and words[1] != "stuk":
        return SKIP
    found = moved_by(ctx, match["parts"], -1)
    if not isinstance(found, Found) or re.search("U(?:h|min|q) ", match["parts"]):
        return found
    distance = (ctx.today - found.last).days
    slack = max(1, min(round(distance * 0.25), 60))
    before = 0 if about == "LESS" else slack
    after = 0 if about == "MORE" else slack
    return period(ctx, found.first - before * DAY, min(found.last + after * DAY, ctx.today))


@rule("offset", AMOUNTS + r"AGO (?!(?:[a-z]+ )?(?:SINCE|from) nu)")
def _ago(match: re.Match[str], ctx: Context) -> Outcome:
    return moved_by(ctx, match["parts"], -1)


@rule("offset", r"n1 Uf AGO ")
def _fortnight(match: re.Match[str], ctx: Context) -> Outcome:
    return day_or_take(ctx.today - 14 * DAY)


@rule("offset_ahead", r"in " + AMOUNTS + r"(?:tijd )?")
def _in_time(match: re.Match[str], ctx: Context) -> Outcome:
    return SKIP if ctx.past else moved_by(ctx, match["parts"], 1)


@rule("within", r"binnen " + AMOUNTS)
def _within(match: re.Match[str], ctx: Context) -> Outcome:
    found = TAKE if ctx.past else moved_by(ctx, match["parts"], 1)
    return Found(None, ctx.today, found.last) if isinstance(found, Found) else found


@rule(
    "offset_ahead",
    rf"{AMOUNTS}(?:gerekend )?(?:SINCE|from|na) "
    r"(?P<base>nu|vandaag|morgen|tomorrow|gisteren|eergisteren|overmorgen) ",
)
def _after_day_word(match: re.Match[str], ctx: Context) -> Outcome:
    return moved_by(ctx, match["parts"], 1, ctx.today + DAY_WORDS[match["base"]] * DAY)


@rule("offset", AMOUNTS + r"voor (?P<base>vandaag|morgen|tomorrow|gisteren|eergisteren|overmorgen) ")
def _before_day_word(match: re.Match[str], ctx: Context) -> Outcome:
    return moved_by(ctx, match["parts"], -1, ctx.today + DAY_WORDS[match["base"]] * DAY)


@rule("offset", r"Ud (?P<side>voor|na) (?P<base>gisteren|morgen|tomorrow|eergisteren|overmorgen|vandaag) ")
def _day_beside(match: re.Match[str], ctx: Context) -> Outcome:
    return day_or_take(ctx.today + (DAY_WORDS[match["base"]] + (1 if match["side"] == "na" else -1)) * DAY)


@rule("weekdays_ahead", r"(?P<n>[Nn][0-9]{1,2}) V(?P<wd>[1-7]) (?:(?:SINCE|from) (?:nu|vandaag) |later )")
def _weekdays_ahead(match: re.Match[str], ctx: Context) -> Outcome:
    first = weekday_after(ctx.today, int(match["wd"]))
    return day_or_take(first + 7 * (number_of(match["n"]) - 1) * DAY)


@rule("offset_ahead", AMOUNTS + r"later ")
def _later(match: re.Match[str], ctx: Context) -> Outcome:
    # In a story "twee dagen later" counts from what was told before, so it is a day only for plans.
    if ctx.past and not guards.present_tense(ctx.tokens, first_token(ctx, match)):
        return TAKE
    return moved_by(ctx, match["parts"], 1)
