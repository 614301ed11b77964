"""Drawings of a procedure and of a case, as SVG text: the ladder of steps, and the course over time.

They read in black and white: shapes, lines and words tell things apart, never colour. What the drawing
shows stands in ``desc`` as running text for screen readers. Text is wrapped by the widths of a wide
sans-serif font, so it stays inside its box in narrower ones as well.
"""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from procedures.calendar import dutch_day

DeadlineStatus = Literal["open", "met", "missed", "extended", "cancelled"]
DeadlineKind = Literal["term", "aim", "statutory"]

FONT_FAMILY = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif"

# Sizes are in SVG user units, which are pixels where the drawing is shown at its own size.
_WIDTH = 720
_MARGIN = 20
_TEXT, _TITLE = 15, 17
_LEADING = 1.35
_PADDING = 14
_BULLET = 14

# Advance widths in em, each an upper bound for DejaVu Sans, the widest font of the family list.
_CHARACTER_WIDTHS: tuple[tuple[str, float], ...] = (
    ("'ijlIJ,.·:;/\\| ", 0.36),
    ("-()[]tfr!’`_", 0.5),
    ("ABCDGHKNOQRUVXZ", 0.8),
    ("w#+<=>^~&", 0.84),
    ("mMW@%…©®¼½¾ÆæĦħŉŴŵ", 1.0),
    ("Œœ", 1.1),
)
_WIDTH_OF: Mapping[str, float] = {char: width for chars, width in _CHARACTER_WIDTHS for char in chars}
_OTHER_WIDTH, _LATIN_WIDTH, _FOREIGN_WIDTH, _PICTURE_WIDTH = 0.65, 0.85, 1.1, 1.5
_BOLD = 1.17
_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A long address or e-mail address may break behind these; the sign stays on the first line.
_PIECES = re.compile(r"[^-/@._]*[-/@._]+|[^-/@._]+")


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


def ladder_svg(
    steps: Sequence[ChartStep],
    here: int | None,
    *,
    title: str | None = None,
    words: ChartWords = DUTCH,
) -> str:
    """Draw the ladder of a procedure from the first step down.

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
    drawing = _Drawing(title or words.ladder, words.language)
    left, right = 74, 550
    for place, step in enumerate(steps):
        if place:
            drawing.arrow_down((left + right) / 2, drawing.y, drawing.y + 30)
            drawing.y += 30
        top = drawing.y
        lines = _step_lines(step, right - left - 2 * _PADDING, words)
        bottom = top + _height(lines) + 2 * _PADDING
        drawing.box(left, top, right, bottom, _border(step))
        drawing.text_block(left + _PADDING, top + _PADDING, lines)
        middle = (top + bottom) / 2
        drawing.number(42, middle, step.number, filled=step.number == here)
        if step.number == here:
            drawing.marker(right + 8, middle, _WIDTH - _MARGIN, words.here)
        drawing.tell(_step_told(step, step.number == here, words))
        drawing.y = bottom
    return drawing.finish()


def timeline_svg(
    events: Iterable[ChartEvent],
    deadlines: Iterable[ChartDeadline],
    today: date,
    *,
    title: str | None = None,
    words: ChartWords = DUTCH,
) -> str:
    """Draw the course of one case, the oldest day first.

    Args:
        events: what happened; a filled dot.
        deadlines: the terms; a diamond: filled once met, crossed when missed, struck through when
            cancelled, with a plus when extended. Those without a date stand at the end.
        today: the local day, drawn as a dashed line across.
        title: name of the drawing; without it the plain one of ``words``.
        words: language and form of address.
    """
    drawing = _Drawing(title or words.timeline, words.language)
    rows = _timeline_rows(events, deadlines, today, words)
    if all(row.mark == "today" for row in rows):
        drawing.text_block(_MARGIN, drawing.y, _wrapped(words.nothing, _WIDTH - 2 * _MARGIN))
        drawing.y += _TEXT * _LEADING + 10
        drawing.tell(words.nothing)
    axis, left = 42, 74
    began = drawing.y
    line_end = began
    for row in rows:
        lines = _wrapped(row.when, _WIDTH - left - _MARGIN, bold=True)
        lines += _wrapped(row.what, _WIDTH - left - _MARGIN) if row.what else []
        centre = drawing.y + _TEXT * _LEADING / 2
        if row.mark == "today":
            drawing.today_line(axis, drawing.y - 4, _WIDTH - _MARGIN)
        drawing.mark(axis, centre, row.mark)
        drawing.text_block(left, drawing.y, lines)
        drawing.tell(f"{row.when}: {row.what}" if row.what else row.when)
        line_end = centre
        drawing.y += _height(lines) + 16
    drawing.axis(axis, began + _TEXT * _LEADING / 2, line_end)
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


def _step_lines(step: ChartStep, width: float, words: ChartWords) -> list[_Line]:
    lines = _wrapped(step.title, width, size=_TITLE, bold=True)
    if step.handler:
        lines += _wrapped(f"{words.handler}: {step.handler}", width)
    if tags := _tags(step, words):
        lines += _wrapped(" · ".join(tags), width, italic=True)
    for term in step.terms:
        lines += _wrapped(term, width, bullet=True)
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


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    size: int
    bold: bool = False
    italic: bool = False
    indent: int = 0
    bulleted: bool = False


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return an upper bound for the width of a text, in the unit of ``size``."""
    em = sum(_WIDTH_OF.get(char) or _width_outside_table(char) for char in text)
    return em * size * (_BOLD if bold else 1)


