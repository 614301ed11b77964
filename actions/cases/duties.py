"""Undated duties of staff after a case: tasks that are put before a role, asked after, and ticked off (IZW-23)."""

from __future__ import annotations

from dataclasses import replace

from actions.cases import clock, informing, other_party, people
from actions.cases.desk import CaseDesk
from actions.cases.errors import Done, Refused
from actions.cases.hours import morning_after
from actions.cases.permissions import must_see, sight
from actions.organisation import StaffUser
from procedures.model import Duty
from storage.cases import Case

DUTY = "duty"
_ASK_AFTER_WORKING_DAYS = 10


def of(desk: CaseDesk, case: Case) -> list[Duty]:
    """The duties of a case where it is now, or was."""
    been = {*((case.content or {}).get("steps_before") or ()), case.step_key}
    return [one for one in desk.procedure.duties if one.step is None or one.step in been]


def undone(desk: CaseDesk, case: Case) -> list[Duty]:
    done = (case.content or {}).get("duties_done") or {}
    return [one for one in of(desk, case) if one.key not in done]


def must_be_done_to_close(desk: CaseDesk, case: Case) -> None:
    """Raise where a duty of this step comes before the closing (COA-21)."""
    for duty in undone(desk, case):
        if duty.blocks_closing and duty.step == case.step_key:
            how = f"stukken {case.reference}" if duty.key == "send_file" else ticked_by(case, duty)
            raise Refused(f"Eerst nog: {duty.what} ({duty.rule}). Mogelijk: {how}")


_NAMES = {"discuss": "bespreken", "feedback": "terugkoppelen", "improve": "verbeteren", "send_file": "stukken"}


def name_of(duty: Duty) -> str:
    """What staff call a duty when they tick it off; a procedure's own key reads as it is written."""
    return _NAMES.get(duty.key, duty.key)


def ticked_by(case: Case, duty: Duty) -> str:
    """The command that ticks a duty off."""
    return f"gedaan {case.reference} {name_of(duty)}"


def put(desk: CaseDesk, case: Case) -> str:
    """Put the open duties before their role as tasks, ask after them later, and return what to add to the answer."""
    told = ""
    for duty in undone(desk, case):
        if duty.blocks_closing:
            continue
        users = [
            user for user in people.users(desk.organisation, duty.role, (case.content or {}).get("hidden_from") or ())
            if sight(desk, case, user) == "all"
        ] or informing.in_charge(desk, case)  # fmt: skip
        line = ticked_by(case, duty)
        text = f"Taak bij {case.reference}: {duty.what} ({duty.rule}).\nKlaar? {line}"
        if duty.key == "feedback":
            text += f"\n\nU kunt dit gebruiken:\n{other_party.text(desk, 'other_feedback')}"
        informing.tell(desk, case, text, kind="task", users=users, buttons=[{"title": "Is gedaan", "payload": line}])
        to = f"staff:{users[0].name}" if users else "staff_group"
        clock.plan(desk, case, f"{DUTY}:{duty.key}", duty.rule, to, morning_after(desk, _ASK_AFTER_WORKING_DAYS))
        told += f"\nNog te doen: {duty.what} ({duty.role}, {duty.rule})."
    return told


def done(desk: CaseDesk, case: Case, user: StaffUser, words: str) -> Done:
    """Tick a duty off.

    Raises:
        Refused: there is no such duty, or it was done.
    """
    must_see(desk, case, user)
    key, _, text = words.strip().partition(" ")
    waiting = other_party.open_for(case)
    if key.casefold() in waiting:
        case = other_party.done(desk, case, user, key.casefold(), text.strip())
        return Done(f"Vastgelegd bij {case.reference}: de andere partij weet het ({key.casefold()}).", case)
    left = undone(desk, case)
    duty = next((one for one in left if key.casefold() in (one.key, name_of(one))), None)
    if duty is None:
        names = ", ".join([*waiting, *map(name_of, left)]) or "niets meer"
        raise Refused(f"Nog te doen bij {case.reference}: {names}. Bijvoorbeeld: gedaan {case.reference} TAAK")
    case = tick(desk, case, user, duty, text.strip())
    return Done(f"Vastgelegd bij {case.reference}: {duty.what}.", case)


def tick(desk: CaseDesk, case: Case, user: StaffUser, duty: Duty, text: str = "") -> Case:
    content = dict(case.content or {})
    content["duties_done"] = {**(content.get("duties_done") or {}), duty.key: desk.today.isoformat()}
    case = informing.save(desk, replace(case, content=content))
    desk.work.follow_ups.cancel(case.id, f"{DUTY}:{duty.key}", outcome="done")
    informing.note(desk, case, "note", user, f"Gedaan: {duty.what} ({duty.rule}). {text}".strip())
    return case
