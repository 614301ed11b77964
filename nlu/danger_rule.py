"""What a danger rule is, and the small pattern language that rules are written in.

A pattern is a regular expression over the canonical text, in which words are separated by one
space, and ``\\w`` takes an apostrophe too. ``<name>`` stands for a word class, ``~3`` for up to
three words inside one clause, ``~~3`` for up to three words of which commas may be some. A pattern
matches whole words. Several alternatives may be given as a list.

The marks of a rule: ``check`` = a reason to ask, no alarm; ``own_no`` = its "niet" is part of its
danger, so a negation cancels nothing; ``weak`` = dropped where anything speaks against it;
``hedge`` = itself a hedged denial, never more than a reason to ask; ``named`` = its first group
must be written like a name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from nlu.language_words import fold

MARKS = frozenset({"check", "own_no", "weak", "hedge", "named"})
_CLASS = re.compile(r"<([a-z_]+)>")
_WIDE_GAP = re.compile(r"~~(\d) ")
_GAP = re.compile(r"~(\d) ")


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason to see danger.

    ``certain``: alarm; otherwise the gentle check question. ``why``: one Dutch sentence for staff.
    ``script``: "arabic" for rules that are tried wherever that script occurs.
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
    def hedge(self) -> bool:
        """Whether the phrase is itself a hedged denial."""
        return "hedge" in self.marks

    @property
    def weak(self) -> bool:
        """Whether the phrase is dropped where anything speaks against it."""
        return "weak" in self.marks


def compile_pattern(pattern: str, classes: Mapping[str, str]) -> re.Pattern[str]:
    """Return the pattern compiled; raises KeyError for an unknown class name."""
    while _CLASS.search(pattern):
        pattern = _CLASS.sub(lambda m: "(?:" + classes[m.group(1)] + ")", pattern)
    pattern = _WIDE_GAP.sub(r"(?:[^ .?]+ ){0,\1}", pattern)
    pattern = _GAP.sub(r"(?:[^ .,?]+ ){0,\1}", pattern)
    pattern = re.sub(r"\bnie\b", "niet", fold(pattern)).replace(r"\w", r"[\w']")
    # The end may also lie behind a space, where the pattern ends in something optional.
    return re.compile(f"(?<= )(?:{pattern})(?:(?= )|(?<= ))")
