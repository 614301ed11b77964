"""The inbox: everything that arrives is stored here before it is acknowledged."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, exists, func, literal_column, select, update
from sqlalchemy.dialects import postgresql, sqlite

from .conversations import Conversations
from .errors import KeyDeleted
from .redaction import change_texts
from .session import Session
from .tables import inbox

PAYLOAD = "inbox.payload"


@dataclass(frozen=True, slots=True)
class Stored:
    """The answer to storing: the row, whether it is new, and the conversation it belongs to."""

    id: int
    is_new: bool
    conversation_id: int


@dataclass(frozen=True, slots=True)
class InboxItem:
    """One message that came in; ``payload`` is None once it was erased."""

    id: int
    channel: str
    organisation: str
    conversation_id: int
    key_id: str
    payload: dict[str, Any] | None
    received_at: datetime
    status: str
    attempts: int
    error: str | None


_c = inbox.c
_COLUMNS = (
    _c.id,
    _c.channel,
    _c.organisation,
    _c.conversation_id,
    _c.key_id,
    _c.payload,
    _c.received_at,
    _c.status,
    _c.attempts,
    _c.error,
)
# Literal, so that both databases use the index that holds nothing but waiting rows.
_waiting = _c.status == literal_column("'waiting'")
_other = inbox.alias("earlier")
_an_earlier_one_waits = exists().where(
    _other.c.conversation_id == _c.conversation_id,
    _other.c.id < _c.id,
    _other.c.status == literal_column("'waiting'"),
)
_KNOWN = select(_c.id, _c.conversation_id).where(
    _c.channel == bindparam("channel"), _c.external_id == bindparam("external_id")
)
_ADD = {
    True: postgresql.insert(inbox).on_conflict_do_nothing().returning(_c.id),
    False: sqlite.insert(inbox).on_conflict_do_nothing().returning(_c.id),
}
_first = select(*_COLUMNS).where(_waiting, ~_an_earlier_one_waits).with_for_update(skip_locked=True, of=inbox)
_CLAIM = _first.where(_c.id == bindparam("row_id"))
_CLAIM_OF_CONVERSATION = _first.where(_c.conversation_id == bindparam("conversation_id"))
_CLAIM_NEXT = _first.where(_c.next_attempt_at <= bindparam("now")).order_by(_c.id).limit(1)
_CHANGE = update(inbox).where(_c.id == bindparam("row_id"))


class Inbox:
    """The inbox of one unit of work."""

    def __init__(self, session: Session, conversations: Conversations) -> None:
        self._session = session
        self._conversations = conversations

    def store(
        self,
        channel: str,
        organisation: str,
        external_id: str | None,
        contact_address: str,
        payload: dict[str, Any],
        at: datetime,
    ) -> Stored:
        """Store a message once, however often its channel delivers it.

        A first message of a contact makes the conversation, its key and its address as well. A message counts
        as the same when channel, organisation, address and ``external_id`` (the platform's own number) are
        equal; without a number every message is a new one.
        """
        digest = self._external_digest(organisation, contact_address, external_id)
        known = {"channel": channel, "external_id": digest}
        row = self._session.execute(_KNOWN, known).first()
        if row is not None:
            return Stored(row.id, False, row.conversation_id)
        contact = (channel, organisation, contact_address, at)
        conversation_id, key_id, _ = self._conversations.find_or_begin(*contact)
        try:
            sealed = self._session.seal(key_id, PAYLOAD, payload)
        except KeyDeleted:
            # A backup of before the erasure was put back: what it brought along stays erased.
            self._conversations.retire(conversation_id, at)
            conversation_id, key_id, _ = self._conversations.find_or_begin(*contact)
            sealed = self._session.seal(key_id, PAYLOAD, payload)
        new = known | {
            "organisation": organisation,
            "conversation_id": conversation_id,
            "key_id": key_id,
            "payload": sealed,
            "received_at": at,
            "status": "waiting",
            "attempts": 0,
            "next_attempt_at": at,
        }
        new_id = self._session.execute(_ADD[self._session.postgres], new).scalar()
        if new_id is None:
            row = self._session.execute(_KNOWN, known).one()
            return Stored(row.id, False, row.conversation_id)
        return Stored(new_id, True, conversation_id)

    def find(self, channel: str, organisation: str, external_id: str, contact_address: str) -> Stored | None:
        """Return the message with the platform's number from an address, if it was stored."""
        digest = self._external_digest(organisation, contact_address, external_id)
        row = self._session.execute(_KNOWN, {"channel": channel, "external_id": digest}).first()
        return Stored(row.id, False, row.conversation_id) if row else None

    def claim(self, inbox_id: int) -> InboxItem | None:
        """Take one message in hand until the unit of work ends.

        Returns None when it was handled before, is in somebody else's hands, was erased, or when an earlier
        message of its conversation still waits.
        """
        return self._claim(_CLAIM, {"row_id": inbox_id})

    def claim_of(self, conversation_id: int) -> InboxItem | None:
        """Take a conversation's oldest waiting message in hand, or return None."""
        return self._claim(_CLAIM_OF_CONVERSATION, {"conversation_id": conversation_id})

    def claim_next(self, now: datetime) -> InboxItem | None:
        """Take the oldest message in hand that is the first of its conversation, or return None."""
        while True:
            row = self._session.execute(_CLAIM_NEXT, {"now": now}).first()
            if row is None:
                return None
            item = self._read(row)
            if item.payload is not None:
                return item
            self._erased(item.id)

    def done(self, inbox_id: int, at: datetime) -> None:
        """Mark a message as handled; commits with what the turn decided."""
        self._session.execute(_CHANGE, {"row_id": inbox_id, "status": "done", "done_at": at, "error": None})

    def fail(self, inbox_id: int, error: str, at: datetime, retry_at: datetime | None = None) -> None:
        """Note that handling a message failed.

        Args:
            error: a short code or the name of the exception; never what the person wrote.
            retry_at: try again then, keeping the place in the conversation; None gives up.
        """
        change: dict[str, Any] = (
            {"status": "failed", "done_at": at} if retry_at is None else {"next_attempt_at": retry_at}
        )
        self._session.execute(
            _CHANGE.values(attempts=_c.attempts + 1), {"row_id": inbox_id, "error": error, **change}
        )

    def waiting(self) -> int:
        """Return how many messages wait."""
        return self._session.execute(select(func.count()).where(_waiting)).scalar_one()

    def messages(self, conversation_id: int, key_id: str | None = None, limit: int = 200) -> list[InboxItem]:
        """Return a conversation's last messages, oldest first; only those under ``key_id`` where given."""
        query = select(*_COLUMNS).where(_c.conversation_id == conversation_id)
        if key_id is not None:
            query = query.where(_c.key_id == key_id)
        rows = self._session.execute(query.order_by(_c.id.desc()).limit(limit)).all()
        return [self._read(row) for row in reversed(rows)]

    def redact(self, key_id: str, change: Callable[[str], str]) -> int:
        """Change every text told under a key, for anonymity chosen late; return how many rows changed."""
        rows = self._session.execute(select(*_COLUMNS).where(_c.key_id == key_id)).all()
        changed = 0
        for item in map(self._read, rows):
            after = change_texts(item.payload, change)
            if after != item.payload:
                sealed = self._session.seal(key_id, PAYLOAD, after)
                self._session.execute(_CHANGE, {"row_id": item.id, "payload": sealed})
                changed += 1
        return changed

    def _claim(self, query: Any, values: dict[str, Any]) -> InboxItem | None:
        row = self._session.execute(query, values).first()
        if row is None:
            return None
        item = self._read(row)
        if item.payload is None:
            self._erased(item.id)
            return None
        return item

    def _erased(self, inbox_id: int) -> None:
        self._session.execute(_CHANGE, {"row_id": inbox_id, "status": "done", "error": "erased"})

    def _external_digest(self, organisation: str, address: str, external_id: str | None) -> str:
        if external_id is None:
            return f"none {secrets.token_hex(16)}"
        return self._session.keyring.digest(f"external id {organisation} {address}", external_id)

    def _read(self, row: Any) -> InboxItem:
        values = (*row[:5], self._session.read(row[4], PAYLOAD, row[5]), *row[6:])
        return InboxItem(*values)
