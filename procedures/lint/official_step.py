"""The official step: that it exists, is marked, and agrees with what is said of it."""

from __future__ import annotations

from procedures.lint.walk import Found, contacts
from procedures.model import Procedure
from procedures.reader import Document


def find(procedure: Procedure, document: Document) -> Found:
    """An official step that is missing, doubled or contradicted."""
    official = procedure.official
    marked = [step for step in procedure.steps if step.official]
    if official.at_step is None:
        if marked:
            yield ("official",), f"step '{marked[0].key}' is marked official, but 'at_step' is not given"
        elif procedure.steps and procedure.nothing_on("official") is None:
            yield (
                ("official",),
                "the official step is missing: give 'at_step', or say under 'nothing' (topic official) why",
            )
        return
    step = next((one for one in procedure.steps if one.key == official.at_step), None)
    if step is None:
        yield ("official", "at_step"), f"the official step '{official.at_step}' is not among the steps"
    elif not step.official:
        yield ("official", "at_step"), f"step '{step.key}' is not marked 'official: true'"
    elif step.outside != official.outside:
        yield ("official", "outside"), f"'outside' differs from that of step '{step.key}'"
    for extra in marked:
        if step is not None and extra.key != step.key:
            place = procedure.steps.index(extra)
            yield ("steps", place, "official"), f"step '{extra.key}' is a second official step"
    for place, name in enumerate(official.belonging):
        if name not in official.fields:
            yield ("official", "belonging", place), f"'{name}' belongs to it but is not asked"
    if official.belonging and official.belonging_rule is None:
        yield ("official", "belonging"), "which rule says that these details belong to it?"
    if official.forward_by_mail is not None:
        known = {contact.email for _, contact in contacts(procedure)}
        if official.forward_by_mail not in known:
            yield ("official", "forward_by_mail"), f"'{official.forward_by_mail}' is in no contact"
