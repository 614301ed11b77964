"""Small numbers: hidden, and not to be worked out from the totals and what is shown."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.report.hiding import FEWEST, hidden_small

TABLES = st.dictionaries(
    st.sampled_from("abcdef"), st.dictionaries(st.sampled_from("xyz"), st.integers(0, 30)), min_size=1
)
SMALL_TABLES = st.lists(st.lists(st.integers(0, 6), min_size=3, max_size=3), min_size=2, max_size=3)


def test_a_small_cell_takes_others_along() -> None:
    table = {"a": {"x": 3, "y": 9, "z": 20}, "b": {"x": 8, "y": 9, "z": 0}}
    shown = hidden_small(table, ["x", "y", "z"])
    assert shown["a"]["x"] is None and list(shown["a"].values()).count(None) > 1
    assert any(value for cells in shown.values() for value in cells.values())
    assert_nothing_known(table, shown)


def test_nought_says_nothing_of_anybody() -> None:
    assert hidden_small({"a": {"x": 0, "y": 7}}, ["x", "y"]) == {"a": {"x": 0, "y": 7}}


def test_ones_that_add_up_to_their_number_are_not_given_away() -> None:
    """Two hidden cells of a row of two would both be one."""
    table = {"a": {"x": 1, "y": 1, "z": 0}, "b": {"x": 1, "y": 1, "z": 9}}
    shown = hidden_small(table, ["x", "y", "z"])
    assert_nothing_known(table, shown)


@settings(max_examples=60, deadline=None)
@given(TABLES)
def test_what_is_shown_is_true_and_not_small(table: dict[str, dict[str, int]]) -> None:
    columns = ["x", "y", "z"]
    shown = hidden_small(table, columns)
    for row, cells in shown.items():
        for column, value in cells.items():
            assert value is None or value == table[row].get(column, 0)
            assert value is None or value == 0 or value >= FEWEST


@settings(max_examples=60, deadline=None)
@given(SMALL_TABLES)
def test_no_small_cell_can_be_worked_out(lines: list[list[int]]) -> None:
    table = {str(number): dict(zip("xyz", line, strict=True)) for number, line in enumerate(lines)}
    assert_nothing_known(table, hidden_small(table, ["x", "y", "z"]))


def assert_nothing_known(table: dict[str, dict[str, int]], shown: dict[str, dict[str, int | None]]) -> None:
    """Try every number in every hidden cell, as somebody would who has all totals."""
    rows, columns = list(table), ["x", "y", "z"]
    hidden = [(row, column) for row in rows for column in columns if shown[row][column] is None]
    small = {cell for cell in hidden if 0 < table[cell[0]][cell[1]] < FEWEST}
    if len(hidden) == len(rows) * len(columns):
        return  # nothing is shown, so nothing more than the totals is told
    possible: dict[tuple[str, str], set[int]] = {cell: set() for cell in hidden}
    least = 0 if any(table[row][column] == 0 for row, column in hidden) else 1
    left = {row: sum(table[row].values()) - sum(v for v in shown[row].values() if v is not None) for row in rows}
    down = {
        column: sum(table[row][column] for row in rows) - sum(shown[row][column] or 0 for row in rows)
        for column in columns
    }
    choices = {row: list(fillings([cell for cell in hidden if cell[0] == row], left[row], least)) for row in rows}
    for picked in product(*choices.values()):
        filled = {cell: value for line in picked for cell, value in line.items()}
        if all(sum(v for (_, c), v in filled.items() if c == column) == down[column] for column in columns):
            for cell, value in filled.items():
                possible[cell].add(value)
    for cell in small:
        assert len(possible[cell]) > 1, (table, shown, cell)


def fillings(cells: list[tuple[str, str]], total: int, least: int):
    """Every way to fill some cells of a row so that they make its total."""
    if not cells:
        if total == 0:
            yield {}
        return
    for value in range(least, total + 1):
        for rest in fillings(cells[1:], total - value, least):
            yield {cells[0]: value, **rest}
