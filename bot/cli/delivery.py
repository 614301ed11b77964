"""Commands about what leaves and what is planned: outbox and follow-ups."""

from __future__ import annotations

import argparse
from datetime import timedelta
from typing import Any

from bot.cli.errors import CommandFailed
from bot.cli.opening import instant, known_somewhere, print_json, service_for
from bot.settings import Settings

_RAN_ON = timedelta(minutes=5)


def add_to(commands: Any) -> None:
    outbox = commands.add_parser("outbox", help="messages waiting for, in, or past delivery")
    outbox.add_argument("--json", action="store_true")
    outbox.add_argument("--as", dest="as_name", metavar="NAME")
    outbox.set_defaults(run=_outbox)
    follow_ups = commands.add_parser("follow-ups", help="what is scheduled, soonest first")
    follow_ups.add_argument("--json", action="store_true")
    follow_ups.add_argument("--until", metavar="INSTANT")
    kinds = follow_ups.add_subparsers(dest="what", metavar="run")
    run = kinds.add_parser("run", help="rehearsal: move the clock and carry out all that falls due on the way")
    run.add_argument("--at", required=True, metavar="INSTANT")
    run.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    run.set_defaults(run=_run)
    follow_ups.set_defaults(run=_list)


def _outbox(arguments: argparse.Namespace, settings: Settings) -> int:
    with service_for(settings) as service, service.unit_of_work(read_only=True) as work:
        if arguments.as_name:
            known_somewhere(service, arguments.as_name)
        rows = [_outbox_row(service, work, row, arguments.as_name) for row in work.outbox.list(limit=100_000)]
    if arguments.json:
        print_json(rows)
    else:
        for row in rows:
            print(f"{row['id']:>6} {row['at']} {row['to']:<24} {row['channel']:<9} {row['status']:<9} {row['error'] or ''}")
    return 0


def _outbox_row(service: Any, work: Any, row: Any, as_name: str | None) -> dict[str, Any]:
    from actions.cases.view import may_read_outbox

    content = row.content or {}
    readable = may_read_outbox(service.desk(work, row.organisation), row, as_name)
    return {
        "id": row.id,
        "at": row.at.isoformat(),
        "organisation": row.organisation,
        "reference": row.reference,
        "to": row.to,
        "channel": row.channel,
        "text": content.get("text") if readable else None,
        "status": row.status,
        "attempts": row.attempts,
        "error": row.error,
    }


def _list(arguments: argparse.Namespace, settings: Settings) -> int:
    with service_for(settings) as service, service.unit_of_work(read_only=True) as work:
        until = instant(arguments.until) if arguments.until else None
        rows = [
            {
                "due": row.due_at.isoformat(),
                "organisation": row.organisation,
                "reference": row.reference,
                "rule": row.rule,
                "what": row.what,
                "to": row.to,
                "status": row.status,
            }
            for row in work.follow_ups.list(until)
        ]
    if arguments.json:
        print_json(rows)
    else:
        for row in rows:
            print(f"{row['due']} {row['reference'] or '-':<13} {row['rule']:<8} {row['status']:<9} {row['what']}")
    return 0


def _run(arguments: argparse.Namespace, settings: Settings) -> int:
    if settings.production:
        raise CommandFailed("a rehearsal moves the clock; that is refused in production")
    from bot.follow_ups import rehearse

    until = instant(arguments.at)
    with service_for(settings) as service:
        count = rehearse(service, until)
        now = service.clock.now()
    # Somewhere between its reading and its printing the clock ran on: what was asked for is told.
    stands_at = until if until <= now < until + _RAN_ON else now
    told = stands_at.astimezone(until.tzinfo).isoformat(timespec="seconds")
    if arguments.json:
        print_json({"carried_out": count, "clock": told})
    else:
        already = "" if stands_at == until else " already; it only moves forward"
        print(f"{count} carried out; the clock stands at {told}{already}")
    return 0
