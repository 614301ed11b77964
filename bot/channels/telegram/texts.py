"""The few sentences that belong to Telegram itself."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml


def say(name: str, language: str | None = "nl", **values: str) -> str:
    """A sentence in Dutch, or in English for whoever has that or any other language."""
    spoken = "nl" if (language or "nl").startswith("nl") else "en"
    return _texts()[name][spoken].format(**values)


def is_said(name: str, text: str) -> bool:
    """Whether a text holds this sentence, in either language."""
    return any(sentence in text for sentence in _texts()[name].values())


@cache
def _texts() -> dict[str, dict[str, str]]:
    return yaml.safe_load(Path(__file__).with_name("texts.yml").read_text("utf-8"))
