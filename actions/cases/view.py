"""A case as others see it: the JSON of the contract, with what is kept from whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from actions.cases import people
from actions.cases.desk import CaseDesk
from actions.cases.errors import Erased, NotVisible
from actions.cases.permissions import NOT_YOURS, may_see, must_see, sight
from actions.organisation import StaffUser
from procedures.terms import AMSTERDAM, local_day
from storage.cases import Case
from storage.deadlines import Deadline
from storage.history import Event
from storage.outbox import OutboxRow
from storage.redaction import redact_secrets

__all__ = ["case_json", "cases_json", "export_json", "instant", "may_read_outbox", "may_see", "must_see"]

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
        Erased: there is no content left.
        NotVisible: the case is about the viewer, or was not referred to somebody outside.
    """
    if case.erased_at is not None:
        raise Erased(f"{case.reference}: erased on {local_day(case.erased_at).isoformat()} (gewist)")
    seen = sight(desk, case, viewer)
    if seen == "nothing":
        raise NotVisible(NOT_YOURS)
    deadlines = desk.work.cases.deadlines(case.id)
    events = desk.work.history.of(case.id) if history else None
    return _outline(case, deadlines, events) if seen == "outline" else _full(case, deadlines, events)


def cases_json(
    desk: CaseDesk,
    viewer: StaffUser | None,
    *,
    status: str | None = None,
    cases: Iterable[Case] | None = None,
) -> list[dict[str, Any]]:
    """All cases of the organisation that the viewer may know of, oldest first, without their history."""
    found = list(cases) if cases is not None else desk.work.cases.list(desk.procedure.key, status)
    deadlines = desk.work.cases.deadlines_of(case.id for case in found)
    shown = []
    for case in found:
        seen = "outline" if case.erased_at is not None else sight(desk, case, viewer)
        if seen == "all":
            shown.append(_full(case, deadlines[case.id], None))
        elif seen == "outline":
            shown.append(_outline(case, deadlines[case.id], None))
    return shown


def export_json(desk: CaseDesk, case: Case, viewer: StaffUser | None) -> dict[str, Any]:
    """The data subject's copy of a case: what was told and sent, without others' data and internal notes.

    Raises:
        Erased: there is no content left.
        Refused: the viewer may not see this content.
    """
    must_see(desk, case, viewer)
    shown = _full(case, [one for one in desk.work.cases.deadlines(case.id) if not one.internal], None)
    for inside in ("summary", "admissibility", "about_person", "confidential"):
        shown.pop(inside)
    told_to_person = (
        "replied",
        "decided",
        "not_admitted",
        "closed",
        "reopened",
        "extended",
        "invited",
        "message",
    )
    shown["history"] = [
        _event(one, note=one.event in told_to_person)
        for one in desk.work.history.of(case.id) if one.event not in ("note", "escalated", "reminded")
    ]  # fmt: skip
    shown["messages"] = messages_of(desk, case)
    return shown


def may_read_outbox(desk: CaseDesk, row: OutboxRow, name: str | None) -> bool:
    """Whether the text of a message may be shown to a member of staff, or (None) to whoever runs the machine.

    Texts of a confidential case, its talk included, are for its own role; nobody reads what is about them.
    """
    viewer = desk.organisation.staff.get(name) if name is not None else None
    if name is not None and viewer is None:
        return False
    case = desk.work.cases.by_id(row.case_id) if row.case_id is not None else None
    if case is None and row.conversation_id is not None:
        case = next(
            (one for one in desk.work.cases.of_conversation(row.conversation_id) if one.key_id == row.key_id),
            None,
        )
    if case is not None:
        return sight(desk, case, viewer) == "all"
    # Before there is a case: what is being left for the confidant is for those eyes already.
    talk = desk.work.conversations.by_id(row.conversation_id) if row.conversation_id is not None else None
    if talk is not None and ((talk.state or {}).get("answers") or {}).get("confidant_only") is True:
        return viewer is not None and viewer.has(people.confidant_role(desk.procedure))
    return True


def messages_of(desk: CaseDesk, case: Case) -> list[dict[str, Any]]:
    if case.conversation_id is None:
        return []
    sent = [
        {"at": instant(row.at), "from": row.author, "text": redact_secrets(row.content.get("text") or "")}
        for row in desk.work.outbox.after(case.conversation_id, 0, 10_000)
        if row.key_id == case.key_id and row.content
    ]
    got = [
        {
            "at": instant(item.received_at),
            "from": "complainant",
            "text": redact_secrets(str(item.payload.get("text") or "")),
        }
        for item in desk.work.inbox.messages(case.conversation_id, case.key_id, 10_000)
        if item.payload
    ]
    return sorted([*got, *sent], key=lambda one: one["at"] or "")


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
