"""Who may see a case and what they may do with it."""

from __future__ import annotations

from typing import Literal

from actions.cases import people
from actions.cases.desk import CaseDesk
from actions.cases.errors import Erased, NotVisible, Refused
from actions.organisation import StaffUser
from procedures.terms import local_day
from storage.cases import Case

Sight = Literal["all", "outline", "nothing"]
"""All of a case, only its reference, step, status and dates, or not even that it exists."""

DECISIONS = frozenset({"extend", "not_admit", "decide", "close", "reopen"})
NOT_YOURS = "U mag deze zaak niet zien. Vraag een collega."


def sight(desk: CaseDesk, case: Case, viewer: StaffUser | None) -> Sight:
    """How much of a case somebody may see; ``None`` is whoever runs the machine.

    Whoever it is about: nothing. A confidential case: its own role alone (IBO-08, BUC-07). Content for some
    roles only: those (COA-08). Somebody outside: only what was referred with consent (IZW-09).
    """
    if viewer is None:
        return "outline" if case.confidential else "all"
    content = case.content or {}
    if viewer.name in (content.get("hidden_from") or ()):
        return "nothing"
    procedure = desk.procedure
    if case.confidential:
        return "all" if viewer.has(_confidential_role(desk, case)) else "outline"
    outside = people.referral_roles(procedure)
    if outside and all(role in outside for role in viewer.roles) and not _referred_to(case, viewer):
        return "nothing"
    only = procedure.staff.content_only_for
    if only and not any(viewer.has(role) for role in only):
        return "outline"
    return "all"


def may_see(desk: CaseDesk, case: Case, viewer: StaffUser | None) -> bool:
    """Whether somebody may see all of a case."""
    return sight(desk, case, viewer) == "all"


def may_decide(desk: CaseDesk, case: Case, user: StaffUser) -> bool:
    """Whether somebody may extend, not admit, decide, close and reopen this case.

    For leidinggevende or directie where there is one. A confidential case is its own role's; where all who
    decide are kept out, whoever has the case.
    """
    if not may_see(desk, case, user):
        return False
    if case.confidential:
        return True
    if any(user.has(role) for role in desk.procedure.decides):
        return True
    hidden = (case.content or {}).get("hidden_from") or ()
    left = [one for role in desk.procedure.decides for one in people.users(desk.organisation, role, hidden)]
    return not left and user.has(case.handler)


def must_see(desk: CaseDesk, case: Case, user: StaffUser | None) -> None:
    """Raise where somebody may not see the content of a case.

    Raises:
        Erased: there is no content left.
        NotVisible: the person may not even know of it.
        Refused: only the outline may be seen.
    """
    if case.erased_at is not None:
        raise Erased(f"{case.reference}: erased on {local_day(case.erased_at).isoformat()} (gewist)")
    seen = sight(desk, case, user)
    if seen == "nothing":
        raise NotVisible(NOT_YOURS)
    if seen == "outline":
        raise Refused(f"{case.reference} is vertrouwelijk. U ziet alleen de stap, de status en de data.")


def must_decide(desk: CaseDesk, case: Case, user: StaffUser) -> None:
    """Raise where somebody may not take decisions on a case."""
    must_see(desk, case, user)
    if not may_decide(desk, case, user):
        roles = " of ".join(desk.procedure.decides) or "niemand"
        raise Refused(f"Dit is aan: {roles}. U kunt wel antwoorden, een notitie maken of de zaak overdragen.")


def may_get(desk: CaseDesk, case: Case, user: StaffUser) -> bool:
    """Whether a case may be handed to somebody: who may see it, also as its new handler."""
    return sight(desk, case, user) == "all"


def _confidential_role(desk: CaseDesk, case: Case) -> str | None:
    step = next((one for one in desk.procedure.steps if one.key == case.step_key), None)
    if step is not None and step.confidential and step.handler:
        return step.handler
    return people.confidant_role(desk.procedure)


def _referred_to(case: Case, viewer: StaffUser) -> bool:
    referral = (case.content or {}).get("referred") or {}
    return bool(referral.get("consent")) and viewer.has(referral.get("role"))
