"""What the tests of the store share: a store, and things to put in it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine

from storage.conversations import Conversation
from storage.encryption import Keyring
from storage.key_store import KeyStore
from storage.unit_of_work import UnitOfWork

MASTER_KEY = bytes(range(32))
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Store:
    """An empty database with its keys."""

    url: str
    engine: Engine
    key_store: KeyStore
    keyring: Keyring

    def work(self, *, read_only: bool = False) -> UnitOfWork:
        return UnitOfWork(self.engine, self.keyring, read_only=read_only)

    def other_process(self) -> Keyring:
        """A keyring that shares nothing with ours but the key store."""
        return Keyring(MASTER_KEY, self.key_store, recheck_seconds=0.0)

    def conversation(self, address: str = "06-12345678", channel: str = "whatsapp") -> Conversation:
        """A conversation with somebody, begun now."""
        with self.work() as work:
            row, _, _ = work.conversations.find_or_begin(channel, "coachcenter", address, NOW)
            found = work.conversations.by_id(row)
            work.commit()
        assert found is not None
        return found


def a_case(**changes: Any) -> dict[str, Any]:
    """What a case is opened with."""
    return {
        "organisation": "coachcenter",
        "prefix": "COA",
        "channel": "whatsapp",
        "kind": "official_complaint",
        "language": "nl",
        "procedure_version": 1,
        "step_number": 1,
        "step_key": "directie",
        "handler": "directie",
        "content": {
            "complainant": {"name": "Tessa Testpersoon"},
            "concern": {"description": "Niemand belde."},
        },
        "at": NOW,
    } | changes


def an_answer(**changes: Any) -> dict[str, Any]:
    """What a message to the complainant is stored with."""
    return {
        "organisation": "coachcenter",
        "to": "complainant",
        "channel": "whatsapp",
        "author": "bot",
        "kind": "answer",
        "content": {"text": "Dank u wel dat u dit vertelt."},
        "at": NOW,
    } | changes
