"""Each notice that a procedure asks for is told in a conversation file that a reader can follow."""

from __future__ import annotations

from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
NOTICES = (
    "W4U-15", "BUC-14", "BUC-17", "BUC-18", "BUC-19", "BUC-20", "IZW-08", "IZW-12", "IZW-16", "IZW-17", "IZW-20",
    "IZW-21", "IZW-22", "IZW-23", "IZW-26", "IBO-10", "IBO-13", "COA-07", "COA-09", "COA-11", "COA-15", "COA-16",
    "COA-18", "COA-19", "COA-21", "COA-23",
)  # fmt: skip


@pytest.mark.parametrize("rule", NOTICES)
def test_has_a_conversation_file(rule: str) -> None:
    files = [*TESTS.glob("conversations/*/*.yml"), *TESTS.glob("life/*.yml")]
    assert any(rule in file.stem or rule in file.read_text("utf-8") for file in files)
