"""A Telegram server per test, that demands at the end that no rule of the Bot API was broken."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio
from telegram_server import TelegramServer, telegram_server
from telegram_support import GROUP, OTHER, PERSON, STAFF, STRANGER


@pytest_asyncio.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with telegram_server() as made:
        for user in (PERSON, OTHER, STAFF, STRANGER):
            made.person(user)
        made.group(GROUP)
        yield made


@pytest_asyncio.fixture
async def strict(server: TelegramServer) -> AsyncIterator[TelegramServer]:
    """The same server; whatever it refused fails the test."""
    yield server
    assert server.broken_rules == []
