"""Reads the dates and periods from a text: runs the grammar, then joins and weeds what it found."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import datetime
from zoneinfo import ZoneInfo

from nlu.dates.compose import Hit, compose
from nlu.dates.phrases import find_phrases
from nlu.dates.resolve import Context, Found
from nlu.dates.rules import ASKED_RULES, RULES, SKIP, TAKE, Rule
from nlu.dates.rules.feasts import read_feast
from nlu.dates.span import DateSpan
from nlu.dates.tokens import Tokens, tokenize

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DATE_QUESTIONS = frozenset(("happened_on", "date_of_death", "when"))
_LONGEST_TEXT = 50_000  # characters
_LONGEST_BARE_ANSWER = 60  # tokens
_TRIGGER = re.compile(
    r"(?:^| )(?:[WVMmDSFOoH][0-9:]|[DSF] |AGO|gisteren|eergisteren|vandaag|morgen|tomorrow|overmorgen"
    r"|U[wmyd]|Uqr|PASTN|THIS|PREV|LAST|NEXT|COME|SINCE|in N|net |L[68]|N[0-9]{1,2} [-/.–]|tijd)"
)


def extract_dates(text: str, now: datetime, asked: str | None = None, prefer: str = "past") -> list[DateSpan]:
    """Return the dates and periods that a Dutch or English text names, in order, without overlap.

    Args:
        text: one message.
        now: the moment of the message, aware; days are counted in Europe/Amsterdam.
        asked: the name of the question that the text answers. For one that asks a date bare answers are
            read as well ("3/11", "de 3e", "november", "kan ook 4 geweest zijn").
        prefer: "past" (the default) or "future": where a day without a year or a weekday alone lies.

    Returns:
        Spans with exact offsets. A vague period has ``date`` None. "Een jaar geleden" is the same day one
        year earlier; an impossible date gives nothing.

    Raises:
        ValueError: if ``now`` is naive.

    Source: COA-05 (event date), W4U-08 (date of death).
    """
    if now.tzinfo is None:
        raise ValueError("now must be aware")
    tokens = tokenize(text[:_LONGEST_TEXT])
    is_asked = asked in DATE_QUESTIONS
    if not tokens.codes or not (is_asked or _TRIGGER.search(tokens.line) or find_phrases(tokens.text)):
        return []
    ctx = Context(
        tokens, now.astimezone(AMSTERDAM), prefer != "future", is_asked, bool(asked) and not is_asked
    )
    taken = bytearray(len(tokens.codes))
    hits = _phrases(ctx, taken) + _apply(RULES, ctx, taken)
    if is_asked and not hits and len(tokens.codes) <= _LONGEST_BARE_ANSWER:
        hits = _apply(ASKED_RULES, ctx, taken)
    try:
        hits = compose(hits, ctx)
    except OverflowError:
        hits.sort(key=lambda hit: hit.start)
    return [_span(tokens, hit) for hit in hits]


def _phrases(ctx: Context, taken: bytearray) -> list[Hit]:
    """Return the feasts named in more than one word."""
    hits = []
    tokens = ctx.tokens
    for start, end, name in find_phrases(tokens.text):
        first, after = bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)
        found = read_feast(ctx, name, None)
        if isinstance(found, Found):
            taken[first:after] = b"\1" * (after - first)
            hits.append(Hit(first, after, "feast", found))
    return hits


def _apply(rules: list[Rule], ctx: Context, taken: bytearray) -> list[Hit]:
    """Run the rules in order and return what they found; ``taken`` marks the tokens that have been read."""
    hits = []
    line, index_at = ctx.tokens.line, ctx.tokens.index_at
    for rule in rules:
        for match in rule.pattern.finditer(line):
            start, end = index_at[match.start()], index_at[match.end()]
            if start == end or any(taken[start:end]):
                continue
            try:
                outcome = rule.read(match, ctx)
            except OverflowError:  # before year 1 or after year 9999
                outcome = TAKE
            if outcome is SKIP:
                continue
            taken[start:end] = b"\1" * (end - start)
            if isinstance(outcome, Found):
                hits.append(Hit(start, end, rule.name, outcome))
    return hits


def _span(tokens: Tokens, hit: Hit) -> DateSpan:
    start, end = hit.start, hit.end
    while end - 1 > start and tokens.code(end - 1) in (",", ";", "|"):
        end -= 1
    while start < end - 1 and tokens.code(start) in ("op", "de"):
        start += 1
    a, b = tokens.starts[start], tokens.ends[end - 1]
    found = hit.found
    return DateSpan(a, b, tokens.text[a:b], hit.rule, found.date, found.first, found.last)
