"""A channel that does what a test says, and a service whose e-mail and WhatsApp are that channel."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.bootstrap import Service
from bot.channels.base import Outbound, SendResult
from bot.delivery.loop import DeliveryLoop
from bot.settings import Channels, EmailSettings, Settings

KEY = "coachcenter"
PERSON = "+31612345678"


class Scripted:
    """A channel whose sends do, in order, what ``script`` says; after that they succeed."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.script: list[Any] = []
        self.sent: list[Outbound] = []
        self.under_way = 0
        self.most_under_way = 0
        self.before: Callable[[Outbound], Any] | None = None

    async def start(self, receive: Any) -> None: ...

    async def stop(self) -> None: ...

    async def send(self, message: Outbound) -> SendResult:
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            await asyncio.sleep(0.01)
            step = self.script.pop(0) if self.script else None
            if isinstance(step, BaseException):
                raise step
            self.sent.append(message)
            return step or SendResult(f"{self.name}-{message.outbox_id}")
        finally:
            self.under_way -= 1

    def texts(self) -> list[str]:
        return [one.text for one in self.sent]


class Asked(Scripted):
    """The same, for a platform that can be asked what became of a message."""

    found: Any = None

    async def look_up(self, message: Outbound) -> SendResult | None:
        if isinstance(self.found, BaseException):
            raise self.found
        return self.found


class World:
    """A service, two channels, and rows to send."""

    def __init__(self, folder: Path) -> None:
        self.service = Service(
            Settings(
                data_dir=folder, database_url=f"sqlite:///{folder / 'v.sqlite'}", master_key_file=folder / "key",
                raw_organisations={KEY: {
                    "staff": {"directie": {"telegram": "1", "roles": ["directie"]}}, "staff_group": {"telegram": "-100"},
                }},
            )
        )  # fmt: skip
        self.service.prepare()
        self.service.channels[KEY] = Channels(email=EmailSettings("klacht@example.org"))
        self.whatsapp, self.telegram, self.email = Scripted("whatsapp"), Scripted("telegram"), Scripted("email")

    def use(self, *channels: Any) -> DeliveryLoop:
        return DeliveryLoop(self.service, {one.name: one for one in channels})

    def run(self, *channels: Any) -> None:
        asyncio.run(self.use(*(channels or (self.whatsapp, self.telegram, self.email))).drain())

    def conversation(self, address: str = PERSON, channel: str = "whatsapp") -> int:
        now = self.service.clock.now()
        with self.service.unit_of_work() as work:
            number, _, _ = work.conversations.find_or_begin(channel, KEY, address, now)
            work.conversations.save(replace(work.conversations.lock(number), last_inbound_at=now), at=now)
            work.commit()
        return number

    def add(self, text: str, conversation: int | None = None, **more: Any) -> int:
        told: dict[str, Any] = {
            "organisation": KEY, "to": "complainant" if conversation else "staff:directie",
            "channel": "whatsapp" if conversation else "telegram", "author": "bot", "kind": "answer",
            "content": {"text": text, "buttons": [], "custom": more.pop("custom", {})}, "conversation_id": conversation,
        } | more  # fmt: skip
        with self.service.unit_of_work() as work:
            row = work.outbox.add(at=self.service.clock.now(), **told)
            work.commit()
        return row

    def row(self, number: int) -> Any:
        with self.service.unit_of_work(read_only=True) as work:
            return work.outbox.by_id(number)

    def due_now(self) -> None:
        """Let the waiting be over."""
        from sqlalchemy import text

        with self.service.unit_of_work() as work:
            work.session.execute(text("update outbox set next_attempt_at = (select min(at) from outbox) where status = 'waiting'"))
            work.commit()

    def expire(self, number: int) -> None:
        """As if whoever was sending this had disappeared."""
        now = self.service.clock.now()
        with self.service.unit_of_work() as work:
            work.outbox.claim_deliverable(now, timedelta(seconds=-5), 50, ["whatsapp", "telegram", "email"])
            work.commit()
