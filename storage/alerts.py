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
    """One alert.

    ``sentence`` is what was said, None once erased; ``conversation_id`` is None where there is no talk any more
    in which the person can be answered.
    """

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
    key_id: str


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
        """Keep an alert and return its row number; sending it is for the outbox.

        It has a key of its own: who wipes a talk wipes the story, and not the alarm that went out.
        """
        key_id = self._session.keyring.new_key(at)
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
        """Note to whom an untaken alert went by now; False when somebody had taken it."""
        statement = _CHANGE.where(_c.taken_at.is_(None))
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
        query = select(*_COLUMNS).where(_c.case_id == case_id).order_by(_c.id)
        return [self._read(row) for row in self._session.execute(query).all()]

    def belong_to(self, case_id: int, conversation_id: int) -> None:
        """Give the alerts of a talk to the case that was opened out of it."""
        statement = update(alerts).where(_c.conversation_id == conversation_id, _c.case_id.is_(None))
        self._session.execute(statement.values(case_id=case_id))

    def open_of(self, organisation: str) -> list[Alert]:
        """Return the alerts of an organisation that nobody has taken, oldest first."""
        query = select(*_COLUMNS).where(_c.organisation == organisation, _c.taken_at.is_(None)).order_by(_c.id)
        return [self._read(row) for row in self._session.execute(query).all()]

    def without_talk(self, organisation: str, taken_before: datetime) -> list[int]:
        """Return the alerts whose talk is gone and that were taken before an instant, still readable."""
        query = select(_c.id).where(
            _c.organisation == organisation, _c.conversation_id.is_(None), _c.case_id.is_(None),
            _c.taken_at <= taken_before, _c.sentence.is_not(None),
        )  # fmt: skip
        return list(self._session.execute(query).scalars())

    def _read(self, row: Any) -> Alert:
        values = (*row[:6], self._session.read(row.key_id, SENTENCE, row.sentence), *row[7:12], row.key_id)
        return Alert(*values)
