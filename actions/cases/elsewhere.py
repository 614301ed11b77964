"""What waits for a person on one channel can be read on another, by whoever has shown reference and code there."""

from __future__ import annotations

from actions.cases import delivery
from actions.cases.desk import CaseDesk
from storage.cases import Case
from storage.outbox import SENT_WHEN_STORED

MOVED = "moved"
"""The error of a message that did not leave here, because it goes by another channel."""


def stays_where_it_is(desk: CaseDesk, case: Case) -> bool:
    """Whether messages of a case go on to the talk that it has, also after the person read it elsewhere.

    So it is where answers go by WhatsApp as a notice only (NTA 7516): the notice has to reach the phone.
    """
    talk = desk.work.conversations.by_id(case.conversation_id) if case.conversation_id is not None else None
    return talk is not None and talk.channel == "whatsapp" and not desk.organisation.whatsapp_answers_in_full


def read_here(desk: CaseDesk, case: Case, conversation_id: int) -> list[int]:
    """Put what waits in other talks of a case into this one, and return the new rows.

    In the web chat and the terminal it is delivered by standing there; on any other channel it has to leave first.
    """
    if case.erased_at is not None:
        return []
    waiting = [row for row in desk.work.outbox.parked_elsewhere(case.id, conversation_id) if row.content is not None]
    if not waiting:
        return []
    here = desk.work.conversations.lock(conversation_id)
    added = []
    for row in waiting:
        content = row.content or {}
        added.append(
            desk.work.outbox.add(
                organisation=row.organisation, to="complainant", channel=here.channel, author=row.author,
                kind=row.kind, content={**content, "custom": {**(content.get("custom") or {}), "instead_of": row.id}},
                at=desk.now, conversation_id=here.id, case_id=case.id, priority=row.priority,
            )  # fmt: skip
        )
        if here.channel not in SENT_WHEN_STORED:
            desk.work.outbox.mark_failed(row.id, MOVED)
        elif desk.work.outbox.mark_delivered(row.id, desk.now):
            delivery.message_sent(desk, row)
    return added
