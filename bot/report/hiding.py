"""Keeping people from being recognised in small numbers: under five a cell of a cross-table is hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

FEWEST = 5
HIDDEN = None
"""What stands in a hidden cell; an empty cell (nought) says nothing of anybody and stays."""

Table = dict[str, dict[str, int | None]]


def hidden_small(table: Mapping[str, Mapping[str, int]], columns: Sequence[str]) -> Table:
    """The table with its small cells hidden, and enough others that no total gives them away.

    A cell of one to four is hidden. Where that leaves one hidden cell in a row or a column, the smallest other
    cell of it is hidden as well, until none can be found by taking the rest from the total.
    """
    shown: Table = {
        row: {column: _small(cells.get(column, 0)) for column in columns} for row, cells in table.items()
    }
    for _ in range(len(shown) * len(columns) + 1):
        if not (_cover_rows(shown, table) or _cover_columns(shown, table, columns)):
            break
    return shown


def _small(count: int) -> int | None:
    return HIDDEN if 0 < count < FEWEST else count


def _cover_rows(shown: Table, table: Mapping[str, Mapping[str, int]]) -> bool:
    changed = False
    for row, cells in shown.items():
        hidden = [column for column, value in cells.items() if value is HIDDEN]
        others = [column for column, value in cells.items() if value]
        if len(hidden) == 1 and others:
            cells[min(others, key=lambda column: (table[row].get(column, 0), column))] = HIDDEN
            changed = True
    return changed


def _cover_columns(shown: Table, table: Mapping[str, Mapping[str, int]], columns: Sequence[str]) -> bool:
    changed = False
    for column in columns:
        hidden = [row for row, cells in shown.items() if cells[column] is HIDDEN]
        others = [row for row, cells in shown.items() if cells[column]]
        if len(hidden) == 1 and others:
            shown[min(others, key=lambda row: (table[row].get(column, 0), row))][column] = HIDDEN
            changed = True
    return changed
