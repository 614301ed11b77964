"""The piece of text that a finder recognised, with what it means and why."""

from __future__ import annotations

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


def free(spans: Iterable[Span], start: int, end: int) -> bool:
    """Whether no span touches ``start:end``."""
    return all(span.end <= start or span.start >= end for span in spans)
