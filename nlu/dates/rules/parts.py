"""The begin, the middle or the end of a period."""

from __future__ import annotations

import re

from nlu.dates.resolve import Context, month_alone, part_of_period, period
from nlu.dates.rules.core import RELATIVE, TAKE, Outcome, RuleSet, year_of
from nlu.dates.rules.spans import PERIOD, whole_period

rule = RuleSet()


@rule(
    "part_of_period",
    r"(?P<part>BEG|MID|END|half) (?:[-] )?(?:van |in )?(?:de (?=[MmH]))?(?:"
    + RELATIVE.replace("?P<rel>", "")
    + r"(?=[MmH]))?"
    + PERIOD,
)
def _part_of(match: re.Match[str], ctx: Context) -> Outcome:
    part = "MID" if match["part"] == "half" else match["part"]
    whole = whole_period(match, ctx)
    if whole is None:
        return TAKE
    first, last = part_of_period(whole, part)
    if match["mon"] and year_of(match, ctx) is None:
        if ctx.past and first > ctx.today:
            first, last = part_of_period(month_alone(ctx, first.month, first.year - 1) or whole, part)
        elif not ctx.past and last < ctx.today:
            first, last = part_of_period(month_alone(ctx, first.month, first.year + 1) or whole, part)
    return period(ctx, first, last)
