"""Drawings of a procedure and of a case: the ladder of steps, and the course over time.

They read in black and white: shapes, lines and words tell things apart, never colour. What a drawing shows
is told in running text as well, for whoever cannot see it. Text is wrapped by the widths of a wide
sans-serif font, so it stays inside its box in narrower ones as well.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from procedures.calendar import dutch_day
from procedures.drawing_shapes import Box, Circle, Drawing, Ink, Label, Path, Shape
from procedures.drawing_text import LEADING, TEXT_SIZE, Line, clean, height_of, wrapped

DeadlineStatus = Literal["open", "met", "missed", "extended", "cancelled"]
DeadlineKind = Literal["term", "aim", "statutory"]

# Sizes are in units of the drawing, which are pixels where it is shown at its own size.
_WIDTH = 720
_MARGIN = 20
_TITLE = 17
_PADDING = 14


@dataclass(frozen=True, slots=True)
class ChartStep:
    """One step of the ladder, in the words of the reader.

    Attributes:
        number: place in the ladder, from 1.
        key: the step's key in the procedure.
        title: what the step is called.
        handler: who handles it, or None where the procedure does not say.
        outside: whether it lies outside the organisation.
        official: whether a complaint is official there.
        confidential: whether what is told stays with the handler.
        terms: the step's terms, a line each.
    """

    number: int
    key: str
    title: str
    handler: str | None
    outside: bool = False
    official: bool = False
    confidential: bool = False
    terms: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class ChartEvent:
    """Something that happened in a case: the local day, and what."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class ChartDeadline:
    """A deadline of a case; ``due`` is None while its start event has not happened."""

    due: date | None
    text: str
    status: DeadlineStatus = "open"
    kind: DeadlineKind = "term"
    rule: str = ""


def _english_day(day: date) -> str:
    weekdays = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    months = (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    )  # fmt: skip
    return f"{weekdays[day.weekday()]} {day.day} {months[day.month - 1]} {day.year}"


@dataclass(frozen=True, slots=True)
class ChartWords:
    """The words that the drawings add by themselves, in one language and form of address."""

    language: str = "nl"
    ladder: str = "De stappen"
    step: str = "Stap"
    here: str = "u bent hier"
    handler: str = "Bij"
    official: str = "officiële klacht"
    confidential: str = "vertrouwelijk"
    outside: str = "buiten de organisatie"
    timeline: str = "Het verloop"
    today: str = "Vandaag"
    deadline: str = "Uiterlijk"
    aim: str = "Streefdatum"
    no_date: str = "Nog geen datum"
    not_begun: str = "begint later"
    nothing: str = "Er is nog niets gebeurd."
    status: Mapping[DeadlineStatus, str] = field(
        default_factory=lambda: {
            "open": "loopt nog",
            "met": "op tijd gedaan",
            "missed": "niet op tijd",
            "extended": "verlengd",
            "cancelled": "vervallen",
        }
    )
    day: Callable[[date], str] = dutch_day


DUTCH = ChartWords()
DUTCH_INFORMAL = replace(DUTCH, here="je bent hier")
ENGLISH = ChartWords(
    language="en",
    ladder="The steps",
    step="Step",
    here="you are here",
    handler="With",
    official="official complaint",
    confidential="confidential",
    outside="outside the organisation",
    timeline="What happened so far",
    today="Today",
    deadline="At the latest",
    aim="Aim",
    no_date="No date yet",
    not_begun="starts later",
    nothing="Nothing has happened yet.",
    status={
        "open": "still open",
        "met": "done in time",
        "missed": "not in time",
        "extended": "extended",
        "cancelled": "no longer needed",
    },
    day=_english_day,
)


def ladder(
    steps: Sequence[ChartStep],
    here: int | None,
    *,
    title: str | None = None,
    words: ChartWords = DUTCH,
) -> Drawing:
    """Lay out the ladder of a procedure from the first step down.

    Args:
        steps: the steps, in order; a thick border is an official step, a dashed one lies outside, a double
            one is confidential, and each says so in words too.
        here: number of the step where the case stands, or None.
        title: name of the drawing; without it the plain one of ``words``.
        words: language and form of address.

    Raises:
        ValueError: if ``here`` is the number of none of the steps.
    """
    if here is not None and here not in [step.number for step in steps]:
        raise ValueError(f"no step has number {here}")
    drawing = _Sheet(title or words.ladder, words.language)
    left, right = 74, 550
    for place, step in enumerate(steps):
        if place:
            drawing.arrow_down((left + right) / 2, drawing.y, drawing.y + 30)
            drawing.y += 30
        top = drawing.y
        lines = _step_lines(step, right - left - 2 * _PADDING, words)
        bottom = top + height_of(lines) + 2 * _PADDING
        drawing.box(left, top, right, bottom, _border(step))
        drawing.text_block(left + _PADDING, top + _PADDING, lines)
        middle = (top + bottom) / 2
        drawing.number(42, middle, step.number, filled=step.number == here)
        if step.number == here:
            drawing.marker(right + 8, middle, _WIDTH - _MARGIN, words.here)
        drawing.tell(_step_told(step, step.number == here, words))
        drawing.y = bottom
    return drawing.finish()


