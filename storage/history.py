"""The history of cases: rows are added, never changed or removed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from .session import Session
from .tables import history

NOTE = "history.note"


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a case; ``by`` is ``complainant``, ``staff`` or ``system``; an erased note is None."""

    id: int
    case_id: int
    at: datetime
    event: str
    by: str
    actor: str | None
    note: str | None


_c = history.c
_ADD = insert(history)
_OF_CASE = (
    select(_c.id, _c.case_id, _c.at, _c.event, _c.by, _c.actor, _c.key_id, _c.note)
    .where(_c.case_id == bindparam("of_case"))
    .order_by(_c.id)
)
_KINDS = (
    select(_c.case_id, _c.event, _c.by)
    .where(_c.case_id.in_(bindparam("case_ids", expanding=True)))
    .order_by(_c.id)
)
_AT_ONCE = 10_000
"""Values in one statement; SQLite takes 32,766."""
_REWRITE = update(history).where(_c.id == bindparam("row_id"))


class History:
    """The history of one unit of work."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def append(
        self, case_id: int, event: str, by: str, note: str | None, at: datetime, actor: str | None = None
    ) -> None:
        """Add an event; ``actor`` is the name of the member of staff."""
        key_id = self._session.key_for(None, case_id)
        row = {
            "case_id": case_id,
            "at": at,
            "event": event,
            "by": by,
            "actor": actor,
            "key_id": key_id,
            "note": None if note is None else self._session.seal(key_id, NOTE, note),
        }
        self._session.execute(_ADD, row)

    def of(self, case_id: int) -> list[Event]:
        """Return a case's events in the order in which they happened."""
        return [self._read(row) for row in self._session.execute(_OF_CASE, {"of_case": case_id}).all()]

    def kinds_of(self, case_ids: Iterable[int]) -> dict[int, list[tuple[str, str]]]:
        """Return the events of many cases at once, in order, as pairs of event and ``by``; no note is opened."""
        found: dict[int, list[tuple[str, str]]] = {case_id: [] for case_id in case_ids}
        wanted = list(found)
        for start in range(0, len(wanted), _AT_ONCE):
            rows = self._session.execute(_KINDS, {"case_ids": wanted[start : start + _AT_ONCE]}).all()
            for row in rows:
                found[row.case_id].append((row.event, row.by))
        return found

    def redact(self, case_id: int, change: Callable[[str], str]) -> int:
        """Change the notes of a case and return how many changed.

        The one exception to adding only: anonymity chosen late leaves nothing behind.
        """
        changed = 0
        for row in self._session.execute(_OF_CASE, {"of_case": case_id}).all():
            note = self._session.read(row.key_id, NOTE, row.note)
            after = note if note is None else change(note)
            if after != note:
                sealed = self._session.seal(row.key_id, NOTE, after)
                self._session.execute(_REWRITE, {"row_id": row.id, "note": sealed})
                changed += 1
        return changed

    def _read(self, row: Any) -> Event:
        values = (*row[:6], self._session.read(row.key_id, NOTE, row.note))
        return Event(*values)
