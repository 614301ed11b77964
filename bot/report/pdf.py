"""The yearly report as PDF, with charts that read in black and white."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import (
    KeepTogether,
    ListFlowable,
    ListItem,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from bot.report.document import Block

_WIDTH = A4[0] - 40 * mm - 12  # what the frame's own padding of 6 points leaves
_BAR, _GAP, _LABEL = 5.2 * mm, 2.2 * mm, 68 * mm
_FONT, _BOLD, _SIZE = "Helvetica", "Helvetica-Bold", 9


def render(blocks: list[Block], title: str) -> bytes:
    """The report as a file; the same blocks give the same bytes."""
    file = io.BytesIO()
    document = SimpleDocTemplate(
        file, pagesize=A4, leftMargin=20 * mm, rightMargin=20 * mm, topMargin=18 * mm, bottomMargin=18 * mm,
        title=title, author="Voordeur", lang="nl", invariant=1,
    )  # fmt: skip
    before = rl_config.invariant
    rl_config.invariant = 1  # else the file holds the moment of its making
    try:
        document.build(list(_story(blocks)), onFirstPage=_foot, onLaterPages=_foot)
    finally:
        rl_config.invariant = before
    return file.getvalue()


def _story(blocks: list[Block]) -> Iterator[Any]:
    """All pieces in order; a heading stays with what comes after it."""
    heads: list[Any] = []
    for block in blocks:
        first, *rest = _pieces(block)
        if block.kind == "heading":
            heads.append(first)
            continue
        yield KeepTogether([*heads, *first]) if isinstance(first, list) else KeepTogether([*heads, first])
        heads = []
        yield from rest
    yield from heads


def _styles() -> dict[str, ParagraphStyle]:
    sample = getSampleStyleSheet()
    body = ParagraphStyle("body", parent=sample["BodyText"], fontName=_FONT, fontSize=10, leading=14)
    return {
        "1": ParagraphStyle("h1", parent=sample["Heading1"], fontName=_BOLD, fontSize=18, leading=22),
        "2": ParagraphStyle("h2", parent=sample["Heading2"], fontName=_BOLD, fontSize=13, leading=16, spaceBefore=10),
        "3": ParagraphStyle("h3", parent=sample["Heading3"], fontName=_BOLD, fontSize=10.5, spaceBefore=6),
        "body": body,
        "cell": ParagraphStyle("cell", parent=body, fontSize=_SIZE, leading=11),
        "head": ParagraphStyle("head", parent=body, fontName=_BOLD, fontSize=_SIZE, leading=11),
    }


def _pieces(block: Block) -> list[Any]:
    """The pieces of one block; those that stay on one page are a list of their own."""
    styles = _styles()
    if block.kind == "heading":
        return [Paragraph(escape(block.text), styles[str(block.level)])]
    if block.kind == "text":
        return [Paragraph(escape(block.text), styles["body"])]
    if block.kind == "list":
        items = [ListItem(Paragraph(escape(str(line[0])), styles["body"])) for line in block.lines]
        return [ListFlowable(items, bulletType="bullet", start="•")]
    title = Paragraph(escape(block.text), styles["3"])
    note = [Paragraph(escape(block.note), styles["cell"])] if block.note else []
    if block.kind == "chart":
        return [[title, bars(block), Spacer(1, 3 * mm)]]
    return [[title, _table(block, styles), *note, Spacer(1, 3 * mm)]]


def _table(block: Block, styles: dict[str, ParagraphStyle]) -> Table:
    rows = [[Paragraph(escape(str(one)), styles["head"]) for one in block.columns]]
    rows += [[Paragraph(escape(str(one)), styles["cell"]) for one in line] for line in block.lines]
    others = len(block.columns) - 1
    first = max(_WIDTH * 0.34, _WIDTH - others * 30 * mm)
    table = Table(rows, colWidths=[first, *[(_WIDTH - first) / max(others, 1)] * others], repeatRows=1, splitInRow=1)
    table.setStyle(
        TableStyle(
            [
                ("LINEBELOW", (0, 0), (-1, 0), 1, colors.black),
                ("LINEBELOW", (0, 1), (-1, -1), 0.25, colors.grey),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (0, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 2),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ]
        )
    )
    return table


def bars(block: Block) -> Drawing:
    """A chart of lying bars: each with its label before it and its number behind it, so no colour is needed."""
    count = len(block.lines)
    height = count * (_BAR + _GAP) + _GAP
    drawing = Drawing(_WIDTH, height)
    most = 100 if "procenten" in block.text else max((float(value) for _, value in block.lines), default=0) or 1
    room = _WIDTH - _LABEL - 16 * mm
    for place, (label, value) in enumerate(block.lines):
        y = height - (place + 1) * (_BAR + _GAP)
        drawing.add(String(0, y + 1.4 * mm, _short(str(label)), fontName=_FONT, fontSize=_SIZE))
        length = room * float(value) / most
        if length:
            drawing.add(
                Rect(_LABEL, y, length, _BAR, fillColor=colors.Color(0.55, 0.55, 0.55), strokeColor=colors.black,
                     strokeWidth=0.6)
            )  # fmt: skip
        shown = str(value).replace(".", ",").removesuffix(",0")
        drawing.add(String(_LABEL + length + 1.5 * mm, y + 1.4 * mm, shown, fontName=_BOLD, fontSize=_SIZE))
    drawing.add(Line(_LABEL, 0, _LABEL, height, strokeColor=colors.black, strokeWidth=0.8))
    return drawing


def _short(label: str) -> str:
    while stringWidth(label, _FONT, _SIZE) > _LABEL - 2 * mm:
        label = f"{label.rstrip('…')[:-1]}…"
    return label


def _foot(canvas: Any, document: Any) -> None:
    canvas.saveState()
    canvas.setFont(_FONT, 8)
    canvas.drawString(20 * mm, 10 * mm, document.title)
    canvas.drawRightString(A4[0] - 20 * mm, 10 * mm, f"bladzijde {document.page}")
    canvas.restoreState()
