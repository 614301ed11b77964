"""A concern that becomes an official complaint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from actions.cases import clock, informing, people, words
from actions.cases.desk import CaseDesk
from actions.cases.draft import admissibility, complainant
from actions.cases.errors import Refused
from actions.cases.moving import move_to
from actions.cases.opening import forward
from actions.cases.states import is_open
from actions.cases.summary import handover_text
from procedures.ladder import start_step
from storage.cases import Case
from storage.deadlines import Deadline


@dataclass(frozen=True, slots=True)
class BecameOfficial:
    """The case as it is now, and the rows that started with it; only those that are not internal may be told."""

    case: Case
    deadlines: list[Deadline]


def become_official(
    desk: CaseDesk, case: Case | str, *, answers: Mapping[str, Any], official_said: Mapping[str, Any]
) -> BecameOfficial:
    """Make a case an official complaint: the new rows start today, those that ran go on as they were.

    Args:
        case: the case or its reference.
        answers: all answers as they are now; details given since are kept.
        official_said: what was asked and answered, and when (IZW-17).

    Raises:
        Refused: it is one already, or it is a compliment.
    """
    case = found(desk, case)
    if case.kind == "official_complaint":
        raise Refused(f"{case.reference} is al een officiële klacht.")
    if case.kind == "compliment":
        raise Refused(f"{case.reference} is een compliment.")
    if not is_open(case):
        # Whoever took a concern back, or saw it closed, may file it all the same.
        case = informing.save(desk, replace(case, status="in_progress", closed_at=None, retention_until=None))
        desk.work.history.append(case.id, "reopened", "complainant", None, desk.now)
    answers = {**answers, "official": "yes"}
    content = dict(case.content or {})
    told = complainant(answers, anonymous=case.anonymous)
    before = content.get("complainant") or {}
    content["complainant"] = {name: told[name] or before.get(name) for name in told} | {
        "role": answers.get("role")
        if isinstance(answers.get("role"), str)
        else before.get("role") or told["role"]
    }
    content["official_said"] = dict(official_said)
    story = [(content.get("concern") or {}).get("description") or ""]
    content["admissibility"] = admissibility(desk, answers, story)
    case = informing.save(
        desk, replace(case, kind="official_complaint", official_at=desk.now, content=content)
    )
    desk.work.history.append(
        case.id, "became_official", "complainant", "Dit is nu een officiële klacht.", desk.now
    )
    new = clock.rows_for_official(desk, case.step_key, desk.work.cases.deadlines(case.id))
    started = _add(desk, case, new)
    case = _to_its_step(desk, case, answers, started)
    forward(desk, case, informing.in_charge(desk, case))
    return BecameOfficial(case, started)


def found(desk: CaseDesk, case: Case | str) -> Case:
    """The case itself, read afresh so that it can be saved."""
    if isinstance(case, str):
        read = desk.work.cases.by_reference(case)
        if read is None:
            raise Refused(f"{case} is niet bekend.")
        return read
    return desk.work.cases.by_id(case.id) or case


def _add(desk: CaseDesk, case: Case, new: list) -> list[Deadline]:
    if not new:
        return []
    keys = {one.key for one in new}
    rows = [one for one in desk.work.cases.add_deadlines(case.id, new) if one.key in keys]
    clock.watch(desk, case, rows)
    return rows


def _to_its_step(desk: CaseDesk, case: Case, answers: Mapping[str, Any], started: list[Deadline]) -> Case:
    """To the official step where that lies inside and further on; else whoever has it is told.

    A confidential case stays with the confidant: that it became official opens nothing to others.
    """
    step = start_step(desk.procedure, answers, "official_complaint")
    if not (step.outside or case.confidential) and step.number > case.step_number:
        case = move_to(desk, case, step.key)
    else:
        content = {
            **(case.content or {}),
            "summary": handover_text(desk, case, desk.work.cases.deadlines(case.id)),
        }
        case = informing.save(desk, replace(case, content=content))
    dates = [
        f"{words.deadline_name(one.key, desk.procedure)} uiterlijk {words.day(one.due)} ({one.rule})"
        for one in started
        if one.due
    ]
    text = f"{case.reference} is nu een officiële klacht."
    if dates:
        text += f" Nieuwe data: {'; '.join(dates)}."
    informing.tell(desk, case, text)
    if not case.confidential:
        hidden = (case.content or {}).get("hidden_from") or ()
        charge = {user.name for user in informing.in_charge(desk, case)}
        for role in desk.procedure.told_of_every_case:
            also = [user for user in people.users(desk.organisation, role, hidden) if user.name not in charge]
            informing.tell(desk, case, text, users=also)
    return case
