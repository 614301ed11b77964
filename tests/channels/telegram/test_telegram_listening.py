"""Long polling and the webhook, with the secret; updates are kept until they are stored."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

import httpx
import pytest
from starlette.applications import Starlette
from telegram_server import TOKEN, Refusal, TelegramServer
from telegram_support import GROUP, KEY, PERSON, SECRET, STAFF, Received, channel_at, outbound

from bot.channels.base import SendError
from bot.channels.telegram import listening
from bot.channels.telegram.routes import SECRET_HEADER


async def until(done: Callable[[], object], seconds: float = 5.0) -> None:
    async with asyncio.timeout(seconds):
        while not done():
            await asyncio.sleep(0.02)


@pytest.fixture(autouse=True)
def short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "_WAITS", (0.05,))
    monkeypatch.setattr(listening, "_POLL_SECONDS", 1)


async def test_polling_confirms_only_what_was_stored(strict: TelegramServer) -> None:
    channel, received = channel_at(strict), Received()
    received.fail = 2
    for text in ("een", "twee", "drie"):
        strict.queue(strict.update(message=strict.message(PERSON, text)))
    await channel.start(received)
    await until(lambda: len(received.all) == 3 and not strict.updates)
    await channel.stop()
    assert [one.text for one in received.all] == ["een", "twee", "drie"]
    assert strict.asked("deleteWebhook")[0]["drop_pending_updates"] == "false"
    assert "edited_message" in strict.asked("getUpdates")[0]["allowed_updates"]


async def test_polling_goes_on_after_trouble(server: TelegramServer) -> None:
    channel, received = channel_at(server), Received()
    server.trouble("getUpdates", 502, Refusal(409, "Conflict: terminated by other getUpdates request"), "geen json")
    server.trouble("getMe", 500)
    await channel.start(received)
    server.queue(server.update(message=server.message(PERSON, "na de storing")))
    await until(lambda: received.all)
    await channel.stop()


async def test_one_update_that_cannot_be_read_holds_up_nothing(server: TelegramServer) -> None:
    channel, received = channel_at(server), Received()
    server.queue({"update_id": 1, "message": {"text": "geen chat"}})
    server.queue(server.update(message=server.message(PERSON, "wel goed")))
    await channel.start(received)
    await until(lambda: received.all)
    await channel.stop()


async def test_the_webhook_is_set_with_secret_and_kinds(strict: TelegramServer) -> None:
    channel = channel_at(strict, mode="webhook")
    await channel.start(Received())
    await until(lambda: strict.asked("setMyCommands"))
    await channel.stop()
    told = strict.asked("setWebhook")[0]
    assert told["url"] == f"https://meld.example.org/webhooks/telegram/{KEY}"
    assert told["secret_token"] == SECRET
    assert told["allowed_updates"] == [
        "message", "edited_message", "message_reaction", "callback_query", "my_chat_member"
    ]
    assert "drop_pending_updates" not in told


async def test_the_webhook_wants_the_secret(strict: TelegramServer) -> None:
    channel, received = channel_at(strict, mode="webhook"), Received()
    app = Starlette(routes=channel.routes(received))
    update = strict.update(message=strict.message(PERSON, "hallo"))
    path = f"/webhooks/telegram/{KEY}"
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
        for headers in ({}, {SECRET_HEADER: "fout"}, {SECRET_HEADER.encode(): "é".encode()}):
            assert (await client.post(path, json=update, headers=headers)).status_code == 403
        assert channel.refused == 3 and received.all == []
        good = {SECRET_HEADER: SECRET}
        assert (await client.post("/webhooks/telegram/coachcenter", json=update, headers=good)).status_code == 404
        assert (await client.post(path, content=b"{", headers=good)).status_code == 400
        assert (await client.post(path, content=b"[" * 2_000_001, headers=good)).status_code == 413
        received.fail = 1
        assert (await client.post(path, json=update, headers=good)).status_code == 503
        for _ in range(2):
            answer = await client.post(path, json=update, headers=good)
            assert (answer.status_code, answer.content) == (200, b"")
    assert [one.text for one in received.all] == ["hallo"]


async def test_one_chats_messages_keep_their_order_and_others_do_not_wait(strict: TelegramServer) -> None:
    channel, done = channel_at(strict), []

    async def slow_first(organisation: str, inbound: object) -> None:
        text = inbound.text  # type: ignore[attr-defined]
        await asyncio.sleep(0.2 if text == "een" else 0)
        done.append(text)

    updates = [strict.update(message=strict.message(PERSON, text)) for text in ("een", "twee")]
    updates.append(strict.update(message=strict.message(STAFF, "zaken")))
    takes = [asyncio.create_task(channel.take(channel.accounts[KEY], one, receive=slow_first)) for one in updates]
    await asyncio.gather(*takes)
    assert done == ["zaken", "een", "twee"]


async def test_no_log_holds_a_text_an_address_or_the_token(
    server: TelegramServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    channel, received = channel_at(server), Received()
    server.trouble("getUpdates", "Fenna Testerma 0612345678", 500)
    server.trouble(
        "sendMessage", "Fenna Testerma 0612345678", 400, Refusal(403, "Forbidden: bot was blocked by the user")
    )
    received.fail = 1
    server.queue({"update_id": 1, "message": {"text": "Fenna Testerma 0612345678"}})
    server.queue(server.update(message=server.message(PERSON, "Fenna Testerma 0612345678")))
    await channel.start(received)
    for number in range(3):
        with pytest.raises(SendError):
            await channel.send(outbound("Fenna Testerma 0612345678", outbox_id=number))
    server.chats[GROUP].is_forum = False
    await channel.send(outbound("Fenna", GROUP, to_staff=True, reference="BUC-7K3M-2Q", outbox_id=9))
    await until(lambda: received.all)
    await channel.stop()
    for secret in ("Fenna", "Testerma", "0612345678", str(PERSON), TOKEN, TOKEN.split(":")[1]):
        assert secret not in caplog.text
