"""What a date in a text looks like once it is understood."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateSpan:
    """One day or one period that a text names.

    ``start`` and ``end`` are character offsets, ``text`` is exactly that slice and ``rule`` names the
    grammar rule that read it. ``date`` is set when one day is meant; then ``first`` and ``last`` are that
    day. A vague period has ``date`` None and runs from ``first`` up to and including ``last``.
    """

    start: int
    end: int
    text: str
    rule: str
    date: datetime.date | None
    first: datetime.date
    last: datetime.date
