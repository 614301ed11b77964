"""``voordeur procedures``: list, check, show, chart."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from bot.cli.errors import CommandFailed
from bot.cli.opening import print_json
from bot.settings import Settings
from procedures.load import DEFINITIONS
from procedures.model import Procedure


def add_to(commands: Any) -> None:
    procedures = commands.add_parser("procedures", help="the procedures that are loaded")
    kinds = procedures.add_subparsers(dest="what", required=True, metavar="WHAT")
    listing = kinds.add_parser("list", help="what is loaded")
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run=_list)
    check = kinds.add_parser("check", help="check a definition, with line numbers")
    check.add_argument("file", nargs="?", metavar="FILE", type=Path, help="else all that would be loaded")
    check.add_argument("--json", action="store_true")
    check.set_defaults(run=_check)
    chart = kinds.add_parser("chart", help="draw each ladder with its terms, as SVG in a folder")
    chart.add_argument("folder", metavar="FOLDER", type=Path)
    chart.set_defaults(run=_chart)
    show = kinds.add_parser("show", help="explain one")
    show.add_argument("key", metavar="KEY")
    show.add_argument("--json", action="store_true")
    show.set_defaults(run=_show)


def _list(arguments: argparse.Namespace, settings: Settings) -> int:
    from procedures.load import load_all

    loaded = load_all(settings.organisations_dir).values()
    if arguments.json:
        print_json([_head(procedure) for procedure in loaded])
    else:
        for procedure in loaded:
            print(f"{procedure.key:<32} version {procedure.version:<3} {procedure.name}")
    return 0


def _head(procedure: Procedure) -> dict[str, Any]:
    """What a procedure is called, and the versions of our definition and of its source apart."""
    source = procedure.source
    return {
        "key": procedure.key,
        "version": procedure.version,
        "name": procedure.name,
        "source": {"document": source.document, "version": source.version, "date": source.date},
    }


def _check(arguments: argparse.Namespace, settings: Settings) -> int:
    from procedures.lint import check

    files = [arguments.file] if arguments.file else _all_files(settings)
    findings = []
    for file in files:
        if not file.is_file():
            raise CommandFailed(f"there is no file {file}")
        findings += check(file)
    if arguments.json:
        print_json([{"file": f.path, "line": f.line, "column": f.column, "message": f.message} for f in findings])
    else:
        for finding in findings:
            print(finding)
    if findings:
        raise CommandFailed(f"{len(findings)} finding(s)")
    if not arguments.json:
        print("no findings")
    return 0


def _all_files(settings: Settings) -> list[Path]:
    """The definitions shipped, and those that the operator added."""
    folders = [DEFINITIONS, *([settings.organisations_dir] if settings.organisations_dir else [])]
    return sorted(file for folder in folders for pattern in ("*.yml", "*.yaml") for file in folder.glob(pattern))


def _show(arguments: argparse.Namespace, settings: Settings) -> int:
    from procedures.load import load_all
    from procedures.show import explain

    loaded = load_all(settings.organisations_dir)
    if arguments.key not in loaded:
        raise CommandFailed(f"there is no procedure {arguments.key}; there are: {', '.join(sorted(loaded))}")
    procedure = loaded[arguments.key]
    if arguments.json:
        open_points = [{"id": p.id, "text": p.text, "rules": p.rules} for p in procedure.open_points]
        print_json({
            **_head(procedure), "text": explain(procedure), "open_points": open_points, "rules": procedure.rules,
            "nothing": [{"topic": n.topic, "kind": n.kind, "rule": n.rule} for n in procedure.nothing],
        })  # fmt: skip
    else:
        print(explain(procedure))
    return 0


def _chart(arguments: argparse.Namespace, settings: Settings) -> int:
    from procedures.drawing import ladder_of
    from procedures.drawing_svg import svg
    from procedures.load import load_all

    arguments.folder.mkdir(parents=True, exist_ok=True)
    for key, procedure in load_all(settings.organisations_dir).items():
        file = arguments.folder / f"{key}.svg"
        file.write_text(svg(ladder_of(procedure)), "utf-8")
        print(file)
    return 0
