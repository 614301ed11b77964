"""Terms that follow from a law and from nobody's own procedure; for staff, never told as a promise.

Used where the settings of an organisation say that a law governs its service. The texts of the laws
are those named in ``docs/procedures.md``; have the terms confirmed before relying on them.
"""

from __future__ import annotations

from procedures.model import Extension, Procedure, Term

WKKGZ_JUDGEMENT = Term(
    key="wkkgz_judgement",
    rule="Wkkgz art. 17",
    amount=6,
    unit="weeks",
    start="written_filing",
    kind="statutory",
    applies_to=("official_complaint",),
    basis="law",
    roll_over=True,
    extension=Extension(
        rule="Wkkgz art. 17", kind="once", amount=4, unit="weeks", needs_reason=True, needs_new_date=True,
        notice="before_end",
    ),
)

_TERMS: dict[str, tuple[Term, ...]] = {"Wkkgz": (WKKGZ_JUDGEMENT,)}


def statutory_terms(procedure: Procedure, regime: str) -> tuple[Term, ...]:
    """The terms a law adds beside a procedure that does not already hold a statutory one.

    Args:
        procedure: the organisation's own procedure.
        regime: name of the law as set by the organisation, such as ``Wkkgz``.
    """
    if any(term.kind == "statutory" for term in procedure.terms):
        return ()
    return _TERMS.get(regime, ())
