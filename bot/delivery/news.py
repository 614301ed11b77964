"""News about sent messages, as platforms report it: in any order, twice, or about what we never sent."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.bootstrap import Service
from bot.channels.base import Delivery
from bot.delivery import outcome
from bot.delivery.outgoing import notice_key
from storage.outbox import OutboxRow
from storage.unit_of_work import UnitOfWork

WINDOW_CLOSED = "window_closed"
"""The error of a platform that takes no free text now: the message waits for the person."""

OPTED_OUT = "opted_out"
"""The error of a platform on which the person wants no messages, or blocked us."""

AGAIN = "again:"
"""The beginning of an error after which the message goes once more; the seconds to wait follow."""

_MOST_AGAIN = 3



def take_in(
    service: Service,
    channel: str,
    organisation: str,
    update: Delivery,
    outbox_id: int | None = None,
    *,
    notice: bool = False,
) -> bool:
    """Note what a platform reports; whether it speaks of a message of ours.

    Args:
        outbox_id: our own row, where the platform gave it back.
        notice: the news is about the notice that a message waits, not about the message.
    """
    now = service.clock.now()
    with service.unit_of_work() as work:
        row = _row(work, channel, organisation, update, outbox_id)
        if row is None:
            return False
        if notice or row.status == "parked" or _is_notice(work, row, update):
            _notice(service, work, row, update, now)
        else:
            _apply(service, work, row, update, now)
        work.commit()
    return True


def _row(
    work: UnitOfWork, channel: str, organisation: str, update: Delivery, outbox_id: int | None
) -> OutboxRow | None:
    row = work.outbox.by_external_id(channel, update.external_id)
    if row is None and outbox_id is not None:
        row = work.outbox.by_id(outbox_id)
    if row is None or row.organisation != organisation or row.channel != channel:
        return None
    return row


def _is_notice(work: UnitOfWork, row: OutboxRow, update: Delivery) -> bool:
    return row.conversation_id is not None and work.state.get(notice_key(row)) == update.external_id


def _notice(service: Service, work: UnitOfWork, row: OutboxRow, update: Delivery, now: datetime) -> None:
    """News about the notice that a message waits: the message itself is not sent by it."""
    if update.status == "failed" and row.status in ("parked", "sending", "unknown"):
        work.state.forget(notice_key(row))
        error = "limited" if (update.error or "").startswith(AGAIN) else update.error or "failed"
        outcome.failed(service, work, row, error, now, second_route=True)


def _apply(service: Service, work: UnitOfWork, row: OutboxRow, update: Delivery, now: datetime) -> None:
    if update.status == "delivered":
        outcome.arrived(service, work, row, now)
    elif update.status == "sent":
        outcome.sent(service, work, row, now, update.external_id)
    elif update.error == WINDOW_CLOSED and row.to == "complainant":
        # Found out after it was taken: the window had closed. The message is kept and the notice goes instead.
        if work.outbox.mark_failed(row.id, WINDOW_CLOSED):
            outcome.send_anew(work, row, now)
    elif update.error and update.error.startswith(AGAIN) and _tried_again(row) < _MOST_AGAIN:
        seconds = float(update.error.removeprefix(AGAIN) or 60)
        if work.outbox.mark_failed(row.id, "limited"):
            outcome.send_later(work, row, now, now + timedelta(seconds=seconds), _tried_again(row) + 1)
    else:
        error = "limited" if (update.error or "").startswith(AGAIN) else update.error or "failed"
        outcome.failed(service, work, row, error, now, second_route=True)


def _tried_again(row: OutboxRow) -> int:
    return int(((row.content or {}).get("custom") or {}).get("again") or 0)
