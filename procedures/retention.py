"""How long a case is kept after its last event: as its procedure says, else as the organisation set it."""

from __future__ import annotations

from datetime import date

from procedures.model import Procedure
from procedures.terms import filing_limit

MONTHS_WHERE_SILENT = 24
"""Our default where a procedure names no length: no file of a complaint is kept for ever (AVG art. 5(1)(e))."""

FOR_EVER = 0
"""As a number of months: until somebody erases the case."""


def kept_until(procedure: Procedure, last_event: date, months_where_silent: int) -> date | None:
    """The last day on which a case is kept, counted from its last event (A7-10); None: until somebody erases it."""
    said = procedure.retention
    if said is not None:
        return filing_limit(last_event, said.amount, said.unit)
    if months_where_silent == FOR_EVER:
        return None
    return filing_limit(last_event, months_where_silent, "months")
