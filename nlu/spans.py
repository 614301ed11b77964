"""The piece of text that a finder recognised, with what it means and why."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """One recognised piece of a text.

    entity: what it is (``person_name``, ``street``, ...).
    value: the normal form. text: what was written, equal to ``whole_text[start:end]``.
    start, end: offsets in characters, end exclusive.
    rule: name of the rule that found it, so that a wrong hit can be explained.
    """

    entity: str
    value: str
    start: int
    end: int
    text: str
    rule: str

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


def squeeze(text: str) -> str:
    """The text with every run of white space as one space, and none at the ends."""
    return " ".join(text.split())


def span_of(text: str, entity: str, start: int, end: int, rule: str, value: str | None = None) -> Span:
    """A span over ``text[start:end]``; the value is the squeezed text unless given."""
    written = text[start:end]
    return Span(entity, squeeze(written) if value is None else value, start, end, written, rule)


class Occupied:
    """The stretches of a text that are taken, so that no two finders claim the same characters."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in spans:
            self.add(span.start, span.end)

    def add(self, start: int, end: int) -> None:
        """Take ``start:end``; where it overlaps what is taken nothing changes."""
        if not self.free(start, end):
            return
        at = bisect_left(self._starts, start)
        self._starts.insert(at, start)
        self._ends.insert(at, end)

    def free(self, start: int, end: int) -> bool:
        """Whether nothing in ``start:end`` is taken."""
        at = bisect_right(self._ends, start)
        return at >= len(self._starts) or self._starts[at] >= end


def free(spans: Iterable[Span], start: int, end: int) -> bool:
    """Whether no span touches ``start:end``."""
    return all(span.end <= start or span.start >= end for span in spans)
