"""Moving a case along the ladder of steps."""

from __future__ import annotations

from dataclasses import replace

from actions import notify
from actions.cases import clock, committee, informing, people, proposals, solved, texts
from actions.cases.desk import CaseDesk
from actions.cases.errors import Done, Refused
from actions.cases.permissions import must_see
from actions.cases.states import must_be_open, possible
from actions.cases.summary import handover_text
from actions.organisation import StaffUser
from procedures.ladder import next_step
from procedures.ladder import step as step_of
from procedures.model import Step
from storage.cases import Case


def move_on(desk: CaseDesk, case: Case, user: StaffUser) -> Done:
    """To the next step of the ladder; where others will read along or it lies outside, the person is asked first."""
    must_see(desk, case, user)
    step = next_step(desk.procedure, case.step_key)
    if step is not None and step.by_objection:
        if case.status not in ("decided", "not_admitted", "closed"):
            raise Refused(
                f"Stap {step.number} ({step.name.u}) kan pas na een uitspraak. Mogelijk: besluit, weiger."
            )
    else:
        must_be_open(case)
    if step is None:
        raise Refused(f"{case.reference} is al bij de laatste stap. Mogelijk: {possible(case)}.")
    if needs_a_yes(case, step):
        return proposals.propose_step(desk, case, user, step)
    case = move_to(desk, case, step.key, by=user)
    name = texts.from_procedure(desk, case, step.name)
    notify.to_complainant(
        desk, case, texts.say(desk, case, "moved", step=name), kind="notice", author="staff"
    )
    return Done(f"{case.reference} is nu bij stap {step.number}: {step.name.u}.", case)


def needs_a_yes(case: Case, step: Step) -> bool:
    """Whether the person is asked first: the step is outside, confidential or by referral, or leaves secrecy."""
    return step.outside or step.confidential or step.by_referral or case.confidential


def move_to(
    desk: CaseDesk, case: Case, step_key: str, *, by: StaffUser | None = None, consent: bool = False
) -> Case:
    """Put a case at a step: its handler gets it, and what counts from reaching the step starts.

    A confidential step makes the case confidential. From the confidant to a step outside it stays so: that the
    person goes elsewhere opens nothing to the organisation (IBO-08). ``consent`` is the person's yes.
    """
    step = step_of(desk.procedure, step_key)
    content = dict(case.content or {})
    hidden = content.get("hidden_from") or ()
    content["steps_before"] = [*(content.get("steps_before") or ()), case.step_key]
    if step.by_referral:
        content["referred"] = {"role": step.handler, "consent": consent, "at": desk.now.isoformat()}
    content.pop("asked", None)
    status, closed_at = case.status, case.closed_at
    if step.by_objection and status in ("decided", "not_admitted", "closed"):
        # Somebody who objects has a case that goes on (COA-19).
        status, closed_at = "in_progress", None
    confidential = step.confidential or (case.confidential and step.outside)
    handler, staff = _who(desk, case, step, confidential, hidden)
    case = informing.save(
        desk, replace(case, step_number=step.number, step_key=step.key, handler=handler, owner=None,
                      confidential=confidential, content=content, status=status, closed_at=closed_at,
                      retention_until=case.retention_until if closed_at else None),
    )  # fmt: skip
    solved.forget(desk, case, "moved on")
    actor = ("staff", by.name) if by else ("complainant", None) if consent else ("system", None)
    note = f"Naar stap {step.number}: {step.name.u}."
    desk.work.history.append(case.id, "step", actor[0], note, desk.now, actor[1])
    clock.begin(desk, case, f"step_reached:{step.key}")
    content = {
        **(case.content or {}),
        "summary": handover_text(desk, case, desk.work.cases.deadlines(case.id)),
    }
    case = informing.save(desk, replace(case, content=content))
    informing.tell(
        desk, case, content["summary"], users=staff, kind="handover", but=by.name if by else None,
        buttons=[{"title": "Ik neem deze", "payload": f"neem {case.reference}"}],
    )  # fmt: skip
    solved.after_going_outside(desk, case)
    if step.by_objection:
        committee.put_task(desk, case)
    return case


def _who(
    desk: CaseDesk, case: Case, step: Step, confidential: bool, hidden
) -> tuple[str | None, list[StaffUser]]:
    if confidential:
        role = people.confidant_role(desk.procedure)
        found = people.users(desk.organisation, role, hidden)
        return (role, found) if found else (None, [])
    if step.handler is None:
        # Outside: whoever has it answers for the organisation itself.
        return case.handler, informing.in_charge(desk, case)
    return people.handlers(desk.organisation, desk.procedure, step.handler, hidden)
