"""Joins what the grammar found separately: a day beside a date, a list of days, a correction, a period."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from nlu.dates.calendar import DAY, monday_of
from nlu.dates.resolve import (
    Context,
    Found,
    period,
    real_date,
    shift,
    weekday_after,
    weekday_before,
    weekday_in_week,
)

_DATED = frozenset(("numeric", "short_numeric", "day_month", "month_day", "weekday_day"))
_RELATIVE = frozenset(("offset", "day_word", "week_weekday", "weeks_ago_weekday"))
_CORRECTING = frozenset(
    (
        "nee",
        "sorry",
        "bedoel",
        "bedoelde",
        "wacht",
        "oeps",
        "correctie",
        "verbeter",
        "mean",
        "actually",
        "rather",
        "oops",
    )
)
_BESIDE = re.compile(
    r"(?:(?P<n>[Nn][0-9]{1,3}) U(?P<unit>d|w|m|y) |(?P<day>Ud )|(?P<week>Uwe? )|W(?P<wd>[1-7]) )"
    r"(?P<side>voor|na|van|OF) (?:de )?$"
)
_BREAKS = frozenset((".", ";", "|", "en", "maar"))
_LISTED = re.compile(r"(?P<days>(?:[NOo][0-9]{1,2} (?:, |en |, en ))+)(?:de )?$")


@dataclass(frozen=True, slots=True)
class Hit:
    """What one rule found: first token, token after the last, rule name and days."""

    start: int
    end: int
    rule: str
    found: Found


def compose(hits: list[Hit], ctx: Context) -> list[Hit]:
    """Return the hits, in order, joined and weeded as the words between them say."""
    hits = sorted(hits, key=lambda hit: hit.start)
    hits = _outermost([_beside(hit, ctx) for hit in hits])
    hits = [listed for hit in hits for listed in _list(hit, ctx)]
    hits = _pairwise(hits, ctx)
    hits = _inherit(hits, ctx)
    return [_birth(_around(hit, ctx), ctx) for hit in hits]


def _outermost(hits: list[Hit]) -> list[Hit]:
    """Return the hits, in order, without those that a later one has taken in by reaching back."""
    kept: list[Hit] = []
    for hit in hits:
        while kept and kept[-1].start >= hit.start:
            kept.pop()
        kept.append(hit)
    return kept


def _before(ctx: Context, start: int, count: int) -> tuple[str, int]:
    """Return the codes of up to ``count`` tokens before ``start`` as a line, and the first one's index."""
    first = max(0, start - count)
    return "".join(f"{code} " for code in ctx.tokens.codes[first:start]), first


def _tokens_in(line: str) -> int:
    return line.count(" ")


def _beside(hit: Hit, ctx: Context) -> Hit:
    """Read "de dag na kerst", "twee weken voor 3 november", "de week van 2 november"."""
    line, first = _before(ctx, hit.start, 5)
    match = _BESIDE.search(line)
    if not match or (match.start() and line[match.start() - 1] != " "):
        return hit
    start = first + _tokens_in(line[: match.start()])
    found = hit.found
    side = match["side"]
    base = found.last if side == "na" and not match["n"] else found.first
    sign = 1 if side == "na" else -1
    if match["week"]:
        if side in ("van", "OF"):
            week_first = monday_of(base) + (5 * DAY if "we" in match["week"] else timedelta(0))
            return Hit(start, hit.end, "beside", period(ctx, week_first, monday_of(base) + 6 * DAY))
        first_day = base + DAY if side == "na" else base - 7 * DAY
        return Hit(start, hit.end, "beside", period(ctx, first_day, first_day + 6 * DAY))
    if side in ("van", "OF"):
        return hit
    if match["wd"]:
        weekday = int(match["wd"])
        day = weekday_after(base, weekday) if side == "na" else weekday_before(base, weekday)
    elif match["day"]:
        day = base + sign * DAY
    else:
        moved = shift(base, match["unit"], sign * int(match["n"][1:]))
        if moved is None:
            return hit
        day = moved
    return Hit(start, hit.end, "beside", Found(day, day, day))


