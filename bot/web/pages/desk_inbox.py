"""The messages to a member of staff that stand at the desk."""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.cases import alert_acts
from actions.cases.desk import CaseDesk
from actions.notify import DESK, NORMAL
from actions.organisation import StaffUser
from bot.web.pages.moments import moment
from storage.outbox import OutboxRow

_UNREAD = ("waiting", "sent")
_LOOKED_AT = 500  # messages
_TAKES_ALERT = re.compile(r"neem (A-\w+)")
_FOLDED_ABOVE = 320  # characters


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


def posts(desk: CaseDesk, user: StaffUser, limit: int = 100) -> list[Post]:
    """The last messages to somebody, newest first."""
    found = [_post(row) for row in _to(desk, user)[::-1][:limit] if row.content]
    return [post for post in found if post.alert is None or alert_acts.is_for(desk, user, post.alert)]


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
    to = (f"staff:{user.name}", "staff_group")
    return desk.work.outbox.list(desk.procedure.key, statuses=statuses, to=to, limit=_LOOKED_AT)


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
