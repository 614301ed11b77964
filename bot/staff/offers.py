"""Buttons under an answer to staff: what can be done with a case now, most likely first."""

from __future__ import annotations

import re

from actions.cases import clock
from actions.cases.desk import CaseDesk
from actions.cases.permissions import may_decide, may_see
from actions.cases.states import can_become, is_open
from actions.organisation import StaffUser
from storage.cases import Case

Offer = tuple[str, str]
"""Title and command; a command that ends in a space still needs words."""

_FIRST = 3
_LISTED = 10
_REFERENCE = re.compile(r"^(?:⚠ )?([A-Z]{2,5}-[0-9A-Z]{4}-[0-9A-Z]{2})\b", re.MULTILINE)


def of_list(text: str) -> tuple[Offer, ...]:
    """A button for each of the first cases in a list."""
    return tuple((found, f"zaak {found}") for found in _REFERENCE.findall(text)[:_LISTED])


def first(desk: CaseDesk, case: Case, user: StaffUser) -> tuple[Offer, ...]:
    """The few things that come next, for a message that is about something else."""
    return of_case(desk, case, user)[:_FIRST]


def of_case(desk: CaseDesk, case: Case, user: StaffUser) -> tuple[Offer, ...]:
    """All commands that somebody may give about a case as it stands."""
    if case.erased_at is not None or not may_see(desk, case, user):
        return ()
    decides, ref = may_decide(desk, case, user), case.reference
    if not is_open(case):
        again = (("Heropen", f"heropen {ref} "),) if decides else ()
        return (*again, ("Notitie", f"notitie {ref} "))
    offers: list[Offer] = []
    if case.owner != user.name:
        offers.append(("Ik neem deze", f"neem {ref}"))
    if case.acknowledged_at is None and (case.status == "received" or clock.running(desk, case, "acknowledge")):
        offers.append(("Bevestig", f"bevestig {ref}"))
    offers += [("Antwoord", f"antwoord {ref} "), ("Notitie", f"notitie {ref} "), ("Nodig uit", f"nodig-uit {ref} ")]
    if decides and can_become(case, "decided"):
        offers.append(("Besluit", f"besluit {ref} "))
    if decides:
        offers.append(("Sluit", f"sluit {ref} "))
    offers += [("Volgende stap", f"stap {ref}"), ("Draag over", f"draag-over {ref} ")]
    if decides:
        offers.append(("Verleng", f"verleng {ref} "))
    if decides and can_become(case, "not_admitted"):
        offers.append(("Weiger", f"weiger {ref} "))
    offers += [("Maatregel", f"maatregel {ref} "), ("Plan", f"plan {ref} "), ("Onthul", f"onthul {ref} ")]
    return tuple(offers)
