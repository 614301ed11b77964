"""All channels there are, in one list; and the ones that this process has, built and running.

Each package has one function ``build(service) -> Channel | None``: None where no organisation has set that
channel up. Beside what :class:`bot.channels.base.Channel` asks, a channel may have:

* ``routes(intake) -> list[BaseRoute]``: its webhooks;
* ``async check(organisation) -> str``: one line on its state; raises
  :class:`bot.channels.places.Unwell` where it is bad;
* ``async catch_up(intake) -> int``: takes in what webhooks missed; ``every_seconds`` says how often;
* ``async round_trip(organisation)``: sends a message of its own and waits for it to come in;
* what ``bot.channels.intake`` and ``bot.delivery.loop`` mention.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from starlette.routing import BaseRoute

from bot.bootstrap import Service
from bot.channels.base import Channel
from bot.channels.health import Health
from bot.channels.intake import Intake
from bot.channels.places import Unwell, is_loopback
from bot.delivery.loop import DeliveryLoop

log = logging.getLogger(__name__)

_START_AGAIN_SECONDS = 30.0
_CHECK_SECONDS = 60.0


def _whatsapp(service: Service) -> Channel | None:
    from bot.channels.whatsapp.adapter import build

    return build(service)


def _telegram(service: Service) -> Channel | None:
    if not service.settings.production and not is_loopback(service.settings.telegram_api_url):
        log.warning("Telegram is not started: in demo only this machine is spoken to")
        return None
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


@dataclass(frozen=True, slots=True)
class State:
    """How a channel of an organisation is; ``mend`` says what to do where it is bad."""

    organisation: str
    channel: str
    text: str
    bad: bool = False
    mend: str = ""


async def states(service: Service, built: Mapping[str, Channel]) -> list[State]:
    """Ask every channel that is set up how it is: log-in, sender, templates, webhook."""
    return [
        await _state(key, name, built.get(name))
        for key, channels in service.channels.items()
        for name in CHANNELS
        if getattr(channels, name) is not None
    ]


async def _state(organisation: str, name: str, channel: Any) -> State:
    if channel is None:
        mend = "set environment to production, or the api_url to a stand-in on this machine"
        return State(organisation, name, "not started: in demo only this machine is spoken to", True, mend)
    try:
        return State(organisation, name, await asyncio.wait_for(channel.check(organisation), _CHECK_SECONDS))
    except Unwell as trouble:
        return State(organisation, name, str(trouble), True, trouble.mend)
    except TimeoutError:
        return State(organisation, name, "no answer", True, "check the connection")
    except Exception as error:
        log.exception("%s of %s could not be checked", name, organisation)
        return State(organisation, name, type(error).__name__, True, "see the log")


class Channels:
    """The channels of one process, with their intake and the loop that sends."""

    def __init__(
        self, service: Service, built: dict[str, Channel] | None = None, *, takes_turns: bool = True
    ) -> None:
        self.by_name: dict[str, Channel] = build_channels(service) if built is None else built
        self.delivery = DeliveryLoop(service, self.by_name)
        self.intake = Intake(service, self.delivery.wake, takes_turns=takes_turns)
        self.intake.fetch_through(self.by_name)
        self.health = Health(service, self.by_name)
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
        self._tasks += [create(self.delivery.run()), create(self.health.run())]
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
