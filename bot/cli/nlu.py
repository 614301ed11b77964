"""``voordeur nlu``: what the model reads in a message, and learning from what it did not understand."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.cli.errors import CommandFailed
from bot.cli.opening import instant, print_json, service_for
from bot.settings import Settings

_REVIEWED = Path(__file__).resolve().parents[2] / "data" / "nlu" / "reviewed.yml"


def add_to(commands: Any) -> None:
    nlu = commands.add_parser("nlu", help="what the model understands")
    kinds = nlu.add_subparsers(dest="what", required=True, metavar="WHAT")
    parse = kinds.add_parser("parse", help="language, intent, entities and danger of a text")
    parse.add_argument("--json", action="store_true")
    parse.add_argument("--asked", metavar="NAME", help="the question that the text answers")
    parse.add_argument("--now", metavar="INSTANT", help="what 'yesterday' counts from")
    parse.add_argument("text", metavar="TEXT", help="- reads JSON objects from stdin, one per line")
    parse.set_defaults(run=_parse)
    consent = kinds.add_parser("consent", help="note that a person lets us learn from what was not understood")
    consent.add_argument("reference", metavar="REFERENCE")
    consent.add_argument("--as", dest="as_name", metavar="NAME", required=True, help="who asked the person")
    consent.add_argument("--withdraw", action="store_true", help="the person takes the consent back")
    consent.set_defaults(run=_consent)
    review = kinds.add_parser("review", help="sentences not understood, of people who agreed, without names")
    review.add_argument("--json", action="store_true")
    review.add_argument("--accept", nargs=2, metavar=("ID", "INTENT"), help="learn this sentence, meaning that")
    review.add_argument("--text", metavar="TEXT", help="the sentence as it should be learnt, instead of as listed")
    review.set_defaults(run=_review)


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
    """The reading of one text in the shape of the command's JSON.

    Danger is what the front door acts on: by the alarm, or by the gentle question where there is doubt.
    """
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
        "danger": {"kind": danger["kind"], "why": danger["why"]} if danger else None,
    }


def _consent(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot import review

    with service_for(settings) as service, service.unit_of_work() as work:
        case = work.cases.by_reference(arguments.reference.strip().upper())
        if case is None or case.erased_at:
            raise CommandFailed(f"there is no case {arguments.reference}")
        if arguments.as_name not in service.organisations[case.organisation].staff:
            raise CommandFailed(f"{case.organisation} has no staff member {arguments.as_name}")
        now = service.clock.now()
        if arguments.withdraw:
            review.take_back_consent(work, case.reference, now)
        else:
            review.note_consent(work, case, arguments.as_name, now)
        work.commit()
    print(f"{case.reference}: {'no longer used' if arguments.withdraw else 'may be used'} to learn from")
    return 0


def _review(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot import review

    with service_for(settings) as service, service.unit_of_work(read_only=True) as work:
        found = list(review.doubtful(work, service.dialogue))
    if arguments.accept is None:
        if arguments.json:
            print_json([asdict(sentence) for sentence in found])
        elif not found:
            print("nothing to review: no case with a noted consent has a sentence that was not understood")
        else:
            for s in found:
                print(f"{s.id:>6}  {s.confidence:.2f} {s.intent:<20} [{s.asked or '-'}] {s.text}")
        return 0
    number, intent = arguments.accept
    chosen = next((s for s in found if str(s.id) == number), None)
    if chosen is None:
        raise CommandFailed(f"there is no sentence {number} to review")
    known = _intents()
    if intent not in known:
        raise CommandFailed(f"there is no intent {intent}; there are: {', '.join(sorted(known))}")
    added = review.learn(_REVIEWED, arguments.text or chosen.text, intent)
    print("learnt; `voordeur train` uses it" if added else "it stood there already")
    return 0


def _intents() -> set[str]:
    import yaml

    files = sorted(_REVIEWED.parent.glob("*.yml"))
    return {block["intent"] for file in files for block in yaml.safe_load(file.read_text("utf-8"))["nlu"]}
