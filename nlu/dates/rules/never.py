"""What looks like a date and never is one; nobody else may read these words."""

from __future__ import annotations

import re

from nlu.dates.resolve import Context
from nlu.dates.rules.core import TAKE, Outcome, RuleSet

rule = RuleSet()


@rule(
    "recurring",
    r"EVERY (?:[oO][0-9]+ |n2 )?(?:[Ww][1-7] (?:morgen |P )?|morgen |Ud |Uw |Um |P )"
    r"(?:(?:en|OF) W[1-7] )*",
)
def _recurring(match: re.Match[str], ctx: Context) -> Outcome:
    return TAKE


@rule("recurring", r"om (?:de )?(?:[Nn][0-9]+ )?U(?:d|w|m|y) ")
def _alternating(match: re.Match[str], ctx: Context) -> Outcome:
    return TAKE


@rule("clock", r"half [nN](?:[1-9]|1[0-2]) (?!U[dwmy] |[Mm][0-9])")
def _half_hour(match: re.Match[str], ctx: Context) -> Outcome:
    return TAKE


@rule(
    "clock",
    r"[TF] (?:Uh |u )|T |om F |om [Nn][0-9]{1,2} (?:Uh |u )?(?!\S* ?[Mm][0-9])"
    r"|[Nn][0-9]{1,2} (?:Uh|u) (?!AGO|over|OF)",
)
def _clock_time(match: re.Match[str], ctx: Context) -> Outcome:
    return TAKE


@rule("greeting", r"(?:goede|de|die|n1) morgen ")
def _good_morning(match: re.Match[str], ctx: Context) -> Outcome:
    return TAKE


@rule(
    "greeting",
    r"vandaag de Ud |de Ud van vandaag |n1 Ud (?!AGO|OF|na|voor|later|SINCE|from|en|eerder)"
    r"|title (?:x )?(?:van )?(?:de )?[WM][0-9]+ ",
)
def _no_day(match: re.Match[str], ctx: Context) -> Outcome:
    return TAKE
