"""One procedure's ladder as a drawing: its steps, who handles them, and the terms that hold there."""

from __future__ import annotations

from procedures.chart import ChartStep, ladder
from procedures.drawing_shapes import Drawing
from procedures.model import Procedure, Step, Term

_UNITS = {
    "hours": ("uur", "uur"), "days": ("dag", "dagen"), "working_days": ("werkdag", "werkdagen"),
    "weeks": ("week", "weken"), "months": ("maand", "maanden"), "years": ("jaar", "jaar"),
}  # fmt: skip
_KEYS = {
    "acknowledge": "ontvangstbevestiging", "contact": "contact", "respond": "antwoord",
    "not_admitted_notice": "bericht bij niet behandelen", "hearing_invitation": "uitnodiging voor een gesprek",
    "settle": "klaar (streven)", "portal_contact": "contact door het portaal",
}  # fmt: skip


def ladder_of(procedure: Procedure, here: int | None = None, *, title: str | None = None) -> Drawing:
    """Draw a procedure's steps with their terms; ``here`` is the number of the step of a case."""
    steps = [
        ChartStep(
            number=step.number,
            key=step.key,
            title=step.name.u,
            handler=step.handler,
            outside=step.outside,
            official=step.official,
            confidential=step.confidential,
            terms=[_in_words(term) for term in procedure.terms if _step_of(procedure, term) == step],
        )
        for step in procedure.steps
    ]
    known = {step.number for step in steps}
    return ladder(steps, here if here in known else None, title=title or f"De stappen van {procedure.name}")


def _step_of(procedure: Procedure, term: Term) -> Step | None:
    """The step where a term is felt: the one it starts at, else the official one, else the first."""
    if term.kind == "report_threshold":
        return None
    if term.start.startswith("step_reached:"):
        return next((s for s in procedure.steps if s.key == term.start.partition(":")[2]), None)
    official = next((s for s in procedure.steps if s.official), None)
    if "concern" in term.applies_to or official is None:
        return procedure.steps[0]
    return official


def _in_words(term: Term) -> str:
    one, more = _UNITS[term.unit]
    length = f"{term.amount} {one if term.amount == 1 else more}"
    return f"{_KEYS.get(term.key, term.key.replace('_', ' '))}: {length} ({term.rule})"
