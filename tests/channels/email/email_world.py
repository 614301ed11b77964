"""What tests of mail through the whole service share: real servers, real storage, a dialogue that needs no model."""

from __future__ import annotations

import asyncio
import email
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from dovecot_server import Dovecot
from email_support import BOSS, OURS, SANNE
from smtp_server import MailServer, Taken

from actions.cases.opening import open_case
from bot.bootstrap import Service
from bot.channels.registry import Channels
from bot.settings import Settings
from bot.turn import Answered

KEY = "coachcenter"


class Opener:
    """A dialogue that answers every message, and makes a case at the word "zaak"."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.taken: list[dict[str, Any]] = []

    def take(self, inbox_id: int, conversation_id: int) -> Answered:
        now = self.service.clock.now()
        with self.service.unit_of_work() as work:
            while (item := work.inbox.claim_of(conversation_id)) is not None:
                payload = item.payload or {}
                self.taken.append(payload)
                conversation = work.conversations.lock(conversation_id)
                case_id = conversation.case_id
                if "zaak" in payload["text"]:
                    opened = open_case(
                        self.service.desk(work, KEY), conversation=conversation, channel="email", language="nl",
                        answers={"role": "client", "name": "Sanne Voorbeeld", "official": "yes"}, story=[payload["text"]],
                    )  # fmt: skip
                    case_id = opened.case.id
                    conversation = work.conversations.by_id(conversation_id)
                work.outbox.add(
                    organisation=KEY, to="complainant", channel=item.channel, author="bot", kind="answer",
                    content={"text": f"U schrijft: {payload['text']}", "buttons": [], "custom": {}}, at=now,
                    conversation_id=conversation_id, case_id=case_id, in_reply_to=item.id,
                )  # fmt: skip
                work.conversations.save(replace(conversation, case_id=case_id, last_inbound_at=now), {}, at=now)
                work.inbox.done(item.id, now)
            work.commit()
        return Answered(inbox_id, ())

    def take_next(self) -> bool:
        return False


@dataclass
class World:
    service: Service
    channels: Channels
    dovecot: Dovecot
    smtp: MailServer
    user: str
    dialogue: Opener

    def deliver(self, raw: bytes) -> None:
        self.dovecot.deliver(self.user, raw)

    async def sent(self, count: int, to: str = SANNE) -> Taken:
        """The mail number ``count`` to somebody."""
        end = time.monotonic() + 20
        while True:
            found = [taken for taken in self.smtp.taken if taken.recipients == [to]]
            if len(found) >= count:
                return found[count - 1]
            assert time.monotonic() < end, f"{len(found)} mails came, not {count}"
            await asyncio.sleep(0.05)

    async def saying(self, words: str, to: str) -> Taken:
        """The mail to somebody that says this."""
        await self.until(lambda: any(words in plain(taken) for taken in self.smtp.taken if taken.recipients == [to]))
        return next(taken for taken in self.smtp.taken if taken.recipients == [to] and words in plain(taken))

    def to_person(self) -> Any:
        """The first message to the person, as it is stored."""
        return self.read(lambda work: next(row for row in work.outbox.list() if row.to == "complainant"))

    async def until(self, holds: Callable[[], object]) -> None:
        end = time.monotonic() + 15
        while not holds():
            assert time.monotonic() < end, "it did not happen in time"
            await asyncio.sleep(0.05)

    def read(self, what: Callable[[Any], Any]) -> Any:
        with self.service.unit_of_work(read_only=True) as work:
            return what(work)


def make_service(folder: Path, imap: str, smtp: str) -> Service:
    service = Service(
        Settings(
            data_dir=folder, database_url=f"sqlite:///{folder / 'voordeur.sqlite'}", master_key_file=folder / "master.key",
            raw_organisations={KEY: {
                "email": {"address": OURS, "imap": imap, "smtp": smtp},
                "staff": {"directie": {"email": BOSS, "roles": ["directie"]}},
            }},
        )
    )  # fmt: skip
    service.prepare()
    return service


@pytest.fixture
async def world(tmp_path: Path, dovecot: Dovecot, mail_server: MailServer) -> AsyncIterator[World]:
    user = f"dienst{time.monotonic_ns()}@coachcenter.example"
    service = make_service(tmp_path, dovecot.url(user), mail_server.url())
    dialogue = Opener(service)
    service.__dict__["turns"] = dialogue
    channels = Channels(service)
    await channels.start()
    yield World(service, channels, dovecot, mail_server, user, dialogue)
    await channels.stop()
    service.close()


def plain(taken: Taken) -> str:
    found = email.message_from_bytes(taken.raw, policy=default).get_body(("plain",))
    assert found is not None
    return found.get_content().replace("\r\n", "\n")
