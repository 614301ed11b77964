"""``voordeur chat``: a conversation in the terminal."""

from __future__ import annotations

import argparse
import secrets
import sys
from typing import Any

from bot.cli.opening import organisation_key, service_for
from bot.settings import Settings


def add_to(commands: Any) -> None:
    chat = commands.add_parser("chat", help="a conversation in the terminal")
    chat.add_argument("--organisation", required=True, metavar="KEY")
    chat.set_defaults(run=_chat)


def _chat(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.web.wording import with_code

    with service_for(settings) as service:
        key = organisation_key(service, arguments.organisation)
        address = f"terminal-{secrets.token_hex(16)}"
        service.turn_thread  # noqa: B018  the model is loaded before the first question
        print(f"Gesprek met {service.procedures[key].name}. Typ uw bericht; Ctrl-D beëindigt.\n")
        while True:
            try:
                text = input("> ")
            except EOFError:
                print()
                return 0
            if not text.strip():
                continue
            done = service.receive("terminal", key, None, address, {"text": text}).result()
            if done.failed:
                print(service.texts.get("utter_trouble", "nl"), file=sys.stderr)
            for row in done.answers:
                content = row.content or {}
                print("\n" + with_code(content.get("text", ""), content.get("custom") or {}))
                for place, button in enumerate(content.get("buttons") or [], 1):
                    print(f"  {place}. {button['title']}")
            print()
