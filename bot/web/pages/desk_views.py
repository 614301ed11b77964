"""What the pages of the desk show, as the signed-in person may see it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from actions.cases import words
from actions.cases.alias import alias_of
from actions.cases.desk import CaseDesk
from actions.cases.permissions import sight
from actions.cases.states import is_open
from actions.cases.view import case_json, cases_json
from actions.notify import DESK, NORMAL
from actions.organisation import StaffUser
from bot.web.pages import desk_drawings, desk_forms
from bot.web.pages.moments import moment
from storage.cases import Case
from storage.deadlines import RUNNING
from storage.outbox import OutboxRow
from storage.redaction import redact_secrets

FILTERS = (("open", "Open"), ("mijn", "Van mij"), ("laat", "Te laat"), ("dicht", "Gesloten"))
_TAKES_ALERT = re.compile(r"neem (A-\w+)")
_FOLDED_ABOVE = 320  # characters
_UNREAD = ("waiting", "sent")
_LOOKED_AT = 500  # messages
_SOON = timedelta(days=2)
_ANSWERED = frozenset({"replied", "acknowledged", "invited", "decided", "closed", "extended", "not_admitted"})


@dataclass(frozen=True, slots=True)
class Row:
    """A case in the list; of a confidential case that is another's only the outline is filled."""

    reference: str
    kind: str | None
    who: str | None
    step: str
    status: str
    danger: bool
    confidential: bool
    owner: str | None
    due: date | None
    due_text: str
    late: bool
    soon: bool
    waiting: int
    received: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """One message of the conversation since the hand-over."""

    at: datetime
    by: str
    mine: bool
    text: str
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A message to the signed-in person.

    ``rest`` is what folds out of a long one; ``alert`` is what an alert without a case is called, so that
    it can be answered on the spot.
    """

    id: int
    at: str
    kind: str
    first: str
    rest: str
    urgent: bool
    unread: bool
    reference: str | None
    buttons: tuple[dict[str, str], ...]
    alert: str | None


def rows(desk: CaseDesk, user: StaffUser, which: str) -> list[Row]:
    """The cases under a filter, most urgent first: danger, then late, then by date."""
    cases = {case.reference: case for case in desk.work.cases.list(desk.procedure.key)}
    wanted = [case for case in cases.values() if is_open(case) != (which == "dicht")]
    shown = [
        _row(desk, cases[told["reference"]], told) for told in cases_json(desk, user, cases=wanted)
    ]
    if which == "mijn":
        shown = [row for row in shown if row.owner == user.name]
    if which == "laat":
        shown = [row for row in shown if row.late]
    if which == "dicht":
        return shown[::-1]
    return sorted(shown, key=lambda row: (not row.danger, not row.late, row.due or date.max, row.reference))


def case_page(desk: CaseDesk, case: Case, user: StaffUser) -> dict[str, Any]:
    """What the page of one case shows; the caller has made sure that the viewer may know of it."""
    told = case_json(desk, case, user)
    whole = sight(desk, case, user) == "all" and case.erased_at is None
    events = told.get("history") or []
    return {
        "case": told,
        "whole": whole,
        "row": _row(desk, case, told),
        "erased": case.erased_at,
        "story": (told["concern"] or {}).get("description") if whole else None,
        "deadlines": [_deadline(desk, one) for one in told["deadlines"]],
        "conversation": conversation(desk, case, events) if whole else [],
        "attachments": desk.work.attachments.of_case(case.id) if whole else [],
        "history": [_event(one) for one in events],
        "forms": desk_forms.forms(desk, case, user) if whole else [],
        "timeline": desk_drawings.timeline(events, told["deadlines"], desk.today),
        "ladder": desk_drawings.ladder(desk.procedure, case.step_number),
    }


def conversation(desk: CaseDesk, case: Case, events: Iterable[Mapping[str, Any]]) -> list[Said]:
    """What was said in this case since the hand-over, oldest first.

    What went before is in the summary and the story: of what was typed then, the person may have had
    something taken out.
    """
    said = [
        Said(datetime.fromisoformat(one["at"]), "Klager", False, one["note"])
        for one in events
        if one["event"] == "message" and one["by"] == "complainant" and one["note"]
    ]
    for row in desk.work.outbox.list(desk.procedure.key, case_id=case.id):
        if row.to == "complainant" and row.content:
            by = "Medewerker" if row.author == "staff" else "Automatisch"
            text = redact_secrets(str(row.content.get("text") or ""))
            at = row.at.replace(microsecond=0)
            said.append(Said(at, by, True, text, _DELIVERY.get(row.status)))
    return sorted(said, key=lambda one: (one.at, one.mine))


_DELIVERY = {
    "waiting": "wacht op verzenden", "sending": "wordt verstuurd", "failed": "niet aangekomen",
    "parked": "wacht tot de klager schrijft", "unknown": "onbekend of het aankwam",
}  # fmt: skip


def posts(desk: CaseDesk, user: StaffUser, limit: int = 100) -> list[Post]:
    """The last messages to somebody, newest first."""
    return [_post(row) for row in _to(desk, user)[::-1][:limit] if row.content]


def unread(desk: CaseDesk, user: StaffUser) -> tuple[int, int]:
    """How many messages wait here for somebody, and how many of them are urgent."""
    waiting = [row for row in _to(desk, user, _UNREAD) if row.channel == DESK]
    return len(waiting), sum(1 for row in waiting if row.priority > NORMAL)


def mark_read(desk: CaseDesk, user: StaffUser) -> None:
    """Whoever sees the messages that stand at the desk has got them."""
    for row in _to(desk, user, _UNREAD):
        if row.channel == DESK:
            desk.work.outbox.mark_delivered(row.id, desk.now)


def _to(desk: CaseDesk, user: StaffUser, statuses: tuple[str, ...] | None = None) -> list[OutboxRow]:
    found = desk.work.outbox.list(desk.procedure.key, statuses=statuses, limit=_LOOKED_AT)
    return [row for row in found if row.to in (f"staff:{user.name}", "staff_group")]


def _post(row: OutboxRow) -> Post:
    content = row.content or {}
    buttons = tuple(b for b in content.get("buttons") or () if b.get("payload"))
    alert = next((found[1] for b in buttons if (found := _TAKES_ALERT.fullmatch(b["payload"]))), None)
    first, rest = _folded(str(content.get("text") or ""))
    return Post(
        row.id, moment(row.at), _KINDS.get(row.kind, "bericht"), first, rest,
        row.priority > NORMAL, row.channel == DESK and row.status in _UNREAD, row.reference,
        buttons, alert,
    )  # fmt: skip


def _folded(text: str) -> tuple[str, str]:
    """The first blocks of a long message, and the rest."""
    if len(text) <= _FOLDED_ABOVE:
        return text, ""
    blocks = text.split("\n\n")
    shown = 1
    while shown < len(blocks) and len("\n\n".join(blocks[: shown + 1])) <= _FOLDED_ABOVE:
        shown += 1
    return "\n\n".join(blocks[:shown]), "\n\n".join(blocks[shown:])


_KINDS = {
    "handover": "nieuwe zaak", "alert": "alarm", "reminder": "herinnering", "notice": "bericht",
    "staff_reply": "antwoord", "message": "bericht van de klager", "task": "taak",
}  # fmt: skip


def _row(desk: CaseDesk, case: Case, told: Mapping[str, Any]) -> Row:
    whole = told["complainant"] is not None
    due = min(
        (
            date.fromisoformat(one["due"])
            for one in told["deadlines"]
            if one["due"] and one["status"] in (*RUNNING, "missed")
        ),
        default=None,
    )
    late = is_open(case) and (
        any(one["status"] == "missed" for one in told["deadlines"]) or bool(due and due < desk.today)
    )
    step = next((one for one in desk.procedure.steps if one.key == case.step_key), None)
    return Row(
        reference=case.reference,
        kind=words.KINDS[case.kind] if whole else None,
        who=_who(case, told) if whole else None,
        step=f"{case.step_number} · {step.name.u if step else case.step_key}",
        status=words.STATUSES[case.status],
        danger=whole and case.danger,
        confidential=case.confidential,
        owner=case.owner if whole else None,
        due=due,
        due_text=words.day(due) if due else "",
        late=late,
        soon=bool(due and not late and due - desk.today <= _SOON),
        waiting=_waiting(desk, case) if whole and is_open(case) else 0,
        received=moment(case.received_at) if whole else None,
    )


def _who(case: Case, told: Mapping[str, Any]) -> str:
    if case.anonymous or not told["complainant"].get("name"):
        return f"{'anoniem' if case.anonymous else 'zonder naam'} ({alias_of(case.reference)})"
    return told["complainant"]["name"]


def _waiting(desk: CaseDesk, case: Case) -> int:
    """How many messages of the person came since staff last answered."""
    waiting = 0
    for event in desk.work.history.of(case.id):
        if event.event == "message" and event.by == "complainant":
            waiting += 1
        elif event.by == "staff" and event.event in _ANSWERED:
            waiting = 0
    return waiting


def _deadline(desk: CaseDesk, one: Mapping[str, Any]) -> dict[str, Any]:
    due = date.fromisoformat(one["due"]) if one["due"] else None
    running = one["status"] in RUNNING
    return {
        "name": words.deadline_name(one["key"]),
        "due": words.day(due) if due else "nog geen datum",
        "status": words.DEADLINE_STATUSES.get(one["status"], one["status"]),
        "late": one["status"] == "missed" or bool(running and due and due < desk.today),
        "soon": bool(running and due and timedelta(0) <= due - desk.today <= _SOON),
        "left": _left(due, desk.today) if running and due else "",
        "rule": one["rule"],
        "why": one["why"],
    }


def _left(due: date, today: date) -> str:
    days = (due - today).days
    if days == 0:
        return "vandaag is de laatste dag"
    if days == 1:
        return "nog tot en met morgen"
    return f"nog {days} dagen" if days > 0 else f"{-days} {'dag' if days == -1 else 'dagen'} te laat"


_BY = {"complainant": "klager", "staff": "medewerker", "system": "programma"}


def _event(one: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "at": moment(datetime.fromisoformat(one["at"])),
        "event": words.EVENTS.get(one["event"], one["event"]),
        "by": _BY.get(one["by"], one["by"]),
        "note": one["note"],
    }
