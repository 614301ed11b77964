"""Keeping people from being recognised in small numbers: under five a cell of a cross-table is hidden."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

FEWEST = 5
HIDDEN = None
"""What stands in a hidden cell."""

Table = dict[str, dict[str, int | None]]
_Cell = tuple[str, str]
_Node = tuple[str, str]


def hidden_small(table: Mapping[str, Mapping[str, int]], columns: Sequence[str]) -> Table:
    """The table with its small cells hidden, and enough others that nobody can work one out.

    A cell of one to four is hidden. Whoever knows the totals of all rows and columns, which the report gives, and
    takes the shown cells off them, must be left with more than one possible number for each of these. While one
    can be worked out, one more cell of its row or column is hidden: an empty one first, else the smallest. A
    number that is itself a total (a table of one row or column) cannot be kept back.
    """
    counts = {(row, column): cells.get(column, 0) for row, cells in table.items() for column in columns}
    hidden = {cell for cell, count in counts.items() if 0 < count < FEWEST}
    while (found := next(_worked_out(counts, hidden), None)) is not None:
        row, column = found
        beside = [cell for cell in counts if cell not in hidden and (cell[0] == row or cell[1] == column)]
        beside = beside or [cell for cell in counts if cell not in hidden]
        if not beside:
            break
        hidden.add(min(beside, key=lambda cell: (counts[cell], cell)))
    return {
        row: {column: HIDDEN if (row, column) in hidden else counts[row, column] for column in columns} for row in table
    }


def _worked_out(counts: Mapping[_Cell, int], hidden: set[_Cell]) -> Iterator[_Cell]:
    """The small cells that can have one number only, given the totals and what is shown.

    A cell can be one more or less where others can make up for it, round along rows and columns: one more here is
    one less there. A hidden cell holds at least one, or nought once empty cells are hidden too.
    """
    least = 0 if any(counts[cell] == 0 for cell in hidden) else 1
    for cell in sorted(hidden):
        if 0 < counts[cell] < FEWEST and not _can_differ(cell, counts, hidden, least):
            yield cell


def _can_differ(cell: _Cell, counts: Mapping[_Cell, int], hidden: set[_Cell], least: int) -> bool:
    row, column = ("row", cell[0]), ("column", cell[1])
    more: dict[_Node, set[_Node]] = {}
    for one in hidden - {cell}:
        here, there = ("row", one[0]), ("column", one[1])
        more.setdefault(here, set()).add(there)  # this one can be one more
        if counts[one] > least:
            more.setdefault(there, set()).add(here)  # and this one can be one less
    # One more here is made up for on a way from its column back to its row; one less the other way round.
    return _leads(more, column, row) or (counts[cell] > least and _leads(more, row, column))


def _leads(ways: Mapping[_Node, set[_Node]], start: _Node, end: _Node) -> bool:
    seen, open_now = {start}, [start]
    while open_now:
        for after in ways.get(open_now.pop(), ()):
            if after == end:
                return True
            if after not in seen:
                seen.add(after)
                open_now.append(after)
    return False
