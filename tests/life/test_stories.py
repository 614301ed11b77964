"""The stories in docs are what a rehearsal gives now; ``voordeur simulate --stories docs/stories`` writes them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.simulate.stories import story
from procedures.load import load_all

STORIES = Path(__file__).resolve().parents[2] / "docs" / "stories"

pytestmark = pytest.mark.model


def test_there_is_one_for_each_procedure() -> None:
    assert {file.stem for file in STORIES.glob("*.md")} == set(load_all())


@pytest.mark.parametrize("key", sorted(load_all()))
def test_up_to_date(trained_engine: Any, key: str) -> None:
    written = (STORIES / f"{key}.md").read_text("utf-8")
    assert story(key, trained_engine) == written, "write them anew: voordeur simulate --stories docs/stories"
