"""A drawing as SVG text, for a page."""

from __future__ import annotations

import zlib
from xml.sax.saxutils import escape, quoteattr

from procedures.drawing_shapes import Box, Circle, Drawing, Label, Path, Shape

FONT_FAMILY = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif"
_CORNER = 6


def svg(drawing: Drawing) -> str:
    """The drawing with its title, and its telling in ``desc``; the same drawing gives the same text."""
    told = " ".join(drawing.told)
    # Several drawings can stand in one page, so the ids follow the content.
    ident = f"c{zlib.crc32(f'{drawing.title}|{told}'.encode()):08x}"
    size = f'width="{drawing.width}" height="{drawing.height}" viewBox="0 0 {drawing.width} {drawing.height}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" lang={quoteattr(drawing.language)}'
        f' aria-labelledby="{ident}t {ident}d" font-family="{FONT_FAMILY}">',
        f'<title id="{ident}t">{escape(drawing.title)}</title>',
        f'<desc id="{ident}d">{escape(told)}</desc>',
        f'<rect width="{drawing.width}" height="{drawing.height}" fill="white"/>',
        *map(_shape, drawing.shapes),
        "</svg>\n",
    ]
    return "\n".join(lines)


def _shape(shape: Shape) -> str:
    match shape:
        case Label():
            return _label(shape)
        case Box():
            return _box(shape)
        case Circle():
            return _circle(shape)
        case Path():
            return _path(shape)


def _label(one: Label) -> str:
    weight = ' font-weight="bold"' if one.bold else ""
    style = ' font-style="italic"' if one.italic else ""
    anchor = ' text-anchor="middle"' if one.centred else ""
    ink = ' fill="white"' if one.white else ""
    return (
        f'<text x="{_n(one.x)}" y="{_n(one.y)}" font-size="{one.size}"{weight}{style}{anchor}{ink}>'
        f"{escape(one.text)}</text>"
    )


def _box(one: Box) -> str:
    return (
        f'<rect x="{_n(one.left)}" y="{_n(one.top)}" width="{_n(one.right - one.left)}"'
        f' height="{_n(one.bottom - one.top)}" rx="{_CORNER}" fill="white"{_stroke(one.line, one.dashes)}/>'
    )


def _circle(one: Circle) -> str:
    ink = "black" if one.filled else "white"
    return f'<circle cx="{_n(one.x)}" cy="{_n(one.y)}" r="{_n(one.radius)}" fill="{ink}"{_stroke(one.line, ())}/>'


def _path(one: Path) -> str:
    steps = "L".join(f"{_n(x)} {_n(y)}" for x, y in one.points)
    end = "z" if one.closed else ""
    return f'<path d="M{steps}{end}" fill="{one.fill}"{_stroke(one.line, one.dashes)}/>'


def _stroke(width: float, dashes: tuple[int, ...]) -> str:
    if not width:
        return ""
    dashed = f' stroke-dasharray="{" ".join(map(str, dashes))}"' if dashes else ""
    return f' stroke="black" stroke-width="{_n(width)}"{dashed}'


def _n(value: float) -> str:
    """Write a number short: no more than one decimal."""
    return f"{value:.1f}".removesuffix(".0")
