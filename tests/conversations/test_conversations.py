"""Every conversation file, played through the real turn machinery with the trained model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from procedures.load import load_all
from tests.conversations.play import play

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*/*.yml"))
FEWEST = 60
STEPS = {"say", "press", "file", "long", "until", "pass", "other_device", "staff"}
EXPECTATIONS = {"asks", "hears", "never", "items", "buttons", "gets"}
END = {"case", "as", "seen_by", "events", "told", "not_told", "nowhere", "questions_at_most"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_conversation(service: Any, file: Path) -> None:
    play(service, file)


def test_there_are_enough_and_for_every_organisation() -> None:
    assert len(FILES) >= FEWEST
    told = {yaml.safe_load(file.read_text("utf-8"))["organisation"] for file in FILES}
    assert told == set(load_all())


def test_every_file_is_played() -> None:
    """A file in another place, or with another ending, would never be played."""
    strays = {file for file in HERE.rglob("*.y*ml")} - set(FILES)
    assert not strays


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_file_is_well_formed(file: Path) -> None:
    """A misspelt expectation would never fail."""
    story = yaml.safe_load(file.read_text("utf-8"))
    assert file.stem.startswith(story["organisation"] + "__")
    assert set(story) <= {"organisation", "channel", "clock", "steps", "end"}
    for step in story["steps"]:
        assert len(STEPS & set(step)) == 1, step
        assert set(step) <= STEPS | EXPECTATIONS, step
    assert set(story.get("end") or {}) <= END
