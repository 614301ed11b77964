"""``voordeur doctor`` and ``voordeur init``: is everything there, and what to mend."""

from __future__ import annotations

import argparse
from typing import Any

from bot.cli.errors import CommandFailed
from bot.settings import Settings


def add_to(commands: Any) -> None:
    commands.add_parser("doctor", help="check settings, database, model and channels").set_defaults(run=_doctor)
    commands.add_parser("init", help="make the master key, once").set_defaults(run=_init)


def _doctor(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.doctor import examine

    findings = examine(settings)
    for finding in findings:
        print(finding)
    if any(finding.bad for finding in findings):
        raise CommandFailed("something needs mending")
    return 0


def _init(arguments: argparse.Namespace, settings: Settings) -> int:
    from storage.encryption import load_master_key

    if settings.master_key_file.exists():
        raise CommandFailed(f"there is a master key at {settings.master_key_file} already; it is left as it is")
    settings.master_key_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    load_master_key(settings.master_key_file, create=True)
    print(f"The master key lies at {settings.master_key_file}. Keep a copy in a safe place, apart from the database.")
    return 0
