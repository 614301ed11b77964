"""``docs/procedures.md`` tells where every rule lives, and keeps up with the definitions."""

from __future__ import annotations

import re

from procedures.handbook import PAGE, refresh
from procedures.load import load_all


def test_the_tables_equal_the_definitions():
    page = PAGE.read_text(encoding="utf-8")
    assert refresh(page, load_all()) == page, "run python -m procedures.handbook"


def test_every_rule_has_a_row_and_every_id_exists():
    page = PAGE.read_text(encoding="utf-8")
    listed = {rule for procedure in load_all().values() for rule in procedure.rules}
    assert set(re.findall(r"^\| ([A-Z0-9]{3}-\d\d) \|", page, re.MULTILINE)) == listed
    assert set(re.findall(r"\b(?:W4U|BUC|IZW|IBO|COA)-\d\d\b", page)) == listed


def test_every_feature_and_reading_has_a_row():
    page = PAGE.read_text(encoding="utf-8")
    features = page.split("## Features of the format")[1].split("## Readings")[0]
    assert [int(n) for n in re.findall(r"^\| (\d+) \|", features, re.MULTILINE)] == list(range(1, 43))
    assert re.findall(r"^\| A7-(\d+) \|", page, re.MULTILINE) == [str(n) for n in range(1, 16)]
