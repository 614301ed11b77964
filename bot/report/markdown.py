"""The yearly report as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from bot.report.document import Block


def render(blocks: list[Block]) -> str:
    """The report as text; a chart is a small table, for its numbers are what counts."""
    return "\n".join(line for block in blocks for line in _lines(block)).rstrip() + "\n"


def _lines(block: Block) -> Iterator[str]:
    if block.kind == "heading":
        yield f"{'#' * block.level} {block.text}"
    elif block.kind == "text":
        yield block.text
    elif block.kind == "list":
        yield from (f"- {_cell(line[0])}" for line in block.lines)
    else:
        columns = block.columns or (block.text, "Aantal")
        if block.kind == "table":
            yield f"**{block.text}**"
            yield ""
        yield f"| {' | '.join(_cell(one) for one in columns)} |"
        yield f"| --- |{' ---: |' * (len(columns) - 1)}"
        yield from (f"| {' | '.join(_cell(one) for one in line)} |" for line in block.lines)
        if block.note:
            yield ""
            yield block.note
    yield ""


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".replace(".", ",")
    return str(value).replace("|", "\\|").replace("\n", " ")