def _list(hit: Hit, ctx: Context) -> list[Hit]:
    """Read "3, 4 en 5 november" as three days."""
    if hit.rule != "day_month" or hit.found.date is None:
        return [hit]
    line, first = _before(ctx, hit.start, 8)
    match = _LISTED.search(line)
    if not match or (match.start() and line[match.start() - 1] != " "):
        return [hit]
    index = first + _tokens_in(line[: match.start()])
    days = []
    for code in match["days"].split():
        if code[0] in "NOo":
            day = real_date(hit.found.date.year, hit.found.date.month, int(code[1:]))
            if day is None or day >= hit.found.date:
                return [hit]
            days.append(Hit(index, index + 1, "day_month", Found(day, day, day)))
        index += 1
    return [*days, hit]


def _pairwise(hits: list[Hit], ctx: Context) -> list[Hit]:
    """Join or drop neighbours: a weekday with its date, the ends of a period, what a correction replaces."""
    kept: list[Hit] = []
    for hit in hits:
        if kept:
            last = kept[-1]
            between = ctx.tokens.codes[last.end : hit.start]
            words = [ctx.tokens.raw(i).lower() for i in range(last.end, hit.start)]
            if _says_twice(last, hit, between, ctx):
                better = hit if hit.rule in _DATED else last
                kept[-1] = Hit(last.start, hit.end, better.rule, better.found)
                continue
            if len(between) <= 8 and (
                any(word in _CORRECTING for word in words) or ("maar" in between and _negated(last, ctx))
            ):
                kept[-1] = hit
                continue
            if between[:2] == [",", "niet"] and set(between[2:]) <= {"op", "de"}:
                continue
            ends = _ends_of_period(last, hit, between, ctx)
            if ends:
                kept[-1] = ends
                continue
        kept.append(hit)
    return kept


def _says_twice(last: Hit, hit: Hit, between: list[str], ctx: Context) -> bool:
    """Tell whether two neighbours name one day: "dinsdag (3 november)", "gisteren, donderdag"."""
    if (
        not set(between) <= {",", ";", "-", "–", "op"}
        or len(between) > 3
        or not last.found.date
        or not hit.found.date
    ):
        return False
    if last.found.date == hit.found.date:
        return True
    if {last.rule, hit.rule} & _RELATIVE and {last.rule, hit.rule} & _DATED and not _names_year(last, ctx):
        return True  # "drie weken geleden, op 27 oktober": the written date counts
    weekday, dated = (last, hit) if last.rule == "weekday" else (hit, last)
    return (
        weekday.rule == "weekday"
        and dated.rule in _DATED
        and weekday.found.first.isoweekday() == dated.found.first.isoweekday()
    )


def _negated(hit: Hit, ctx: Context) -> bool:
    line, _ = _before(ctx, hit.start, 4)
    return re.search(r"(?:^| )niet (?:op |in |de |x )*$", line) is not None


def _ends_of_period(last: Hit, hit: Hit, between: list[str], ctx: Context) -> Hit | None:
    """Read "van 3 tot en met 7 november" and "tussen maandag en donderdag" as one period."""
    if not (last.found.date and hit.found.date) or last.found.date >= hit.found.date:
        return None
    line, first = _before(ctx, last.start, 2)
    opening = re.search(r"(?:^| )(?P<word>tussen|van|SINCE|from) (?:de )?$", line)
    joined = " ".join(code for code in between if code != "de")
    if (
        opening
        and opening["word"] == "van"
        and joined == "op"
        and (hit.found.date - last.found.date).days == 1
    ):
        return Hit(last.start, hit.end, "between", period(ctx, last.found.date, hit.found.date))
    if opening and (
        joined.startswith("tot")
        or joined == "t / m"
        or joined in ("en", "-", "–")
        and opening["word"] == "tussen"
    ):
        start = first + _tokens_in(line[: opening.start("word")])
        return Hit(start, hit.end, "between", period(ctx, last.found.date, hit.found.date))
    if joined in ("tot en met", "tot", "t / m"):
        return Hit(last.start, hit.end, "between", period(ctx, last.found.date, hit.found.date))
    return None


