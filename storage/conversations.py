"""Conversations: all exchange with one contact on one channel of one organisation."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from .errors import NotFound, StaleVersion
from .session import Session
from .tables import addresses, conversations

BOT = "bot"
STATE = "conversations.state"
ADDRESS = "addresses.ciphertext"


@dataclass(frozen=True, slots=True)
class Conversation:
    """One conversation as it was read.

    Attributes:
        key_id: the key of everything told now; a next intake gets a next one (:meth:`Conversations.rekey`).
        state: the dialogue's slots; empty at the start and after an erasure.
        owner: ``bot``, or ``staff:NAME`` while a person has taken the talk over.
        case_id: the case the talk is about now.
        version: rises with every save; a save of an older one is refused.
    """

    id: int
    channel: str
    organisation: str
    key_id: str
    state: dict[str, Any]
    owner: str
    language: str | None
    case_id: int | None
    last_inbound_at: datetime | None
    last_outbound_at: datetime | None
    opted_out_at: datetime | None
    created_at: datetime
    updated_at: datetime
    version: int


_c = conversations.c
_COLUMNS = (
    _c.id,
    _c.channel,
    _c.organisation,
    _c.key_id,
    _c.state,
    _c.owner,
    _c.language,
    _c.case_id,
    _c.last_inbound_at,
    _c.last_outbound_at,
    _c.opted_out_at,
    _c.created_at,
    _c.updated_at,
    _c.version,
)
_BY_ID = select(*_COLUMNS).where(_c.id == bindparam("row_id"))
# Without the key part: a message that arrives during the turn refers to this row and must not wait for it.
_LOCK = _BY_ID.with_for_update(key_share=True)
_BY_CONTACT = select(*_COLUMNS).where(
    _c.channel == bindparam("channel"),
    _c.organisation == bindparam("organisation"),
    _c.contact_digest == bindparam("contact_digest"),
)
# Shared with turns, but not with an erasure: a message that arrives during one belongs to a new conversation.
_KEY_BY_CONTACT = _BY_CONTACT.with_only_columns(_c.id, _c.key_id).with_for_update(read=True, key_share=True)
_SAVE = update(conversations).where(_c.id == bindparam("row_id"), _c.version == bindparam("read_version"))
_CHANGE = update(conversations).where(_c.id == bindparam("row_id"))
_ADD = {
    True: postgresql.insert(conversations).on_conflict_do_nothing().returning(_c.id),
    False: sqlite.insert(conversations).on_conflict_do_nothing().returning(_c.id),
}
_ADDRESSES_UNDER = select(addresses.c.kind, addresses.c.ciphertext).where(
    addresses.c.conversation_id == bindparam("conversation_id"), addresses.c.key_id == bindparam("key_id")
)


class Conversations:
    """The conversations of one unit of work."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def lock(self, conversation_id: int) -> Conversation:
        """Return a conversation and keep other turns out of it until the unit of work ends.

        Raises:
            NotFound: there is no such conversation.
        """
        row = self._session.execute(_LOCK, {"row_id": conversation_id}).first()
        if row is None:
            raise NotFound(f"there is no conversation {conversation_id}")
        return self._read(row)

    def by_id(self, conversation_id: int) -> Conversation | None:
        """Return a conversation to look at, without locking it."""
        row = self._session.execute(_BY_ID, {"row_id": conversation_id}).first()
        return self._read(row) if row else None

    def find(self, channel: str, organisation: str, address: str) -> Conversation | None:
        """Return the conversation with an address (sender, number, mailbox), if there is one."""
        row = self._session.execute(_BY_CONTACT, self._contact(channel, organisation, address)).first()
        return self._read(row) if row else None

    def find_or_begin(
        self, channel: str, organisation: str, address: str, at: datetime
    ) -> tuple[int, str, bool]:
        """Return the row number and key of the conversation with an address, and whether it is new.

        A new one gets a key of its own, committed before any row under it, and its address in the vault.
        """
        contact = self._contact(channel, organisation, address)
        row = self._session.execute(_KEY_BY_CONTACT, contact).first()
        if row is None:
            key_id = self._session.keyring.new_key(at)
            first = contact | {
                "key_id": key_id,
                "owner": BOT,
                "created_at": at,
                "updated_at": at,
                "version": 1,
            }
            new_id = self._session.execute(_ADD[self._session.postgres], first).scalar()
            if new_id is not None:
                self._session.know_conversation_key(new_id, key_id)
                self._keep_address(new_id, key_id, channel, address)
                return new_id, key_id, True
            # Another process began the same conversation just now.
            row = self._session.execute(_KEY_BY_CONTACT, contact).one()
        self._session.know_conversation_key(row.id, row.key_id)
        return row.id, row.key_id, False

    def save(
        self, conversation: Conversation, state: dict[str, Any] | None = None, *, at: datetime
    ) -> Conversation:
        """Save a conversation, with ``state`` instead of its own where given, and return it as saved.

        Change other fields with ``dataclasses.replace`` first; channel, organisation and key are not saved.

        Raises:
            StaleVersion: it was saved by somebody else after it was read.
        """
        saved = replace(
            conversation,
            state=conversation.state if state is None else state,
            updated_at=at,
            version=conversation.version + 1,
        )
        done = self._session.execute(
            _SAVE,
            {
                "row_id": saved.id,
                "read_version": conversation.version,
                "state": self._session.seal(saved.key_id, STATE, saved.state),
                "owner": saved.owner,
                "language": saved.language,
                "case_id": saved.case_id,
                "last_inbound_at": saved.last_inbound_at,
                "last_outbound_at": saved.last_outbound_at,
                "opted_out_at": saved.opted_out_at,
                "updated_at": at,
                "version": saved.version,
            },
        )
        if done.rowcount != 1:
            raise StaleVersion(f"conversation {saved.id} was saved by somebody else")
        return saved

    def set_owner(self, conversation: Conversation, owner: str, at: datetime) -> Conversation:
        """Hand the talk to ``staff:NAME`` or back to ``bot``, and return it as saved."""
        if owner != BOT and not owner.startswith("staff:"):
            raise ValueError("the owner is 'bot' or 'staff:NAME'")
        return self.save(replace(conversation, owner=owner), at=at)

    def rekey(self, conversation: Conversation, at: datetime) -> Conversation:
        """Begin a new intake: from now on everything told is sealed with a new key.

        The state is empty, no case is current, and the addresses under the old key are sealed anew with the
        new one, so that erasing the earlier case leaves this talk reachable.
        """
        old_key, new_key = conversation.key_id, self._session.keyring.new_key(at)
        renewed = self.save(replace(conversation, key_id=new_key, state={}, case_id=None), at=at)
        self._session.execute(_CHANGE, {"row_id": conversation.id, "key_id": new_key})
        self._session.know_conversation_key(conversation.id, new_key)
        under_old = {"conversation_id": conversation.id, "key_id": old_key}
        for kind, sealed in self._session.execute(_ADDRESSES_UNDER, under_old).all():
            address = self._session.read(old_key, ADDRESS, sealed)
            if address is not None:
                self._keep_address(conversation.id, new_key, kind, address)
        return renewed

    def lock_under(self, key_id: str) -> list[int]:
        """Return the conversations that have a key now, kept from turns and from arriving messages alike."""
        query = select(_c.id).where(_c.key_id == key_id).with_for_update()
        return list(self._session.execute(query).scalars())

    def retire(self, conversation_id: int, at: datetime) -> None:
        """Take the state and the recognition of the contact out of a conversation whose content is erased.

        Whoever writes again from that address begins a new conversation.
        """
        self._session.execute(
            _CHANGE,
            {
                "row_id": conversation_id,
                "contact_digest": f"erased {secrets.token_hex(16)}",
                "state": None,
                "case_id": None,
                "updated_at": at,
            },
        )

    def idle_since(self, before: datetime, limit: int = 100) -> list[int]:
        """Return conversations without a case in which nothing happened since an instant, oldest first.

        Retired ones are left out. For wiping unfinished intakes.
        """
        query = (
            select(_c.id)
            .where(_c.case_id.is_(None), _c.updated_at < before, _c.contact_digest.not_like("erased %"))
            .order_by(_c.updated_at)
            .limit(limit)
        )
        return list(self._session.execute(query).scalars())

    def _contact(self, channel: str, organisation: str, address: str) -> dict[str, str]:
        digest = self._session.keyring.digest(f"contact {channel} {organisation}", address)
        return {"channel": channel, "organisation": organisation, "contact_digest": digest}

    def _keep_address(self, conversation_id: int, key_id: str, kind: str, address: str) -> None:
        self._session.execute(
            insert(addresses),
            {
                "conversation_id": conversation_id,
                "key_id": key_id,
                "kind": kind,
                "ciphertext": self._session.seal(key_id, ADDRESS, address),
            },
        )

    def _read(self, row: Any) -> Conversation:
        self._session.know_conversation_key(row[0], row[3])
        state = self._session.read(row[3], STATE, row[4]) or {}
        values = (*row[:4], state, *row[5:])
        return Conversation(*values)
