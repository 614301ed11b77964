"""One case at the desk, as the signed-in person may see it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from actions.cases import words
from actions.cases.desk import CaseDesk
from actions.cases.permissions import may_decide, sight
from actions.cases.view import case_json
from actions.organisation import StaffUser
from bot.web.pages import desk_drawings, desk_forms, desk_mails
from bot.web.pages.desk_list import SOON, row_of
from bot.web.pages.moments import moment
from storage.attachments import Attachment
from storage.cases import Case
from storage.deadlines import RUNNING
from storage.redaction import redact_secrets


@dataclass(frozen=True, slots=True)
class Said:
    """One message of the conversation since the hand-over."""

    at: datetime
    by: str
    mine: bool
    text: str
    status: str | None = None


def case_page(desk: CaseDesk, case: Case, user: StaffUser) -> dict[str, Any]:
    """What the page of one case shows; the caller has made sure that the viewer may know of it."""
    told = case_json(desk, case, user)
    whole = sight(desk, case, user) == "all" and case.erased_at is None
    events = told.get("history") or []
    return {
        "case": told,
        "whole": whole,
        "row": row_of(desk, case, told, [(one["event"], one["by"]) for one in events]),
        "erased": case.erased_at,
        "story": (told["concern"] or {}).get("description") if whole else None,
        "deadlines": [_deadline(desk, one) for one in told["deadlines"]],
        "conversation": conversation(desk, case, events) if whole else [],
        "attachments": _files(desk, case) if whole else [],
        "mails": desk_mails.of_case(desk, case) if whole else [],
        "history": [_event(one) for one in events],
        "forms": desk_forms.forms(desk, case, user) if whole else [],
        "dossier": whole and may_decide(desk, case, user),
        "timeline": desk_drawings.timeline(events, told["deadlines"], desk.today),
        "ladder": desk_drawings.ladder(desk.procedure, case.step_number),
    }


def _files(desk: CaseDesk, case: Case) -> list[Attachment]:
    return [one for one in desk.work.attachments.of_case(case.id) if not desk_mails.is_mail(one)]


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
    "sent": "verstuurd", "delivered": "aangekomen", "waiting": "wacht op verzenden", "sending": "wordt verstuurd",
    "failed": "niet aangekomen",
    "parked": "wacht tot de klager schrijft", "unknown": "onbekend of het aankwam",
}  # fmt: skip


def _deadline(desk: CaseDesk, one: Mapping[str, Any]) -> dict[str, Any]:
    due = date.fromisoformat(one["due"]) if one["due"] else None
    running = one["status"] in RUNNING
    return {
        "name": words.deadline_name(one["key"], desk.procedure),
        "due": words.day(due) if due else "nog geen datum",
        "status": words.DEADLINE_STATUSES.get(one["status"], one["status"]),
        "late": one["status"] == "missed" or bool(running and due and due < desk.today),
        "soon": bool(running and due and timedelta(0) <= due - desk.today <= SOON),
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
