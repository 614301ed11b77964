"""``voordeur whatsapp``: the templates at Twilio, and taking in what webhooks missed."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bot.cli.errors import CommandFailed
from bot.cli.opening import organisation_key, print_json, service_for
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.channels.whatsapp.line import Line


def add_to(commands: Any) -> None:
    whatsapp = commands.add_parser("whatsapp", help="templates at Twilio; messages that a webhook missed")
    kinds = whatsapp.add_subparsers(dest="what", required=True, metavar="templates|reconcile")
    templates = kinds.add_parser("templates", help="the texts that WhatsApp approves")
    acts = templates.add_subparsers(dest="act", required=True, metavar="list|push")
    for name, run, told in (
        ("list", _list, "how every template stands, per account"),
        ("push", _push, "make what is missing, in every language, and ask approval"),
    ):
        act = acts.add_parser(name, help=told)
        act.add_argument("--organisation", metavar="KEY")
        act.add_argument("--json", action="store_true")
        act.set_defaults(run=run)
    reconcile = kinds.add_parser("reconcile", help="take in what Twilio has and no webhook brought")
    reconcile.set_defaults(run=_reconcile)


def _list(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.channels.whatsapp.templates import standing

    return _templates(arguments, settings, lambda line, memory: line.account.call_now(standing))


def _push(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.channels.whatsapp.templates import push

    return _templates(
        arguments, settings,
        lambda line, memory: line.account.call_now(lambda client: push(client, line.account.sid, memory)),
    )  # fmt: skip


def _templates(arguments: argparse.Namespace, settings: Settings, work: Any) -> int:
    from bot.channels.whatsapp.client import Doubtful, NotSent, Refused
    from bot.channels.whatsapp.line import KeptInState

    rows: list[dict[str, Any]] = []
    with service_for(settings) as service:
        memory = KeptInState(service)
        for line in _accounts(service, arguments.organisation):
            try:
                found = work(line, memory)
            except (Refused, NotSent, Doubtful) as error:
                raise CommandFailed(f"{line.organisation}: {error}; see `voordeur doctor`") from None
            rows += [{"account": line.account.sid, **asdict(one)} for one in found]
    if arguments.json:
        print_json(rows)
    else:
        for row in rows:
            reason = f" ({row['reason']})" if row["reason"] else ""
            print(f"{row['name']:<32} {row['language']:<3} {row['sid'] or '-':<34} {row['status']}{reason}")
    return 0


def _accounts(service: Any, organisation: str | None) -> Iterator[Line]:
    """One number per account: templates belong to the account."""
    from bot.channels.whatsapp.adapter import build

    if organisation is not None:
        organisation_key(service, organisation)
        if service.channels[organisation].whatsapp is None:
            raise CommandFailed(f"{organisation} has no WhatsApp number yet; see docs/channels/whatsapp.md")
    if not any(channels.whatsapp for channels in service.channels.values()):
        raise CommandFailed("no organisation has a WhatsApp number yet; see docs/channels/whatsapp.md")
    channel = build(service)
    if channel is None:
        raise CommandFailed("in demo only this machine is spoken to; set environment to production")
    seen: set[str] = set()
    for key, line in channel.lines.items():
        if (organisation is None or key == organisation) and line.account.sid not in seen:
            seen.add(line.account.sid)
            yield line


def _reconcile(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.channels.registry import Channels

    async def run(service: Any) -> int:
        channels = Channels(service, takes_turns=False)
        whatsapp: Any = channels.by_name.get("whatsapp")
        if whatsapp is None:
            raise CommandFailed("no organisation has a WhatsApp number yet; see docs/channels/whatsapp.md")
        count: int = await whatsapp.catch_up(channels.intake)
        await channels.intake.settle()
        await whatsapp.stop()
        return count

    with service_for(settings) as service:
        print(f"{asyncio.run(run(service))} messages looked at")
    return 0
