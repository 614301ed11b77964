"""Rewrites what the conversation files expect, for review as a diff.

Only the values of ``asks`` and of ``end.case`` are rewritten, each on its own place, so that comments and
layout stay. What must be heard is never rewritten: that is for people to say. Run by ``make golden-update``.
"""

from __future__ import annotations

import difflib
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.bootstrap import Service
from bot.engine import quiet
from bot.settings import Settings
from tests.conversations import play as playing

HERE = Path(__file__).parent
NOW = datetime.fromisoformat("2026-11-20T10:00:00+01:00")


def updated(text: str, service: Service) -> str:
    """The text of a file with what is asked and what the case is as they are now."""
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 1000
    yaml.indent(mapping=2, sequence=4, offset=2)
    story = yaml.load(text)
    player = playing.Player(service, story["organisation"], story.get("channel", "web"))
    if story.get("clock"):
        with service.unit_of_work() as work:
            service.clock.set(datetime.fromisoformat(story["clock"]), work)
            work.commit()
    changed = text
    for step in story["steps"]:
        playing.act(player, step)
        if "asks" in step and player.asks is not None and step["asks"] != player.asks:
            changed = _put(changed, step.lc.key("asks")[0], "asks", step["asks"], player.asks)
    expected = (story.get("end") or {}).get("case")
    if expected and player.reference:
        case = player.case(story["end"].get("as"))
        for path, value in expected.items():
            found = playing.look_up(case, path)
            if isinstance(value, str) and value.startswith("~") or isinstance(found, dict | list) or found == value:
                continue
            changed = _put(changed, expected.lc.key(path)[0], path, value, found)
    return changed


def _put(text: str, line: int, key: str, old: Any, new: Any) -> str:
    """Replace one value on its own line; a layout that this cannot read is left for people."""
    lines = text.split("\n")
    for shown in _spellings(old):
        before = f"{key}: {shown}"
        if before in lines[line]:
            lines[line] = lines[line].replace(before, f"{key}: {_spellings(new)[0]}", 1)
            break
    else:
        print(f"not rewritten, line {line + 1}: {key} is {new!r}", file=sys.stderr)
    return "\n".join(lines)


def _spellings(value: Any) -> list[str]:
    if value is None:
        return ["null"]
    if isinstance(value, bool):
        return [str(value).lower()]
    if isinstance(value, str):
        plain = value if value.replace("_", "").replace(" ", "").replace("-", "").isalpha() else f'"{value}"'
        return [plain, f'"{value}"', f"'{value}'", value]
    return [str(value)]


def main() -> int:
    """Play every file, rewrite the ones that differ, print the differences."""
    quiet.install()
    from bot.engine.actions import all_actions
    from bot.engine.rasa_engine import RasaEngine
    from bot.engine.training import ROOT, train

    engine = RasaEngine(train(ROOT / "models"), all_actions())
    for file in sorted(HERE.glob("*/*.yml")):
        text = file.read_text("utf-8")
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            service = Service(Settings(
                data_dir=place, database_url=f"sqlite:///{place / 'voordeur.sqlite'}",
                master_key_file=place / "master.key", clock=NOW,
            ))  # fmt: skip
            service.__dict__["dialogue"] = engine
            service.prepare()
            try:
                new = updated(text, service)
            except AssertionError as problem:
                print(f"{file.name}: {str(problem).splitlines()[0]}", file=sys.stderr)
                continue
            finally:
                service.close()
        if new != text:
            file.write_text(new, "utf-8")
            name = str(file.relative_to(HERE))
            print("\n".join(difflib.unified_diff(text.split("\n"), new.split("\n"), name, name, lineterm="")))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
