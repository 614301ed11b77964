"""Receiving, the same for every channel: stored first; then a command of staff, or a turn of the dialogue.

What a channel tells in ``Inbound.extra``, each where it knows it:

* ``sender``: who wrote, where that is not ``address`` (a member of a Telegram group);
* ``staff_group``: True for what is written in the staff group;
* ``explicit``: True for a command, a button or a reply in a group; chatter there is not for us;
* ``replied_to``: the external id of our message that this answers;
* ``reference``: the case, where a thread or a reply token of ours names it;
* ``authenticated``: True where the sender of a mail is proven; a ``thread`` of ours proves it as well;
* ``reaction``: what a reaction to our message means, as :mod:`bot.channels.reactions` says;
* ``voice``: True for a voice note; ``opted_in``: True where somebody wants messages again;
* ``only_commands``: True where words of staff that are no command are surely not for the person;
* ``answered``: True where the channel itself said what there is to say.

A channel whose files must be fetched has ``async fetch(organisation, attachment) -> bytes`` and, where the
platform keeps what was fetched, ``async forget(organisation, attachment)``.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Callable, Coroutine, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.bootstrap import Service
from bot.channels import files, staff_chat
from bot.channels.base import Channel, Delivery, Inbound
from bot.delivery import news
from bot.turn import Answered
from storage.conversations import BOT
from storage.outbox import OutboxRow
from storage.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

OPENS = frozenset({"open", "openen", "lees", "lezen", "ja", "ok", "oke", "oké", "read", "yes", "okay"})
"""Words that answer a notice "there is a message"; with nothing waiting they mean nothing special."""

_STOPS = frozenset(
    {"stop", "stoppen", "stopall", "afmelden", "uitschrijven", "unsubscribe", "geen berichten meer", "no more messages"}
)
_STARTS = frozenset({"open", "openen", "start"})
"""Words that take the wish for no messages back."""

_TELL_TROUBLE_AGAIN = timedelta(minutes=30)
_BARE = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class _Kept:
    """What storing came to: the row to take a turn for, if any, and where files belong."""

    inbox_id: int
    conversation_id: int
    turn: bool


class Intake:
    """Takes in what arrives on any channel of one process.

    Args:
        service: the service that answers.
        on_news: called when something may have to leave, from any thread.
        takes_turns: False for a command that only stores; a running service takes the turns.
    """

    def __init__(
        self, service: Service, on_news: Callable[[], None] = lambda: None, *, takes_turns: bool = True
    ) -> None:
        self._service = service
        self._takes_turns = takes_turns
        self._on_news = on_news
        self._channels: Mapping[str, Channel] = {}
        self._tasks: set[asyncio.Task[Any]] = set()

    def fetch_through(self, channels: Mapping[str, Channel]) -> None:
        """Set the channels that files are fetched through, by name."""
        self._channels = channels

    async def receive(self, channel: str, organisation: str, inbound: Inbound) -> None:
        """Store what arrived; returns once that is done. What it leads to follows by itself.

        A second delivery of the same ``external_id`` changes nothing.
        """
        if organisation not in self._service.organisations:
            log.warning("a message for an unknown organisation came in by %s", channel)
            return
        if staff_chat.is_group(self._service, channel, organisation, inbound) or staff_chat.sender(
            self._service, channel, organisation, inbound
        ):
            await self._from_staff(channel, organisation, inbound)
            return
        kept = await asyncio.to_thread(self._store, channel, organisation, inbound)
        if kept is None:
            return
        if inbound.attachments and files.to_fetch(inbound):
            self._start(self._fetch(channel, organisation, inbound, kept))
        if kept.turn and self._takes_turns:
            service = self._service
            future = service.turn_thread.submit(lambda: service.turns.take(kept.inbox_id, kept.conversation_id))
            future.add_done_callback(lambda done: self._turn_done(channel, organisation, kept, done))
        self._on_news()

    async def delivered(
        self,
        channel: str,
        organisation: str,
        update: Delivery,
        outbox_id: int | None = None,
        *,
        notice: bool = False,
    ) -> bool:
        """Take in news about a message that was sent; whether we know of that message.

        Args:
            outbox_id: our own row, where the platform gave it back to us.
            notice: the news is about the notice that a message waits.
        """
        known = await asyncio.to_thread(
            lambda: news.take_in(self._service, channel, organisation, update, outbox_id, notice=notice)
        )
        self._on_news()
        return known

    async def fetch_left_behind(self, channel: str, organisation: str, inbound: Inbound) -> None:
        """Fetch files of an earlier message that a crash left at the platform; what we have is not taken twice."""
        stored = await asyncio.to_thread(self._find, channel, organisation, inbound)
        if stored is not None and files.to_fetch(inbound):
            await self._fetch(channel, organisation, inbound, stored)

    async def settle(self) -> None:
        """Wait until files that are being fetched are in."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    # People who complain -------------------------------------------------------------------

    def _store(self, channel: str, organisation: str, inbound: Inbound) -> _Kept | None:
        now = self._service.clock.now()
        with self._service.unit_of_work() as work:
            if "reaction" in inbound.extra:
                inbound = replace(inbound, choice=_answer_of(work, channel, organisation, inbound))
            payload = _payload(inbound)
            if inbound.edits:
                changed = work.inbox.find(channel, organisation, inbound.edits, inbound.address)
                payload["replaces"] = changed.id if changed else None
            stored = work.inbox.store(channel, organisation, inbound.external_id, inbound.address, payload, now)
            if not stored.is_new:
                return None
            files.keep(work, inbound, now, conversation_id=stored.conversation_id)
            turn = not inbound.automatic and not inbound.extra.get("answered")
            if inbound.opted_out or inbound.extra.get("opted_in"):
                turn = False
                _opt(work, stored.conversation_id, now, out=inbound.opted_out)
            elif turn and "reaction" in inbound.extra:
                turn = inbound.choice is not None
            elif turn:
                turn = not _open_window(work, stored.conversation_id, inbound, now)
            if not turn:
                work.inbox.done(stored.id, now)
            work.commit()
        return _Kept(stored.id, stored.conversation_id, turn)

    def _turn_done(self, channel: str, organisation: str, kept: _Kept, done: Future[Answered]) -> None:
        """A turn that failed is tried again by itself; meanwhile the person hears that the message is kept."""
        if done.exception() is None and done.result().failed and not done.result().answers:
            self._service.turn_thread.submit(lambda: self._say_trouble(channel, organisation, kept))
        self._on_news()

    def _say_trouble(self, channel: str, organisation: str, kept: _Kept) -> None:
        now = self._service.clock.now()
        name = f"trouble told {kept.conversation_id}"
        with self._service.unit_of_work() as work:
            told = work.state.since(name)
            if told is not None and now - told < _TELL_TROUBLE_AGAIN:
                return
            conversation = work.conversations.lock(kept.conversation_id)
            text = self._service.texts.get(
                "utter_trouble", conversation.language or "nl", self._service.procedures[organisation].address
            )
            work.outbox.add(
                organisation=organisation, to="complainant", channel=channel, author="system", kind="trouble",
                content={"text": text, "buttons": [], "custom": {}}, at=now, conversation_id=conversation.id,
            )  # fmt: skip
            work.state.put(name, "1", now)
            work.commit()
        self._on_news()

    def _find(self, channel: str, organisation: str, inbound: Inbound) -> _Kept | None:
        with self._service.unit_of_work(read_only=True) as work:
            stored = work.inbox.find(channel, organisation, inbound.external_id, inbound.address)
        return _Kept(stored.id, stored.conversation_id, False) if stored else None

    async def _fetch(self, channel: str, organisation: str, inbound: Inbound, kept: _Kept) -> None:
        """Fetch files from the platform, keep them sealed, and have the platform forget them."""
        await files.fetch(
            self._service, self._channels.get(channel), organisation, inbound, conversation_id=kept.conversation_id
        )
        self._on_news()

    # Staff ---------------------------------------------------------------------------------

    async def _from_staff(self, channel: str, organisation: str, inbound: Inbound) -> None:
        user = staff_chat.sender(self._service, channel, organisation, inbound)
        if user is None or inbound.automatic or not staff_chat.is_meant_for_us(channel, inbound):
            return  # a stranger in the group, or talk among colleagues
        if await asyncio.to_thread(staff_chat.is_taking_down, self._service, organisation, user, inbound):
            await asyncio.to_thread(staff_chat.take_down, self._service, channel, organisation, user, inbound)
            self._on_news()
            return
        answered = await asyncio.to_thread(staff_chat.take, self._service, channel, organisation, user, inbound)
        if answered is not None and answered.relays_to and files.to_fetch(inbound):
            self._start(
                files.fetch(
                    self._service, self._channels.get(channel), organisation, inbound, relay_case=answered.relays_to
                )
            )
        self._on_news()

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _payload(inbound: Inbound) -> dict[str, Any]:
    payload: dict[str, Any] = {
        "text": inbound.text,
        "choice": inbound.choice,
        "attachments": len(inbound.attachments),
    }
    for name in ("voice", "contact", "raw", "subject", "answers", "reference", "language"):
        if inbound.extra.get(name):
            payload[name] = inbound.extra[name]
    if inbound.automatic:
        payload["automatic"] = True
    return payload


