"""A channel that does not work is told by another way, once; and so is its recovery."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.bootstrap import Service
from bot.channels.health import Health
from bot.channels.places import Unwell
from bot.settings import Channels, EmailSettings, Settings

KEY = "coachcenter"


class Sick:
    name = "email"
    trouble: Exception | None = None
    tried_out = 0

    async def check(self, organisation: str) -> str:
        if self.trouble:
            raise self.trouble
        return "well"

    async def round_trip(self, organisation: str) -> None:
        self.tried_out += 1


@pytest.fixture
def service(tmp_path: Path):
    staff = {"directie": {"email": "d@example.org", "roles": ["directie"]}, "tweede": {"telegram": "5", "roles": ["directie"]}}
    made = Service(
        Settings(
            data_dir=tmp_path, database_url=f"sqlite:///{tmp_path / 'v.sqlite'}", master_key_file=tmp_path / "key",
            raw_organisations={KEY: {"staff": staff}},
        )
    )  # fmt: skip
    made.prepare()
    made.channels[KEY] = Channels(email=EmailSettings("klacht@example.org"))
    yield made
    made.close()


def test_a_dead_channel_is_told_by_another_way(service):
    channel = Sick()
    health = Health(service, {"email": channel})
    asyncio.run(health.look())
    channel.trouble = Unwell("IMAP: LoginError")
    for _ in range(4):
        asyncio.run(health.look())
    channel.trouble = None
    asyncio.run(health.look())
    with service.unit_of_work(read_only=True) as work:
        told = [(row.to, row.channel, (row.content or {})["text"].split(".")[0]) for row in work.outbox.list()]
    assert told == [
        ("staff:directie", "desk", "E-mail werkt niet"), ("staff:tweede", "telegram", "E-mail werkt niet"),
        ("staff:directie", "desk", "E-mail werkt weer"), ("staff:tweede", "telegram", "E-mail werkt weer"),
    ]  # fmt: skip
    assert channel.tried_out == 1, "once a day"


def test_what_is_only_partly_unwell_is_no_alarm(service):
    channel = Sick()
    channel.trouble = Unwell("templates", partly=True)
    health = Health(service, {"email": channel})
    for _ in range(3):
        asyncio.run(health.look())
    with service.unit_of_work(read_only=True) as work:
        assert work.outbox.list() == []
