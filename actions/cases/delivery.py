"""What it means for a case that a message reached the person, or did not."""

from __future__ import annotations

from dataclasses import replace

from actions.cases import clock, informing
from actions.cases.desk import CaseDesk
from storage.cases import Case
from storage.outbox import OutboxRow

ACKNOWLEDGEMENT = "acknowledgement"
FIRST_CONTACT = "first_contact"

_IN_WORDS = {
    ACKNOWLEDGEMENT: "De ontvangstbevestiging", FIRST_CONTACT: "Het eerste bericht", "decision": "Het besluit",
    "invitation": "De uitnodiging", "extension": "Het bericht over de verlenging",
    "not_admitted": "Het bericht dat de klacht niet wordt behandeld",
}  # fmt: skip


def message_sent(desk: CaseDesk, row: OutboxRow) -> None:
    """Note that a message to the person has left; call it whenever delivery marks a row sent or delivered.

    An acknowledgement is met only now (IZW-12, COA-07), and what counts from its sending starts (COA-15).
    Calling it twice does no harm.
    """
    if row.case_id is None or row.to != "complainant" or row.kind not in (ACKNOWLEDGEMENT, FIRST_CONTACT):
        return
    case = desk.work.cases.by_id(row.case_id)
    if case is not None and case.erased_at is None:
        kind_sent(desk, case, row.kind)


def kind_sent(desk: CaseDesk, case: Case, kind: str) -> Case:
    """The same, for a message known to have left."""
    if kind == ACKNOWLEDGEMENT:
        if case.acknowledged_at is None:
            case = informing.save(desk, replace(case, acknowledged_at=desk.now))
        clock.meet(desk, case, "acknowledge")
        if case.kind == "official_complaint":
            # Staff confirm receipt of what the person filed on paper: it was filed by then at the latest.
            clock.begin(desk, case, "written_filing")
        clock.begin(desk, case, "acknowledgement_sent")
    elif kind == FIRST_CONTACT:
        clock.meet(desk, case, "contact")
        if not (case.content or {}).get("contacted"):
            content = {**(case.content or {}), "contacted": desk.today.isoformat()}
            case = informing.save(desk, replace(case, content=content))
    return case


def message_failed(desk: CaseDesk, row: OutboxRow) -> None:
    """Note that a message to the person did not arrive: whoever has the case gets the task to phone."""
    if row.case_id is None or row.to != "complainant":
        return
    case = desk.work.cases.by_id(row.case_id)
    if case is None or case.erased_at is not None:
        return
    what = _IN_WORDS.get(row.kind, "Een bericht")
    informing.tell(
        desk, case, f"{what} bij {case.reference} is niet aangekomen. Bel of mail de klager. De termijn loopt door.",
        kind="task",
    )  # fmt: skip