def _bare(text: str) -> str:
    return _BARE.sub(" ", text).strip().casefold()


def _open_window(work: UnitOfWork, conversation_id: int, inbound: Inbound, now: datetime) -> bool:
    """Have what was parked delivered now that the person writes; whether the message meant nothing but that."""
    parked = [row for row in work.outbox.pending_for(conversation_id) if row.status == "parked"]
    if not parked or _bare(inbound.text) in _STOPS:
        return False
    conversation = work.conversations.lock(conversation_id)
    # Whoever wants no messages still gets what waits, now that the person asks; the wish stands until taken back.
    out = None if inbound.choice == "open" or _bare(inbound.text) in _STARTS else conversation.opted_out_at
    work.conversations.save(replace(conversation, last_inbound_at=now, opted_out_at=out), at=now)
    work.outbox.unpark(conversation_id, now)
    only_opens = inbound.choice == "open" or _bare(inbound.text) in OPENS
    return only_opens and not inbound.attachments and conversation.owner == BOT


_PLAIN_ONLY = frozenset(
    "confirm official route danger_now continue anonymous consent agree authorised withdraw_sure stop_which next_step"
    " reopen confidant_story".split()
)
"""Questions to which a heart or a smile is no answer: something follows from a yes or a no."""


def _answer_of(work: UnitOfWork, channel: str, organisation: str, inbound: Inbound) -> str | None:
    """The button that a reaction to a question stands for; None where it answers nothing."""
    meant = inbound.extra["reaction"]
    conversation = work.conversations.find(channel, organisation, inbound.address)
    if meant == "other" or conversation is None:
        return None
    talk = (conversation.state or {}).get("talk") or {}
    asks, options = talk.get("asked"), talk.get("options") or ()
    if replied := inbound.extra.get("replied_to"):
        row = work.outbox.by_external_id(channel, str(replied))
        if row is None or row.conversation_id != conversation.id:
            return None  # the person's own message, or one that asks nothing
        asks = ((row.content or {}).get("custom") or {}).get("asks")
        options = (row.content or {}).get("buttons") or ()
        later = work.outbox.after(conversation.id, row.id)
        if not asks or (row.kind == "answer" and asks != talk.get("asked")) or any(_asks(one) for one in later):
            return None  # no question, or one that has passed
    if meant == "warm" and asks in _PLAIN_ONLY:
        return None
    wanted = "no" if meant == "no" else "yes"
    return next((one["payload"] for one in options if one.get("payload", "").endswith(f":{wanted}")), None)


def _asks(row: OutboxRow) -> bool:
    return bool(((row.content or {}).get("custom") or {}).get("asks"))


def _opt(work: UnitOfWork, conversation_id: int, now: datetime, *, out: bool) -> None:
    conversation = work.conversations.lock(conversation_id)
    work.conversations.save(replace(conversation, opted_out_at=now if out else None), at=now)
