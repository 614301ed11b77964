"""Small numbers: hidden, and not to be found by taking the rest from a total."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.report.hiding import FEWEST, hidden_small

TABLES = st.dictionaries(
    st.sampled_from("abcdef"), st.dictionaries(st.sampled_from("xyz"), st.integers(0, 30)), min_size=1
)


def test_a_small_cell_takes_another_along() -> None:
    shown = hidden_small({"a": {"x": 3, "y": 9, "z": 20}, "b": {"x": 8, "y": 9}}, ["x", "y", "z"])
    assert shown["a"] == {"x": None, "y": None, "z": 20}
    assert shown["b"]["x"] is None and shown["b"]["y"] is None


def test_nought_says_nothing_of_anybody() -> None:
    assert hidden_small({"a": {"x": 0, "y": 7}}, ["x", "y"]) == {"a": {"x": 0, "y": 7}}


@settings(max_examples=60, deadline=None)
@given(TABLES)
def test_no_small_cell_can_be_computed(table: dict[str, dict[str, int]]) -> None:
    columns = ["x", "y", "z"]
    shown = hidden_small(table, columns)
    for row, cells in shown.items():
        for column, value in cells.items():
            assert value is None or value == table[row].get(column, 0)
            assert value is None or value == 0 or value >= FEWEST
        hidden = [value for value in cells.values() if value is None]
        assert len(hidden) != 1 or not any(value for value in cells.values() if value)
    for column in columns:
        cells = [shown[row][column] for row in shown]
        assert cells.count(None) != 1 or not any(value for value in cells if value)
