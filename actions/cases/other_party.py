"""What the person complained about must hear: an invitation, a delay, a decision; never the story (COA-14, COA-18).

Somebody of staff with a chat of their own hears it there; for anybody else staff get the ready text as a task.
"""

from __future__ import annotations

from actions import notify
from actions.cases import informing
from actions.cases.desk import CaseDesk
from actions.cases.texts import fill, load
from actions.organisation import StaffUser
from storage.cases import Case


def user_of(desk: CaseDesk, case: Case) -> StaffUser | None:
    """The member of staff whom a case is about, where that is known."""
    about = (case.content or {}).get("about_person") or {}
    return desk.organisation.staff.get(about.get("staff") or "")


def text(desk: CaseDesk, *keys: str, **values: str) -> str:
    """A message to the other party; always Dutch with u, for these are staff or people spoken to by staff."""
    told = {"short_name": desk.procedure.short_name, **values}
    return "\n\n".join(fill(load()[key].get("nl", "u"), told) for key in keys)


def tell(desk: CaseDesk, case: Case, by: StaffUser | None, message: str, *, kind: str, task: str) -> str:
    """Let the other party know, and return what to add to the answer to staff.

    Args:
        task: what staff do themselves where the other party cannot be reached from here, as a sentence.
    """
    party = user_of(desk, case)
    if party is not None and notify.staff_channel(party) != notify.DESK:
        notify.to_staff(desk, [party], message, case=case, kind=kind, author="staff", direct=True)
        return f"\nOok de andere partij ({party.name}) krijgt bericht."
    ready = f"Taak bij {case.reference}: {task} De klager en de andere partij zien elkaars berichten niet.\n\n{message}"
    informing.tell(desk, case, ready, kind="task", users=[by] if by else None)
    return f"\n{task} De tekst staat in een taak voor u klaar."
