"""What a send came to: the row, the case, and the way on where it failed. All inside the caller's transaction."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from actions.cases import delivery, informing
from actions.cases.desk import CaseDesk
from bot.bootstrap import Service
from bot.channels.base import SendError, SendResult
from bot.delivery import backoff, threads
from bot.delivery.outgoing import address_of_case, notice_key
from storage.outbox import URGENT, OutboxRow
from storage.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

_LEASE_OF_ACCEPTED = timedelta(seconds=20)
_WANTS_NONE = frozenset({"opted_out", "blocked"})


def harmless_twice(row: OutboxRow) -> bool:
    """Whether a duplicate does no harm: what is urgent, what staff get, and the next question of the talk.

    A question that never came leaves somebody waiting; the same question twice does not. What staff wrote,
    and a notice with a date in it, is asked after by a person instead.
    """
    return row.priority >= URGENT or row.to != "complainant" or row.kind in ("answer", "reminder", "question")


def succeeded(service: Service, work: UnitOfWork, row: OutboxRow, result: SendResult, now: datetime) -> str:
    """Note that the platform took a message, and return what it is now: sent, sending or parked."""
    told = dict(result.remember)
    status = told.pop("status", "sent")
    reference = ((row.content or {}).get("custom") or {}).get("reference") or _reference(work, row)
    threads.remember(work, row.channel, row.organisation, reference, told, now)
    if result.parked:
        work.outbox.park(row.id, "waits for OPEN")
        if result.external_id is not None:
            work.state.put(notice_key(row), result.external_id, now)
        return "parked"
    if result.delivered:
        if result.external_id:
            work.outbox.know_as(row.id, result.external_id)
        arrived(service, work, row, now)
        return "sent"
    if status == "queued":
        work.outbox.accepted(row.id, result.external_id, now + _LEASE_OF_ACCEPTED)
        return "sending"
    sent(service, work, row, now, result.external_id)
    return "sent"


def sent(service: Service, work: UnitOfWork, row: OutboxRow, now: datetime, external_id: str | None = None) -> None:
    """The message left: that counts for its case (IZW-12, COA-07)."""
    if work.outbox.mark_sent(row.id, now, external_id):
        delivery.message_sent(_desk(service, work, row.organisation, now), row)


def arrived(service: Service, work: UnitOfWork, row: OutboxRow, now: datetime) -> None:
    """The message arrived; also where nobody told that it left."""
    if work.outbox.mark_delivered(row.id, now):
        delivery.message_sent(_desk(service, work, row.organisation, now), row)


def failed(service: Service, work: UnitOfWork, row: OutboxRow, code: str, now: datetime, *, second_route: bool) -> None:
    """The message will not arrive: staff get the task, and it goes the other way where there is one."""
    if not work.outbox.mark_failed(row.id, code):
        return
    log.warning("outbox row %d failed by %s: %s", row.id, row.channel, code)
    if row.content is None or code == "erased":
        return
    desk = _desk(service, work, row.organisation, now)
    if row.to == "complainant":
        if code in _WANTS_NONE and row.conversation_id is not None:
            conversation = work.conversations.lock(row.conversation_id)
            if conversation.channel == row.channel and conversation.opted_out_at is None:
                work.conversations.save(replace(conversation, opted_out_at=now), at=now)
        delivery.message_failed(desk, row)
        if second_route:
            by_second_route(service, work, row, now)
    elif row.priority >= URGENT or row.kind in ("handover", "task"):
        _staff_on_desk(work, row, now)


def stopped(service: Service, work: UnitOfWork, row: OutboxRow, error: SendError, now: datetime) -> None:
    """A send did not succeed: again later, the other way, or nobody knows."""
    if error.retry and row.attempts < backoff.MOST_ATTEMPTS:
        work.outbox.retry_at(row.id, now + backoff.wait_before(row.attempts, error.retry_after), error.code)
        return
    failed(service, work, row, error.code, now, second_route=error.second_route or error.retry)


def in_doubt(service: Service, work: UnitOfWork, row: OutboxRow, code: str, now: datetime) -> None:
    """Nobody can tell whether the message left: again where a duplicate does no harm, else a person asks."""
    if harmless_twice(row) and row.attempts < backoff.MOST_ATTEMPTS:
        work.outbox.retry_at(row.id, now + backoff.wait_before(row.attempts), code)
        return
    if work.outbox.mark_unknown(row.id, code) or row.status == "unknown":
        _ask_after(_desk(service, work, row.organisation, now), row)


def by_second_route(service: Service, work: UnitOfWork, row: OutboxRow, now: datetime) -> int | None:
    """Send the message by mail where the person gave an address; the new row, or None where there is no other way."""
    if row.channel == "email" or row.case_id is None or row.content is None:
        return None
    if service.channels[row.organisation].email is None or not address_of_case(work, row.case_id, "email"):
        return None
    custom = {**(row.content.get("custom") or {}), "instead_of": row.id}
    return work.outbox.add(
        organisation=row.organisation, to="complainant", channel="email", author=row.author, kind=row.kind,
        content={**row.content, "custom": custom}, at=now, conversation_id=row.conversation_id, case_id=row.case_id,
        priority=row.priority,
    )  # fmt: skip


def send_anew(work: UnitOfWork, row: OutboxRow, now: datetime) -> int | None:
    """Store the message once more, because the platform found out too late that its window had closed."""
    return _once_more(work, row, now, now, {"closed_at": now.isoformat()})


def send_later(work: UnitOfWork, row: OutboxRow, now: datetime, at: datetime, times: int) -> int | None:
    """Store the message once more, to leave at an instant, because the platform took no more just now."""
    return _once_more(work, row, now, at, {"again": times})


def _once_more(work: UnitOfWork, row: OutboxRow, now: datetime, at: datetime, more: dict[str, Any]) -> int | None:
    if row.content is None:
        return None
    custom = {**(row.content.get("custom") or {}), **more}
    return work.outbox.add(
        organisation=row.organisation, to=row.to, channel=row.channel, author=row.author, kind=row.kind,
        content={**row.content, "custom": custom}, at=now, conversation_id=row.conversation_id, case_id=row.case_id,
        in_reply_to=row.in_reply_to, priority=row.priority, not_before=at,
    )  # fmt: skip


def _ask_after(desk: CaseDesk, row: OutboxRow) -> None:
    case = desk.work.cases.by_id(row.case_id) if row.case_id and row.to == "complainant" else None
    if case is None or case.erased_at is not None:
        return
    informing.tell(
        desk, case,
        f"Bij {case.reference} is een bericht misschien niet aangekomen. Vraag het na bij de klager. "
        f"Opnieuw sturen: antwoord {case.reference} TEKST",
        kind="task",
    )  # fmt: skip


def _staff_on_desk(work: UnitOfWork, row: OutboxRow, now: datetime) -> None:
    """What cannot reach a member of staff in the own chat waits on the desk."""
    if not row.to.startswith("staff:") or row.channel == "desk" or row.content is None:
        return
    moved = work.outbox.add(
        organisation=row.organisation, to=row.to, channel="desk", author=row.author, kind=row.kind,
        content=row.content, at=now, conversation_id=row.conversation_id, case_id=row.case_id, priority=row.priority,
    )  # fmt: skip
    work.outbox.mark_sent(moved, now)


def _reference(work: UnitOfWork, row: OutboxRow) -> str | None:
    case = work.cases.by_id(row.case_id) if row.case_id else None
    return case.reference if case else None


def _desk(service: Service, work: UnitOfWork, organisation: str, now: datetime) -> CaseDesk:
    return CaseDesk(
        work=work, procedure=service.procedures[organisation], organisation=service.organisations[organisation], now=now
    )
