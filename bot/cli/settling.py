"""``voordeur export`` and ``voordeur erase``: the data subject's copy, and erasure."""

from __future__ import annotations

import argparse
from typing import Any

from bot.cli.errors import CommandFailed
from bot.cli.opening import print_json, service_for, staff_user
from bot.settings import Settings


def add_to(commands: Any) -> None:
    export = commands.add_parser("export", help="the data subject's copy of a case")
    export.add_argument("reference", metavar="REFERENCE")
    export.add_argument("--as", dest="as_name", metavar="NAME")
    export.add_argument("--json", action="store_true", help="as always: the copy is JSON")
    export.set_defaults(run=_export)
    erase = commands.add_parser("erase", help="erase the content of a case")
    erase.add_argument("reference", metavar="REFERENCE")
    erase.add_argument("reason", metavar="REASON", nargs="+")
    erase.add_argument("--json", action="store_true")
    erase.set_defaults(run=_erase)


def _found(work: Any, reference: str) -> Any:
    case = work.cases.by_reference(reference.strip().upper())
    if case is None:
        raise CommandFailed(f"there is no case {reference}")
    if case.erased_at:
        raise CommandFailed(f"erased on {case.erased_at.date().isoformat()}")
    return case


def _export(arguments: argparse.Namespace, settings: Settings) -> int:
    from actions.cases.errors import Refused
    from actions.cases.view import export_json

    with service_for(settings) as service, service.unit_of_work(read_only=True) as work:
        case = _found(work, arguments.reference)
        viewer = staff_user(service, case.organisation, arguments.as_name) if arguments.as_name else None
        try:
            print_json(export_json(service.desk(work, case.organisation), case, viewer))
        except Refused as refusal:
            raise CommandFailed(str(refusal)) from None
    return 0


def _erase(arguments: argparse.Namespace, settings: Settings) -> int:
    from storage.retention import erase_case

    with service_for(settings) as service, service.unit_of_work() as work:
        case = _found(work, arguments.reference)
        erase_case(work, case, " ".join(arguments.reason), service.clock.now())
        work.commit()
        if arguments.json:
            print_json({"reference": case.reference, "erased": True})
        else:
            print(f"{case.reference} is erased")
    return 0