def timeline(
    events: Iterable[ChartEvent],
    deadlines: Iterable[ChartDeadline],
    today: date,
    *,
    title: str | None = None,
    words: ChartWords = DUTCH,
) -> Drawing:
    """Lay out the course of one case, the oldest day first.

    Args:
        events: what happened; a filled dot.
        deadlines: the terms; a diamond: filled once met, crossed when missed, struck through when
            cancelled, with a plus when extended. Those without a date stand at the end.
        today: the local day, drawn as a dashed line across.
        title: name of the drawing; without it the plain one of ``words``.
        words: language and form of address.
    """
    drawing = _Sheet(title or words.timeline, words.language)
    rows = _timeline_rows(events, deadlines, today, words)
    if all(row.mark == "today" for row in rows):
        drawing.text_block(_MARGIN, drawing.y, wrapped(words.nothing, _WIDTH - 2 * _MARGIN))
        drawing.y += TEXT_SIZE * LEADING + 10
        drawing.tell(words.nothing)
    axis, left = 42, 74
    began = drawing.y
    line_end = began
    for row in rows:
        lines = wrapped(row.when, _WIDTH - left - _MARGIN, bold=True)
        lines += wrapped(row.what, _WIDTH - left - _MARGIN) if row.what else []
        centre = drawing.y + TEXT_SIZE * LEADING / 2
        if row.mark == "today":
            drawing.today_line(axis, drawing.y - 4, _WIDTH - _MARGIN)
        drawing.mark(axis, centre, row.mark)
        drawing.text_block(left, drawing.y, lines)
        drawing.tell(f"{row.when}: {row.what}" if row.what else row.when)
        line_end = centre
        drawing.y += height_of(lines) + 16
    drawing.axis(axis, began + TEXT_SIZE * LEADING / 2, line_end)
    drawing.y -= 16
    return drawing.finish()


_Mark = Literal["event", "today", "open", "met", "missed", "extended", "cancelled"]


@dataclass(frozen=True, slots=True)
class _Row:
    when: str
    what: str
    mark: _Mark


def _timeline_rows(
    events: Iterable[ChartEvent], deadlines: Iterable[ChartDeadline], today: date, words: ChartWords
) -> list[_Row]:
    # On one day: what happened, then today, then what must be done before the day is over.
    dated: list[tuple[date, int, _Row]] = [
        (today, 1, _Row(f"{words.today}, {words.day(today)}", "", "today"))
    ]
    dated += [(event.day, 0, _Row(words.day(event.day), event.text, "event")) for event in events]
    undated: list[_Row] = []
    for deadline in deadlines:
        waits = deadline.due is None and deadline.status == "open"
        what = f"{deadline.text} ({words.not_begun if waits else words.status[deadline.status]})"
        if deadline.rule:
            what += f" · {deadline.rule}"
        if deadline.due is None:
            undated.append(_Row(words.no_date, what, deadline.status))
        else:
            bound = words.aim if deadline.kind == "aim" else words.deadline
            when = f"{bound} {words.day(deadline.due)}"
            dated.append((deadline.due, 2, _Row(when, what, deadline.status)))
    return [row for _, _, row in sorted(dated, key=lambda item: item[:2])] + undated


def _step_lines(step: ChartStep, width: float, words: ChartWords) -> list[Line]:
    lines = wrapped(step.title, width, size=_TITLE, bold=True)
    if step.handler:
        lines += wrapped(f"{words.handler}: {step.handler}", width)
    if tags := _tags(step, words):
        lines += wrapped(" · ".join(tags), width, italic=True)
    for term in step.terms:
        lines += wrapped(term, width, bullet=True)
    return lines


def _tags(step: ChartStep, words: ChartWords) -> list[str]:
    said = (
        (step.official, words.official),
        (step.confidential, words.confidential),
        (step.outside, words.outside),
    )
    return [word for holds, word in said if holds]


def _step_told(step: ChartStep, is_here: bool, words: ChartWords) -> str:
    parts = [f"{words.step} {step.number}: {step.title}"]
    if step.handler:
        parts.append(f"{words.handler}: {step.handler}")
    parts += [_capitalised(tag) for tag in _tags(step, words)]
    parts += step.terms
    if is_here:
        parts.append(_capitalised(words.here))
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class _Border:
    width: float
    dashed: bool
    double: bool


