"""The service's clock: the real one, or one that rehearsals move; kept in the database."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from storage.unit_of_work import UnitOfWork

OFFSET = "clock.offset_seconds"
_RECHECK_SECONDS = 1.0


class Clock:
    """Tells the time for this database.

    A rehearsal moves the clock by an offset that stands in the database, so that a running service
    follows a ``voordeur follow-ups run --at`` of another process within a second.
    """

    def __init__(self, unit_of_work: Callable[..., UnitOfWork] | None = None) -> None:
        self._unit_of_work = unit_of_work
        self._offset = timedelta()
        self._looked_at = float("-inf")

    def now(self) -> datetime:
        """The instant now, aware, UTC."""
        if self._unit_of_work and time.monotonic() - self._looked_at > _RECHECK_SECONDS:
            self._looked_at = time.monotonic()
            self._read()
        return datetime.now(UTC) + self._offset

    def set(self, instant: datetime, work: UnitOfWork) -> None:
        """Move the clock of this database; the unit of work must be committed by the caller."""
        self._offset = instant - datetime.now(UTC)
        work.state.put(OFFSET, repr(self._offset.total_seconds()), datetime.now(UTC))

    def known(self, work: UnitOfWork) -> bool:
        """Whether this database has a clock of its own already."""
        return work.state.get(OFFSET) is not None

    def _read(self) -> None:
        assert self._unit_of_work is not None
        with self._unit_of_work(read_only=True) as work:
            value = work.state.get(OFFSET)
        self._offset = timedelta(seconds=float(value)) if value else timedelta()
