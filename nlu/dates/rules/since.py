"""Periods that run from then until today."""

from __future__ import annotations

import re

from nlu.dates.resolve import Context, Found, shift
from nlu.dates.rules.amounts import AMOUNTS, moved_by
from nlu.dates.rules.core import SKIP, Outcome, RuleSet, token_after
from nlu.dates.rules.spans import PERIOD, whole_period

rule = RuleSet()


@rule("since", r"SINCE (?:de )?(?:(?:PREV|PASTN|LAST) )?" + PERIOD)
def _since_period(match: re.Match[str], ctx: Context) -> Outcome:
    whole = whole_period(match, ctx)
    if whole is None or whole[0] > ctx.today:
        return SKIP
    return Found(None, whole[0], ctx.today)


@rule("since", r"(?:SINCE |al )(?:APX |ABT |MORE |LESS )?" + AMOUNTS)
def _since_amount(match: re.Match[str], ctx: Context) -> Outcome:
    if re.search("U(?:h|min|q) ", match["parts"]) or ctx.tokens.code(token_after(ctx, match)) == "oud":
        return SKIP
    if match.group().startswith("al ") and re.match("[Nn](?!1 ).* Uy", match["parts"]):
        return SKIP  # "al 11 jaar" is rather an age
    found = moved_by(ctx, match["parts"], -1)
    return Found(None, found.first, ctx.today) if isinstance(found, Found) else SKIP


@rule("since", r"(?:SINCE |al )(?:n1 )?(?P<vague>paar|aantal) U(?P<unit>d|w|m|y) ")
def _since_few(match: re.Match[str], ctx: Context) -> Outcome:
    first = shift(ctx.today, match["unit"], -4 if match["vague"] == "paar" else -6)
    return Found(None, first, ctx.today) if first else SKIP


@rule("since", r"(?:SINCE |al )U(?P<unit>w|m|y) ")
def _since_many(match: re.Match[str], ctx: Context) -> Outcome:
    if not ctx.tokens.raw(token_after(ctx, match) - 1).lower().endswith(("en", "s")):
        return SKIP
    first = shift(ctx.today, match["unit"], -{"w": 8, "m": 12, "y": 10}[match["unit"]])
    return Found(None, first, ctx.today) if first else SKIP
