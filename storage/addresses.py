"""The vault: how people can be reached, apart from what they told."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, delete, insert, or_, select

from .conversations import ADDRESS
from .session import Session
from .tables import addresses, conversations


@dataclass(frozen=True, slots=True)
class Address:
    """One way to reach a person; ``kind`` is ``web``, ``telegram``, ``whatsapp``, ``email``, ``phone`` …"""

    id: int
    conversation_id: int | None
    case_id: int | None
    kind: str
    value: str


_c = addresses.c
_COLUMNS = (_c.id, _c.conversation_id, _c.case_id, _c.kind, _c.key_id, _c.ciphertext)


class Addresses:
    """The vault in one unit of work."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self, kind: str, value: str, *, conversation_id: int | None = None, case_id: int | None = None
    ) -> int:
        """Keep an address under the key of the case, else of the conversation, and return its row number."""
        if conversation_id is None and case_id is None:
            raise ValueError("an address belongs to a conversation or a case")
        key_id = self._session.key_for(conversation_id, case_id)
        row = {
            "conversation_id": conversation_id,
            "case_id": case_id,
            "key_id": key_id,
            "kind": kind,
            "ciphertext": self._session.seal(key_id, ADDRESS, value),
        }
        return self._session.execute(insert(addresses).returning(_c.id), row).scalar_one()

    def of_conversation(self, conversation_id: int, kind: str | None = None) -> list[Address]:
        """Return a conversation's addresses under its current key, the newest last."""
        query = (
            select(*_COLUMNS)
            .join(conversations, conversations.c.id == _c.conversation_id)
            .where(_c.conversation_id == conversation_id, _c.key_id == conversations.c.key_id)
        )
        return self._list(query, kind)

    def of_case(self, case_id: int, kind: str | None = None) -> list[Address]:
        """Return the addresses of a case, the newest last: its own, and those of its talk under its key."""
        key_id = self._session.key_for(None, case_id)
        query = select(*_COLUMNS).where(
            or_(_c.case_id == case_id, and_(_c.key_id == key_id, _c.case_id.is_(None)))
        )
        return self._list(query, kind)

    def remove(self, *, case_id: int | None = None, conversation_id: int | None = None, kind: str) -> int:
        """Forget the addresses of one kind, for instance when somebody chooses to stay anonymous."""
        if case_id is None and conversation_id is None:
            raise ValueError("name the case or the conversation")
        whose = _c.case_id == case_id if case_id is not None else _c.conversation_id == conversation_id
        return self._session.execute(delete(addresses).where(whose, _c.kind == kind)).rowcount

    def _list(self, query: Any, kind: str | None) -> list[Address]:
        if kind is not None:
            query = query.where(_c.kind == kind)
        found = []
        for row in self._session.execute(query.order_by(_c.id)).all():
            value = self._session.read(row.key_id, ADDRESS, row.ciphertext)
            if value is not None:
                values = (*row[:4], value)
                found.append(Address(*values))
        return found
