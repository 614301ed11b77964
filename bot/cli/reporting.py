"""Commands about a year: the report, a committee's file of one case, and a simulated year."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from bot.cli.errors import CommandFailed
from bot.cli.opening import organisation_key, print_json, service_for, staff_user
from bot.settings import Settings

_FORMATS = ("json", "md", "xlsx", "pdf")
_BINARY = ("xlsx", "pdf")


def add_to(commands: Any) -> None:
    report = commands.add_parser("report", help="the yearly report of an organisation")
    report.add_argument("year", type=int, metavar="YEAR")
    report.add_argument("--organisation", required=True, metavar="KEY")
    report.add_argument("--format", choices=_FORMATS, default="md")
    report.add_argument("-o", "--output", metavar="FILE", help="write it there; pdf and xlsx need a file or a pipe")
    report.set_defaults(run=_report)
    dossier = commands.add_parser("dossier", help="all documents of a case, for a complaints committee")
    dossier.add_argument("reference", metavar="REFERENCE")
    dossier.add_argument("--as", dest="as_name", metavar="NAME")
    dossier.add_argument("--format", choices=("json", "md", "pdf"), default="md")
    dossier.add_argument("-o", "--output", metavar="FILE")
    dossier.set_defaults(run=_dossier)
    simulate = commands.add_parser("simulate", help="fill a year of made-up cases through the front door")
    simulate.add_argument("--cases", type=int, default=100, metavar="N")
    simulate.add_argument("--seed", type=int, default=1, metavar="S")
    simulate.add_argument("--organisation", metavar="KEY", help="only for this one; else for all in turn")
    simulate.add_argument("--year", type=int, metavar="YEAR", help="the year that the cases arrive in")
    simulate.add_argument("--stories", metavar="FOLDER", help="write the life of one case of each procedure instead")
    simulate.add_argument("--json", action="store_true")
    simulate.set_defaults(run=_simulate)


def _report(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.report.yearly import FORMATS, yearly

    if not 2000 <= arguments.year <= 2100:
        raise CommandFailed(f"{arguments.year} is no year to report on")
    with service_for(settings) as service, service.unit_of_work(read_only=True) as work:
        key = organisation_key(service, arguments.organisation)
        told = yearly(service.desk(work, key), arguments.year)
    _write(FORMATS[arguments.format](told), arguments.output, binary=arguments.format in _BINARY)
    return 0


def _dossier(arguments: argparse.Namespace, settings: Settings) -> int:
    from actions.cases.committee import file_of
    from actions.cases.errors import Refused
    from bot.report.dossier import FORMATS

    with service_for(settings) as service, service.unit_of_work() as work:
        case = work.cases.by_reference(arguments.reference.strip().upper())
        if case is None:
            raise CommandFailed(f"there is no case {arguments.reference}")
        viewer = staff_user(service, case.organisation, arguments.as_name) if arguments.as_name else None
        desk = service.desk(work, case.organisation)
        try:
            told = file_of(desk, case, viewer)
        except Refused as refusal:
            raise CommandFailed(refusal.text) from None
        work.access_log.append(case.organisation, arguments.as_name or "operator", "dossier", desk.now, case.id)
        work.commit()
        _write(FORMATS[arguments.format](desk, told), arguments.output, binary=arguments.format in _BINARY)
    return 0


def _simulate(arguments: argparse.Namespace, settings: Settings) -> int:
    if settings.production:
        raise CommandFailed("a simulation makes up cases; that is refused in production")
    if arguments.stories:
        from bot.simulate.stories import write_all

        for file in write_all(Path(arguments.stories)):
            print(file)
        return 0
    if arguments.cases < 1:
        raise CommandFailed("--cases must be 1 or more")
    from bot.simulate.year import simulate

    with service_for(settings) as service:
        keys = [organisation_key(service, arguments.organisation)] if arguments.organisation else None
        told = simulate(service, arguments.cases, arguments.seed, keys=keys, year=arguments.year)
    if arguments.json:
        print_json(told)
    else:
        print(f"{told['cases']} cases of {told['year']}; the clock stands at {told['until']}")
    return 0


def _write(content: bytes, output: str | None, *, binary: bool) -> None:
    if output:
        try:
            Path(output).write_bytes(content)
        except OSError as error:
            raise CommandFailed(f"{output} cannot be written: {error.strerror}") from None
        return
    if binary and sys.stdout.isatty():
        raise CommandFailed("say where to write it, with -o FILE")
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