def _width_outside_table(char: str) -> float:
    code = ord(char)
    if code < 0x180:
        return _OTHER_WIDTH if code < 0x7F or char.islower() else _LATIN_WIDTH
    return _FOREIGN_WIDTH if code < 0x1F000 else _PICTURE_WIDTH


def _wrapped(
    text: str,
    width: float,
    *,
    size: int = _TEXT,
    bold: bool = False,
    italic: bool = False,
    bullet: bool = False,
) -> list[_Line]:
    """Break a text into lines no wider than ``width``; a word that is too long is broken too."""
    indent = _BULLET if bullet else 0

    def fits(candidate: str) -> bool:
        return text_width(candidate, size, bold=bold) <= width - indent

    lines: list[str] = []
    current = ""
    for word in _clean(text).split():
        if current and fits(f"{current} {word}"):
            current = f"{current} {word}"
            continue
        if current:
            lines.append(current)
        *full, current = _broken(word, fits)
        lines += full
    lines.append(current)
    return [
        _Line(line, size, bold, italic, indent, bulleted=bullet and place == 0)
        for place, line in enumerate(lines)
    ]


def _broken(word: str, fits: Callable[[str], bool]) -> list[str]:
    """Break a word that does not fit, behind a hyphen, slash, at or dot if it has one, else anywhere."""
    if fits(word):
        return [word]
    parts = [""]
    for piece in _PIECES.findall(word):
        for part in [piece] if fits(piece) else piece:
            if fits(parts[-1] + part):
                parts[-1] += part
            else:
                parts.append(part)
    return [part for part in parts if part]


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("", text)


def _height(lines: Sequence[_Line]) -> float:
    return sum(line.size * _LEADING for line in lines)


