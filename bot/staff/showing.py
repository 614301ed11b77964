"""What staff see of cases in a chat: the list, and one case with its clock and history."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from actions import alerts
from actions.cases import alert_acts, words
from actions.cases.desk import CaseDesk
from actions.cases.permissions import must_see, sight
from actions.cases.summary import LONGEST_STORY
from actions.organisation import StaffUser
from bot.staff import pictures
from bot.staff.words import LATE, MINE
from procedures.terms import AMSTERDAM
from storage.alerts import Alert
from storage.cases import Case
from storage.deadlines import RUNNING, Deadline

_MOST = 40


def cases_text(desk: CaseDesk, user: StaffUser, which: str) -> str:
    """What waits: alerts that nobody took, then the open cases, most urgent first; nothing of their content."""
    waiting = [] if which in LATE or which in MINE else [_alert_line(one) for one in alert_acts.untaken(desk, user)]
    return "\n".join([*waiting, *_case_lines(desk, user, which)]) or "Er zijn geen zaken in deze lijst."


def _alert_line(alert: Alert) -> str:
    local = alert.raised_at.astimezone(AMSTERDAM)
    name, kind = alerts.alert_reference(alert.id), alerts.KINDS.get(alert.kind, "wil een medewerker spreken")
    mark = "" if alert.kind == alerts.WANTS_A_PERSON else "⚠ "
    return f"{mark}{name} · {kind} · sinds {local:%d-%m %H:%M} · nog niet opgepakt"


def _case_lines(desk: CaseDesk, user: StaffUser, which: str) -> list[str]:
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
    shown.sort(key=lambda one: one[0])
    lines = [line for _, line in shown[:_MOST]]
    if len(shown) > _MOST:
        lines.append(f"En nog {len(shown) - _MOST} zaken.")
    return lines


def case_text(desk: CaseDesk, user: StaffUser, case: Case) -> str:
    """One case: the summary, the clock and the history; of a confidential case only the outline to others."""
    deadlines = desk.work.cases.deadlines(case.id)
    if case.erased_at is None and sight(desk, case, user) == "outline":
        dates = "\n".join(_clock(desk, deadlines))
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
                *_clock(desk, deadlines),
            ]
        )
    )
    parts.append("\n".join(["Geschiedenis:", *_history(desk, case)]))
    return "\n\n".join(parts)


def course_text(desk: CaseDesk, user: StaffUser, case: Case) -> str:
    """The course of a case and its steps in words: what the drawings that come with it show."""
    drawings = pictures.of_case(desk, case, user)
    desk.work.access_log.append(case.organisation, user.name, "read", desk.now, case.id)
    return "\n\n".join(
        "\n".join([f"{drawing.title}:", *(f"- {sentence}" for sentence in drawing.told)])
        for drawing in drawings.values()
    )


def _clock(desk: CaseDesk, deadlines: Iterable[Deadline]) -> Iterable[str]:
    for one in deadlines:
        until = words.day(one.due) if one.due else "nog geen datum"
        yield f"- {words.deadline_name(one.key, desk.procedure)}: {until}, {words.DEADLINE_STATUSES[one.status]} ({one.rule})"


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
