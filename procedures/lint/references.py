"""References from one part of the definition to another."""

from __future__ import annotations

from collections.abc import Iterable

from procedures.lint.walk import Found
from procedures.model import Procedure
from procedures.reader import Document


def find(procedure: Procedure, document: Document) -> Found:
    """Steps, terms and notices that are named but do not exist, and keys given twice."""
    steps = {step.key for step in procedure.steps}
    terms = {term.key for term in procedure.terms}
    notices = {notice.key for notice in procedure.notices}
    if procedure.non_admission is not None:
        when, objection = procedure.non_admission.when, procedure.non_admission.objection
        if when not in ("at_once", "unsaid", *terms):
            yield ("non_admission", "when"), f"'{when}' is neither at_once, unsaid nor a term"
        if objection is not None and objection not in steps:
            yield ("non_admission", "objection"), f"no step has the key '{objection}'"
    if procedure.hearing is not None and procedure.hearing.term not in (None, *terms):
        yield ("hearing", "term"), f"no term has the key '{procedure.hearing.term}'"
    for place, body in enumerate(procedure.appeal):
        if body.step not in (None, *steps):
            yield ("appeal", place, "step"), f"no step has the key '{body.step}'"
    for place, duty in enumerate(procedure.duties):
        if duty.step not in (None, *steps):
            yield ("duties", place, "step"), f"no step has the key '{duty.step}'"
    for key in procedure.handed_over.at_step:
        if key not in steps:
            yield ("handed_over", "at_step", key), f"no step has the key '{key}'"
    for place, notice in enumerate(procedure.notices):
        for number, other in enumerate(notice.with_notices):
            if other not in notices:
                yield ("notices", place, "with_notices", number), f"no notice has the key '{other}'"
    for name in ("notices", "routes_always_open", "consent_gates", "duties", "tests", "appeal"):
        yield from _twice(name, (part.key for part in getattr(procedure, name)))
    for place, point in enumerate(procedure.open_points):
        if any(point.id == other.id for other in procedure.open_points[:place]):
            yield ("open_points", place, "id"), f"another open point already has the id '{point.id}'"


def _twice(name: str, keys: Iterable[str]) -> Found:
    seen: set[str] = set()
    for place, key in enumerate(keys):
        if key in seen:
            yield (name, place, "key"), f"'{key}' is given twice under '{name}'"
        seen.add(key)
