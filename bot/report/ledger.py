"""What the report counts: one row for each case of a year, of what stays when its content is erased."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from actions.cases.desk import CaseDesk
from procedures.terms import instant_at, local_day
from storage.deadlines import Deadline


@dataclass(frozen=True, slots=True)
class Row:
    """One case without content; days are those of Europe/Amsterdam.

    Attributes:
        events: how often each kind of event happened.
        explanation: what staff wrote on why it was late or not handled; None once erased.
    """

    kind: str
    status: str
    step: str
    channel: str
    anonymous: bool
    danger: bool
    received: date
    official: date | None
    acknowledged: date | None
    decided: date | None
    closed: date | None
    deadlines: tuple[Deadline, ...]
    events: Mapping[str, int]
    statistics: Mapping[str, Any]
    explanation: str | None

    @property
    def settled(self) -> date | None:
        """The day of the decision, else of the closing; None while neither came."""
        if self.decided is not None:
            return self.decided
        return self.closed if self.status == "closed" else None


def rows_of(desk: CaseDesk, start: date, end: date) -> list[Row]:
    """The cases received from a day up to and including another, in the order of their arrival."""
    after = instant_at(date.fromordinal(end.toordinal() + 1), 0)
    found = desk.work.cases.received_between(desk.procedure.key, instant_at(start, 0), after)
    deadlines = desk.work.cases.deadlines_of(case.id for case in found)
    happened = desk.work.history.kinds_of(case.id for case in found)
    rows = []
    for case in found:
        rows.append(
            Row(
                kind=case.kind,
                status=case.status,
                step=case.step_key,
                channel=case.channel,
                anonymous=case.anonymous,
                danger=case.danger,
                received=local_day(case.received_at),
                official=_day(case.official_at),
                acknowledged=_day(case.acknowledged_at),
                decided=_day(case.decided_at),
                closed=_day(case.closed_at),
                deadlines=tuple(deadlines[case.id]),
                events=Counter(event for event, _ in happened[case.id]),
                statistics=case.statistics,
                explanation=_explanation(desk, case.id) if case.statistics.get("late_why") else None,
            )
        )
    return rows


def _explanation(desk: CaseDesk, case_id: int) -> str | None:
    case = desk.work.cases.by_id(case_id)
    # A confidential case stays its own role's, also in a report; an anonymous one is left out with it.
    if case is None or case.confidential or case.anonymous:
        return None
    return (case.content or {}).get("explanation")


def _day(at: datetime | None) -> date | None:
    return local_day(at) if at is not None else None
