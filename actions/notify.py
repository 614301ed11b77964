"""Messages that go out beside the talk itself: to staff in their own chat, to the person about a case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from actions.cases import deputies
from actions.cases.desk import CaseDesk
from actions.organisation import StaffUser
from storage.cases import Case
from storage.conversations import BOT, Conversation
from storage.outbox import NORMAL, URGENT

__all__ = ["DESK", "NORMAL", "URGENT", "Button", "staff_channel", "to_complainant", "to_group", "to_staff"]

DESK = "desk"
"""The channel of staff without a chat of their own: the message waits on the staff page."""

LIGHTS_UP = frozenset({"whatsapp", "telegram"})
"""Channels whose messages light up the person's own phone, on which is asked whether news may come there."""

Button = Mapping[str, str]


def staff_channel(user: StaffUser) -> str:
    """Where messages reach a member of staff: the first chat that is set, else the desk."""
    if user.telegram is not None:
        return "telegram"
    if user.whatsapp:
        return "whatsapp"
    return "email" if user.email else DESK


def to_staff(
    desk: CaseDesk,
    users: Iterable[StaffUser],
    text: str,
    *,
    case: Case | None = None,
    conversation_id: int | None = None,
    kind: str,
    priority: int = NORMAL,
    buttons: Sequence[Button] = (),
    author: str = "system",
    direct: bool = False,
    key_id: str | None = None,
) -> list[int]:
    """Put one message before each of these members of staff and return the outbox rows.

    Somebody who is away is stood in for; the message then says for whom it is.

    Args:
        case: the case it is about; its key seals the text.
        conversation_id: the talk it is about, where there is no case yet.
        kind: ``handover``, ``alert``, ``notice``, ``reminder``, ``task``, ``message`` …
        priority: ``URGENT`` goes before everything that waits.
        direct: to these people themselves, also where they are away.
        key_id: seal it with this key instead of the one of the case or the talk.
    """
    content: dict[str, Any] = {"text": text, "buttons": [dict(button) for button in buttons]}
    if case is not None:
        content["custom"] = {"reference": case.reference}
    rows = []
    people = [(user, None) for user in users] if direct or case is None else deputies.standing_in(desk, users, case)
    for user, absent in people:
        told = content if absent is None else {**content, "text": f"{deputies.in_words(desk, absent)}\n{text}"}
        channel = staff_channel(user)
        row = desk.work.outbox.add(
            organisation=desk.organisation.key,
            to=f"staff:{user.name}",
            channel=channel,
            author=author,
            kind=kind,
            content=told,
            at=desk.now,
            conversation_id=conversation_id,
            case_id=case.id if case else None,
            priority=priority,
            key_id=key_id,
        )
        if channel == DESK:
            # It stands on the desk as soon as it is stored: nothing is left to deliver.
            desk.work.outbox.mark_sent(row, desk.now)
        rows.append(row)
    return rows


def to_group(
    desk: CaseDesk, text: str, *, case: Case | None = None, kind: str, priority: int = NORMAL
) -> int | None:
    """Put a message in the staff group, where there is one; never content, for everybody in it reads along."""
    if desk.organisation.telegram_group is None:
        return None
    return desk.work.outbox.add(
        organisation=desk.organisation.key,
        to="staff_group",
        channel="telegram",
        author="system",
        kind=kind,
        content={"text": text, "buttons": []},
        at=desk.now,
        case_id=case.id if case else None,
        priority=priority,
    )


def to_complainant(
    desk: CaseDesk,
    case: Case | None,
    text: str,
    *,
    kind: str,
    author: str,
    buttons: Sequence[Button] = (),
    asks: str | None = None,
    conversation_id: int | None = None,
    priority: int = NORMAL,
    template: str | None = None,
) -> int | None:
    """Send the person a message in the talk of the case, and return the outbox row.

    None where there is no talk to send it in: the case was told by phone or in person, and somebody has
    to call. A message to somebody who wants none is kept and waits until the person writes.

    Args:
        author: ``bot``, ``staff`` or ``system``.
        asks: the name of the question that the message ends in.
        conversation_id: the talk, where there is no case (an answer to an alert).
        template: what asks the same without any content, for a channel that takes no free text at that moment.
    """
    where = case.conversation_id if case is not None else conversation_id
    if where is None:
        return None
    # Row numbers rise within a talk only as long as whoever writes to it holds its lock.
    conversation = desk.work.conversations.lock(where)
    custom = {"reference": case.reference} if case is not None else {}
    if asks:
        custom["asks"] = asks
    content: dict[str, Any] = {"text": text, "buttons": [dict(button) for button in buttons], "custom": custom}
    if template:
        content["template"] = template
    return desk.work.outbox.add(
        organisation=desk.organisation.key,
        to="complainant",
        channel=conversation.channel,
        author=author,
        kind=kind,
        content=content,
        at=desk.now,
        conversation_id=where,
        case_id=case.id if case else None,
        priority=priority,
        parked=conversation.opted_out_at is not None or _wants_no_news(case, conversation),
    )


def _wants_no_news(case: Case | None, conversation: Conversation) -> bool:
    """Whether the person said no to news on the own phone; while staff talk with the person there, it is no news."""
    if case is None or conversation.channel not in LIGHTS_UP or conversation.owner != BOT:
        return False
    return ((case.content or {}).get("kept") or {}).get("opt_in") is False
