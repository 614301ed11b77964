"""``voordeur nlu parse``: what the model reads in a message."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from typing import Any

from bot.cli.errors import CommandFailed
from bot.cli.opening import instant
from bot.settings import Settings


def add_to(commands: Any) -> None:
    nlu = commands.add_parser("nlu", help="what the model understands")
    kinds = nlu.add_subparsers(dest="what", required=True, metavar="WHAT")
    parse = kinds.add_parser("parse", help="language, intent, entities and danger of a text")
    parse.add_argument("--json", action="store_true")
    parse.add_argument("--asked", metavar="NAME", help="the question that the text answers")
    parse.add_argument("--now", metavar="INSTANT", help="what 'yesterday' counts from")
    parse.add_argument("text", metavar="TEXT", help="- reads JSON objects from stdin, one per line")
    parse.set_defaults(run=_parse)


def _parse(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.engine import quiet

    quiet.install()
    from bot.engine.rasa_engine import RasaEngine
    from bot.engine.training import train

    engine = RasaEngine(train(settings.models_dir), [])
    now = instant(arguments.now) if arguments.now else settings.clock or datetime.now(UTC)
    if arguments.text == "-":
        for line in sys.stdin:
            if line.strip():
                print(json.dumps(_line(engine, line, arguments, now), ensure_ascii=False))
        return 0
    found = read(engine, arguments.text, arguments.asked, now)
    print(json.dumps(found, ensure_ascii=False, indent=None if arguments.json else 2))
    return 0


def _line(engine: Any, line: str, arguments: argparse.Namespace, now: datetime) -> dict[str, Any]:
    try:
        told = json.loads(line)
        text = told["text"]
        if not isinstance(text, str):
            raise TypeError
    except (ValueError, KeyError, TypeError):
        raise CommandFailed('each line must be a JSON object with a "text"') from None
    moment = instant(told["now"]) if told.get("now") else now
    return read(engine, text, told.get("asked") or arguments.asked, moment)


def read(engine: Any, text: str, asked: str | None, now: datetime) -> dict[str, Any]:
    """The reading of one text in the shape of the command's JSON."""
    found = engine.parse(text, {"asked": asked, "now": now.isoformat()})
    danger = found.get("danger")
    return {
        "text": text,
        "language": found.get("language"),
        "intent": {"name": found["intent"]["name"], "confidence": round(found["intent"]["confidence"], 4)},
        "entities": [
            {name: entity[name] for name in ("entity", "value", "start", "end", "text")}
            for entity in found.get("entities", [])
        ],
        "danger": {"kind": danger["kind"], "why": danger["why"]} if danger and danger["certain"] else None,
    }
