"""Terms: a known start event, a length, and a promise that names its date."""

from __future__ import annotations

from procedures.lint.walk import Found, parts
from procedures.model import Extension, FilingLimit, Procedure, Term
from procedures.reader import Document, Where

START_EVENTS = (
    "event",
    "receipt",
    "written_filing",
    "acknowledgement_sent",
    "reaction_sent",
    "talk_held",
    "form_filed_elsewhere",
    "decision",
    "ruling",
    "closing",
    "last_event",
    "registration",
    "death",
)


KNOWN_KEYS = frozenset(
    ("acknowledge", "contact", "respond", "not_admitted_notice", "hearing_invitation", "settle", "statutory")
)
"""Deadline keys that the engine knows how to name, and how they are met."""


def find(procedure: Procedure, document: Document) -> Found:
    """Terms, limits and retention that cannot be counted, and promises that cannot be kept."""
    steps = {step.key for step in procedure.steps}
    seen: set[str] = set()
    for place, term in enumerate(procedure.terms):
        where = ("terms", place)
        if term.key in seen:
            yield (*where, "key"), f"another term already has the key '{term.key}'"
        seen.add(term.key)
        for name in ("start", "other_start"):
            yield from _start(getattr(term, name), steps, (*where, name))
        yield from _length(term.amount, where)
        yield from _promise(term, where)
        if not term.applies_to:
            yield (*where, "applies_to"), f"term '{term.key}' applies to no kind of case"
        if term.roll_over and term.basis == "own":
            yield (*where, "roll_over"), f"term '{term.key}' is the organisation's own and does not roll over"
        yield from _own_key(term, where)
        if term.alarm_unit is not None and {term.unit, term.alarm_unit} != {"days", "working_days"}:
            yield (*where, "alarm_unit"), "only days and working days are two readings of one word"
        if term.start == "acknowledgement_sent" and procedure.term("acknowledge") is None:
            yield (*where, "start"), "waits for an acknowledgement that no term asks for"
    for where, part in parts(procedure):
        if isinstance(part, FilingLimit):
            yield from _start(part.start, steps, (*where, "start"))
            yield from _length(part.amount, where)
        elif isinstance(part, Extension):
            yield from _extension(part, where)
    if procedure.retention is not None:
        yield from _start(procedure.retention.start, steps, ("retention", "start"))
        yield from _length(procedure.retention.amount, ("retention",))


def _own_key(term: Term, where: Where) -> Found:
    if term.key in KNOWN_KEYS or term.bound == "complainant" or term.kind in ("promise_by_other", "report_threshold"):
        return
    if term.name is None:
        yield where, f"term '{term.key}' has a key of its own: give it a name that staff can read"
    if term.met_by is None:
        yield where, f"term '{term.key}' has a key of its own: say in met_by which act meets it"


def _start(start: str | None, steps: set[str], where: Where) -> Found:
    if not start or start in START_EVENTS:
        return
    word, _, step = start.partition(":")
    if word != "step_reached":
        yield where, f"unknown start event '{start}'"
    elif step not in steps:
        yield where, f"start event '{start}' names a step that does not exist"


def _length(amount: int, where: Where) -> Found:
    if amount < 1:
        yield (*where, "amount"), "a term has a length of 1 or more"


def _promise(term: Term, where: Where) -> Found:
    if term.promise is None:
        return
    if term.kind in ("promise_by_other", "report_threshold"):
        yield (*where, "promise"), f"term '{term.key}' is not the organisation's to promise"
    elif "{date}" not in term.promise.u + term.promise.je + term.promise.en:
        yield (*where, "promise"), f"the promise of term '{term.key}' does not name its {{date}}"


def _extension(extension: Extension, where: Where) -> Found:
    if extension.kind == "once" and (extension.amount is None or extension.unit is None):
        yield where, "an extension that is allowed once has an amount and a unit"
    if extension.kind == "by_agreement" and not extension.needs_agreement:
        yield where, "an extension by agreement needs agreement"
    if extension.kind == "any" and not extension.needs_new_date:
        yield where, "an extension without end must name a new date"
