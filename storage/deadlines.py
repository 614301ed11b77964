"""The deadlines of cases, with the rule each comes from and how it was counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from .session import Session
from .tables import cases, deadlines


@dataclass(frozen=True, slots=True)
class NewDeadline:
    """A deadline to add; ``due`` is None while the event it starts from has not happened.

    Attributes:
        kind: ``term``, ``aim`` or ``statutory``.
        start_on: the day it is counted from (day 0), in Europe/Amsterdam; ``due`` is the last day.
        why: one Dutch sentence on how the date was counted, without anybody's data.
        owner: the role that has to meet it.
        internal: shown to staff only.
    """

    key: str
    rule: str
    kind: str
    why: str
    start_on: date | None = None
    due: date | None = None
    owner: str | None = None
    internal: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline; ``status`` is ``open``, ``met``, ``missed``, ``extended`` or ``cancelled``."""

    id: int
    case_id: int
    key: str
    rule: str
    kind: str
    start_on: date | None
    due: date | None
    status: str
    why: str
    owner: str | None
    met_at: datetime | None
    internal: bool


_c = deadlines.c
_COLUMNS = tuple(_c)
_OF_CASE = select(*_COLUMNS).where(_c.case_id == bindparam("of_case")).order_by(_c.id)
_CHANGE = update(deadlines).where(_c.id == bindparam("row_id"))
RUNNING = ("open", "extended")


class Deadlines:
    """The deadlines of one unit of work; part of the cases."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add_deadlines(self, case_id: int, new: Iterable[NewDeadline]) -> list[Deadline]:
        """Add deadlines to a case, open, and return all the case has now."""
        rows = [
            {
                "case_id": case_id,
                "key": deadline.key,
                "rule": deadline.rule,
                "kind": deadline.kind,
                "start_on": deadline.start_on,
                "due": deadline.due,
                "status": "open",
                "why": deadline.why,
                "owner": deadline.owner,
                "internal": deadline.internal,
            }
            for deadline in new
        ]
        if rows:
            self._session.execute(insert(deadlines), rows)
        return self.deadlines(case_id)

    def deadlines(self, case_id: int) -> list[Deadline]:
        """Return a case's deadlines in the order in which they were added."""
        return [Deadline(*row) for row in self._session.execute(_OF_CASE, {"of_case": case_id})]

    def deadlines_of(self, case_ids: Iterable[int]) -> dict[int, list[Deadline]]:
        """Return the deadlines of many cases with one query, by case."""
        ids = list(case_ids)
        found: dict[int, list[Deadline]] = {case_id: [] for case_id in ids}
        query = select(*_COLUMNS).where(_c.case_id.in_(ids)).order_by(_c.id)
        for row in self._session.execute(query):
            found[row.case_id].append(Deadline(*row))
        return found

    def set_deadline_status(self, deadline_id: int, status: str, met_at: datetime | None = None) -> None:
        """Change a deadline's status, with the moment at which it was met."""
        if status not in ("open", "met", "missed", "extended", "cancelled"):
            raise ValueError(f"a deadline is never {status!r}")
        self._session.execute(_CHANGE, {"row_id": deadline_id, "status": status, "met_at": met_at})

    def set_deadline_due(
        self,
        deadline_id: int,
        due: date,
        why: str,
        *,
        start_on: date | None = None,
        status: str | None = None,
    ) -> None:
        """Give a deadline its date, as its start event happened, or another one (status ``extended``)."""
        change: dict[str, Any] = {"row_id": deadline_id, "due": due, "why": why}
        if start_on is not None:
            change["start_on"] = start_on
        if status is not None:
            change["status"] = status
        self._session.execute(_CHANGE, change)

    def end_deadlines(self, case_id: int, key: str, status: str, met_at: datetime | None = None) -> int:
        """End the running deadlines of a case with one key, and return how many there were."""
        statement = update(deadlines).where(_c.case_id == case_id, _c.key == key, _c.status.in_(RUNNING))
        return self._session.execute(statement.values(status=status, met_at=met_at)).rowcount

    def running_until(self, last: date, organisation: str | None = None) -> list[Deadline]:
        """Return running deadlines whose last day is ``last`` or before, soonest first."""
        query = select(*_COLUMNS).where(_c.status.in_(RUNNING), _c.due <= last).order_by(_c.due, _c.id)
        if organisation is not None:
            query = query.join(cases, cases.c.id == _c.case_id).where(cases.c.organisation == organisation)
        return [Deadline(*row) for row in self._session.execute(query)]
