"""Follow-ups: planned acts, each claimed by one process and carried out once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, func, insert, literal_column, or_, select, update

from .session import Session
from .tables import cases, follow_ups

CONTENT = "follow_ups.content"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One planned act.

    Attributes:
        what: what is to be done, in a word.
        rule: why, a rule id.
        to: ``complainant``, ``staff:NAME`` or ``staff_group``.
        status: ``waiting``, ``done``, ``cancelled`` or ``skipped``.
        data: what the act needs to know, nobody's data.
        content: what it needs and holds somebody's words, sealed; None without, or once erased.
        reference: of the case.
    """

    id: int
    case_id: int | None
    conversation_id: int | None
    organisation: str
    rule: str
    what: str
    to: str
    due_at: datetime
    status: str
    claimed_until: datetime | None
    done_at: datetime | None
    outcome: str | None
    data: dict[str, Any]
    key_id: str | None
    content: Any
    reference: str | None


_c = follow_ups.c
_waiting = _c.status == literal_column("'waiting'")
_SELECT = select(*_c, cases.c.reference).select_from(follow_ups.outerjoin(cases, cases.c.id == _c.case_id))
_ADD = insert(follow_ups).returning(_c.id)
_DUE = (
    select(_c.id)
    .where(
        _waiting,
        _c.due_at <= bindparam("now"),
        or_(_c.claimed_until.is_(None), _c.claimed_until <= bindparam("now")),
    )
    .order_by(_c.due_at, _c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_CLAIM = (
    update(follow_ups)
    .where(_c.id.in_(bindparam("ids", expanding=True)))
    .values(claimed_until=bindparam("until"))
)
_CLAIMED = _SELECT.where(_c.id.in_(bindparam("ids", expanding=True))).order_by(_c.due_at, _c.id)
_FINISH = update(follow_ups).where(_c.id == bindparam("row_id"), _waiting)
_NEXT = select(func.min(_c.due_at)).where(_waiting)


class FollowUps:
    """The follow-ups of one unit of work."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def schedule(
        self,
        *,
        organisation: str,
        rule: str,
        what: str,
        to: str,
        due_at: datetime,
        case_id: int | None = None,
        conversation_id: int | None = None,
        data: dict[str, Any] | None = None,
        content: Any = None,
        replace: bool = False,
    ) -> int:
        """Plan an act and return its row number.

        Args:
            content: words of a person, sealed with the key of the case or conversation.
            replace: cancel what waits of the same kind for the same case or conversation first.
        """
        if replace:
            self.cancel(case_id, what, conversation_id=conversation_id)
        key_id = None if content is None else self._session.key_for(conversation_id, case_id)
        row = {
            "case_id": case_id,
            "conversation_id": conversation_id,
            "organisation": organisation,
            "rule": rule,
            "what": what,
            "to": to,
            "due_at": due_at,
            "status": "waiting",
            "data": data or {},
            "key_id": key_id,
            "content": None if key_id is None else self._session.seal(key_id, CONTENT, content),
        }
        return self._session.execute(_ADD, row).scalar_one()

    def cancel(
        self,
        case_id: int | None,
        what: str | None = None,
        *,
        conversation_id: int | None = None,
        outcome: str | None = None,
    ) -> int:
        """Cancel what waits for a case (or, without one, for a conversation) and return how much that was.

        Args:
            what: only this act.
            outcome: why, in a word.
        """
        if case_id is None and conversation_id is None:
            raise ValueError("name the case or the conversation")
        whose = _c.case_id == case_id if case_id is not None else _c.conversation_id == conversation_id
        statement = update(follow_ups).where(_waiting, whose)
        if what is not None:
            statement = statement.where(_c.what == what)
        return self._session.execute(statement.values(status="cancelled", outcome=outcome)).rowcount

    def without_conversation(self, conversation_id: int, rule: str) -> None:
        """Let what waits by a rule go on without the conversation it came from."""
        statement = update(follow_ups).where(_waiting, _c.conversation_id == conversation_id, _c.rule == rule)
        self._session.execute(statement.values(conversation_id=None))

    def claim_due(self, now: datetime, lease: timedelta, limit: int = 100) -> list[FollowUp]:
        """Reserve what is due until ``now + lease``, oldest first; commit before carrying it out.

        A crash frees it again when the lease has passed. The work depends on how much is due, not on how much
        is planned or done.
        """
        ids = list(self._session.execute(_DUE, {"now": now, "most": limit}).scalars())
        if not ids:
            return []
        self._session.execute(_CLAIM, {"ids": ids, "until": now + lease})
        return [self._read(row) for row in self._session.execute(_CLAIMED, {"ids": ids}).all()]

    def finish(self, follow_up_id: int, status: str, outcome: str | None, at: datetime) -> bool:
        """Note that a follow-up ended (``done``, ``skipped``, ``cancelled``), together with its effects.

        Do this before its effects, which may cancel what waits of the same kind, and tell with :meth:`ended` how
        it went. Returns False when it was no longer waiting: somebody else carried it out after the lease had
        passed, so the unit of work has to be rolled back.
        """
        if status not in ("done", "skipped", "cancelled"):
            raise ValueError(f"a follow-up never ends as {status!r}")
        values = {
            "row_id": follow_up_id,
            "status": status,
            "outcome": outcome,
            "done_at": at,
            "claimed_until": None,
        }
        return self._session.execute(_FINISH, values).rowcount == 1

    def ended(self, follow_up_id: int, status: str, outcome: str | None) -> None:
        """Note how a follow-up went that was finished in this same unit of work."""
        values = {"status": status, "outcome": outcome}
        self._session.execute(update(follow_ups).where(_c.id == follow_up_id).values(values))

    def postpone(self, follow_up_id: int, due_at: datetime) -> bool:
        """Plan a waiting follow-up anew, for instance after trouble; tell whether it was waiting."""
        values = {"row_id": follow_up_id, "due_at": due_at, "claimed_until": None}
        return self._session.execute(_FINISH, values).rowcount == 1

    def next_due_at(self) -> datetime | None:
        """Return when the next waiting follow-up is due, or None."""
        return self._session.execute(_NEXT).scalar()

    def of_case(self, case_id: int) -> list[FollowUp]:
        """Return everything planned for a case, soonest first."""
        query = _SELECT.where(_c.case_id == case_id).order_by(_c.due_at, _c.id)
        return [self._read(row) for row in self._session.execute(query).all()]

    def _read(self, row: Any) -> FollowUp:
        *plain, key_id, content, reference = row
        values = (*plain, key_id, self._session.read(key_id, CONTENT, content), reference)
        return FollowUp(*values)

    def list(
        self, until: datetime | None = None, *, organisation: str | None = None, status: str | None = None
    ) -> list[FollowUp]:
        """Return what is and was planned, soonest first, up to an instant where given."""
        query = _SELECT.order_by(_c.due_at, _c.id)
        if until is not None:
            query = query.where(_c.due_at <= until)
        if organisation is not None:
            query = query.where(_c.organisation == organisation)
        if status is not None:
            query = query.where(_c.status == status)
        return [self._read(row) for row in self._session.execute(query).all()]
