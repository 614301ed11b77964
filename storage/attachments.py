"""Files that people sent along, sealed like everything else they told."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, or_, select, update

from .errors import KeyDeleted
from .session import Session
from .tables import attachments

NAME = "attachments.name"
CONTENT = "attachments.content"


@dataclass(frozen=True, slots=True)
class Attachment:
    """What is known of a file without opening it; ``name`` is None where it had none or was erased."""

    id: int
    conversation_id: int | None
    case_id: int | None
    name: str | None
    content_type: str
    size_bytes: int
    received_at: datetime


_c = attachments.c
_COLUMNS = (
    _c.id,
    _c.conversation_id,
    _c.case_id,
    _c.name,
    _c.content_type,
    _c.size_bytes,
    _c.received_at,
    _c.key_id,
)


class Attachments:
    """The attachments of one unit of work."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self,
        name: str | None,
        content_type: str,
        content: bytes,
        at: datetime,
        *,
        conversation_id: int | None = None,
        case_id: int | None = None,
    ) -> int:
        """Keep a file and return its row number."""
        key_id = self._session.key_for(conversation_id, case_id)
        row = {
            "conversation_id": conversation_id,
            "case_id": case_id,
            "key_id": key_id,
            "name": None if name is None else self._session.seal(key_id, NAME, name),
            "content_type": content_type,
            "size_bytes": len(content),
            "content": self._session.keyring.seal(key_id, CONTENT, content),
            "received_at": at,
        }
        return self._session.execute(insert(attachments).returning(_c.id), row).scalar_one()

    def of_conversation(self, conversation_id: int) -> list[Attachment]:
        """Return the files of a conversation, oldest first."""
        return self._list(_c.conversation_id == conversation_id)

    def of_case(self, case_id: int) -> list[Attachment]:
        """Return the files of a case, oldest first: those sent in it, and earlier in its talk."""
        return self._list(or_(_c.case_id == case_id, _c.key_id == self._session.key_for(None, case_id)))

    def content(self, attachment_id: int) -> bytes | None:
        """Return the bytes of a file; None where there is none or it was erased."""
        row = self._session.execute(select(_c.key_id, _c.content).where(_c.id == attachment_id)).first()
        if row is None or row.content is None:
            return None
        try:
            return self._session.keyring.open(row.key_id, CONTENT, row.content)
        except KeyDeleted:
            return None

    def remove(self, attachment_id: int) -> None:
        """Take out what a file held; that there was one stays."""
        cleared = {"name": None, "content": None}
        self._session.execute(update(attachments).where(_c.id == attachment_id).values(cleared))

    def _list(self, whose: Any) -> list[Attachment]:
        rows = self._session.execute(select(*_COLUMNS).where(whose).order_by(_c.id)).all()
        found = []
        for row in rows:
            values = (*row[:3], self._session.read(row.key_id, NAME, row.name), *row[4:7])
            found.append(Attachment(*values))
        return found
