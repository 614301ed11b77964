"""Life files: from the first message until months after the closing, through the real turn machinery and clock."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from procedures.load import load_all
from tests.conversations.play import play

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*.yml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_life(service: Any, file: Path) -> None:
    play(service, file)


def test_every_procedure_has_its_life() -> None:
    told = {yaml.safe_load(file.read_text("utf-8"))["organisation"] for file in FILES}
    assert told == set(load_all())
