"""``voordeur doctor`` and ``voordeur init``: is everything there, and what to mend."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from bot.cli.errors import CommandFailed
from bot.cli.opening import print_json
from bot.settings import Settings


def add_to(commands: Any) -> None:
    doctor = commands.add_parser("doctor", help="check settings, database, model and channels")
    doctor.add_argument("--json", action="store_true")
    doctor.add_argument("--organisation", metavar="KEY", help="only the channels of this organisation")
    doctor.set_defaults(run=_doctor)
    commands.add_parser("init", help="make the master key, once").set_defaults(run=_init)


def _doctor(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.doctor import examine, in_dutch
    from procedures.load import load_all

    if arguments.organisation is not None and arguments.organisation not in load_all(settings.organisations_dir):
        raise CommandFailed(f"there is no organisation {arguments.organisation}; see `voordeur procedures list`")
    findings = examine(settings)
    if arguments.json:
        print_json([asdict(finding) for finding in findings])
    else:
        print(in_dutch(findings, arguments.organisation))
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
