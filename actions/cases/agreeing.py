"""What the person says to a proposal of staff, and what follows from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from actions.cases import committee, informing, texts, words
from actions.cases.deciding import carry_out_extension
from actions.cases.desk import CaseDesk
from actions.cases.moving import move_to
from actions.cases.proposals import OTHERS, STEP, UNANSWERED, tell_back
from actions.cases.states import is_open
from actions.organisation import StaffUser
from procedures.ladder import step as step_of
from procedures.model import Step
from procedures.terms import Due, is_missed, moved
from storage.cases import Case
from storage.deadlines import RUNNING


def answer(desk: CaseDesk, case: Case, yes: bool) -> str | None:
    """Carry out what the person agreed to, or leave it; return what to say, or None where nothing was open."""
    proposal: dict[str, Any] | None = (case.content or {}).get("proposal")
    if not proposal:
        return None
    case = informing.save(desk, replace(case, content=_without(case)))
    desk.work.follow_ups.cancel(case.id, UNANSWERED, outcome="answered")
    user = desk.organisation.staff.get(proposal.get("by") or "")
    if proposal["kind"] == STEP:
        return _step_answered(desk, case, proposal, yes, user)
    if proposal["kind"] == OTHERS:
        return _others_answered(desk, case, proposal, yes, user)
    return _extension_answered(desk, case, proposal, yes, user)


def answer_after_all(desk: CaseDesk, case: Case, proposal: dict[str, Any]) -> str | None:
    """Take a yes that comes after a no, where nothing else was proposed since."""
    if not is_open(case) or (case.content or {}).get("proposal"):
        return None
    return answer(desk, replace(case, content={**(case.content or {}), "proposal": proposal}), yes=True)


def _step_answered(
    desk: CaseDesk, case: Case, proposal: dict[str, Any], yes: bool, user: StaffUser | None
) -> str:
    step = step_of(desk.procedure, proposal["step"])
    desk.work.history.append(
        case.id,
        "message",
        "complainant",
        f"{'Ja' if yes else 'Nee'} tegen stap {step.number}, {step.name.u}.",
        desk.now,
    )
    if not yes:
        tell_back(
            desk,
            case,
            user,
            f"De klager zegt nee tegen stap {step.number}. {case.reference} blijft waar die is.",
        )
        return texts.say(desk, case, "refused_step")
    before = case
    case = move_to(desk, case, step.key, consent=True)
    tell_back(desk, before, user, f"De klager zegt ja. {case.reference} is nu bij stap {step.number}.")
    if step.by_objection:
        return _objects(desk, case, step)
    if step.outside:
        return (
            f"{texts.say(desk, case, 'agreed_step_outside')} {texts.from_procedure(desk, case, step.offer)}"
        )
    return texts.say(desk, case, "agreed_step", step=texts.from_procedure(desk, case, step.name))


def _objects(desk: CaseDesk, case: Case, step: Step) -> str:
    """What somebody hears who goes on after a ruling: that it is known, and what comes (COA-21)."""
    said = texts.say(desk, case, "agreed_objection", step=texts.from_procedure(desk, case, step.name))
    if committee.sends_file(desk, step):
        said += f" {texts.say(desk, case, 'agreed_objection_file')}"
    return said


def _extension_answered(
    desk: CaseDesk, case: Case, proposal: dict[str, Any], yes: bool, user: StaffUser | None
) -> str:
    row = next((one for one in desk.work.cases.deadlines(case.id) if one.id == proposal["deadline"]), None)
    day = date.fromisoformat(proposal["until"])
    said = f"{'Ja' if yes else 'Nee'} tegen verlengen tot en met {words.day(day)}."
    desk.work.history.append(case.id, "message", "complainant", said, desk.now)
    if row is None or row.due is None:
        return texts.say(desk, case, "refused_step")
    if not yes:
        tell_back(
            desk,
            case,
            user,
            f"De klager gaat niet akkoord. De termijn van {case.reference} blijft {words.day(row.due)}.",
        )
        return texts.say(desk, case, "refused_extension", due=texts.day(case, row.due))
    if row.status in RUNNING and not is_missed(row.due, desk.today):
        due = moved(Due(row.due, row.why), day, agreed=True)
        done = carry_out_extension(
            desk, case, user, row, due, proposal["rule"], proposal["reason"], told=True
        )
        tell_back(desk, done.case, user, f"De klager gaat akkoord. {done.text}")
        return texts.say(desk, done.case, "agreed_extension", due=texts.day(case, day))
    # A yes after the end is an agreement all the same, but the term was missed before it.
    tell_back(
        desk, case, user, f"De klager gaat akkoord met {words.day(day)}, maar de termijn was al voorbij."
    )
    return texts.say(desk, case, "agreed_extension", due=texts.day(case, day))


def _others_answered(
    desk: CaseDesk, case: Case, proposal: dict[str, Any], yes: bool, user: StaffUser | None
) -> str:
    said = f"{'Ja' if yes else 'Nee'} tegen contact met {proposal['who']} ({proposal['why']})."
    desk.work.history.append(case.id, "message", "complainant", said, desk.now)
    given = [*((case.content or {}).get("consents") or ())]
    given.append({"who": proposal["who"], "why": proposal["why"], "yes": yes, "at": desk.now.isoformat()})
    case = informing.save(desk, replace(case, content={**(case.content or {}), "consents": given}))
    tell_back(desk, case, user, f"Bij {case.reference}: de klager zegt {said[0].lower()}{said[1:]}")
    return texts.say(desk, case, "consent_given" if yes else "consent_refused", who=proposal["who"])


def _without(case: Case) -> dict[str, Any]:
    return {name: value for name, value in (case.content or {}).items() if name != "proposal"}
