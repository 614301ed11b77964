"""Content resources at Twilio: made once per shape, and remembered by what they are made of."""

from __future__ import annotations

import asyncio
from typing import Protocol

from twilio.rest import Client
from twilio.rest.content.v1.content import ContentList

from bot.channels.whatsapp.client import Account
from bot.channels.whatsapp.rendering import Content


class Memory(Protocol):
    """What this process and the next remember: a few words, each under a name."""

    def get(self, name: str) -> str | None: ...

    def put(self, name: str, value: str) -> None: ...

    def forget(self, name: str) -> None: ...


def request(friendly_name: str, content: Content, samples: dict[str, str] | None = None) -> ContentList.ContentCreateRequest:
    """The request that makes a resource."""
    return ContentList.ContentCreateRequest(
        {
            "friendly_name": friendly_name,
            "language": content.language,
            "variables": samples or content.samples(),
            "types": content.types,
        }
    )


class Contents:
    """The content resources of one account."""

    def __init__(self, account: Account, memory: Memory) -> None:
        self._account = account
        self._memory = memory
        self._known: dict[str, str] = {}
        self._making: dict[str, asyncio.Lock] = {}

    def _name(self, content: Content) -> str:
        return f"whatsapp content {self._account.sid} {content.fingerprint}"

    async def sid(self, content: Content) -> str:
        """The number of the resource, made at Twilio where it was not yet.

        Raises:
            Refused, NotSent, Doubtful: it could not be made.
        """
        key = content.fingerprint
        if key in self._known:
            return self._known[key]
        async with self._making.setdefault(key, asyncio.Lock()):
            if key in self._known:
                return self._known[key]
            found = await asyncio.to_thread(self._memory.get, self._name(content))
            if found is None:
                found = await self._account.call(lambda client: _make(client, f"voordeur_{key}", content))
                await asyncio.to_thread(self._memory.put, self._name(content), found)
            self._known[key] = found
        self._making.pop(key, None)
        return self._known[key]

    async def forget(self, content: Content) -> None:
        """The resource is gone at Twilio; the next message makes it anew."""
        self._known.pop(content.fingerprint, None)
        await asyncio.to_thread(self._memory.forget, self._name(content))


def _make(client: Client, friendly_name: str, content: Content) -> str:
    made = client.content.v1.contents.create(request(friendly_name, content))
    if not made.sid:
        raise ValueError("a content resource without a number")
    return made.sid
