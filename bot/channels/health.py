"""Watching over channels: each is tried out daily, looked at every quarter of an hour, and a dead one is told.

A dead channel shows in staff chat within the hour, by another way than the one that is dead.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from actions.notify import DESK, staff_channel
from actions.organisation import StaffUser
from bot.bootstrap import Service
from bot.channels.base import Channel
from bot.channels.places import Unwell
from storage.outbox import URGENT
from storage.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

LOOK_SECONDS = 900.0
TRY_OUT_EVERY = timedelta(hours=24)
_TRY_OUT_SECONDS = 180.0
_BAD_LOOKS = 2
_NAMES = {"whatsapp": "WhatsApp", "telegram": "Telegram", "email": "E-mail"}


class Health:
    """Looks after the channels of one process.

    A channel is looked at by ``async check(organisation)`` and tried out by ``async round_trip(organisation)``,
    which sends a message of its own out and waits for it to come in; either raises where it is not well.
    """

    def __init__(self, service: Service, channels: Mapping[str, Channel]) -> None:
        self._service = service
        self._channels = channels
        self._bad: dict[tuple[str, str], int] = {}

    async def run(self) -> None:
        """Look every quarter of an hour, until cancelled."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            try:
                await self.look()
            except Exception:
                log.exception("looking after the channels failed; it is tried again")

    async def look(self) -> None:
        """Look at every channel once; a second bad look in a row is told to staff, and so is its end."""
        for key, one in self._service.channels.items():
            for name, channel in self._channels.items():
                if getattr(one, name) is not None:
                    await self._one(key, name, channel)

    async def _one(self, key: str, name: str, channel: Any) -> None:
        trouble = await self._trouble(key, name, channel)
        place, before = (key, name), self._bad.get((key, name), 0)
        if trouble is None:
            self._bad.pop(place, None)
            if before >= _BAD_LOOKS:
                await asyncio.to_thread(self._tell, key, name, f"{_NAMES[name]} werkt weer.")
            return
        log.error("%s of %s is not well: %s", name, key, trouble)
        self._bad[place] = before + 1
        if before + 1 == _BAD_LOOKS:
            text = (
                f"{_NAMES[name]} werkt niet. Berichten van klagers komen daar nu niet aan. "
                "Vraag de beheerder om te kijken: voordeur doctor"
            )
            await asyncio.to_thread(self._tell, key, name, text)

    async def _trouble(self, key: str, name: str, channel: Any) -> str | None:
        try:
            await self._check(channel, key)
            if hasattr(channel, "round_trip") and await asyncio.to_thread(self._is_time, key, name):
                await asyncio.wait_for(channel.round_trip(key), _TRY_OUT_SECONDS)
                await asyncio.to_thread(self._tried_out, key, name)
        except Exception as error:  # noqa: BLE001  whatever it is, the channel is not well
            return type(error).__name__
        return None

    async def _check(self, channel: Any, key: str) -> None:
        try:
            await asyncio.wait_for(channel.check(key), _TRY_OUT_SECONDS)
        except Unwell as trouble:
            if not trouble.partly:
                raise

    def _is_time(self, key: str, name: str) -> bool:
        with self._service.unit_of_work(read_only=True) as work:
            last = work.state.since(f"{name} tried out {key}")
        return last is None or datetime.now(UTC) - last >= TRY_OUT_EVERY

    def _tried_out(self, key: str, name: str) -> None:
        with self._service.unit_of_work() as work:
            work.state.put(f"{name} tried out {key}", "well", datetime.now(UTC))
            work.commit()

    def _tell(self, key: str, dead: str, text: str) -> None:
        now = self._service.clock.now()
        with self._service.unit_of_work() as work:
            for user in self._service.organisations[key].staff.values():
                self._put(work, key, user, dead, text, now)
            work.commit()

    def _put(self, work: UnitOfWork, key: str, user: StaffUser, dead: str, text: str, now: datetime) -> None:
        channel = _another(user, dead)
        row = work.outbox.add(
            organisation=key, to=f"staff:{user.name}", channel=channel, author="system", kind="notice",
            content={"text": text, "buttons": []}, at=now, priority=URGENT - 1,
        )  # fmt: skip
        if channel == DESK:
            work.outbox.mark_sent(row, now)


def _another(user: StaffUser, dead: str) -> str:
    """A way to reach somebody that is not the dead one; the desk where there is no other."""
    if staff_channel(user) != dead:
        return staff_channel(user)
    return next((name for name in ("telegram", "whatsapp", "email") if name != dead and getattr(user, name)), DESK)
