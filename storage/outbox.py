"""The outbox: everything that leaves was stored here by the transaction that decided it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, exists, func, insert, literal_column, select, update

from .redaction import change_texts
from .session import Session
from .tables import cases, outbox

CONTENT = "outbox.content"

# A message stands in these conversations as soon as it is stored: there is nothing left to deliver.
SENT_WHEN_STORED = frozenset({"web", "terminal"})

URGENT = 10
NORMAL = 0


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One message that leaves, or left.

    Attributes:
        to: ``complainant``, ``staff:NAME`` or ``staff_group``.
        author: ``bot``, ``staff`` or ``system``.
        kind: ``answer``, ``notice``, ``handover``, ``alert``, ``staff_reply``, ``survey`` …
        content: ``text``, ``buttons``, ``custom`` …; None once erased.
        status: ``waiting``, ``sending``, ``sent``, ``delivered``, ``failed``, ``parked`` or ``unknown``.
        claimed_until: while sending, when the sender is taken to be gone.
        priority: the higher, the sooner.
        external_id: the platform's own number of the message.
        reference: of the case; filled in lists.
    """

    id: int
    at: datetime
    organisation: str
    conversation_id: int | None
    case_id: int | None
    in_reply_to: int | None
    to: str
    channel: str
    author: str
    kind: str
    content: dict[str, Any] | None
    key_id: str
    status: str
    attempts: int
    next_attempt_at: datetime
    claimed_until: datetime | None
    priority: int
    error: str | None
    external_id: str | None
    sent_at: datetime | None
    delivered_at: datetime | None
    reference: str | None = None


_c = outbox.c
_COLUMNS = (
    _c.id,
    _c.at,
    _c.organisation,
    _c.conversation_id,
    _c.case_id,
    _c.in_reply_to,
    _c.to,
    _c.channel,
    _c.author,
    _c.kind,
    _c.content,
    _c.key_id,
    _c.status,
    _c.attempts,
    _c.next_attempt_at,
    _c.claimed_until,
    _c.priority,
    _c.error,
    _c.external_id,
    _c.sent_at,
    _c.delivered_at,
)
# Literal, so that both databases use the indexes that hold nothing but rows underway.
_waiting = _c.status == literal_column("'waiting'")
_underway = ("waiting", "sending")
_other = outbox.alias("earlier")
_other_underway = _other.c.status.in_([literal_column("'waiting'"), literal_column("'sending'")])
_an_earlier_one_is_underway = exists().where(
    _other.c.target == _c.target, _other.c.id < _c.id, _other_underway, _other.c.priority >= _c.priority
)
_a_more_urgent_one_leaves_now = exists().where(
    _other.c.target == _c.target,
    _other_underway,
    _other.c.priority > _c.priority,
    _other.c.next_attempt_at <= bindparam("now"),
)
_ADD = insert(outbox).returning(_c.id)
_to_complainant = _c.to == literal_column("'complainant'")
_ANSWERS = select(*_COLUMNS).where(_c.in_reply_to == bindparam("inbox_id"), _to_complainant).order_by(_c.id)
_AFTER = (
    select(*_COLUMNS)
    .where(
        _c.conversation_id == bindparam("conversation_id"),
        _c.id > bindparam("after_id"),
        _to_complainant,
    )
    .order_by(_c.id)
    .limit(bindparam("most"))
)
_DELIVERABLE = (
    select(*_COLUMNS)
    .where(
        _waiting,
        _c.next_attempt_at <= bindparam("now"),
        _c.channel.in_(bindparam("channels", expanding=True)),
        ~_an_earlier_one_is_underway,
        ~_a_more_urgent_one_leaves_now,
    )
    .order_by(_c.priority.desc(), _c.next_attempt_at, _c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True, of=outbox)
)
_CLAIM = (
    update(outbox)
    .where(_c.id.in_(bindparam("ids", expanding=True)))
    .values(status="sending", attempts=_c.attempts + 1, claimed_until=bindparam("until"), error=None)
)
_CHANGE = update(outbox).where(_c.id == bindparam("row_id"))
_CHANGE_UNDERWAY = _CHANGE.where(_c.status.in_(["waiting", "sending", "unknown", "parked"]))
_EXPIRED = (
    select(*_COLUMNS)
    .where(_c.status == literal_column("'sending'"), _c.claimed_until <= bindparam("now"))
    .order_by(_c.claimed_until, _c.id)
    .with_for_update(skip_locked=True)
)


