"""Absent, unknown and said stay apart: each topic is exactly one of the three."""

from __future__ import annotations

from collections.abc import Callable

from procedures.lint.walk import Found
from procedures.model import Procedure
from procedures.reader import Document

Said = Callable[[Procedure], bool]


def _contact(name: str) -> Said:
    return lambda p: p.contact is not None and getattr(p.contact, name) is not None


TOPICS: dict[str, Said] = {
    "acknowledgement": lambda p: p.term("acknowledge") is not None,
    "decision_term": lambda p: any(p.term(key) is not None for key in ("respond", "settle")),
    "filing_limit": lambda p: (
        bool(p.filing_limits) or any(rule.limit is not None for rule in p.roles.values())
    ),
    "filing_form": lambda p: p.filing is not None,
    "details": lambda p: bool(p.official.belonging),
    "contact": lambda p: p.contact is not None,
    "contact_phone": _contact("phone"),
    "contact_email": _contact("email"),
    "contact_address": _contact("address"),
    "contact_website": _contact("website"),
    "hearing": lambda p: p.hearing is not None,
    "secrecy": lambda p: bool(p.secrecy),
    "anonymity": lambda p: p.anonymity is not None and p.anonymity.stance != "unsaid",
    "consent": lambda p: bool(p.consent_gates),
    "non_admission": lambda p: p.non_admission is not None,
    "decision": lambda p: p.decision is not None,
    "appeal": lambda p: bool(p.appeal),
    "register": lambda p: p.register is not None,
    "retention": lambda p: p.retention is not None,
    "report": lambda p: p.report is not None,
    "minors": lambda p: p.age_gate is not None,
    "confidant": lambda p: p.confidant is not None,
    "cost": lambda p: (
        any(cost.basis == "own" for cost in p.costs)
        or any(cost.basis == "own" for step in p.steps for cost in step.costs)
    ),
    "law": lambda p: p.regime.known,
    "validity": lambda p: p.validity is not None or p.source.date is not None,
}

# Where a contact is wholly absent, its parts need no line of their own.
_PART_OF = {f"contact_{name}": "contact" for name in ("phone", "email", "address", "website")}


def find(procedure: Procedure, document: Document) -> Found:
    """Topics that are both said and nothing, neither, or given twice."""
    for place, item in enumerate(procedure.nothing):
        where = ("nothing", place)
        if any(item.topic == other.topic for other in procedure.nothing[:place]):
            yield (*where, "topic"), f"topic '{item.topic}' stands there twice"
        if item.topic in TOPICS and TOPICS[item.topic](procedure):
            yield (
                (*where, "topic"),
                f"'{item.topic}' is called {item.kind}, but the definition says something",
            )
        if item.kind == "unknown" and not item.note:
            yield where, f"'{item.topic}' is unknown: say what there is to find out"
    listed = {item.topic for item in procedure.nothing}
    for topic, said in TOPICS.items():
        if topic in listed or _PART_OF.get(topic) in listed or said(procedure):
            continue
        yield ("nothing",), f"nothing is said of '{topic}': fill it in, or call it absent or unknown"
