"""The page for staff names every command as it is, and none that there is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.staff import parsing
from bot.staff.words import COMMANDS, Command

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "staff.md").read_text("utf-8")
ROW = re.compile(r"^\| `(?P<usage>[^`]+)`(?P<decides> ★)? \| `(?P<english>[^`]+)` \| (?P<meaning>.+) \|$", re.MULTILINE)
ROWS = {row["english"]: row for row in ROW.finditer(PAGE)}
CALLED = {"draft": "concept OPDRACHT"}
"""Where the page says it more plainly than the short list in the chat."""


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.key)
def test_each_command_has_its_row(command: Command) -> None:
    row = ROWS[command.english]
    assert row["usage"].replace("\\|", "|") == CALLED.get(command.key, command.usage)
    assert bool(row["decides"]) is command.decides


def test_no_row_is_about_a_command_that_is_not_there() -> None:
    assert set(ROWS) == {command.english for command in COMMANDS}


def test_what_the_page_tells_to_type_can_be_read() -> None:
    typed = [line for line in re.findall(r"`([^`|]+)`", PAGE) if re.search(r"[A-Z]{3}-7K3M-2Q|A-7K3M| REF ", line)]
    lines = [line for line in typed if " " in line]
    assert len(lines) > 8
    for line in lines:
        parsing.read(line, ["IZW"])
