"""Changes to outbox rows that are being sent: the platform has the message, but has not yet sent it."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import update

from storage.tables import outbox
from storage.unit_of_work import UnitOfWork

_c = outbox.c


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
