"""The list of cases, as the signed-in person may see it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from actions.cases import words
from actions.cases.alias import alias_of
from actions.cases.desk import CaseDesk
from actions.cases.states import is_open
from actions.cases.view import cases_json
from actions.organisation import StaffUser
from bot.web.pages.moments import moment
from storage.cases import Case
from storage.deadlines import RUNNING

FILTERS = (("open", "Open"), ("mijn", "Van mij"), ("laat", "Te laat"), ("dicht", "Gesloten"))
SOON = timedelta(days=2)
_ANSWERED = frozenset({"replied", "acknowledged", "invited", "decided", "closed", "extended", "not_admitted"})


@dataclass(frozen=True, slots=True)
class Row:
    """A case in the list; of a confidential case that is another's only the outline is filled."""

    reference: str
    kind: str | None
    who: str | None
    step: str
    status: str
    danger: bool
    confidential: bool
    owner: str | None
    due: date | None
    due_text: str
    late: bool
    soon: bool
    waiting: int
    received: str | None


def rows(desk: CaseDesk, user: StaffUser, which: str) -> list[Row]:
    """The cases under a filter, most urgent first: danger, then late, then by date."""
    ended = which == "dicht"
    found = desk.work.cases.list(desk.procedure.key, open_only=not ended)
    wanted = [case for case in found if is_open(case) != ended]
    cases = {case.reference: case for case in wanted}
    happened = desk.work.history.kinds_of(case.id for case in wanted)
    shown = []
    for told in cases_json(desk, user, cases=wanted):
        case = cases[told["reference"]]
        shown.append(row_of(desk, case, told, happened[case.id]))
    if which == "mijn":
        shown = [row for row in shown if row.owner == user.name]
    if which == "laat":
        shown = [row for row in shown if row.late]
    if which == "dicht":
        return shown[::-1]
    return sorted(shown, key=lambda row: (not row.danger, not row.late, row.due or date.max, row.reference))


def row_of(desk: CaseDesk, case: Case, told: Mapping[str, Any], happened: Iterable[tuple[str, str]]) -> Row:
    """One case of the list, out of what this viewer may see of it.

    Args:
        happened: what happened so far, as pairs of event and by whom.
    """
    whole = told["complainant"] is not None
    due = min(
        (
            date.fromisoformat(one["due"])
            for one in told["deadlines"]
            if one["due"] and one["status"] in (*RUNNING, "missed")
        ),
        default=None,
    )
    late = is_open(case) and (
        any(one["status"] == "missed" for one in told["deadlines"]) or bool(due and due < desk.today)
    )
    step = next((one for one in desk.procedure.steps if one.key == case.step_key), None)
    return Row(
        reference=case.reference,
        kind=words.KINDS[case.kind] if whole else None,
        who=_who(case, told) if whole else None,
        step=f"{case.step_number} · {step.name.u if step else case.step_key}",
        status=words.STATUSES[case.status],
        danger=whole and case.danger,
        confidential=case.confidential,
        owner=case.owner if whole else None,
        due=due,
        due_text=words.day(due) if due else "",
        late=late,
        soon=bool(due and not late and due - desk.today <= SOON),
        waiting=_waiting(happened) if whole and is_open(case) else 0,
        received=moment(case.received_at) if whole else None,
    )


def _who(case: Case, told: Mapping[str, Any]) -> str:
    if case.anonymous or not told["complainant"].get("name"):
        return f"{'anoniem' if case.anonymous else 'zonder naam'} ({alias_of(case.reference)})"
    return told["complainant"]["name"]


def _waiting(happened: Iterable[tuple[str, str]]) -> int:
    """How many messages of the person came since staff last answered."""
    waiting = 0
    for event, by in happened:
        if event == "message" and by == "complainant":
            waiting += 1
        elif by == "staff" and event in _ANSWERED:
            waiting = 0
    return waiting
