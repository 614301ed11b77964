"""The daily trial of a bot: out and in, and nobody sees a message."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest
import uvicorn
from starlette.applications import Starlette
from telegram_server import Refusal, TelegramServer
from telegram_support import GROUP, KEY, PERSON, Received, channel_at
from test_telegram_listening import until

from bot.channels.places import Unwell
from bot.channels.telegram import listening, trial
from bot.channels.telegram.adapter import TelegramChannel


class Serving:
    """Our own webhook, served at an address of this machine."""

    def __init__(self) -> None:
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            self.port: int = one.getsockname()[1]
        self._server: uvicorn.Server | None = None

    def serve(self, channel: TelegramChannel, received: Received) -> None:
        app = Starlette(routes=channel.routes(received))
        self._server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=self.port, log_level="error", ws="none"))
        threading.Thread(target=self._server.run, daemon=True).start()

    @property
    def started(self) -> bool:
        return self._server is not None and self._server.started

    def close(self) -> None:
        if self._server is not None:
            self._server.should_exit = True


@pytest.fixture
def serving() -> Iterator[Serving]:
    made = Serving()
    yield made
    made.close()


async def test_a_bot_that_polls(strict: TelegramServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "_POLL_SECONDS", 1)
    channel = channel_at(strict)
    with pytest.raises(Unwell, match="not asked for updates"):
        await channel.round_trip(KEY)
    await channel.start(Received())
    await until(lambda: channel.accounts[KEY].asked_at)
    await channel.round_trip(KEY)
    assert strict.asked("sendChatAction")[-1]["chat_id"] == GROUP
    assert not strict.sent_to(GROUP) and not strict.sent_to(PERSON)
    monkeypatch.setattr(trial, "_ASKED_WITHIN_SECONDS", -1.0)
    with pytest.raises(Unwell, match="not asked for updates"):
        await channel.round_trip(KEY)
    await channel.stop()


async def test_nothing_can_be_sent(server: TelegramServer) -> None:
    server.trouble("sendChatAction", Refusal(403, "Forbidden: bot was kicked from the supergroup chat"))
    with pytest.raises(Unwell, match="nothing can be sent"):
        await channel_at(server).round_trip(KEY)


async def test_a_webhook_that_answers_and_one_that_does_not(strict: TelegramServer, serving: Serving) -> None:
    channel, received = channel_at(strict, mode="webhook"), Received()
    account = channel.accounts[KEY]
    account.webhook = f"http://127.0.0.1:{serving.port}/webhooks/telegram/{KEY}"
    with pytest.raises(Unwell, match="cannot be reached"):
        await channel.round_trip(KEY)
    serving.serve(channel, received)
    await until(lambda: serving.started)
    await channel.round_trip(KEY)
    await channel.round_trip(KEY)
    assert received.all == [] and channel.refused == 0
    account.webhook = f"http://127.0.0.1:{serving.port}/elders"
    with pytest.raises(Unwell, match="answers 404"):
        await channel.round_trip(KEY)
