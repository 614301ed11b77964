"""Gisteren, vandaag, morgen and the like."""

from __future__ import annotations

import re

from nlu.dates import guards
from nlu.dates.calendar import DAY
from nlu.dates.resolve import Context
from nlu.dates.rules.core import (
    DAY_WORDS,
    SKIP,
    TAKE,
    Outcome,
    RuleSet,
    day_or_take,
    first_token,
    token_after,
)

rule = RuleSet()
_JUST_DONE = (
    "gebeurd",
    "gebeld",
    "gemaild",
    "gesproken",
    "gehoord",
    "gekregen",
    "opgehangen",
    "vertrokken",
    "geweest",
)


@rule("day_word", r"(?P<word>eergisteren|gisteren|vandaag|tomorrow|overmorgen) (?:(?:' )?(?:P |morgen ))?")
def _day_word(match: re.Match[str], ctx: Context) -> Outcome:
    return day_or_take(ctx.today + DAY_WORDS[match["word"]] * DAY)


@rule("day_word", r"morgen (?:P )?")
def _tomorrow(match: re.Match[str], ctx: Context) -> Outcome:
    i = first_token(ctx, match)
    before = ctx.tokens.code(i - 1)
    if before[:1] == "W":
        return SKIP
    if before == "THIS":
        return day_or_take(ctx.today)
    return TAKE if before in ("PREV", "PASTN", "NEXT", "mijn") else day_or_take(ctx.today + DAY)


@rule("day_word", r"(?P<rel>THIS|PREV|PASTN) (?:P|morgen) ")
def _this_evening(match: re.Match[str], ctx: Context) -> Outcome:
    said = ctx.tokens.raw(first_token(ctx, match)).lower()
    part = ctx.tokens.raw(token_after(ctx, match) - 1).lower()
    if match["rel"] == "THIS":
        return day_or_take(ctx.today)
    if match["rel"] == "PREV" and said != "last" and part != "nacht":
        return SKIP
    # "Afgelopen nacht" ended this morning; "last night" began yesterday.
    return day_or_take(ctx.today if part == "nacht" else ctx.today - DAY)


@rule("day_word", r"(?:w7 )?net x ")
def _just(match: re.Match[str], ctx: Context) -> Outcome:
    i = token_after(ctx, match) - 1
    return day_or_take(ctx.today) if ctx.tokens.raw(i).lower() in _JUST_DONE else SKIP


@rule("relative_day", r"(?P<rel>THIS|PASTN|NEXT) Ud (?!van |voor |na |x )")
def _relative_day(match: re.Match[str], ctx: Context) -> Outcome:
    return guards.read_relative_day(ctx, first_token(ctx, match), match["rel"]) or SKIP
