"""What a person wrote, cut out of what mail programs make of it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.channels.email.html_text import as_text
from bot.channels.email.quotes import without_quotes

SAMPLES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "quote_samples.yml").read_text("utf-8"))


def test_there_are_at_least_forty_samples_with_a_name_each() -> None:
    names = [sample["name"] for sample in SAMPLES]
    assert len(set(names)) == len(names) >= 40


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample["name"])
def test_only_the_persons_own_words_stay(sample: dict[str, Any]) -> None:
    reply = without_quotes(as_text(sample["html"]) if "html" in sample else sample["mail"])
    assert reply.text == sample["said"]
    for flag in ("inline", "forwarded", "doubtful"):
        assert getattr(reply, flag) == sample.get(flag, False), flag


@pytest.mark.parametrize("sample", [s for s in SAMPLES if "mail" in s], ids=lambda sample: sample["name"])
def test_windows_line_ends_and_trailing_spaces_change_nothing(sample: dict[str, Any]) -> None:
    lines = sample["mail"].split("\n")
    padded = "\n".join(line if line.startswith("-- ") else line + "  " for line in lines)
    assert without_quotes(padded).text.split() == sample["said"].split()


@pytest.mark.parametrize(
    "text",
    [
        "Op " * 30_000,
        "> " * 40_000,
        "Van: a\n" * 10_000,
        "a@b " * 20_000,
        "1. x\n> 1. y\n" * 5_000,
        "-" * 60_000,
        "Op 1 " + "x " * 30_000 + ":",
    ],
    ids=lambda text: text[:6],
)
def test_no_text_takes_long(text: str) -> None:
    began = time.perf_counter()
    without_quotes(text)
    assert time.perf_counter() - began < 3
