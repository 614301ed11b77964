"""What a danger rule is, and the small pattern language that rules are written in.

A pattern is a regular expression over the canonical text, in which words are separated by one
space, and ``\\w`` takes an apostrophe too. ``<name>`` stands for a word class, ``~3`` for up to three words inside one clause, ``~~3``
for up to three words of which commas may be some. A pattern matches whole words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nlu.language_words import fold

_CLASS = re.compile(r"<([a-z_]+)>")
_WIDE_GAP = re.compile(r"~~(\d) ")
_GAP = re.compile(r"~(\d) ")


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason to see danger.

    ``certain``: alarm; otherwise the gentle check question. ``why``: one Dutch sentence for staff.
    ``marks``: "own_no" = its "niet" belongs to it, so a negation cancels nothing; "any_time" =
    counts also when told as long ago; "weak" = dropped, not checked, where anything speaks against it.
    """

    name: str
    kind: str
    certain: bool
    why: str
    pattern: re.Pattern[str]
    marks: frozenset[str]
    script: str | None = None

    @property
    def own_no(self) -> bool:
        """Whether a "niet" in the phrase is part of its danger."""
        return "own_no" in self.marks

    @property
    def weak(self) -> bool:
        """Whether the phrase is dropped where anything speaks against it."""
        return "weak" in self.marks



RuleRow = tuple[str, str] | tuple[str, str, str]


def rules_of(
    prefix: str,
    kind: str,
    why: str,
    rows: Sequence[RuleRow],
    classes: Mapping[str, str],
    script: str | None = None,
) -> tuple[Rule, ...]:
    """Return the rules of one kind and language.

    Args:
        prefix: start of the rule names, such as "nl-suicide".
        rows: (name, pattern) or (name, pattern, marks); the mark "check" makes a rule uncertain.
        classes: word classes the patterns may name.
        script: "arabic" for rules of that script, which are tried wherever it occurs.
    """
    rules = []
    for row in rows:
        marks = frozenset(row[2].split()) if len(row) == 3 else frozenset()
        pattern = compile_pattern(row[1], classes)
        rules.append(Rule(f"{prefix}-{row[0]}", kind, "check" not in marks, why, pattern, marks - {"check"}, script))
    return tuple(rules)


def compile_pattern(pattern: str, classes: Mapping[str, str]) -> re.Pattern[str]:
    """Return the pattern compiled; raises KeyError for an unknown class name."""
    while _CLASS.search(pattern):
        pattern = _CLASS.sub(lambda m: "(?:" + classes[m.group(1)] + ")", pattern)
    pattern = _WIDE_GAP.sub(r"(?:[^ .?]+ ){0,\1}", pattern)
    pattern = _GAP.sub(r"(?:[^ .,?]+ ){0,\1}", pattern)
    pattern = re.sub(r"\bnie\b", "niet", fold(pattern)).replace(r"\w", r"[\w']")
    # The end may also lie behind a space, where the pattern ends in something optional.
    return re.compile(f"(?<= )(?:{pattern})(?:(?= )|(?<= ))")
