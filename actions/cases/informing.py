"""Telling the right people of staff about a case: who has it, who is next up, and nobody it is about."""

from __future__ import annotations

from collections.abc import Sequence

from actions import notify
from actions.cases import clock, people
from actions.cases.desk import CaseDesk
from actions.cases.permissions import sight
from actions.organisation import StaffUser
from storage.cases import Case


def in_charge(desk: CaseDesk, case: Case) -> list[StaffUser]:
    """Who has a case now: its owner, else everybody in its role who may see it."""
    owner = desk.organisation.staff.get(case.owner or "")
    if owner is not None and sight(desk, case, owner) == "all":
        return [owner]
    return [user for user in desk.organisation.with_role(case.handler) if sight(desk, case, user) == "all"]


def next_up(desk: CaseDesk, case: Case) -> list[StaffUser]:
    """The next role up from whoever has a case: those who decide, without whoever has it already.

    Of a confidential case that is the confidant alone; where nobody is above, whoever has it hears it again.
    """
    now = in_charge(desk, case)
    names = {user.name for user in now}
    roles = [user.roles for user in now]
    ranks = [*desk.procedure.staff_roles] if not case.confidential else []
    own = max((ranks.index(role) for held in roles for role in held if role in ranks), default=-1)
    outside = people.referral_roles(desk.procedure)
    confidant = people.confidant_role(desk.procedure)
    above = [role for role in ranks[own + 1 :] if role in desk.procedure.decides]
    above += [role for role in desk.procedure.decides if role not in above]
    for role in above:
        if role in outside or role == confidant or case.confidential:
            continue
        found = [
            user for user in desk.organisation.with_role(role)
            if user.name not in names and sight(desk, case, user) == "all"
        ]  # fmt: skip
        if found:
            return found
    return now


def tell(
    desk: CaseDesk,
    case: Case,
    text: str,
    *,
    kind: str = "notice",
    users: Sequence[StaffUser] | None = None,
    but: str | None = None,
    priority: int = notify.NORMAL,
    buttons: Sequence[notify.Button] = (),
) -> list[int]:
    """Put a message before whoever has a case (or ``users``), and not before ``but``."""
    told = [user for user in (in_charge(desk, case) if users is None else users) if user.name != but]
    return notify.to_staff(desk, told, text, case=case, kind=kind, priority=priority, buttons=buttons)


def asked_to_take(desk: CaseDesk, case: Case) -> list[StaffUser]:
    """Who has a case or was asked to take it, with those who hear of every complaint (IZW-22)."""
    asked = in_charge(desk, case)
    also = [] if case.confidential else desk.procedure.told_of_every_case
    names = {user.name for user in asked}
    for role in also:
        asked += [
            user for user in desk.organisation.with_role(role)
            if user.name not in names and sight(desk, case, user) == "all"
        ]  # fmt: skip
        names |= {user.name for user in asked}
    return asked


def group_may_know(desk: CaseDesk, case: Case) -> bool:
    """Whether the staff group may hear that there is this case; never what is in it."""
    hidden = (case.content or {}).get("hidden_from")
    return not (case.confidential or hidden or desk.procedure.staff.content_only_for)


def role_in_words(user: StaffUser) -> str:
    return user.roles[0] if user.roles else user.name


def save(desk: CaseDesk, case: Case) -> Case:
    return desk.work.cases.save(case)


def note(desk: CaseDesk, case: Case, event: str, user: StaffUser | None, text: str | None = None) -> None:
    """Write an event into the history, by a member of staff or by the clock; terms of its own end or begin by it."""
    by, actor = ("staff", user.name) if user else ("system", None)
    desk.work.history.append(case.id, event, by, text, desk.now, actor)
    for term in desk.procedure.terms:
        if term.met_by == event:
            clock.meet(desk, case, term.key)
    if event == "decided":
        clock.begin(desk, case, "decision")
