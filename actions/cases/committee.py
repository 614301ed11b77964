"""The file for the complaints committee: put together, and the person told that it was sent (COA-21)."""

from __future__ import annotations

from actions import notify
from actions.cases import duties, informing, texts
from actions.cases.desk import CaseDesk
from actions.cases.errors import Done, Refused
from actions.cases.permissions import must_decide
from actions.cases.view import case_json, messages_of
from actions.cases.writing import NO_TALK
from actions.organisation import StaffUser
from procedures.ladder import step as step_of
from procedures.model import Duty, Step
from storage.cases import Case

SEND_FILE = "send_file"


def send(desk: CaseDesk, case: Case, user: StaffUser, text: str = "") -> Done:
    """Note that all documents went to the committee, and tell the person so.

    Raises:
        Refused: the case is not at a step where documents are sent, or they were.
    """
    must_decide(desk, case, user)
    duty = _duty(desk, case)
    if duty is None:
        raise Refused(f"Bij {case.reference} gaan er geen stukken naar een commissie. Mogelijk: zaak {case.reference}")
    if duty not in duties.undone(desk, case):
        raise Refused(f"De stukken van {case.reference} zijn al verstuurd. Mogelijk: antwoord, notitie, besluit.")
    body = texts.from_procedure(desk, case, step_of(desk.procedure, case.step_key).name)
    parts = [texts.say(desk, case, "file_sent", body=body), text.strip()]
    message = "\n\n".join(part for part in parts if part)
    sent = notify.to_complainant(desk, case, message, kind="file_sent", author="staff")
    case = duties.tick(desk, case, user, duty, text.strip())
    told = "De klager krijgt bericht." if sent else f"{NO_TALK}\n\n{message}"
    return Done(f"Vastgelegd: de stukken van {case.reference} zijn verstuurd ({duty.rule}). {told}", case)


def put_task(desk: CaseDesk, case: Case) -> None:
    """The person chose the committee: whoever has the case gets the task, with how to get the file."""
    duty = _duty(desk, case)
    if duty is None:
        return
    informing.tell(
        desk, case,
        f"Taak bij {case.reference}: {duty.what} ({duty.rule}).\n"
        f"Alle stukken in één bestand: dossier {case.reference}\nVerstuurd? stukken {case.reference}",
        kind="task",
        buttons=[{"title": "Dossier", "payload": f"dossier {case.reference}"},
                 {"title": "Is verstuurd", "payload": f"stukken {case.reference}"}],
    )  # fmt: skip


def file_of(desk: CaseDesk, case: Case, user: StaffUser | None) -> dict:
    """All documents of a case for a committee: the case, its history and the messages both ways.

    Internal notes stay inside. The caller writes the look into the access log.

    Raises:
        Refused: the viewer may not see this content.
    """
    shown = case_json(desk, case, user)
    shown["history"] = [one for one in shown["history"] or [] if one["event"] not in _INSIDE]
    for inside in ("summary", "confidential", "procedure_version"):
        shown.pop(inside, None)
    return {**shown, "decision": (case.content or {}).get("decision"), "messages": messages_of(desk, case)}


_INSIDE = frozenset({"note", "reminded", "escalated", "revealed"})


def sends_file(desk: CaseDesk, step: Step) -> bool:
    """Whether all documents of a case are sent on where it comes to this step."""
    return any(duty.key == SEND_FILE and duty.step == step.key for duty in desk.procedure.duties)


def _duty(desk: CaseDesk, case: Case) -> Duty | None:
    return next(
        (one for one in desk.procedure.duties if one.key == SEND_FILE and one.step == case.step_key), None
    )
