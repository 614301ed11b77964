"""Changes to outbox rows that are being sent: the platform has the message, but has not yet sent it."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select, update

from storage.outbox import OutboxRow
from storage.tables import outbox
from storage.unit_of_work import UnitOfWork

_c = outbox.c
_MOST_NUMBERS = 300


def accepted(work: UnitOfWork, outbox_id: int, external_id: str | None, until: datetime) -> bool:
    """Note the platform's number of a message that it will send; later ones wait for it until an instant."""
    statement = (
        update(outbox)
        .where(_c.id == outbox_id, _c.status.in_(["waiting", "sending", "unknown"]))
        .values(status="sending", external_id=external_id, claimed_until=until)
    )
    return work.session.execute(statement).rowcount == 1


def know_as(work: UnitOfWork, outbox_id: int, external_id: str) -> None:
    """Keep the platform's number of a message, whatever has become of it."""
    work.session.execute(update(outbox).where(_c.id == outbox_id).values(external_id=external_id))


def hold(work: UnitOfWork, outbox_id: int, now: datetime, lease: timedelta) -> bool:
    """Keep a message in hand for longer, so that those after it go on waiting; whether it still is."""
    statement = update(outbox).where(_c.id == outbox_id, _c.status.in_(["sending", "unknown"]))
    values = {"status": "sending", "claimed_until": now + lease}
    return work.session.execute(statement.values(**values)).rowcount == 1


def numbers_of_others(work: UnitOfWork, row: OutboxRow) -> frozenset[str]:
    """The platform's numbers of the other messages to the same target, the last few hundred."""
    target = select(_c.target).where(_c.id == row.id).scalar_subquery()
    query = select(_c.external_id).where(_c.target == target, _c.id != row.id, _c.external_id.is_not(None))
    return frozenset(work.session.execute(query.order_by(_c.id.desc()).limit(_MOST_NUMBERS)).scalars())


def unpark_staff(work: UnitOfWork, organisation: str, channel: str, name: str, now: datetime) -> int:
    """Have what waited for a member of staff delivered; returns how many messages that are."""
    statement = update(outbox).where(
        _c.organisation == organisation, _c.channel == channel, _c.to == f"staff:{name}", _c.status == "parked"
    )
    return work.session.execute(statement.values(status="waiting", next_attempt_at=now, error=None)).rowcount
