"""``voordeur run`` and ``voordeur train``."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from bot.settings import Settings


def add_to(commands: Any) -> None:
    run = commands.add_parser("run", help="everything in one process: web chat, webhooks, delivery, follow-ups")
    run.add_argument("--host", default="127.0.0.1")
    run.add_argument("--port", type=int, default=8080)
    run.set_defaults(run=_run)
    train = commands.add_parser("train", help="train the model where the training data changed")
    train.add_argument("--force", action="store_true", help="train in any case")
    train.set_defaults(run=_train)


def _run(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.serving import serve

    if settings.public_url == "http://127.0.0.1:8080":
        settings = replace(settings, public_url=f"http://{arguments.host}:{arguments.port}")
    return serve(settings, arguments.host, arguments.port)


def _train(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.engine import quiet

    quiet.install()
    from bot.engine.training import train

    print(train(settings.models_dir, force=arguments.force))
    return 0
