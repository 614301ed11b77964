"""What the rules of the grammar share: the registry, pieces of patterns and how a year is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from nlu.dates.resolve import Context, Found, full_year, one_day

SKIP = "skip"
TAKE = "take"
Outcome = Found | str
Read = Callable[["re.Match[str]", Context], Outcome]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern with the function that reads its matches."""

    name: str
    pattern: re.Pattern[str]
    read: Read


# Pieces of patterns. Every piece ends with the space that follows a token.
WEEKDAY_OR_SHORT = r"[Ww](?P<wd>[1-7]) (?:(?:' )?(?:P |morgen ))?(?:[,.] )?"
WEEKDAY = r"W(?P<wd>[1-7]) (?:(?:' )?(?:P |morgen ))?"
DAY_NUMBER = r"(?P<day>[NnOo][0-9]{1,2}) "
MONTH = r"(?P<mon>[Mm][0-9]{1,2}) "
RELATIVE = r"(?P<rel>PREV|PASTN|LAST|THIS|NEXT|COME) "
UNIT = r"U(?P<unit>d|wd|we|w|m|y|h|min|qr|q|f) "
_YEAR_IN_WORDS = (
    r"n2000 (?:en )?n[0-9]{1,2} |n19[0-9][0-9] |n20[0-9][0-9] "
    r"|n19 (?:en )?n[0-9]{1,2} (?:en n[0-9]0 )?|n20 n[12][0-9] "
)
_YEAR_IN_FIGURES = r"N[12][0-9]{3} |(?<=' )N[0-9]{1,2} |N[0-9]{2} (?=$|[,;|]|[.] (?!N))"
YEAR = (
    rf"(?:(?:[.,'/-] ){{0,2}}(?:in |van )?(?:' )?(?P<year>{_YEAR_IN_FIGURES}|{_YEAR_IN_WORDS})"
    r"|(?:, )?(?:van |in )?(?:de )?(?P<relyear>PREV|PASTN|THIS|LAST|NEXT|COME) Uy )"
)
FEAST = r"H:(?P<feast>[a-z0-9]+) "


def _compile(pattern: str) -> re.Pattern[str]:
    """Return the pattern, anchored at the start of a token; Dutch "of" (or) and English "of" share a code."""
    return re.compile(r"(?<![^ ])(?:" + pattern.replace("van ", "(?:van|OF) ") + ")")


class RuleSet:
    """The rules of one module, in the order in which they are tried."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []

    def __call__(self, name: str, pattern: str) -> Callable[[Read], Read]:
        """Return a decorator that adds a function as the reader of a pattern."""

        def add(read: Read) -> Read:
            self.rules.append(Rule(name, _compile(pattern), read))
            return read

        return add


DAY_WORDS = {
    "nu": 0,
    "vandaag": 0,
    "gisteren": -1,
    "eergisteren": -2,
    "morgen": 1,
    "tomorrow": 1,
    "overmorgen": 2,
}


def number_of(code: str) -> int:
    """Return the number in a code such as ``N12`` or ``o3``."""
    return int(code[1:])


def first_token(ctx: Context, match: re.Match[str]) -> int:
    """Return the index of the first token of a match."""
    return ctx.tokens.index_at[match.start()]


def token_after(ctx: Context, match: re.Match[str]) -> int:
    """Return the index of the token after a match."""
    return ctx.tokens.index_at[match.end()]


def day_or_take(day: date | None) -> Outcome:
    """Return the day as a result; an impossible one may be read by nobody else."""
    return one_day(day) or TAKE


def year_of(match: re.Match[str], ctx: Context) -> int | None:
    """Return the year that a match names in digits, in words or relative to this one."""
    groups = match.groupdict()
    written, relative = groups.get("year"), groups.get("relyear")
    if relative:
        return ctx.today.year + {"THIS": 0, "NEXT": 1, "COME": 1}.get(relative, -1)
    if not written:
        return None
    if written[0] == "N":
        return full_year(ctx, written[1:].strip().zfill(2))
    numbers = [int(part[1:]) for part in written.split() if part[0] == "n"]
    if numbers[0] >= 1900:
        return sum(numbers)
    return numbers[0] * 100 + sum(numbers[1:])


def steps_of(rel: str) -> int:
    """Return how many weeks, months or years "vorige", "deze" or "volgende" moves."""
    return {"THIS": 0, "NEXT": 1, "COME": 1}.get(rel, -1)
