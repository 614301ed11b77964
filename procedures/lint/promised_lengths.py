"""Lengths of time in texts: each must be one that a term, limit or retention of this procedure holds."""

from __future__ import annotations

import re

from procedures.lint.walk import Found, parts, texts
from procedures.model import Extension, FilingLimit, Procedure, Retention, Term
from procedures.reader import Document

_NUMBERS = {
    "één": 1,
    "een": 1,
    "one": 1,
    "twee": 2,
    "two": 2,
    "drie": 3,
    "three": 3,
    "vier": 4,
    "four": 4,
    "vijf": 5,
    "five": 5,
    "zes": 6,
    "six": 6,
    "zeven": 7,
    "seven": 7,
    "acht": 8,
    "eight": 8,
    "negen": 9,
    "nine": 9,
    "tien": 10,
    "ten": 10,
}
_UNITS = {
    "uur": "hours",
    "uren": "hours",
    "hour": "hours",
    "hours": "hours",
    "dag": "days",
    "dagen": "days",
    "day": "days",
    "days": "days",
    "werkdag": "working_days",
    "werkdagen": "working_days",
    "working day": "working_days",
    "working days": "working_days",
    "week": "weeks",
    "weken": "weeks",
    "weeks": "weeks",
    "maand": "months",
    "maanden": "months",
    "month": "months",
    "months": "months",
    "jaar": "years",
    "jaren": "years",
    "year": "years",
    "years": "years",
}
_LENGTH = re.compile(
    rf"\b(\d+|{'|'.join(_NUMBERS)})\s+({'|'.join(sorted(_UNITS, key=len, reverse=True))})\b", re.IGNORECASE
)


def find(procedure: Procedure, document: Document) -> Found:
    """Lengths that the procedure does not have."""
    known = _known(procedure)
    for where, text in texts(procedure):
        for form in ("u", "je", "en"):
            for number, unit in _LENGTH.findall(getattr(text, form)):
                amount = int(number) if number.isdigit() else _NUMBERS[number.lower()]
                if (amount, _UNITS[unit.lower()]) not in known:
                    yield (*where, form), f"'{number} {unit}' is no term of this procedure"


def _known(procedure: Procedure) -> set[tuple[int | None, str | None]]:
    known: set[tuple[int | None, str | None]] = set()
    for _, part in parts(procedure):
        if isinstance(part, (Term, FilingLimit, Retention, Extension)):
            known.add((part.amount, part.unit))
    if procedure.age_gate is not None:
        known.add((procedure.age_gate.below_years, "years"))
    completion = procedure.filing.completion if procedure.filing is not None else None
    if completion is not None:
        known.add((completion.amount, completion.unit))
    return known
