"""What commands share: the service for a command, JSON on stdout, instants on the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from bot.cli.errors import CommandFailed, WrongUsage
from bot.settings import Settings


@contextmanager
def service_for(settings: Settings) -> Iterator[Any]:
    """Open the service for one command and close it after."""
    from bot.bootstrap import Service

    service = Service(settings)
    try:
        service.prepare()
        yield service
    finally:
        service.close()


def print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def instant(text: str) -> datetime:
    """An instant with a UTC offset, as an argument."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise WrongUsage(f"{text!r} is no instant; write it as 2026-11-20T09:00:00+01:00") from None
    if moment.tzinfo is None:
        raise WrongUsage(f"{text!r} has no UTC offset; write it as 2026-11-20T09:00:00+01:00")
    return moment


def organisation_key(service: Any, key: str) -> str:
    if key not in service.procedures:
        raise CommandFailed(f"there is no organisation {key}; there are: {', '.join(sorted(service.procedures))}")
    return key


def known_somewhere(service: Any, name: str) -> None:
    """Refuse a name that no organisation has among its staff."""
    if not any(name in organisation.staff for organisation in service.organisations.values()):
        raise CommandFailed(f"no organisation has a staff member {name}")


def staff_user(service: Any, organisation: str, name: str) -> Any:
    """A member of an organisation's staff by name.

    In production acting as somebody needs that person's own sign-in, which the command line has not.
    """
    user = service.organisations[organisation].staff.get(name)
    if user is None:
        known = ", ".join(sorted(service.organisations[organisation].staff)) or "nobody yet"
        raise CommandFailed(f"{organisation} has no staff member {name}; there are: {known}")
    if service.settings.production:
        raise CommandFailed("in production staff act after their own sign-in: on the desk or in their chat")
    return user
