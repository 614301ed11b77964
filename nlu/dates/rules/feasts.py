"""Feasts, seasons and school holidays."""

from __future__ import annotations

import re
from dataclasses import replace

from nlu.dates import guards
from nlu.dates.resolve import Context, Found, feast_alone, period
from nlu.dates.rules.core import (
    FEAST,
    SKIP,
    TAKE,
    YEAR,
    Outcome,
    RuleSet,
    number_of,
    steps_of,
    token_after,
    year_of,
)
from nlu.dates.rules.spans import feast_name

rule = RuleSet()


@rule(
    "feast",
    r"(?P<nth>[NnOo][12]|o1|o2) (?P<day>H:kerstdag|H:paasdag|H:pinksterdag|H:kerst) (?:" + YEAR + r")?",
)
def _feast_day(match: re.Match[str], ctx: Context) -> Outcome:
    if match["day"] == "H:kerst" and ctx.tokens.raw(token_after(ctx, match) - 1).lower() != "kerst":
        return SKIP
    base = feast_name(match["day"].removeprefix("H:"))
    return read_feast(ctx, f"{base}{number_of(match['nth'])}", year_of(match, ctx))


@rule("feast", rf"(?:goede W5|witte W4) (?:{YEAR})?")
def _good_friday(match: re.Match[str], ctx: Context) -> Outcome:
    name = "wittedonderdag" if match.group().startswith("witte") else "goedevrijdag"
    return read_feast(ctx, name, year_of(match, ctx))


@rule(
    "feast",
    r"(?:(?P<rel>PREV|PASTN|LAST|THIS|NEXT|COME) )?"
    r"(?:(?P<relyear2>PREV|PASTN|THIS|NEXT|COME) Uy (?:met |in )?(?:de )?)?"
    rf"{FEAST}(?:Ud |P )?(?:{YEAR})?",
)
def _any_feast(match: re.Match[str], ctx: Context) -> Outcome:
    name = feast_name(match["feast"])
    i = ctx.tokens.index_at[match.start("feast") - 2]
    relative = bool(match["rel"] or match["relyear2"])
    if not (relative or ctx.asked or guards.feast_named(ctx.tokens, i, name)):
        return SKIP
    year = year_of(match, ctx)
    if match["relyear2"]:
        year = ctx.today.year + steps_of(match["relyear2"])
    if match["rel"] in ("NEXT", "COME"):
        ahead = replace(ctx, past=False)
        return read_feast(ahead, name, year)
    if match["rel"] == "THIS" and year is None:
        year = ctx.today.year
    return read_feast(ctx, name, year)


def read_feast(ctx: Context, name: str, year: int | None) -> Outcome:
    """Return the feast in that year; without a year the last that has begun (or the next, looking ahead)."""
    days = feast_alone(ctx, name, year)
    if days is None:
        return TAKE
    return Found(days[0], *days) if days[0] == days[1] else period(ctx, *days)
