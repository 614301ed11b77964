"""Erasing: a case or an unfinished intake is made unreadable, and what may be known stays for the report.

Clearing the columns and the decision to destroy the key are one transaction; the key, which lies elsewhere,
is destroyed right after the commit. A process that is killed in between leaves the decision behind, and
:func:`finish_key_deletions` carries it out at the next start.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from .cases import Case
from .conversations import Conversation
from .errors import NotFound
from .key_store import KeyStore
from .tables import (
    addresses,
    alerts,
    attachments,
    cases,
    conversations,
    deadlines,
    follow_ups,
    history,
    inbox,
    keys_to_delete,
    outbox,
)
from .unit_of_work import UnitOfWork

_WITH_KEY = (conversations, addresses, attachments, inbox, outbox, cases, follow_ups, history, alerts)
ALERT_RULE = "alert"
"""The rule of follow-ups about an alert: those outlive the talk."""

# Longer than any unit of work takes between making a key and committing the row that uses it, and longer than
# a process keeps a spare one.
_UNUSED_KEY_AGE = timedelta(days=2)


def erase_case(work: UnitOfWork, case: Case, reason: str, at: datetime) -> Case:
    """Erase a case and return what is left of it.

    Reference, organisation, channel, kind, status, step, dates, deadlines, the kinds of event in its history
    and the statistics stay for the yearly report. Everything told, every address and every note go.
    ``reason`` is kept as the note of the event ``erased``: a word such as ``retention`` or ``request``,
    nobody's data.

    Raises:
        NotFound: it was erased before.
    """
    found = work.cases.by_id(case.id, lock=True)
    if found is None or found.erased_at is not None:
        raise NotFound(f"case {case.reference} is not there, or erased already")
    _clear(work, case.key_id, at)
    erase_alerts(work, [alert.id for alert in work.alerts.of_case(case.id)], at)
    work.session.execute(
        update(follow_ups)
        .where(follow_ups.c.case_id == case.id, follow_ups.c.status == "waiting")
        .values(status="cancelled", outcome="erased", data={})
    )
    work.session.execute(
        update(follow_ups)
        .where(follow_ups.c.case_id == case.id)
        .values(content=None, data={}, conversation_id=None)
    )
    work.session.execute(
        update(deadlines)
        .where(deadlines.c.case_id == case.id, deadlines.c.status.in_(["open", "extended"]))
        .values(status="cancelled")
    )
    work.session.execute(update(history).where(history.c.case_id == case.id).values(note=None, actor=None))
    left = work.cases.erase(found, at)
    # Under the general key: the case's own is about to go, and why it was erased has to stay readable.
    key_id = work.session.keyring.general_key_id
    event = {
        "case_id": case.id,
        "at": at,
        "event": "erased",
        "by": "system",
        "key_id": key_id,
        "note": work.session.seal(key_id, "history.note", reason),
    }
    work.session.execute(history.insert(), event)
    return left


def erase_conversation(work: UnitOfWork, conversation: Conversation, at: datetime) -> None:
    """Wipe what was told in a conversation since its last case, for instance an intake left unfinished.

    An alert of danger stays until somebody has looked at it (:func:`erase_alerts`); no way leads from it to the
    person any more.

    Raises:
        ValueError: its content belongs to a case: erase that.
    """
    belongs = work.session.execute(select(cases.c.id).where(cases.c.key_id == conversation.key_id)).first()
    if belongs is not None:
        raise ValueError("the content of this conversation belongs to a case: erase the case")
    alone = (alerts.c.conversation_id == conversation.id) & alerts.c.case_id.is_(None)
    if work.session.execute(update(alerts).where(alone).values(conversation_id=None)).rowcount:
        work.follow_ups.without_conversation(conversation.id, ALERT_RULE)
    work.follow_ups.cancel(None, conversation_id=conversation.id, outcome="erased")
    _clear(work, conversation.key_id, at)


def erase_alerts(work: UnitOfWork, alert_ids: Iterable[int], at: datetime) -> None:
    """Erase what alerts hold, and the messages to staff that hold the same."""
    ids = list(alert_ids)
    if not ids:
        return
    keys = set(work.session.execute(select(alerts.c.key_id).where(alerts.c.id.in_(ids))).scalars())
    for key_id in keys:
        _clear(work, key_id, at)


def finish_key_deletions(work: UnitOfWork, at: datetime) -> int:
    """Destroy the keys whose destruction was decided before a crash; return how many there were.

    Call it at the start of the service and once a day. Commits.
    """
    waiting = list(work.session.execute(select(keys_to_delete.c.key_id)).scalars())
    work.session.commit()
    if waiting:
        _destroy(work, waiting, at)
    return len(waiting)


def sweep_unused_keys(work: UnitOfWork, key_store: KeyStore, at: datetime) -> int:
    """Destroy old keys that nothing refers to, left over from units of work that were rolled back."""
    old = set(key_store.existing_since(at - _UNUSED_KEY_AGE)) - {work.session.keyring.general_key_id}
    for table in _WITH_KEY:
        if not old:
            break
        old -= set(
            work.session.execute(
                select(table.c.key_id).where(table.c.key_id.is_not(None)).distinct()
            ).scalars()
        )
    work.session.rollback()
    return work.session.keyring.delete(old, at) if old else 0


def _clear(work: UnitOfWork, key_id: str, at: datetime) -> None:
    session = work.session
    # First of all, so that nothing is added under the key while its rows are being cleared.
    talks = work.conversations.lock_under(key_id)
    session.execute(delete(addresses).where(addresses.c.key_id == key_id))
    session.execute(update(attachments).where(attachments.c.key_id == key_id).values(name=None, content=None))
    session.execute(
        update(inbox)
        .where(inbox.c.key_id == key_id, inbox.c.status == "waiting")
        .values(status="done", error="erased")
    )
    session.execute(update(inbox).where(inbox.c.key_id == key_id).values(payload=None))
    session.execute(
        update(outbox)
        .where(outbox.c.key_id == key_id, outbox.c.status.in_(["waiting", "sending", "parked"]))
        .values(status="failed", error="erased", claimed_until=None)
    )
    session.execute(update(outbox).where(outbox.c.key_id == key_id).values(content=None, external_id=None))
    session.execute(update(alerts).where(alerts.c.key_id == key_id).values(sentence=None, why=""))
    session.execute(update(follow_ups).where(follow_ups.c.key_id == key_id).values(content=None))
    for conversation_id in talks:
        work.conversations.retire(conversation_id, at)
    _decide_deletion(work, key_id, at)


def _decide_deletion(work: UnitOfWork, key_id: str, at: datetime) -> None:
    insert = postgresql.insert if work.session.postgres else sqlite.insert
    decision = insert(keys_to_delete).on_conflict_do_nothing()
    work.session.execute(decision, {"key_id": key_id, "decided_at": at})
    work.session.after_commit(lambda: _destroy(work, [key_id], at))


def _destroy(work: UnitOfWork, key_ids: Iterable[str], at: datetime) -> None:
    ids = list(key_ids)
    work.session.keyring.delete(ids, at)
    work.session.execute(delete(keys_to_delete).where(keys_to_delete.c.key_id.in_(ids)))
    work.session.commit()