def _border(step: ChartStep) -> _Border:
    return _Border(3.5 if step.official else 1.5, step.outside, step.confidential)


class _Sheet:
    """Collects the shapes of one drawing from the top down; ``y`` is how far it has come."""

    def __init__(self, title: str, language: str) -> None:
        self.y: float = _MARGIN
        self._title = " ".join(clean(title).split())
        self._language = language
        self._shapes: list[Shape] = []
        self._told: list[str] = []
        lines = wrapped(self._title, _WIDTH - 2 * _MARGIN, size=_TITLE + 3, bold=True)
        self.text_block(_MARGIN, self.y, lines)
        self.y += height_of(lines) + 14

    def tell(self, sentence: str) -> None:
        """Add a sentence to what a screen reader says."""
        self._told.append(" ".join(clean(sentence).split()))

    def text_block(self, x: float, top: float, lines: Sequence[Line], *, white: bool = False) -> None:
        for line in lines:
            baseline = top + line.size
            if line.bulleted:
                self._shapes.append(Circle(x + 4, baseline - line.size * 0.32, 2.5, filled=True))
            self._shapes.append(
                Label(x + line.indent, baseline, line.text, line.size, line.bold, line.italic, white=white)
            )
            top += line.size * LEADING

    def box(self, left: float, top: float, right: float, bottom: float, border: _Border) -> None:
        insets = (0.0, border.width + 3.5) if border.double else (0.0,)
        dashes = (8, 5) if border.dashed else ()
        self._shapes += [
            Box(left + inset, top + inset, right - inset, bottom - inset, border.width, dashes) for inset in insets
        ]

    def number(self, x: float, y: float, number: int, *, filled: bool) -> None:
        self._shapes.append(Circle(x, y, 18, filled=filled, line=2))
        self._shapes.append(Label(x, y + 6, str(number), _TITLE, bold=True, centred=True, white=filled))

    def arrow_down(self, x: float, top: float, bottom: float) -> None:
        tip = bottom - 3
        self._shapes.append(Path(((x, top + 3), (x, tip - 8)), line=2))
        self._shapes.append(Path(((x - 6, tip - 9), (x + 6, tip - 9), (x, tip)), closed=True, fill="black"))

    def marker(self, left: float, y: float, right: float, text: str) -> None:
        """Point at the box to the left with a filled label."""
        lines = wrapped(text, right - left - 26, bold=True)
        half = height_of(lines) / 2 + 8
        corners = ((left, y), (left + 16, y - half), (right, y - half), (right, y + half), (left + 16, y + half))
        self._shapes.append(Path(corners, closed=True, fill="black"))
        self.text_block(left + 20, y - height_of(lines) / 2, lines, white=True)

    def axis(self, x: float, top: float, bottom: float) -> None:
        """Draw the line of time behind the marks."""
        self._shapes.insert(0, Path(((x, top), (x, bottom)), line=2))

    def today_line(self, left: float, y: float, right: float) -> None:
        self._shapes.append(Path(((left, y), (right, y)), line=1.5, dashes=(3, 4)))

    def mark(self, x: float, y: float, mark: _Mark) -> None:
        if mark == "event":
            self._shapes.append(Circle(x, y, 7, filled=True))
            return
        if mark == "today":
            corners = ((x - 9, y - 9), (x + 9, y), (x - 9, y + 9))
            self._shapes.append(Path(corners, closed=True, fill="black"))
            return
        diamond = ((x, y - 11), (x + 11, y), (x, y + 11), (x - 11, y))
        fill: Ink = "black" if mark == "met" else "white"
        dashes = (3, 3) if mark == "cancelled" else ()
        self._shapes.append(Path(diamond, closed=True, fill=fill, line=2, dashes=dashes))
        if mark == "missed":
            self._shapes.append(Path(((x - 9, y - 9), (x + 9, y + 9)), line=2.5))
            self._shapes.append(Path(((x + 9, y - 9), (x - 9, y + 9)), line=2.5))
        if mark == "cancelled":
            self._shapes.append(Path(((x - 15, y), (x + 15, y)), line=2.5))
        if mark == "extended":
            self._shapes.append(Path(((x - 4, y), (x + 4, y)), line=2))
            self._shapes.append(Path(((x, y - 4), (x, y + 4)), line=2))

    def finish(self) -> Drawing:
        return Drawing(
            self._title, self._language, _WIDTH, math.ceil(self.y + _MARGIN), tuple(self._shapes), tuple(self._told)
        )
