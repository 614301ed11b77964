"""The scope question: answers that lead somewhere."""

from __future__ import annotations

from procedures.lint.walk import Found
from procedures.model import Procedure
from procedures.reader import Document


def find(procedure: Procedure, document: Document) -> Found:
    """Options without a way on, contradicting options, and a question without options."""
    scope = procedure.scope
    if scope is None:
        return
    if not any(option.in_scope for option in scope.options):
        yield ("scope", "options"), "no answer leads into this procedure"
    seen: set[str] = set()
    for place, option in enumerate(scope.options):
        where = ("scope", "options", place)
        if option.in_scope and option.doubt:
            yield where, f"option '{option.key}' is both in scope and in doubt"
        if option.outcome == "outside" and option.redirect is None:
            yield where, f"option '{option.key}' sends away without saying where to"
        if option.key in seen:
            yield (*where, "key"), f"another option already has the key '{option.key}'"
        seen.add(option.key)
