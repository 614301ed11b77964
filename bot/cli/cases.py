"""Commands about cases: list, show, act as staff."""

from __future__ import annotations

import argparse
from typing import Any

from bot.cli.errors import CommandFailed, WrongUsage
from bot.cli.opening import known_somewhere, organisation_key, print_json, service_for, staff_user
from bot.settings import Settings

STATUSES = ("received", "acknowledged", "in_progress", "decided", "closed", "withdrawn", "not_admitted")


def add_to(commands: Any) -> None:
    cases = commands.add_parser("cases", help="list of cases")
    cases.add_argument("--json", action="store_true")
    cases.add_argument("--organisation", metavar="KEY")
    cases.add_argument("--status", choices=STATUSES, metavar="S", help=", ".join(STATUSES))
    cases.add_argument("--as", dest="as_name", metavar="NAME")
    cases.set_defaults(run=_cases)
    case = commands.add_parser("case", help="one case")
    case.add_argument("reference", metavar="REFERENCE")
    case.add_argument("--json", action="store_true")
    case.add_argument("--as", dest="as_name", metavar="NAME")
    case.set_defaults(run=_case)
    staff = commands.add_parser("staff", help="a staff command as typed in the staff chat")
    staff.add_argument("--organisation", required=True, metavar="KEY")
    staff.add_argument("--as", dest="as_name", required=True, metavar="NAME")
    staff.add_argument("--json", action="store_true")
    staff.add_argument("line", nargs=argparse.REMAINDER, metavar="COMMAND…")
    staff.set_defaults(run=_staff)
    link = commands.add_parser("desk-link", help="a one-time sign-in for the desk")
    link.add_argument("--organisation", required=True, metavar="KEY")
    link.add_argument("--as", dest="as_name", required=True, metavar="NAME")
    link.set_defaults(run=_desk_link)


def _cases(arguments: argparse.Namespace, settings: Settings) -> int:
    from actions.cases.view import cases_json

    with service_for(settings) as service, service.unit_of_work(read_only=True) as work:
        keys = [organisation_key(service, arguments.organisation)] if arguments.organisation else service.procedures
        if arguments.as_name and not arguments.organisation:
            known_somewhere(service, arguments.as_name)
        found: list[dict[str, Any]] = []
        for key in keys:
            viewer = None
            if arguments.as_name:
                if arguments.as_name not in service.organisations[key].staff and not arguments.organisation:
                    continue
                viewer = staff_user(service, key, arguments.as_name)
            found += cases_json(service.desk(work, key), viewer, status=arguments.status)
        if arguments.json:
            print_json(found)
        else:
            for case in found:
                step = case["step"] or {}
                print(f"{case['reference']}  {case['organisation']:<30} {case['status']:<13} {step.get('key', '')}")
    return 0


def _case(arguments: argparse.Namespace, settings: Settings) -> int:
    from actions.cases.errors import Refused
    from actions.cases.view import case_json

    with service_for(settings) as service, service.unit_of_work(read_only=True) as work:
        case = work.cases.by_reference(arguments.reference.strip().upper())
        if case is None:
            raise CommandFailed(f"there is no case {arguments.reference}")
        if case.erased_at:
            raise CommandFailed(f"erased on {case.erased_at.date().isoformat()}")
        viewer = staff_user(service, case.organisation, arguments.as_name) if arguments.as_name else None
        try:
            shown = case_json(service.desk(work, case.organisation), case, viewer)
        except Refused as refusal:
            raise CommandFailed(str(refusal)) from None
        if arguments.json:
            print_json(shown)
        else:
            print(shown.get("summary") or f"{case.reference}: {case.status}")
            for deadline in shown.get("deadlines") or []:
                print(f"  {deadline['key']}: {deadline['due'] or '—'} ({deadline['status']}) {deadline['why']}")
    return 0


def _staff(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.staff.intake import take_line

    with service_for(settings) as service:
        key = organisation_key(service, arguments.organisation)
        user = staff_user(service, key, arguments.as_name)
        line = " ".join(arguments.line).strip()
        if not line:
            raise WrongUsage("say which staff command; `help` lists them")
        outcome = take_line(service, key, user, line)
        if not outcome.ok:
            raise CommandFailed(outcome.text)
        if arguments.json:
            print_json({"ok": True, "text": outcome.text})
        else:
            print(outcome.text)
    return 0


def _desk_link(arguments: argparse.Namespace, settings: Settings) -> int:
    with service_for(settings) as service:
        key = organisation_key(service, arguments.organisation)
        if arguments.as_name not in service.organisations[key].staff:
            raise CommandFailed(f"{key} has no staff member {arguments.as_name}")
        print(service.desk_link(key, arguments.as_name))
    return 0
