"""The statuses of a case and how one may follow on another."""

from __future__ import annotations

from actions.cases import words
from actions.cases.errors import Refused
from storage.cases import Case

NEXT: dict[str, tuple[str, ...]] = {
    "received": ("acknowledged", "in_progress", "decided", "closed", "withdrawn", "not_admitted"),
    "acknowledged": ("in_progress", "decided", "closed", "withdrawn", "not_admitted"),
    "in_progress": ("decided", "closed", "withdrawn", "not_admitted"),
    # Back to work: a decision may be looked at again, and one that was refused may be taken up after all.
    "decided": ("closed", "in_progress", "withdrawn"),
    # Opened again, by staff or by a person who is not happy; after an objection it goes on as well (COA-19).
    "closed": ("in_progress",),
    "withdrawn": ("in_progress",),
    "not_admitted": ("in_progress", "closed"),
}

ENDED = frozenset({"closed", "withdrawn", "not_admitted"})

_COMMANDS = {
    "acknowledged": "bevestig",
    "in_progress": "neem",
    "decided": "besluit",
    "closed": "sluit",
    "not_admitted": "weiger",
}


def is_open(case: Case) -> bool:
    return case.status not in ENDED


def can_become(case: Case, status: str) -> bool:
    return status in NEXT[case.status]


def must_become(case: Case, status: str) -> None:
    """Raise where a case cannot go on to this status, naming what is possible."""
    if not can_become(case, status):
        raise Refused(
            f"{case.reference} is {words.STATUSES[case.status]}. Dit kan daarom niet. Mogelijk: {possible(case)}."
        )


def must_be_open(case: Case) -> None:
    """Raise where nothing is done with a case any more, naming what is possible."""
    if not is_open(case):
        raise Refused(f"{case.reference} is {words.STATUSES[case.status]}. Mogelijk: {possible(case)}.")


def possible(case: Case) -> str:
    """What staff can do with a case now, as commands."""
    if not is_open(case):
        return "heropen, notitie, zaak"
    commands = [
        "heropen" if status == "in_progress" and case.status == "decided" else _COMMANDS[status]
        for status in NEXT[case.status]
        if status in _COMMANDS
    ]
    return ", ".join([*commands, "antwoord", "notitie", "draag-over"])