class Outbox:
    """The outbox of one unit of work."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self,
        *,
        organisation: str,
        to: str,
        channel: str,
        author: str,
        kind: str,
        content: dict[str, Any],
        at: datetime,
        conversation_id: int | None = None,
        case_id: int | None = None,
        in_reply_to: int | None = None,
        priority: int = NORMAL,
        not_before: datetime | None = None,
        parked: bool = False,
        key_id: str | None = None,
    ) -> int:
        """Store a message that is to leave and return its row number.

        It is sealed with the key of its case, else of its conversation, else the general one. In the web chat
        and the terminal it counts as sent from here on. Row numbers rise within a conversation as long as
        whoever writes to it holds its lock.

        Args:
            in_reply_to: the inbox row that this answers.
            not_before: deliver it then at the earliest.
            parked: keep it until :meth:`unpark`, for a channel whose window is closed.
            key_id: seal it with this key instead (an alert has one of its own).

        Raises:
            ValueError: a message to the complainant names no conversation.
        """
        if to == "complainant" and conversation_id is None:
            raise ValueError("a message to the complainant belongs to a conversation")
        key_id = key_id or self._session.key_for(conversation_id, case_id)
        sent = channel in SENT_WHEN_STORED
        row = {
            "at": at,
            "organisation": organisation,
            "conversation_id": conversation_id,
            "case_id": case_id,
            "in_reply_to": in_reply_to,
            "to": to,
            "target": _target(organisation, to, channel, conversation_id),
            "channel": channel,
            "author": author,
            "kind": kind,
            "content": self._session.seal(key_id, CONTENT, content),
            "key_id": key_id,
            "status": "sent" if sent else "parked" if parked else "waiting",
            "attempts": 0,
            "next_attempt_at": not_before or at,
            "priority": priority,
            "sent_at": at if sent else None,
        }
        return self._session.execute(_ADD, row).scalar_one()

    def by_id(self, outbox_id: int) -> OutboxRow | None:
        """Return one message."""
        row = self._session.execute(select(*_COLUMNS).where(_c.id == outbox_id)).first()
        return self._read(row) if row else None

    def by_external_id(self, channel: str, external_id: str) -> OutboxRow | None:
        """Return the message that a platform speaks of in a status report."""
        query = select(*_COLUMNS).where(_c.channel == channel, _c.external_id == external_id)
        row = self._session.execute(query).first()
        return self._read(row) if row else None

    def answers_to(self, inbox_id: int) -> list[OutboxRow]:
        """Return what the complainant was answered to an incoming message, in order."""
        return self._read_all(self._session.execute(_ANSWERS, {"inbox_id": inbox_id}).all())

    def after(self, conversation_id: int, after_id: int, limit: int = 200) -> list[OutboxRow]:
        """Return what the complainant got in a conversation after a row number, in order."""
        values = {"conversation_id": conversation_id, "after_id": after_id, "most": limit}
        return self._read_all(self._session.execute(_AFTER, values).all())

    def claim_deliverable(
        self, now: datetime, lease: timedelta, limit: int, channels: Collection[str]
    ) -> list[OutboxRow]:
        """Reserve messages for sending until ``now + lease``, most urgent first; commit before sending.

        Within one target (a conversation, a member of staff, a staff group) and channel order is kept: a row
        is left alone while an earlier one of the same or a higher priority waits or is being sent, and while any
        of a higher priority may leave now.
        """
        values = {"now": now, "channels": list(channels), "most": limit}
        rows = self._session.execute(_DELIVERABLE, values).all()
        if not rows:
            return []
        until = now + lease
        self._session.execute(_CLAIM, {"ids": [row.id for row in rows], "until": until})
        return [
            replace(row, status="sending", attempts=row.attempts + 1, claimed_until=until, error=None)
            for row in self._read_all(rows)
        ]

    def take_expired(self, now: datetime) -> list[OutboxRow]:
        """Mark what was being sent when its sender disappeared as ``unknown``, and return it.

        Whether to send it again (:meth:`retry_at`) depends on the harm a duplicate does.
        """
        rows = self._session.execute(_EXPIRED, {"now": now}).all()
        for row in rows:
            self.mark_unknown(row.id, "sender disappeared")
        return [replace(row, status="unknown", claimed_until=None) for row in self._read_all(rows)]

    def mark_sent(self, outbox_id: int, at: datetime, external_id: str | None = None) -> bool:
        """Note that the platform took a message; tell whether that was news (a later status is kept)."""
        values = {"row_id": outbox_id, "status": "sent", "sent_at": at, "claimed_until": None, "error": None}
        if external_id is not None:
            values["external_id"] = external_id
        return self._session.execute(_CHANGE_UNDERWAY, values).rowcount == 1

    def mark_delivered(self, outbox_id: int, at: datetime) -> bool:
        """Note that a message arrived; tell whether that was news. Status reports may come in any order."""
        statement = _CHANGE.where(_c.status != "delivered").values(
            sent_at=func.coalesce(_c.sent_at, bindparam("then"))
        )
        values = {"row_id": outbox_id, "status": "delivered", "delivered_at": at, "then": at}
        values |= {"claimed_until": None, "error": None}
        return self._session.execute(statement, values).rowcount == 1

    def mark_failed(self, outbox_id: int, error: str) -> bool:
        """Note that a message will not arrive; tell whether that was news. ``error`` is a code."""
        statement = _CHANGE.where(_c.status.not_in(["delivered", "failed"]))
        values = {"row_id": outbox_id, "status": "failed", "error": error, "claimed_until": None}
        return self._session.execute(statement, values).rowcount == 1

    def mark_unknown(self, outbox_id: int, error: str) -> bool:
        """Note that nobody knows whether a message left; tell whether that was news."""
        statement = _CHANGE.where(_c.status.in_(["waiting", "sending"]))
        values = {"row_id": outbox_id, "status": "unknown", "error": error, "claimed_until": None}
        return self._session.execute(statement, values).rowcount == 1

    def retry_at(self, outbox_id: int, at: datetime, error: str | None = None) -> bool:
        """Have a message that has not left tried again at an instant; tell whether it will be."""
        values = {
            "row_id": outbox_id,
            "status": "waiting",
            "next_attempt_at": at,
            "error": error,
            "claimed_until": None,
        }
        return self._session.execute(_CHANGE_UNDERWAY, values).rowcount == 1

    def park(self, outbox_id: int, error: str | None = None) -> bool:
        """Keep a message that has not left until the person opens the window; tell whether it is kept."""
        values = {"row_id": outbox_id, "status": "parked", "error": error, "claimed_until": None}
        return self._session.execute(_CHANGE_UNDERWAY, values).rowcount == 1

    def unpark(self, conversation_id: int, at: datetime) -> int:
        """Have all parked messages of a conversation delivered, and return how many there are."""
        statement = update(outbox).where(_c.conversation_id == conversation_id, _c.status == "parked")
        return self._session.execute(
            statement.values(status="waiting", next_attempt_at=at, error=None)
        ).rowcount

    def unpark_staff(self, organisation: str, channel: str, name: str, at: datetime) -> int:
        """Have what waited for a member of staff delivered, and return how many messages that are."""
        statement = update(outbox).where(
            _c.organisation == organisation,
            _c.channel == channel,
            _c.to == f"staff:{name}",
            _c.status == "parked",
        )
        return self._session.execute(
            statement.values(status="waiting", next_attempt_at=at, error=None)
        ).rowcount

    def accepted(self, outbox_id: int, external_id: str | None, until: datetime) -> bool:
        """Note the platform's number of a message that it will send; later ones wait for it until an instant."""
        statement = _CHANGE.where(_c.status.in_(["waiting", "sending", "unknown"]))
        values = {"row_id": outbox_id, "status": "sending", "external_id": external_id, "claimed_until": until}
        return self._session.execute(statement, values).rowcount == 1

    def know_as(self, outbox_id: int, external_id: str) -> None:
        """Keep the platform's number of a message, whatever has become of it."""
        self._session.execute(_CHANGE, {"row_id": outbox_id, "external_id": external_id})

    def hold(self, outbox_id: int, until: datetime) -> bool:
        """Keep a message in hand for longer, so that those after it go on waiting; tell whether it still is."""
        statement = _CHANGE.where(_c.status.in_(["sending", "unknown"]))
        values = {"row_id": outbox_id, "status": "sending", "claimed_until": until}
        return self._session.execute(statement, values).rowcount == 1

    def numbers_of_others(self, outbox_id: int, most: int = 300) -> frozenset[str]:
        """The platform's numbers of the other messages to the same target, the last few hundred."""
        target = select(_c.target).where(_c.id == outbox_id).scalar_subquery()
        query = select(_c.external_id).where(_c.target == target, _c.id != outbox_id, _c.external_id.is_not(None))
        return frozenset(self._session.execute(query.order_by(_c.id.desc()).limit(most)).scalars())

    def parked_elsewhere(self, case_id: int, conversation_id: int) -> list[OutboxRow]:
        """Return what waits for the complainant of a case in other talks than this one, oldest first."""
        query = select(*_COLUMNS).where(
            _c.case_id == case_id, _to_complainant, _c.status == "parked", _c.conversation_id != conversation_id
        )
        return self._read_all(self._session.execute(query.order_by(_c.id)).all())

    def pending_for(self, conversation_id: int) -> list[OutboxRow]:
        """Return what has not yet reached the complainant: waiting, being sent or parked."""
        query = select(*_COLUMNS).where(
            _c.conversation_id == conversation_id,
            _c.to == "complainant",
            _c.status.in_([*_underway, "parked"]),
        )
        return self._read_all(self._session.execute(query.order_by(_c.id)).all())

    def next_attempt_at(self, channels: Collection[str]) -> datetime | None:
        """Return when the next message is due for sending, so that nobody has to ask in vain."""
        query = select(func.min(_c.next_attempt_at)).where(_waiting, _c.channel.in_(list(channels)))
        return self._session.execute(query).scalar()

    def redact(self, key_id: str, change: Callable[[str], str]) -> int:
        """Change every text sealed with a key, for anonymity chosen late; return how many rows changed."""
        rows = self._session.execute(select(*_COLUMNS).where(_c.key_id == key_id)).all()
        changed = 0
        for row in self._read_all(rows):
            after = change_texts(row.content, change)
            if after != row.content:
                sealed = self._session.seal(key_id, CONTENT, after)
                self._session.execute(_CHANGE, {"row_id": row.id, "content": sealed})
                changed += 1
        return changed

    def _read_all(self, rows: Sequence[Any]) -> list[OutboxRow]:
        if len(rows) > 1:
            self._session.keyring.prefetch(row.key_id for row in rows)
        return [self._read(row) for row in rows]

    def _read(self, row: Any) -> OutboxRow:
        values = (*row[:10], self._session.read(row[11], CONTENT, row[10]), *row[11:])
        return OutboxRow(*values)

    def list(
        self,
        organisation: str | None = None,
        *,
        case_id: int | None = None,
        statuses: Collection[str] | None = None,
        to: Collection[str] | None = None,
        limit: int = 1000,
    ) -> list[OutboxRow]:
        """Return the last messages with the reference of their case, oldest first."""
        query = select(*_COLUMNS, cases.c.reference).select_from(
            outbox.outerjoin(cases, cases.c.id == _c.case_id)
        )
        if organisation is not None:
            query = query.where(_c.organisation == organisation)
        if case_id is not None:
            query = query.where(_c.case_id == case_id)
        if to is not None:
            query = query.where(_c.to.in_(list(to)))
        if statuses is not None:
            query = query.where(_c.status.in_(list(statuses)))
        rows = self._session.execute(query.order_by(_c.id.desc()).limit(limit)).all()
        return self._read_all(rows[::-1])


def _target(organisation: str, to: str, channel: str, conversation_id: int | None) -> str:
    whom = f"conversation {conversation_id}" if to == "complainant" else f"{organisation} {to}"
    return f"{whom} by {channel}"
