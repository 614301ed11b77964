"""``voordeur procedures``: list, check, show, chart."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from bot.cli.errors import CommandFailed
from bot.settings import ROOT, Settings


def add_to(commands: Any) -> None:
    procedures = commands.add_parser("procedures", help="the procedures that are loaded")
    kinds = procedures.add_subparsers(dest="what", required=True, metavar="WHAT")
    kinds.add_parser("list", help="what is loaded").set_defaults(run=_list)
    check = kinds.add_parser("check", help="check a definition, with line numbers")
    check.add_argument("file", nargs="?", metavar="FILE", type=Path)
    check.set_defaults(run=_check)
    chart = kinds.add_parser("chart", help="draw each ladder with its terms, as SVG in a folder")
    chart.add_argument("folder", metavar="FOLDER", type=Path)
    chart.set_defaults(run=_chart)
    show = kinds.add_parser("show", help="explain one")
    show.add_argument("key", metavar="KEY")
    show.set_defaults(run=_show)


def _list(arguments: argparse.Namespace, settings: Settings) -> int:
    from procedures.load import load_all

    for key, procedure in load_all(settings.organisations_dir).items():
        print(f"{key:<32} version {procedure.version:<3} {procedure.name}")
    return 0


def _check(arguments: argparse.Namespace, settings: Settings) -> int:
    from procedures.lint import check

    files = [arguments.file] if arguments.file else sorted((ROOT / "procedures" / "definitions").glob("*.yml"))
    findings = []
    for file in files:
        if not file.exists():
            raise CommandFailed(f"there is no file {file}")
        findings += check(file)
    for finding in findings:
        print(finding)
    if findings:
        raise CommandFailed(f"{len(findings)} finding(s)")
    print("no findings")
    return 0


def _show(arguments: argparse.Namespace, settings: Settings) -> int:
    from procedures.load import load_all
    from procedures.show import explain

    loaded = load_all(settings.organisations_dir)
    if arguments.key not in loaded:
        raise CommandFailed(f"there is no procedure {arguments.key}; there are: {', '.join(sorted(loaded))}")
    print(explain(loaded[arguments.key]))
    return 0


def _chart(arguments: argparse.Namespace, settings: Settings) -> int:
    from procedures.drawing import ladder_of
    from procedures.load import load_all

    arguments.folder.mkdir(parents=True, exist_ok=True)
    for key, procedure in load_all(settings.organisations_dir).items():
        file = arguments.folder / f"{key}.svg"
        file.write_text(ladder_of(procedure), "utf-8")
        print(file)
    return 0
