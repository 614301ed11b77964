"""The grammar: patterns over the line of codes, each with the function that works out the days.

Rules are tried in the order of ``RULES``; the tokens a rule has read are taken, so the more specific rules
stand first. A rule answers ``SKIP`` where the words are no date after all (the tokens stay free) and
``TAKE`` where they are surely not a date (an impossible day, a recurring weekday) and nobody else may read
them.
"""

from nlu.dates.rules import (
    alone,
    asked,
    day_month,
    day_words,
    feasts,
    figures,
    month_days,
    never,
    offsets,
    parts,
    periods,
    since,
    weekdays,
    weeks,
)
from nlu.dates.rules.core import SKIP, TAKE, Rule

_IN_ORDER = (
    never,
    figures,
    day_month,
    month_days,
    parts,
    weeks,
    offsets,
    day_words,
    weekdays,
    since,
    feasts,
    periods,
    alone,
)
RULES: list[Rule] = [rule for module in _IN_ORDER for rule in module.rule.rules]
ASKED_RULES: list[Rule] = asked.rule.rules

__all__ = ["ASKED_RULES", "RULES", "SKIP", "TAKE", "Rule"]
