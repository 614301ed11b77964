"""Placeholders in texts: only those that will be filled in, and the same in every language."""

from __future__ import annotations

import re

from procedures.lint.walk import Found, texts
from procedures.model import Procedure, Term
from procedures.reader import Document, Where

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
# The day of these events is known at the hand-over, so a date can be counted from it.
_KNOWN_AT_HAND_OVER = ("receipt", "written_filing")


def find(procedure: Procedure, document: Document) -> Found:
    """Placeholders nobody fills in, dates that cannot exist yet, stray braces, unequal languages."""
    for where, text in texts(procedure):
        allowed = _allowed(procedure, where)
        names = []
        for form in ("u", "je", "en"):
            content = getattr(text, form)
            found = set(_PLACEHOLDER.findall(content))
            names.append(found)
            for name in sorted(found - allowed):
                yield (*where, form), _unknown(procedure, name, where)
            if re.search(r"[{}]", _PLACEHOLDER.sub("", content)):
                yield (*where, form), "a brace without its other half"
        if any(one != names[0] for one in names):
            yield where, "the placeholders differ between the languages"


def _allowed(procedure: Procedure, where: Where) -> set[str]:
    if where[0] == "terms" and where[-1] == "promise":
        return {"date"}
    if where[0] == "consent_gates":
        return {"who", "why", "new_date"}
    if where[0] == "handed_over":
        kind = "official_complaint" if where[1] == "official_complaint" else "concern"
        return {term.key for term in procedure.terms_for(kind) if _dated(procedure, term)}
    return set()


def _dated(procedure: Procedure, term: Term) -> bool:
    if term.start == "written_filing" and procedure.filed_by_the_person:
        return False  # the person still has to file it
    return term.start in _KNOWN_AT_HAND_OVER


def _unknown(procedure: Procedure, name: str, where: Where) -> str:
    term = procedure.term(name)
    if term is not None and where[0] == "handed_over":
        if not _dated(procedure, term):
            return f"{{{name}}} has no date yet at the hand-over: its term starts later"
        return f"{{{name}}} is no deadline of this kind of case"
    return f"placeholder {{{name}}} is not known here"