class _Drawing:
    """Collects the shapes of one drawing from the top down; ``y`` is how far it has come."""

    def __init__(self, title: str, language: str) -> None:
        self.y: float = _MARGIN
        self._title = " ".join(_clean(title).split())
        self._language = language
        self._shapes: list[str] = []
        self._told: list[str] = []
        lines = _wrapped(self._title, _WIDTH - 2 * _MARGIN, size=_TITLE + 3, bold=True)
        self.text_block(_MARGIN, self.y, lines)
        self.y += _height(lines) + 14

    def tell(self, sentence: str) -> None:
        """Add a sentence to what a screen reader says."""
        self._told.append(" ".join(_clean(sentence).split()))

    def text_block(self, x: float, top: float, lines: Sequence[_Line]) -> None:
        for line in lines:
            baseline = top + line.size
            if line.bulleted:
                self._add(f'<circle cx="{_n(x + 4)}" cy="{_n(baseline - line.size * 0.32)}" r="2.5"/>')
            weight = ' font-weight="bold"' if line.bold else ""
            style = ' font-style="italic"' if line.italic else ""
            self._add(
                f'<text x="{_n(x + line.indent)}" y="{_n(baseline)}" font-size="{line.size}"{weight}{style}>'
                f"{escape(line.text)}</text>"
            )
            top += line.size * _LEADING

    def box(self, left: float, top: float, right: float, bottom: float, border: _Border) -> None:
        insets = (0.0, border.width + 3.5) if border.double else (0.0,)
        for inset in insets:
            dashes = ' stroke-dasharray="8 5"' if border.dashed else ""
            self._add(
                f'<rect x="{_n(left + inset)}" y="{_n(top + inset)}" width="{_n(right - left - 2 * inset)}"'
                f' height="{_n(bottom - top - 2 * inset)}" rx="6" fill="white" stroke="black"'
                f' stroke-width="{_n(border.width)}"{dashes}/>'
            )

    def number(self, x: float, y: float, number: int, *, filled: bool) -> None:
        self._add(
            f'<circle cx="{_n(x)}" cy="{_n(y)}" r="18" fill="{"black" if filled else "white"}" stroke="black"'
            ' stroke-width="2"/>'
        )
        self._add(
            f'<text x="{_n(x)}" y="{_n(y + 6)}" font-size="{_TITLE}" font-weight="bold" text-anchor="middle"'
            f' fill="{"white" if filled else "black"}">{number}</text>'
        )

    def arrow_down(self, x: float, top: float, bottom: float) -> None:
        tip = bottom - 3
        self._add(f'<path d="M{_n(x)} {_n(top + 3)}V{_n(tip - 8)}" stroke="black" stroke-width="2"/>')
        self._add(f'<path d="M{_n(x - 6)} {_n(tip - 9)}h12l-6 9z"/>')

    def marker(self, left: float, y: float, right: float, text: str) -> None:
        """Point at the box to the left with a filled label."""
        lines = _wrapped(text, right - left - 26, bold=True)
        half = _height(lines) / 2 + 8
        self._add(
            f'<path d="M{_n(left)} {_n(y)}l16 {_n(-half)}H{_n(right)}v{_n(2 * half)}H{_n(left + 16)}z"/>'
        )
        self._shapes.append('<g fill="white">')
        self.text_block(left + 20, y - _height(lines) / 2, lines)
        self._shapes.append("</g>")

    def axis(self, x: float, top: float, bottom: float) -> None:
        """Draw the line of time behind the marks."""
        self._shapes.insert(0, f'<path d="M{_n(x)} {_n(top)}V{_n(bottom)}" stroke="black" stroke-width="2"/>')

    def today_line(self, left: float, y: float, right: float) -> None:
        self._add(
            f'<path d="M{_n(left)} {_n(y)}H{_n(right)}" stroke="black" stroke-width="1.5"'
            ' stroke-dasharray="3 4"/>'
        )

    def mark(self, x: float, y: float, mark: _Mark) -> None:
        if mark == "event":
            self._add(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="7"/>')
            return
        if mark == "today":
            self._add(f'<path d="M{_n(x - 9)} {_n(y - 9)}l18 9l-18 9z"/>')
            return
        fill = "black" if mark == "met" else "white"
        dashes = ' stroke-dasharray="3 3"' if mark == "cancelled" else ""
        self._add(
            f'<path d="M{_n(x)} {_n(y - 11)}l11 11l-11 11l-11 -11z" fill="{fill}" stroke="black"'
            f' stroke-width="2"{dashes}/>'
        )
        if mark == "missed":
            self._add(
                f'<path d="M{_n(x - 9)} {_n(y - 9)}l18 18m0 -18l-18 18" fill="none" stroke="black"'
                ' stroke-width="2.5"/>'
            )
        if mark == "cancelled":
            self._add(f'<path d="M{_n(x - 15)} {_n(y)}h30" stroke="black" stroke-width="2.5"/>')
        if mark == "extended":
            self._add(
                f'<path d="M{_n(x - 4)} {_n(y)}h8m-4 -4v8" fill="none" stroke="black" stroke-width="2"/>'
            )

    def finish(self) -> str:
        height = math.ceil(self.y + _MARGIN)
        told = " ".join(self._told)
        # Several drawings can stand in one page, so the ids follow the content.
        ident = f"c{zlib.crc32(f'{self._title}|{told}'.encode()):08x}"
        opening = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}"'
            f' viewBox="0 0 {_WIDTH} {height}" role="img" lang={quoteattr(self._language)}'
            f' aria-labelledby="{ident}t {ident}d" font-family="{FONT_FAMILY}">'
        )
        heading = [
            f'<title id="{ident}t">{escape(self._title)}</title>',
            f'<desc id="{ident}d">{escape(told)}</desc>',
            f'<rect width="{_WIDTH}" height="{height}" fill="white"/>',
        ]
        return "\n".join([opening, *heading, *self._shapes, "</svg>\n"])

    def _add(self, shape: str) -> None:
        self._shapes.append(shape)


def _n(value: float) -> str:
    """Write a number short: no more than one decimal."""
    return f"{value:.1f}".removesuffix(".0")
