"""Opening a case again within the organisation's term; after it a new case goes on where the old one ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from actions.cases import clock, informing, people, solved, surveys
from actions.cases.desk import CaseDesk
from actions.cases.opening import hand_over
from actions.cases.summary import handover_text
from actions.organisation import StaffUser
from procedures.ladder import step as step_of
from procedures.terms import local_day
from storage.cases import Case
from storage.references import new_return_code


def last_day(desk: CaseDesk, case: Case) -> date | None:
    """Until when a case can be opened again; None while it has not ended."""
    if case.closed_at is None:
        return None
    return local_day(case.closed_at) + timedelta(days=desk.organisation.reopen_days)


def in_time(desk: CaseDesk, case: Case) -> bool:
    """Whether a case may still be opened again."""
    last = last_day(desk, case)
    return last is None or desk.today <= last


def reopen(desk: CaseDesk, case: Case, by: StaffUser | None, reason: str | None) -> Case:
    """Take a case up again, by staff or (None) by the person; its terms do not start anew."""
    content = {name: value for name, value in (case.content or {}).items() if name not in ("asked", "closing", "resolved")}
    statistics = {**case.statistics, "reopened": case.statistics.get("reopened", 0) + 1}
    case = informing.save(desk, replace(
        case, status="in_progress", closed_at=None, retention_until=None, content=content, statistics=statistics,
    ))  # fmt: skip
    whose = ("staff", by.name) if by else ("complainant", None)
    desk.work.history.append(case.id, "reopened", whose[0], reason, desk.now, whose[1])
    surveys.forget(desk, case, "reopened")
    solved.forget(desk, case, "reopened")
    clock.plan_internal(desk, case)
    return case


def follow_on(desk: CaseDesk, old: Case, by: StaffUser, reason: str) -> Case:
    """A new case that goes on from one that ended too long ago; each names the other.

    It has the person, the matter and the talk of the old one, a key of its own, and no terms: nothing was filed.
    """
    content = _content_after(old, reason)
    conversation_id = None
    if old.conversation_id is not None:
        talk = desk.work.conversations.lock(old.conversation_id)
        if talk.key_id == old.key_id:
            state = talk.state or {}
            talk = desk.work.conversations.rekey(talk, desk.now)
            conversation_id = talk.id
    step = step_of(desk.procedure, old.step_key if not _outside(desk, old) else desk.procedure.steps[0].key)
    confidential = old.confidential
    hidden = content.get("hidden_from") or []
    role = step.handler or people.answering_role(desk.procedure, step)
    if confidential:
        role = people.confidant_role(desk.procedure)
        handler, staff = role, people.users(desk.organisation, role, hidden)
    else:
        handler, staff = people.handlers(desk.organisation, desk.procedure, role, hidden)
    new = desk.work.cases.open(
        organisation=old.organisation, prefix=desk.procedure.prefix, channel=old.channel, kind="concern",
        status="received", anonymous=old.anonymous, confidential=confidential, danger=False,
        procedure_version=desk.procedure.version, language=old.language, step_number=step.number, step_key=step.key,
        handler=handler, content=content, at=desk.now, conversation_id=conversation_id,
        statistics={name: old.statistics.get(name) for name in ("about", "role", "tried")},
        return_code=new_return_code(),
    )  # fmt: skip
    rows = clock.first_rows(desk, new.kind, new.step_key)
    deadlines = desk.work.cases.add_deadlines(new.id, rows) if rows else []
    clock.watch(desk, new, deadlines)
    if all(one.internal for one in deadlines):
        clock.plan_internal(desk, new)
    new = informing.save(desk, replace(new, content={**content, "summary": handover_text(desk, new, deadlines)}))
    desk.work.history.append(new.id, "opened", "staff", f"Vervolg op {old.reference}. {reason}", desk.now, by.name)
    old_content = {**(old.content or {}), "later": [*((old.content or {}).get("later") or ()), new.reference]}
    informing.save(desk, replace(old, content=old_content))
    informing.note(desk, old, "note", by, f"Gaat verder als {new.reference}. {reason}")
    if conversation_id is not None:
        _go_on_in_talk(desk, new, old, state)
    hand_over(desk, new, staff, hidden)
    return new


def _content_after(old: Case, reason: str) -> dict[str, Any]:
    before = old.content or {}
    kept = ("complainant", "concern", "about_person", "admissibility", "hidden_from", "form", "tried", "kept", "marks",
            "official_said")  # fmt: skip
    content: dict[str, Any] = {name: before[name] for name in kept if name in before}
    concern = dict(content.get("concern") or {})
    concern["description"] = f"{concern.get('description') or ''}\n\nDaarna (vervolg): {reason}".strip()
    return {**content, "concern": concern, "hearing": None, "summary": "", "danger": {}, "earlier": [old.reference]}


def _go_on_in_talk(desk: CaseDesk, new: Case, old: Case, state: dict[str, Any]) -> None:
    """The talk is about the new case from here on; what was open about the old one no longer is."""
    mind = dict(state.get("talk") or {})
    mind |= {"reference": new.reference, "asked": None, "options": [], "phase": "handed_over"}
    mind["earlier_references"] = [*(mind.get("earlier_references") or ()), old.reference]
    mind["pending"] = {**(mind.get("pending") or {}), "case_id": new.id}
    talk = desk.work.conversations.lock(new.conversation_id or 0)
    desk.work.conversations.save(replace(talk, case_id=new.id), {**state, "talk": mind}, at=desk.now)


def _outside(desk: CaseDesk, case: Case) -> bool:
    step = step_of(desk.procedure, case.step_key)
    return step.outside or step.by_referral or step.by_objection
