"""The one loop that sends for all channels: claims what may leave, most urgent first, and settles each outcome.

A message is claimed and that is committed before it is sent. Whoever disappears in between leaves a
claim that ends; then the channel is asked whether the message left, where it can tell.

A channel may have, beside :class:`bot.channels.base.Channel`:

* ``async look_up(message) -> SendResult | None``: what became of a send with an unknown outcome; None where
  it certainly never arrived at the platform;
* ``async status_of(organisation, external_id) -> Delivery | None``: what the platform says of a message it
  accepted; None where it has nothing final to say yet.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine, Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.bootstrap import Service
from bot.channels.base import Channel, Outbound, SendError, SendResult
from bot.delivery import news, outcome
from bot.delivery.outgoing import Undeliverable, outbound
from storage.outbox import OutboxRow
from storage.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=120)
_AT_ONCE = 24
_IDLE_SECONDS = 0.5
_LONGEST_SEND_SECONDS = 60.0
_LONGEST_LOOK_SECONDS = 30.0
_LOOK_FOR_EXPIRED_SECONDS = 5.0
_LOOK_AFTER_SECONDS = 3.0
_ASK_STATUS_AFTER_SECONDS = (2.0, 3.0, 5.0)
_TROUBLE_SECONDS = 60.0


class DeliveryLoop:
    """Sends what stands in the outbox, by the channels of this process."""

    def __init__(self, service: Service, channels: Mapping[str, Channel]) -> None:
        self._service = service
        self._channels = dict(channels)
        self._sending: dict[int, asyncio.Task[None]] = {}
        self._woken: asyncio.Event | None = None
        self._event_loop: asyncio.AbstractEventLoop | None = None
        self._stopping = False
        self._looked_for_expired = float("-inf")

    def wake(self) -> None:
        """There may be something to send; to be called from any thread."""
        loop, woken = self._event_loop, self._woken
        if loop is not None and woken is not None and not loop.is_closed():
            loop.call_soon_threadsafe(woken.set)

    async def run(self) -> None:
        """Send until :meth:`stop`."""
        self._event_loop, self._woken = asyncio.get_running_loop(), asyncio.Event()
        while not self._stopping:
            self._woken.clear()
            try:
                began = await self.step()
            except Exception:
                log.exception("looking for messages to send failed; it is tried again")
                began = 0
            if began == 0 or len(self._sending) >= _AT_ONCE:
                try:
                    await asyncio.wait_for(self._woken.wait(), _IDLE_SECONDS)
                except TimeoutError:
                    pass

    async def stop(self, seconds: float = 10.0) -> None:
        """Begin nothing more and wait for what is being sent."""
        self._stopping = True
        self.wake()
        if self._sending:
            await asyncio.wait(list(self._sending.values()), timeout=seconds)

    async def step(self) -> int:
        """Settle claims that ended and begin to send what may leave; returns how many sends began."""
        if time.monotonic() - self._looked_for_expired > _LOOK_FOR_EXPIRED_SECONDS:
            self._looked_for_expired = time.monotonic()
            for row in await asyncio.to_thread(self._take_expired):
                self._start(row, self._settle_doubt(row, "sender disappeared"))
        free = _AT_ONCE - len(self._sending)
        if free <= 0:
            return 0
        claimed = await asyncio.to_thread(self._claim, free)
        for row in claimed:
            self._start(row, self._send(row))
        return len(claimed)

    async def drain(self, rounds: int = 200) -> None:
        """Send all that is due now and wait for it; for commands and tests."""
        for _ in range(rounds):
            began = await self.step()
            if self._sending:
                await asyncio.gather(*list(self._sending.values()), return_exceptions=True)
            elif not began:
                return

    def _start(self, row: OutboxRow, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(self._guarded(row, work))
        self._sending[row.id] = task
        task.add_done_callback(lambda _, number=row.id: self._done(number))

    def _done(self, number: int) -> None:
        self._sending.pop(number, None)
        self.wake()

    def _claim(self, most: int) -> list[OutboxRow]:
        now = self._service.clock.now()
        with self._service.unit_of_work(read_only=True) as work:
            due = work.outbox.next_attempt_at(list(self._channels))
        if due is None or due > now:
            return []
        with self._service.unit_of_work() as work:
            claimed = work.outbox.claim_deliverable(now, LEASE, most, list(self._channels))
            work.commit()
        return claimed

    def _take_expired(self) -> list[OutboxRow]:
        now = self._service.clock.now()
        with self._service.unit_of_work() as work:
            expired = work.outbox.take_expired(now)
            for row in expired:
                # Kept in hand, so that what comes after it goes on waiting until this is settled.
                work.outbox.hold(row.id, now + LEASE)
            if expired:
                work.commit()
        return [row for row in expired if row.channel in self._channels and row.id not in self._sending]

    async def _guarded(self, row: OutboxRow, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Exception:
            # The claim ends by itself; until then nothing is known, so nothing is done.
            log.exception("sending outbox row %d went wrong", row.id)

    async def _send(self, row: OutboxRow) -> None:
        channel = self._channels[row.channel]
        try:
            message = await asyncio.to_thread(self._prepare, row)
        except Undeliverable as problem:
            await self._undeliverable(row, problem.code)
            return
        except Exception as error:
            log.exception("outbox row %d could not be made ready", row.id)
            await self._stopped(row, SendError(type(error).__name__, retry=True, retry_after=_TROUBLE_SECONDS))
            return
        try:
            result = await asyncio.wait_for(channel.send(message), _LONGEST_SEND_SECONDS)
        except SendError as error:
            if error.outcome_unknown:
                await asyncio.sleep(_LOOK_AFTER_SECONDS)
                await self._settle_doubt(row, error.code, message)
            else:
                log.info("outbox row %d did not leave by %s: %s", row.id, row.channel, error.code)
                await self._stopped(row, error)
        except TimeoutError:
            await self._settle_doubt(row, "timeout", message)
        except Exception as error:
            log.exception("outbox row %d: the channel %s failed", row.id, row.channel)
            await self._settle_doubt(row, type(error).__name__, message)
        else:
            await self._succeeded(row, result)

    async def _succeeded(self, row: OutboxRow, result: SendResult) -> None:
        status: list[str] = []
        await self._settle(lambda work, now: status.append(outcome.succeeded(self._service, work, row, result, now)))
        if status == ["sending"] and result.external_id:
            await self._await_status(row, result.external_id)

    async def _await_status(self, row: OutboxRow, external_id: str) -> None:
        """Ask after a message that the platform accepted, where it does not report by itself."""
        ask = getattr(self._channels[row.channel], "status_of", None)
        for seconds in _ASK_STATUS_AFTER_SECONDS:
            await asyncio.sleep(seconds)
            if not await asyncio.to_thread(self._is_underway, row.id):
                return
            try:
                update = await ask(row.organisation, external_id) if ask else None
            except Exception:
                log.info("the status of outbox row %d could not be asked", row.id, exc_info=True)
                continue
            if update is not None:
                await asyncio.to_thread(news.take_in, self._service, row.channel, row.organisation, update, row.id)
                return
        # The platform has it and says nothing; later messages go on, and its report is still taken in.
        await self._settle(lambda work, now: work.outbox.mark_unknown(row.id, "accepted, not yet sent"))

    def _is_underway(self, outbox_id: int) -> bool:
        with self._service.unit_of_work(read_only=True) as work:
            row = work.outbox.by_id(outbox_id)
        return row is not None and row.status == "sending"

    async def _settle_doubt(self, row: OutboxRow, code: str, message: Outbound | None = None) -> None:
        """Find out whether a message left; ask the platform where it can tell."""
        channel = self._channels[row.channel]
        look_up = getattr(channel, "look_up", None)
        if look_up is not None:
            try:
                message = message or await asyncio.to_thread(self._prepare, row)
                found = await asyncio.wait_for(look_up(message), _LONGEST_LOOK_SECONDS)
            except Undeliverable as problem:
                await self._undeliverable(row, problem.code)
                return
            except SendError as error:
                # It cannot be asked now either: keep it in hand, and ask again when the claim ends.
                log.info("outbox row %d: its outcome is unknown yet (%s)", row.id, error.code)
                await self._settle(lambda work, now: work.outbox.hold(row.id, now + timedelta(seconds=15)))
                return
            except Exception:
                log.exception("outbox row %d: its outcome could not be asked", row.id)
                await self._settle(lambda work, now: work.outbox.hold(row.id, now + timedelta(seconds=60)))
                return
            if found is not None:
                await self._succeeded(row, found)
            else:
                await self._stopped(row, SendError(code, retry=True))
            return
        await self._settle(lambda work, now: outcome.in_doubt(self._service, work, row, code, now))

    async def _stopped(self, row: OutboxRow, error: SendError) -> None:
        await self._settle(lambda work, now: outcome.stopped(self._service, work, row, error, now))

    async def _undeliverable(self, row: OutboxRow, code: str) -> None:
        await self._settle(
            lambda work, now: outcome.failed(self._service, work, row, code, now, second_route=True)
        )

    async def _settle(self, change: Callable[[UnitOfWork, datetime], object]) -> None:
        def run() -> None:
            now = self._service.clock.now()
            with self._service.unit_of_work() as work:
                change(work, now)
                work.commit()

        await asyncio.to_thread(run)

    def _prepare(self, row: OutboxRow) -> Outbound:
        with self._service.unit_of_work(read_only=True) as work:
            return outbound(self._service, work, row)
