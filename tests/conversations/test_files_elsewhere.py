"""Files written for the web page, played on a channel whose messages light up a phone: the same case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conversations.play import play

HERE = Path(__file__).parent
FOLDERS = ("happy_path", "official", "parent", "child", "corrections", "danger", "idioms", "short")
FILES = [
    file
    for folder in FOLDERS
    for file in sorted((HERE / folder).glob("*.yml"))
    if "channel" not in yaml.safe_load(file.read_text("utf-8"))
]


@pytest.mark.parametrize("channel", ["whatsapp", "telegram"])
@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_the_same_talk_on_a_phone(service: Any, file: Path, channel: str) -> None:
    play(service, file, channel)
