"""What Telegram's part asks of storage: which button was tapped, whose topic this is, where the group went."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from bot.delivery import threads
from storage.outbox import OutboxRow
from storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from bot.bootstrap import Service

_CHANNEL = "telegram"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button under a message of ours.

    ``stale`` is True where the talk has gone on since; ``reference`` is the case that the message was about.
    """

    payload: str
    title: str
    to_staff: bool
    stale: bool = False
    reference: str | None = None
    language: str | None = None


class Stored(Protocol):
    """What is remembered across restarts."""

    async def press(self, organisation: str, outbox_id: int, place: int, chat: int) -> Pressed | None:
        """The button at a place of a message; None where there is none, or not in this chat."""

    async def case_of(self, organisation: str, thread: int) -> str | None:
        """The reference of the case that a topic belongs to."""

    async def remembered(self, organisation: str) -> dict[str, Any]:
        """What was kept about the organisation's own chats."""

    async def remember(self, organisation: str, told: dict[str, Any]) -> None:
        """Keep something about the organisation's own chats."""


class InService:
    """The same, kept by a running service."""

    def __init__(self, service: Service) -> None:
        self._service = service

    async def press(self, organisation: str, outbox_id: int, place: int, chat: int) -> Pressed | None:
        return await asyncio.to_thread(self._press, organisation, outbox_id, place, chat)

    async def case_of(self, organisation: str, thread: int) -> str | None:
        return await asyncio.to_thread(self._case_of, organisation, thread)

    async def remembered(self, organisation: str) -> dict[str, Any]:
        return await asyncio.to_thread(self._remembered, organisation)

    async def remember(self, organisation: str, told: dict[str, Any]) -> None:
        await asyncio.to_thread(self._remember, organisation, told)

    def _press(self, organisation: str, outbox_id: int, place: int, chat: int) -> Pressed | None:
        with self._service.unit_of_work(read_only=True) as work:
            row = work.outbox.by_id(outbox_id)
            if row is None or row.organisation != organisation or row.channel != _CHANNEL or row.content is None:
                return None
            buttons = row.content.get("buttons") or []
            if not 0 <= place < len(buttons):
                return None
            payload, title = str(buttons[place]["payload"]), str(buttons[place]["title"])
            reference = (row.content.get("custom") or {}).get("reference")
            if row.to != "complainant":
                return Pressed(payload, title, True, reference=reference)
            # Callback data is the sender's own to make up: the message must have gone to this very chat.
            conversation = work.conversations.find(_CHANNEL, organisation, str(chat))
            if conversation is None or conversation.id != row.conversation_id:
                return None
            return Pressed(payload, title, False, is_stale(work, row, payload), reference, conversation.language)

    def _case_of(self, organisation: str, thread: int) -> str | None:
        with self._service.unit_of_work(read_only=True) as work:
            return threads.case_of(work, _CHANNEL, organisation, str(thread))

    def _remembered(self, organisation: str) -> dict[str, Any]:
        with self._service.unit_of_work(read_only=True) as work:
            return threads.remembered(work, _CHANNEL, organisation)

    def _remember(self, organisation: str, told: dict[str, Any]) -> None:
        with self._service.unit_of_work() as work:
            threads.remember(work, _CHANNEL, organisation, None, told, self._service.clock.now())
            work.commit()


def is_stale(work: UnitOfWork, row: OutboxRow, payload: str) -> bool:
    """Whether the talk went on after a question: a later turn was answered, or the same was asked again.

    What staff or the clock asked in between does not outdate a question, nor is it outdated by one.
    """
    from actions.dialogue.choices import GLOBAL

    if payload.split(":", 1)[0] in GLOBAL or row.conversation_id is None:
        return False
    later = work.outbox.after(row.conversation_id, row.id)
    if row.kind == "answer":
        return any(one.kind == "answer" and one.in_reply_to != row.in_reply_to for one in later)
    asks = _asks(row)
    return asks is not None and any(_asks(one) == asks for one in later)


def _asks(row: OutboxRow) -> str | None:
    return ((row.content or {}).get("custom") or {}).get("asks")
