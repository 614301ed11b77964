"""The cost of a wake-up depends on what is due, not on what is stored."""

import pytest

from bench.follow_ups import measure


@pytest.mark.slow
def test_a_hundred_thousand_rows_cost_what_a_thousand_cost() -> None:
    few, many = measure(1_000), measure(100_000)
    assert few["due"] == many["due"] == 50
    assert many["nothing_due_ms"] < 3 * few["nothing_due_ms"] + 1
    assert many["due_ms_each"] < 3 * few["due_ms_each"] + 1
