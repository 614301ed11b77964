"""Dates written in figures, day before month."""

from __future__ import annotations

import re

from nlu.dates import guards
from nlu.dates.resolve import Context, day_of_month, full_year, real_date
from nlu.dates.rules.amounts import range_ago
from nlu.dates.rules.core import SKIP, WEEKDAY_OR_SHORT, Outcome, RuleSet, day_or_take, token_after, year_of

rule = RuleSet()


def _split(raw: str) -> list[str]:
    return [part for part in re.split(r"[^0-9]+", raw) if part]


@rule("numeric", r"(?:" + WEEKDAY_OR_SHORT + r")?D ")
def _full_numeric(match: re.Match[str], ctx: Context) -> Outcome:
    i = token_after(ctx, match) - 1
    parts = _split(ctx.tokens.raw(i))
    if guards.after_currency(ctx.tokens, i):
        return SKIP
    if len(parts[0]) == 4:
        return day_or_take(real_date(int(parts[0]), int(parts[1]), int(parts[2])))
    year = full_year(ctx, parts[2])
    found = real_date(year, int(parts[1]), int(parts[0]))
    if found is None and len(parts[2]) == 4 and "/" in ctx.tokens.raw(i):
        # Month first, as other countries write it, is read only where day first cannot be.
        found = real_date(year, int(parts[0]), int(parts[1]))
    return day_or_take(found)


@rule(
    "numeric",
    rf"(?:{WEEKDAY_OR_SHORT})?N(?P<d>[0-9]{{1,2}}) (?P<sep>[-/–.]) N(?P<m>[0-9]{{1,2}}) (?P=sep) "
    r"(?:' )?N(?P<y>[0-9]{4}|[0-9]{2}) ",
)
def _spaced_numeric(match: re.Match[str], ctx: Context) -> Outcome:
    found = real_date(full_year(ctx, match["y"]), int(match["m"]), int(match["d"]))
    return day_or_take(found) if found else SKIP


@rule("numeric", r"(?:" + WEEKDAY_OR_SHORT + r")?(?P<s>S|F) (?P<comma>, )?N(?P<y>(?:19|20)[0-9]{2}) ")
def _short_comma_year(match: re.Match[str], ctx: Context) -> Outcome:
    i = ctx.tokens.index_at[match.start("s")]
    if guards.looks_like_postcode(ctx.tokens, token_after(ctx, match) - 1):
        return SKIP
    day, month = (int(part) for part in _split(ctx.tokens.raw(i)))
    return day_or_take(real_date(int(match["y"]), month, day))


@rule("vague_offset", r"(?:APX |ABT |MORE |LESS |n1 ){0,3}S U(?P<unit>d|w|m|y) AGO ")
def _between_offsets(match: re.Match[str], ctx: Context) -> Outcome:
    i = token_after(ctx, match) - 3
    few, many = (int(part) for part in _split(ctx.tokens.raw(i)))
    return range_ago(ctx, match["unit"], few, many)


@rule(
    "short_numeric",
    rf"(?:{WEEKDAY_OR_SHORT})?(?P<s>S|F) (?:(?:, )?(?:van |in )?(?P<relyear>PREV|PASTN|THIS) Uy )?",
)
def _short_numeric(match: re.Match[str], ctx: Context) -> Outcome:
    i = ctx.tokens.index_at[match.start("s")]
    raw = ctx.tokens.raw(i)
    first, second = (int(part) for part in _split(raw))
    if not match["wd"] and not guards.short_date(ctx.tokens, i, ctx.asked, ctx.strict):
        return SKIP
    found = day_of_month(ctx, first, second, year_of(match, ctx))
    if found is None and second > 12 and guards.after_on(ctx.tokens, i) and raw[-3] in "/.":
        found = day_of_month(ctx, second, first, year_of(match, ctx))
    return day_or_take(found)
