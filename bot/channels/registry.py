"""All channels there are, in one list; and the ones that this process has, built and running.

Each package has one function ``build(service) -> Channel | None``: None where no organisation has set that
channel up. Beside what :class:`bot.channels.base.Channel` asks, a channel may have:

* ``routes(intake) -> list[BaseRoute]``: its webhooks;
* ``async check(organisation) -> str``: one line on its state; raises :class:`Unwell` where it is bad;
* ``async catch_up(receive, delivered) -> int``: takes in what webhooks missed; ``every_seconds`` says how often;
* what ``bot.channels.intake`` and ``bot.delivery.loop`` mention.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from starlette.routing import BaseRoute

from bot.bootstrap import Service
from bot.channels.base import Channel
from bot.channels.intake import Intake
from bot.delivery.loop import DeliveryLoop

log = logging.getLogger(__name__)

_START_AGAIN_SECONDS = 30.0


def _whatsapp(service: Service) -> Channel | None:
    from bot.channels.whatsapp.adapter import build

    return build(service)


def _telegram(service: Service) -> Channel | None:
    from bot.channels.telegram.adapter import build

    return build(service)


def _email(service: Service) -> Channel | None:
    from bot.channels.email.adapter import build

    return build(service)


CHANNELS: Mapping[str, Callable[[Service], Channel | None]] = {
    "whatsapp": _whatsapp,
    "telegram": _telegram,
    "email": _email,
}


class Unwell(Exception):
    """A channel does not work; the text says what is wrong, ``mend`` what to do about it."""

    def __init__(self, text: str, mend: str = "") -> None:
        super().__init__(text)
        self.mend = mend


def is_loopback(url: str) -> bool:
    """Whether an address is this machine's own; in demo nothing else is spoken to."""
    host = urlsplit(url).hostname or ""
    return host in ("localhost", "::1") or host.startswith("127.")


def build_channels(service: Service) -> dict[str, Channel]:
    """The channels that some organisation has set up, by name."""
    built = {}
    for name, build in CHANNELS.items():
        if not any(getattr(one, name) for one in service.channels.values()):
            continue
        channel = build(service)
        if channel is not None:
            built[name] = channel
    return built


class Channels:
    """The channels of one process, with their intake and the loop that sends."""

    def __init__(self, service: Service, built: dict[str, Channel] | None = None) -> None:
        self.by_name: dict[str, Channel] = build_channels(service) if built is None else built
        self.delivery = DeliveryLoop(service, self.by_name)
        self.intake = Intake(service, self.delivery.wake)
        self.intake.fetch_through(self.by_name)
        self._tasks: list[asyncio.Task[Any]] = []

    def routes(self) -> list[BaseRoute]:
        """The webhooks of all channels."""
        return [
            route
            for channel in self.by_name.values()
            if hasattr(channel, "routes")
            for route in channel.routes(self.intake)
        ]

    async def start(self) -> None:
        """Begin to receive and to send; returns at once. A channel that cannot start is tried again."""
        if not self.by_name:
            return
        create = asyncio.get_running_loop().create_task
        self._tasks.append(create(self.delivery.run()))
        for name, channel in self.by_name.items():
            self._tasks.append(create(self._keep_started(name, channel)))
            if hasattr(channel, "catch_up"):
                self._tasks.append(create(self._keep_catching_up(name, channel)))

    async def stop(self) -> None:
        """Stop receiving first, then finish what is being sent."""
        for channel in self.by_name.values():
            try:
                await asyncio.wait_for(channel.stop(), 10)
            except Exception:
                log.exception("a channel did not stop cleanly")
        await self.delivery.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()

    @asynccontextmanager
    async def running(self, app: Any = None) -> AsyncIterator[None]:
        """The lifespan of a web application that has these channels."""
        await self.start()
        try:
            yield
        finally:
            await self.stop()

    async def _keep_started(self, name: str, channel: Channel) -> None:
        while True:
            try:
                await channel.start(partial(self.intake.receive, name))
                return
            except Exception:
                log.exception("%s could not start; it is tried again", name)
                await asyncio.sleep(_START_AGAIN_SECONDS)

    async def _keep_catching_up(self, name: str, channel: Any) -> None:
        while True:
            try:
                await channel.catch_up(self.intake)
            except Exception:
                log.exception("%s could not catch up; it is tried again", name)
            await asyncio.sleep(channel.every_seconds)
