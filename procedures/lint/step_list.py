"""The steps: their order, their keys, and somebody to go to at each."""

from __future__ import annotations

from procedures.lint.walk import Found
from procedures.model import Contact, Procedure
from procedures.reader import Document


def find(procedure: Procedure, document: Document) -> Found:
    """Steps out of order, with the same key, or with nobody to reach."""
    if not procedure.steps and isinstance(document.data, dict) and "steps" in document.data:
        yield ("steps",), "there are no steps"
    seen: set[str] = set()
    for place, step in enumerate(procedure.steps):
        where = ("steps", place)
        if step.number != place + 1:
            yield (*where, "number"), f"step '{step.key}' has number {step.number}, expected {place + 1}"
        if step.key in seen:
            yield (*where, "key"), f"another step already has the key '{step.key}'"
        seen.add(step.key)
        if step.outside and step.handler is not None:
            yield (*where, "handler"), f"step '{step.key}' is outside, so staff cannot handle it"
        reachable = step.contact is not None and has_way(step.contact)
        explained = procedure.nothing_on(f"step_contact:{step.key}") is not None
        if step.handler is None and not reachable and not explained and not step.addressees:
            why = f"say under 'nothing' why not (topic step_contact:{step.key})"
            yield where, f"step '{step.key}' has no contact and no handler: give one, or {why}"
        if step.limit is not None and step.limit.answer == "":
            yield (*where, "limit"), "the limit of the step counts from no answer"


def has_way(contact: Contact) -> bool:
    """Whether a contact holds any way to reach somebody."""
    return any((contact.address, contact.phone, contact.email, contact.website))
