"""What the tests of WhatsApp share: a service with a number, and a dialogue that needs no model."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient
from twilio_server import ACCOUNT, SENDER, TOKEN, TwilioServer

from bot.bootstrap import Service
from bot.channels.registry import Channels
from bot.settings import Settings
from bot.turn import Answered
from bot.web.app import build_app

KEY = "coachcenter"
PERSON = "+31612345678"
STAFF = "+31687654321"


class Echo:
    """Takes a turn by answering with what was said; two buttons where the text ends in a question mark."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.taken: list[dict[str, Any]] = []

    def take(self, inbox_id: int, conversation_id: int) -> Answered:
        now = self.service.clock.now()
        with self.service.unit_of_work() as work:
            while (item := work.inbox.claim_of(conversation_id)) is not None:
                payload = item.payload or {}
                self.taken.append(payload)
                text = payload.get("choice") or payload.get("text") or "bestand"
                asks = text.endswith("?")
                buttons = [
                    {"title": "Ja", "payload": "feels_safe:yes"}, {"title": "Nee", "payload": "feels_safe:no"}
                ] if asks else []  # fmt: skip
                work.outbox.add(
                    organisation=item.organisation, to="complainant", channel=item.channel, author="bot", kind="answer",
                    content={"text": f"U zegt: {text}", "buttons": buttons, "custom": {"asks": "feels_safe"} if asks else {}},
                    at=now, conversation_id=conversation_id, in_reply_to=item.id,
                )  # fmt: skip
                conversation = work.conversations.lock(conversation_id)
                state = {"talk": {"asked": "feels_safe", "options": buttons}} if asks else {}
                work.conversations.save(replace(conversation, last_inbound_at=now), state, at=now)
                work.inbox.done(item.id, now)
            work.commit()
        return Answered(inbox_id, ())

    def take_next(self) -> bool:
        return False


def make_service(folder: Path, twilio: TwilioServer, **more: Any) -> Service:
    told: dict[str, Any] = {
        "whatsapp": {"account_sid": ACCOUNT, "auth_token": TOKEN, "from": SENDER, "shared_key": "a-shared-key"},
        "staff": {"directie": {"whatsapp": STAFF, "roles": ["directie"]}},
    }
    told.update(more.pop("organisation", {}))
    service = Service(
        Settings(
            data_dir=folder,
            database_url=f"sqlite:///{folder / 'voordeur.sqlite'}",
            master_key_file=folder / "master.key",
            public_url="http://127.0.0.1:9",
            twilio_api_url=twilio.url,
            twilio_content_url=twilio.url,
            raw_organisations={KEY: told},
            **more,
        )
    )
    service.prepare()
    service.__dict__["turns"] = Echo(service)
    return service


class World:
    """A service with its channels, driven step by step from a test."""

    def __init__(self, service: Service, twilio: TwilioServer) -> None:
        self.service, self.twilio = service, twilio
        self.channels = Channels(service)
        self.client = TestClient(build_app(service, self.channels.routes()), base_url="http://127.0.0.1:9")

    @property
    def channel(self) -> Any:
        return self.channels.by_name["whatsapp"]

    def turns(self) -> None:
        """Wait until every turn that was begun is taken."""
        self.service.turn_thread.submit(lambda: None).result(timeout=20)

    def deliver(self) -> None:
        """Send all that is due."""
        self.turns()
        asyncio.run(self.channels.delivery.drain())

    def rows(self) -> list[Any]:
        with self.service.unit_of_work(read_only=True) as work:
            return work.outbox.list()
