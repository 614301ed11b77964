"""A case as others see it: the JSON of the contract, with what is kept from whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from actions.cases.desk import CaseDesk
from actions.cases.errors import NotVisible
from actions.cases.permissions import NOT_YOURS, may_see, must_see, sight
from actions.organisation import StaffUser
from procedures.terms import AMSTERDAM
from storage.cases import Case
from storage.deadlines import Deadline
from storage.history import Event
from storage.redaction import redact_secrets

__all__ = ["case_json", "cases_json", "instant", "may_see", "must_see"]

_COMPLAINANT = ("role", "on_behalf_of", "age_band", "name", "street", "house_number", "postcode", "city", "phone",
                "email")  # fmt: skip
_CONCERN = ("description", "about", "happened_on", "happened_period", "desired_outcome", "attachments")
_EMPTY = dict.fromkeys(
    ("channel", "language", "kind", "anonymous", "danger", "procedure_version", "complainant", "concern",
     "about_person", "admissibility", "hearing", "summary")
)  # fmt: skip


def instant(value: datetime | None) -> str | None:
    """An instant with the offset of Europe/Amsterdam, to the second."""
    return value.astimezone(AMSTERDAM).isoformat(timespec="seconds") if value else None


def case_json(desk: CaseDesk, case: Case, viewer: StaffUser | None, history: bool = True) -> dict[str, Any]:
    """One case as its viewer may see it; ``None`` is whoever runs the machine.

    Of a case that is confidential to others only reference, organisation, step, status and dates hold a
    value, every other field is None. The caller notes the look in the access log.

    Raises:
        NotVisible: the case is about the viewer, or was not referred to somebody outside.
    """
    seen = sight(desk, case, viewer)
    if seen == "nothing":
        raise NotVisible(NOT_YOURS)
    deadlines = desk.work.cases.deadlines(case.id)
    events = desk.work.history.of(case.id) if history else None
    return _outline(case, deadlines, events) if seen == "outline" else _full(case, deadlines, events)


def cases_json(
    desk: CaseDesk, viewer: StaffUser | None, *, status: str | None = None, cases: Iterable[Case] | None = None
) -> list[dict[str, Any]]:
    """All cases of the organisation that the viewer may know of, oldest first, without their history."""
    found = list(cases) if cases is not None else desk.work.cases.list(desk.procedure.key, status)
    deadlines = desk.work.cases.deadlines_of(case.id for case in found)
    shown = []
    for case in found:
        seen = sight(desk, case, viewer)
        if seen == "all":
            shown.append(_full(case, deadlines[case.id], None))
        elif seen == "outline":
            shown.append(_outline(case, deadlines[case.id], None))
    return shown


def _frame(case: Case, deadlines: Iterable[Deadline]) -> dict[str, Any]:
    return {
        "reference": case.reference,
        "organisation": case.organisation,
        "channel": case.channel,
        "language": case.language,
        "kind": case.kind,
        "status": case.status,
        "anonymous": case.anonymous,
        "confidential": case.confidential,
        "danger": case.danger,
        "procedure_version": case.procedure_version,
        "complainant": None,
        "concern": None,
        "about_person": None,
        "step": {"number": case.step_number, "key": case.step_key, "handler": case.handler},
        "admissibility": None,
        "hearing": None,
        "summary": None,
        "deadlines": [_deadline(one) for one in deadlines],
    }


def _full(case: Case, deadlines: Iterable[Deadline], events: Iterable[Event] | None) -> dict[str, Any]:
    content = case.content or {}
    told = content.get("complainant") or {}
    concern = content.get("concern") or {}
    shown = _frame(case, deadlines) | {
        "complainant": {name: told.get(name) for name in _COMPLAINANT},
        "concern": {name: concern.get(name) for name in _CONCERN},
        "about_person": content.get("about_person"),
        "admissibility": content.get("admissibility") or [],
        "hearing": content.get("hearing"),
        "summary": redact_secrets(content.get("summary") or ""),
    }
    if events is not None:
        shown["history"] = [_event(one, note=True) for one in events]
    return shown


def _outline(case: Case, deadlines: Iterable[Deadline], events: Iterable[Event] | None) -> dict[str, Any]:
    """What others see of a confidential case; that it is one is no secret."""
    shown = _frame(case, deadlines) | _EMPTY | {"confidential": True if case.confidential else None}
    if events is not None:
        shown["history"] = None
    return shown


def _deadline(one: Deadline) -> dict[str, Any]:
    return {
        "key": one.key,
        "rule": one.rule,
        "kind": one.kind,
        "due": one.due.isoformat() if one.due else None,
        "status": one.status,
        "why": one.why,
    }


def _event(one: Event, *, note: bool) -> dict[str, Any]:
    return {
        "at": instant(one.at),
        "event": one.event,
        "by": one.by,
        "note": redact_secrets(one.note) if note and one.note else one.note if note else None,
    }
