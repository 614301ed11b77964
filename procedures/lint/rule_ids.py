"""Rule ids: their form, whose they are, and whether the list of rules knows them."""

from __future__ import annotations

import re

from procedures.lint.walk import Found, citations
from procedures.model import Procedure
from procedures.reader import Document

_ID = re.compile(r"([A-Z][A-Z0-9]{1,5})-(\d{2})")


def find(procedure: Procedure, document: Document) -> Found:
    """Rule ids that are malformed, of another organisation, not listed, or listed without a word."""
    for rule, note in procedure.rules.items():
        where = ("rules", rule)
        if fault := _fault(procedure, rule):
            yield where, fault
        elif not note:
            yield where, f"rule {rule} lacks the line that says where it lives or why nothing follows"
    for where, rule in citations(procedure):
        if fault := _fault(procedure, rule):
            yield where, fault
        elif rule not in procedure.rules:
            yield where, f"rule {rule} is not listed under 'rules'"


def _fault(procedure: Procedure, rule: str) -> str | None:
    match = _ID.fullmatch(rule)
    if match is None:
        return f"'{rule}' is no rule id such as {procedure.prefix or 'ABC'}-01"
    if procedure.prefix and match[1] != procedure.prefix:
        return f"rule {rule} belongs to another organisation than {procedure.prefix}"
    return None
