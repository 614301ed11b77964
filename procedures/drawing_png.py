"""A drawing as PNG, for a chat or a mail that shows no SVG."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from math import hypot
from pathlib import Path as File
from typing import TYPE_CHECKING

from procedures.drawing_shapes import Box, Circle, Drawing, Label, Path, Point, Shape

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

_SCALE = 1.5
_SMOOTHING = 2
_TALLEST = 6000  # pixels; a chat makes smaller, or refuses, what is taller (Telegram: width and height 10,000 together)
_CORNER = 6


def png(drawing: Drawing) -> bytes:
    """The drawing as a file in grey tones; the same drawing gives the same bytes."""
    from PIL import Image, ImageDraw  # loads its formats, which only this needs

    scale = min(_SCALE, _TALLEST / drawing.height)
    width, height = round(drawing.width * scale), round(drawing.height * scale)
    image = Image.new("L", (width * _SMOOTHING, height * _SMOOTHING), 255)
    pen = _Pen(ImageDraw.Draw(image), scale * _SMOOTHING)
    for shape in drawing.shapes:
        pen.draw(shape)
    file = io.BytesIO()
    # Twice the size first, then smaller: that makes edges smooth.
    image.resize((width, height), Image.Resampling.LANCZOS).quantize(32).save(file, "PNG", optimize=True)
    return file.getvalue()


class _Pen:
    def __init__(self, onto: ImageDraw, scale: float) -> None:
        self._onto = onto
        self._scale = scale

    def draw(self, shape: Shape) -> None:
        match shape:
            case Label():
                self._label(shape)
            case Box():
                self._box(shape)
            case Circle():
                self._circle(shape)
            case Path():
                self._path(shape)

    def _label(self, one: Label) -> None:
        anchor = "ms" if one.centred else "ls"
        font = _font(one.bold, one.italic, round(one.size * self._scale))
        self._onto.text(self._at((one.x, one.y)), one.text, 255 if one.white else 0, font, anchor)

    def _box(self, one: Box) -> None:
        corners = [*self._at((one.left, one.top)), *self._at((one.right, one.bottom))]
        if not one.dashes:
            self._onto.rounded_rectangle(corners, _CORNER * self._scale, 255, 0, self._line(one.line))
            return
        self._onto.rectangle(corners, 255)
        around = ((one.left, one.top), (one.right, one.top), (one.right, one.bottom), (one.left, one.bottom))
        self._stroke((*around, around[0]), one.line, one.dashes)

    def _circle(self, one: Circle) -> None:
        middle, radius = self._at((one.x, one.y)), (one.radius + one.line / 2) * self._scale
        self._onto.circle(middle, radius, 0 if one.filled else 255, 0, self._line(one.line) if one.line else 0)

    def _path(self, one: Path) -> None:
        if one.closed and one.fill != "none":
            self._onto.polygon([self._at(point) for point in one.points], 0 if one.fill == "black" else 255)
        if one.line:
            self._stroke((*one.points, one.points[0]) if one.closed else one.points, one.line, one.dashes)

    def _stroke(self, points: Sequence[Point], width: float, dashes: tuple[int, ...]) -> None:
        for start, end in pairwise(points):
            for piece in _dashed(start, end, dashes):
                self._onto.line([self._at(point) for point in piece], 0, self._line(width))

    def _line(self, width: float) -> int:
        return max(1, round(width * self._scale))

    def _at(self, point: Point) -> Point:
        return point[0] * self._scale, point[1] * self._scale


def _dashed(start: Point, end: Point, dashes: tuple[int, ...]) -> Iterator[tuple[Point, Point]]:
    """The pieces of a line that are drawn; all of it without dashes."""
    length = hypot(end[0] - start[0], end[1] - start[1])
    if not dashes or not length:
        yield start, end
        return

    def at(distance: float) -> Point:
        part = min(distance, length) / length
        return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part

    on, off = dashes
    for begin in range(0, round(length) + 1, on + off):
        yield at(begin), at(begin + on)


@cache
def _font(bold: bool, italic: bool, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    name = {(False, False): "", (True, False): "-Bold", (False, True): "-Oblique", (True, True): "-BoldOblique"}
    return ImageFont.truetype(_folder() / f"DejaVuSans{name[bold, italic]}.ttf", size)


@cache
def _folder() -> File:
    """The fonts that come with matplotlib, found without loading it."""
    found = find_spec("matplotlib")
    assert found is not None and found.origin is not None
    return File(found.origin).parent / "mpl-data" / "fonts" / "ttf"
