"""Staff: everybody named as acting is among the roles of this organisation."""

from __future__ import annotations

from collections.abc import Iterator

from procedures.lint.walk import Found
from procedures.model import Procedure
from procedures.reader import Document, Where

_OTHERS = ("complainant", "person_complained_about", "companion", "external")


def find(procedure: Procedure, document: Document) -> Found:
    """Roles of staff that do not exist here."""
    known = procedure.staff.roles
    if not known:
        return
    for where, role in _named(procedure):
        if role and role not in known:
            yield where, f"'{role}' is not among the staff roles {', '.join(known)}"
    if procedure.staff.deputy is not None and procedure.staff.deputy == procedure.staff.danger_contact:
        yield ("staff", "deputy"), "the deputy is the danger contact itself"
    bodies = {step.key for step in procedure.steps} | {body.key for body in procedure.appeal}
    for place, notice in enumerate(procedure.notices):
        for number, addressee in enumerate(notice.to):
            if addressee in known or addressee in _OTHERS or addressee in bodies:
                continue
            if not addressee.startswith("register:"):
                yield ("notices", place, "to", number), f"'{addressee}' is nobody who can get a notice"
        if notice.sender is not None and notice.sender not in (*known, *bodies):
            yield ("notices", place, "sender"), f"'{notice.sender}' is nobody who can send a notice"
    if procedure.confidant is not None:
        handlers = {step.handler for step in procedure.steps if step.confidential}
        if handlers and procedure.confidant.role not in handlers:
            yield ("confidant", "role"), "the confidential step is not with the confidant"


def _named(procedure: Procedure) -> Iterator[tuple[Where, str | None]]:
    staff = procedure.staff
    for name in ("decides", "told_of_every_case", "content_only_for"):
        for number, role in enumerate(getattr(staff, name)):
            yield ("staff", name, number), role
    yield ("staff", "danger_contact"), staff.danger_contact
    yield ("staff", "deputy"), staff.deputy
    for place, step in enumerate(procedure.steps):
        yield ("steps", place, "handler"), step.handler
        for number, addressee in enumerate(step.addressees):
            yield ("steps", place, "addressees", number, "role"), addressee.role
    for place, term in enumerate(procedure.terms):
        yield ("terms", place, "owner"), term.owner
    for place, duty in enumerate(procedure.duties):
        yield ("duties", place, "role"), duty.role
    if procedure.confidant is not None:
        yield ("confidant", "role"), procedure.confidant.role
    if procedure.non_admission is not None:
        yield ("non_admission", "decider"), procedure.non_admission.decider
    if procedure.decision is not None:
        yield ("decision", "decider"), procedure.decision.decider
        yield ("decision", "adviser"), procedure.decision.adviser
    if procedure.register is not None:
        yield ("register", "keeper"), procedure.register.keeper
    if procedure.report is not None:
        yield ("report", "to"), procedure.report.to
