"""What staff see of cases in a chat: the list, and one case with its clock and history."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from actions.cases import words
from actions.cases.desk import CaseDesk
from actions.cases.permissions import must_see, sight
from actions.cases.summary import LONGEST_STORY
from actions.organisation import StaffUser
from bot.staff.words import LATE, MINE
from procedures.terms import AMSTERDAM
from storage.cases import Case
from storage.deadlines import RUNNING, Deadline

_MOST = 40


def cases_text(desk: CaseDesk, user: StaffUser, which: str) -> str:
    """The open cases that somebody may know of, most urgent first; nothing of their content."""
    found = desk.work.cases.list(desk.procedure.key, open_only=True)
    deadlines = desk.work.cases.deadlines_of(case.id for case in found)
    shown = []
    for case in found:
        seen = "nothing" if case.erased_at is not None else sight(desk, case, user)
        if seen == "nothing" or (which in MINE and case.owner != user.name):
            continue
        if which in LATE and not _is_late(deadlines[case.id], desk.today):
            continue
        shown.append(
            (
                _urgency(case, deadlines[case.id], desk.today),
                _line(case, deadlines[case.id], desk.today, seen),
            )
        )
    if not shown:
        return "Er zijn geen zaken in deze lijst."
    shown.sort(key=lambda one: one[0])
    lines = [line for _, line in shown[:_MOST]]
    if len(shown) > _MOST:
        lines.append(f"En nog {len(shown) - _MOST} zaken.")
    return "\n".join(lines)


def case_text(desk: CaseDesk, user: StaffUser, case: Case) -> str:
    """One case: the summary, the clock and the history; of a confidential case only the outline to others."""
    deadlines = desk.work.cases.deadlines(case.id)
    if case.erased_at is None and sight(desk, case, user) == "outline":
        dates = "\n".join(_clock(deadlines))
        outline = f"{case.reference}: vertrouwelijk. Stap {case.step_number}, {words.STATUSES[case.status]}."
        return f"{outline}\n{dates}".strip()
    must_see(desk, case, user)
    desk.work.access_log.append(case.organisation, user.name, "read", desk.now, case.id)
    content = case.content or {}
    story = (content.get("concern") or {}).get("description") or ""
    parts = [content.get("summary") or case.reference]
    if len(story) > LONGEST_STORY:
        parts.append(f"Het hele verhaal:\n“{story}”")
    parts.append(
        "\n".join(
            [
                f"Nu: {words.STATUSES[case.status]}, bij {case.owner or case.handler or 'niemand'}",
                *_clock(deadlines),
            ]
        )
    )
    parts.append("\n".join(["Geschiedenis:", *_history(desk, case)]))
    return "\n\n".join(parts)


def _clock(deadlines: Iterable[Deadline]) -> Iterable[str]:
    for one in deadlines:
        until = words.day(one.due) if one.due else "nog geen datum"
        yield f"- {words.deadline_name(one.key)}: {until}, {words.DEADLINE_STATUSES[one.status]} ({one.rule})"


def _history(desk: CaseDesk, case: Case) -> Iterable[str]:
    for event in desk.work.history.of(case.id):
        local = event.at.astimezone(AMSTERDAM)
        by = (
            event.actor
            or {"complainant": "de klager", "staff": "een medewerker", "system": "het systeem"}[event.by]
        )
        note = f": {event.note}" if event.note else ""
        yield f"- {local:%d-%m-%Y %H:%M} {words.EVENTS.get(event.event, event.event)} ({by}){note}"


def _line(case: Case, deadlines: Iterable[Deadline], today: date, seen: str) -> str:
    due = _next_due(deadlines)
    until = f" · uiterlijk {words.day(due, weekday=False)}" if due else ""
    late = " · TE LAAT" if _is_late(deadlines, today) else ""
    if seen == "outline":
        where = f"vertrouwelijk · stap {case.step_number} · {words.STATUSES[case.status]}"
        return f"{case.reference} · {where}{until}{late}"
    danger = "⚠ " if case.danger else ""
    owner = f" · {case.owner}" if case.owner else " · nog van niemand"
    return f"{danger}{case.reference} · {words.KINDS[case.kind]} · {words.STATUSES[case.status]}{owner}{until}{late}"


def _urgency(case: Case, deadlines: Iterable[Deadline], today: date) -> tuple[bool, bool, date, int]:
    rows = list(deadlines)
    return (not case.danger, not _is_late(rows, today), _next_due(rows) or date.max, case.id)


def _next_due(deadlines: Iterable[Deadline]) -> date | None:
    return min((one.due for one in deadlines if one.due and one.status in (*RUNNING, "missed")), default=None)


def _is_late(deadlines: Iterable[Deadline], today: date) -> bool:
    return any(
        one.status == "missed" or (one.status in RUNNING and one.due is not None and one.due < today)
        for one in deadlines
    )
