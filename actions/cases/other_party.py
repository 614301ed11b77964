"""What the person complained about must hear: an invitation, a delay, a decision; never the story (COA-14, COA-18).

Somebody of staff with a chat of their own hears it there. For anybody else staff get the text to pass on as a task,
which stays open, and is asked after, until they say that it was done.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from actions import notify
from actions.cases import clock, informing
from actions.cases.desk import CaseDesk
from actions.cases.hours import morning_after
from actions.cases.texts import fill, load
from actions.organisation import StaffUser
from storage.cases import Case

TO_PASS_ON = "pass_on"
INVITATION, DELAY, DECISION = "uitnodiging", "uitstel", "besluit"
"""What is passed on, as staff call it when they say that it was done."""

_ASK_AFTER_WORKING_DAYS = 2
_KINDS = {INVITATION: "invitation", DELAY: "extension", DECISION: "decision"}


@dataclass(frozen=True, slots=True)
class Told:
    """How the other party hears something: the case, what to add to the answer to staff, and whether it is done."""

    case: Case
    text: str
    done: bool


def is_named(case: Case) -> bool:
    """Whether it is known whom a case is about."""
    about = (case.content or {}).get("about_person") or {}
    return bool(about.get("name") or about.get("staff"))


def user_of(desk: CaseDesk, case: Case) -> StaffUser | None:
    """The member of staff whom a case is about, where that is known."""
    about = (case.content or {}).get("about_person") or {}
    return desk.organisation.staff.get(about.get("staff") or "")


def text(desk: CaseDesk, *keys: str, **values: str) -> str:
    """A message to the other party; always Dutch with u, for these are staff or people spoken to by staff."""
    told = {"short_name": desk.procedure.short_name, **values}
    return "\n\n".join(fill(load()[key].get("nl", "u"), told) for key in keys)


def tell(desk: CaseDesk, case: Case, by: StaffUser | None, what: str, message: str, task: str, rule: str) -> Told:
    """Let the other party know, or have staff do it.

    Args:
        what: one of :data:`INVITATION`, :data:`DELAY`, :data:`DECISION`.
        task: what staff do themselves where the other party cannot be reached from here, as a sentence.
    """
    desk.work.follow_ups.cancel(case.id, f"{TO_PASS_ON}:{what}", outcome="told anew")
    party = user_of(desk, case)
    if party is not None and notify.staff_channel(party) != notify.DESK:
        notify.to_staff(desk, [party], message, case=case, kind=_KINDS[what], author="staff", direct=True)
        return Told(_without(desk, case, what), f"\nOok de andere partij ({party.name}) krijgt bericht.", True)
    if not is_named(case):
        # Nobody is named, so nothing can be asked after; staff may know of somebody all the same.
        ready = f"Gaat {case.reference} over iemand? {task} Deze tekst kunt u gebruiken:\n\n{message}"
        informing.tell(desk, case, ready, kind="notice", users=[by] if by else None)
        return Told(case, f"\nGaat het over iemand? {task} De tekst staat voor u klaar.", True)
    open_now = {**open_for(case), what: {"text": message, "task": task, "rule": rule, "by": by.name if by else None}}
    case = informing.save(desk, replace(case, content={**(case.content or {}), "to_pass_on": open_now}))
    ready = f"Taak bij {case.reference}: {task} De klager en de andere partij zien elkaars berichten niet."
    put(desk, case, what, ready)
    plan(desk, case, what)
    return Told(case, f"\n{task} De tekst staat in een taak voor u klaar.", False)


def put(desk: CaseDesk, case: Case, what: str, head: str) -> list[int]:
    """Put the task before whoever has it: what to do, how to say that it was done, and last the text to copy."""
    told = open_for(case)[what]
    user = desk.organisation.staff.get(told.get("by") or "")
    line = f"gedaan {case.reference} {what}"
    body = f"{head}\nKlaar? {line}\n\nDeze tekst kunt u kopiëren:\n\n{told['text']}"
    return informing.tell(
        desk, case, body, kind="task", users=[user] if user else None, buttons=[{"title": "Is gedaan", "payload": line}]
    )


def plan(desk: CaseDesk, case: Case, what: str, times: int = 0) -> None:
    """Ask later whether it was done."""
    told = open_for(case)[what]
    to = f"staff:{told['by']}" if told.get("by") else clock.responsible(desk, case)
    at = morning_after(desk, _ASK_AFTER_WORKING_DAYS)
    clock.plan(desk, case, f"{TO_PASS_ON}:{what}", told["rule"], to, at, times=times)


def open_for(case: Case) -> dict[str, dict]:
    """What staff have yet to pass on, by name."""
    return (case.content or {}).get("to_pass_on") or {}


def done(desk: CaseDesk, case: Case, user: StaffUser, what: str, text: str = "") -> Case:
    """Staff passed it on; after an invitation all parties are invited, and that term is met (COA-15)."""
    told = open_for(case)[what]
    desk.work.follow_ups.cancel(case.id, f"{TO_PASS_ON}:{what}", outcome="done")
    case = _without(desk, case, what)
    informing.note(desk, case, "note", user, f"Gedaan: {told['task']} {text}".strip())
    if what == INVITATION:
        clock.meet(desk, case, "hearing_invitation")
    return case


def _without(desk: CaseDesk, case: Case, what: str) -> Case:
    if what not in open_for(case):
        return case
    left = {name: told for name, told in open_for(case).items() if name != what}
    return informing.save(desk, replace(case, content={**(case.content or {}), "to_pass_on": left}))
