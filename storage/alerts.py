"""Alerts about danger: raised at once, taken by one person, passed on when nobody takes them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from .session import Session
from .tables import alerts

SENTENCE = "alerts.sentence"


@dataclass(frozen=True, slots=True)
class Alert:
    """One alert; ``sentence`` is what was said, None once erased."""

    id: int
    organisation: str
    conversation_id: int | None
    case_id: int | None
    kind: str
    why: str
    sentence: str | None
    raised_at: datetime
    to_staff: str | None
    taken_by: str | None
    taken_at: datetime | None
    escalated_at: datetime | None


_c = alerts.c
_COLUMNS = (
    _c.id,
    _c.organisation,
    _c.conversation_id,
    _c.case_id,
    _c.kind,
    _c.why,
    _c.sentence,
    _c.raised_at,
    _c.to_staff,
    _c.taken_by,
    _c.taken_at,
    _c.escalated_at,
    _c.key_id,
)
_CHANGE = update(alerts).where(_c.id == bindparam("row_id"))


class Alerts:
    """The alerts of one unit of work."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def sound(
        self,
        *,
        organisation: str,
        kind: str,
        why: str,
        sentence: str,
        at: datetime,
        to_staff: str | None,
        conversation_id: int | None = None,
        case_id: int | None = None,
    ) -> int:
        """Keep an alert and return its row number; sending it is for the outbox."""
        key_id = self._session.key_for(conversation_id, case_id)
        row = {
            "organisation": organisation,
            "conversation_id": conversation_id,
            "case_id": case_id,
            "kind": kind,
            "why": why,
            "sentence": self._session.seal(key_id, SENTENCE, sentence),
            "key_id": key_id,
            "raised_at": at,
            "to_staff": to_staff,
        }
        return self._session.execute(insert(alerts).returning(_c.id), row).scalar_one()

    def by_id(self, alert_id: int) -> Alert | None:
        """Return one alert."""
        row = self._session.execute(select(*_COLUMNS).where(_c.id == alert_id)).first()
        return self._read(row) if row else None

    def take(self, alert_id: int, staff: str, at: datetime) -> bool:
        """Note who takes an alert; False when somebody had taken it already."""
        statement = _CHANGE.where(_c.taken_at.is_(None))
        return (
            self._session.execute(statement, {"row_id": alert_id, "taken_by": staff, "taken_at": at}).rowcount
            == 1
        )

    def escalate(self, alert_id: int, to_staff: str, at: datetime) -> bool:
        """Note that an untaken alert went to somebody else, once; False when it was taken or passed on."""
        statement = _CHANGE.where(_c.taken_at.is_(None), _c.escalated_at.is_(None))
        values = {"row_id": alert_id, "to_staff": to_staff, "escalated_at": at}
        return self._session.execute(statement, values).rowcount == 1

    def untaken(self, raised_before: datetime, *, escalated: bool = False) -> list[Alert]:
        """Return alerts that nobody has taken since, oldest first: those not (or only those) passed on."""
        passed_on = _c.escalated_at.is_not(None) if escalated else _c.escalated_at.is_(None)
        query = select(*_COLUMNS).where(_c.taken_at.is_(None), _c.raised_at <= raised_before, passed_on)
        return [self._read(row) for row in self._session.execute(query.order_by(_c.raised_at, _c.id)).all()]

    def of_conversation(self, conversation_id: int) -> list[Alert]:
        """Return the alerts of a conversation, oldest first."""
        query = select(*_COLUMNS).where(_c.conversation_id == conversation_id).order_by(_c.id)
        return [self._read(row) for row in self._session.execute(query).all()]

    def of_case(self, case_id: int) -> list[Alert]:
        """Return the alerts of a case, oldest first: those raised in it, and earlier in its talk."""
        key_id = self._session.key_for(None, case_id)
        query = select(*_COLUMNS).where((_c.case_id == case_id) | (_c.key_id == key_id)).order_by(_c.id)
        return [self._read(row) for row in self._session.execute(query).all()]

    def _read(self, row: Any) -> Alert:
        values = (*row[:6], self._session.read(row.key_id, SENTENCE, row.sentence), *row[7:12])
        return Alert(*values)
