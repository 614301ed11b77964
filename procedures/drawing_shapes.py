"""What a drawing is made of: a few plain shapes in black and white, drawn as SVG or as PNG alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]
Ink = Literal["black", "white", "none"]


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text; ``y`` is its baseline, ``x`` its left side, or its middle where ``centred``."""

    x: float
    y: float
    text: str
    size: int
    bold: bool = False
    italic: bool = False
    centred: bool = False
    white: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A white box with rounded corners; ``line`` is the width of its border."""

    left: float
    top: float
    right: float
    bottom: float
    line: float
    dashes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Circle:
    """A round mark, black where ``filled``; without ``line`` it has no border."""

    x: float
    y: float
    radius: float
    filled: bool
    line: float = 0


@dataclass(frozen=True, slots=True)
class Path:
    """Straight lines from point to point; ``closed`` and ``fill`` make it a shape."""

    points: tuple[Point, ...]
    closed: bool = False
    fill: Ink = "none"
    line: float = 0
    dashes: tuple[int, ...] = ()


Shape = Label | Box | Circle | Path


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole drawing.

    Attributes:
        language: of its texts, as a language tag.
        width, height: in units of the drawing.
        told: what it shows, sentence by sentence, for whoever cannot see it.
    """

    title: str
    language: str
    width: int
    height: int
    shapes: tuple[Shape, ...]
    told: tuple[str, ...]