def _inherit(hits: list[Hit], ctx: Context) -> list[Hit]:
    """Let a weekday lie in the week, and a date in the year, that the same sentence named just before."""
    kept: list[Hit] = []
    for hit in hits:
        if not kept:
            kept.append(hit)
            continue
        last = kept[-1]
        between = ctx.tokens.codes[last.end : hit.start]
        if _holds(last, hit, ctx):
            kept.pop()
        elif hit.rule == "weekday" and hit.end - hit.start == 1:
            if last.rule == "week_weekday" and set(between) <= {"OF", "en", ",", "op"}:
                hit = _moved_to(
                    hit, weekday_in_week(ctx, hit.found.first.isoweekday(), _weeks_away(last, ctx))
                )
            elif last.rule == "period" and ctx.tokens.code(last.end - 1) == "Uw" and _near(between):
                kept.pop()
                if ctx.tokens.code(last.start) != "PASTN":
                    day = weekday_in_week(ctx, hit.found.first.isoweekday(), _weeks_away(last, ctx))
                    hit = _moved_to(hit, day)
        elif hit.rule in _DATED and _names_year(last, ctx) and _near(between):
            dated = real_date(last.found.first.year, hit.found.first.month, hit.found.first.day)
            written = ctx.tokens.text[ctx.tokens.starts[hit.start] : ctx.tokens.ends[hit.end - 1]]
            if dated and not re.search("[0-9]{4}", written):
                kept.pop()
                hit = _moved_to(hit, dated)
        kept.append(hit)
    return kept


def _moved_to(hit: Hit, day: date) -> Hit:
    return replace(hit, found=Found(day, day, day))


def _weeks_away(hit: Hit, ctx: Context) -> int:
    return (monday_of(hit.found.first) - monday_of(ctx.today)).days // 7


def _near(between: list[str]) -> bool:
    """Tell whether the words between two hits keep them in one clause."""
    return len(between) <= 6 and not _BREAKS & set(between)


def _names_year(hit: Hit, ctx: Context) -> bool:
    """Tell whether a hit is "vorig jaar", "dit jaar" or "een jaar geleden"."""
    if hit.rule == "period":
        return ctx.tokens.code(hit.end - 1) == "Uy" and ctx.tokens.code(hit.start) != "PASTN"
    return hit.rule == "offset" and ctx.tokens.codes[hit.end - 2 : hit.end] == ["Uy", "AGO"]


def _holds(last: Hit, hit: Hit, ctx: Context) -> bool:
    """Tell whether a period is only the run-up to a date in it: "vorige week, vrijdag de 13e"."""
    return (
        last.rule in ("period", "part_of_period", "month")
        and hit.found.date is not None
        and hit.rule in _DATED
        and last.found.first <= hit.found.date <= last.found.last
        and set(ctx.tokens.codes[last.end : hit.start]) <= {",", ";", "op", "x"}
        and hit.start - last.end <= 3
    )


def _around(hit: Hit, ctx: Context) -> Hit:
    """Make a period of "rond 3 november", "vlak voor kerst" and "na de zomer"."""
    line, first = _before(ctx, hit.start, 3)
    match = re.search(r"(?:^| )(?P<word>APX|voor|na) (?:op )?(?:de )?$", line)
    if not match:
        return hit
    start = first + _tokens_in(line[: match.start("word")])
    found = hit.found
    if match["word"] == "APX":
        if hit.rule in ("offset", "vague_offset"):
            return hit
        return Hit(start, hit.end, "around", period(ctx, found.first - 3 * DAY, found.last + 3 * DAY))
    if hit.rule != "feast":
        return hit
    if match["word"] == "voor":
        return Hit(start, hit.end, "around", period(ctx, found.first - 14 * DAY, found.first - DAY))
    return Hit(start, hit.end, "around", period(ctx, found.last + DAY, found.last + 14 * DAY))


def _birth(hit: Hit, ctx: Context) -> Hit:
    """Name the rule of a date of birth apart, so that it is never taken for the day something happened."""
    if "born" in ctx.tokens.codes[max(0, hit.start - 3) : hit.start]:
        return replace(hit, rule="birth_date")
    return hit
