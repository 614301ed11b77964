"""What the repositories of one unit of work share: a connection, the keyring, and whose key is whose."""

import threading
from collections.abc import Callable, Mapping
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import CursorResult, Engine, Executable, bindparam, select
from sqlalchemy.engine import Connection

from .database import for_reading, is_postgres
from .encryption import Keyring
from .errors import DatabaseBusy, KeyDeleted, NotFound, StorageError
from .tables import cases, conversations

_WRITER_SECONDS = 30.0

_KEY_OF_CONVERSATION = select(conversations.c.key_id).where(conversations.c.id == bindparam("row_id"))
_KEY_OF_CASE = select(cases.c.key_id).where(cases.c.id == bindparam("row_id"))


class Session:
    """One transaction, begun by the first statement.

    SQLite has one writer at a time and lets the others poll. Within a process writers therefore queue for a
    lock first, which wakes the next one at once.
    """

    def __init__(self, engine: Engine, keyring: Keyring, read_only: bool) -> None:
        self.keyring = keyring
        self.postgres = is_postgres(engine)
        self._engine = engine
        self._read_only = read_only
        self._connection: Connection | None = None
        self._turn = None if self.postgres or read_only else _writer_of(engine)
        self._conversation_keys: dict[int, str] = {}
        self._case_keys: dict[int, str] = {}
        self._after_commit: list[Callable[[], None]] = []
        self._ended = False

    def execute(
        self, statement: Executable, values: Mapping[str, Any] | list[Any] | None = None
    ) -> CursorResult[Any]:
        """Carry out one statement in this transaction."""
        return (self._connection or self._begin()).execute(statement, values)  # type: ignore[call-overload]

    def after_commit(self, action: Callable[[], None]) -> None:
        """Have ``action`` carried out once the transaction is committed; never if it is rolled back."""
        self._after_commit.append(action)

    def commit(self) -> list[Callable[[], None]]:
        """Commit, give the connection back and return what has to be done afterwards."""
        try:
            if self._connection is not None:
                self._connection.commit()
        finally:
            actions, self._after_commit = self._after_commit, []
            self._leave()
        return actions

    def rollback(self) -> None:
        """Undo everything since the last commit and give the connection back."""
        self._after_commit.clear()
        try:
            if self._connection is not None:
                self._connection.rollback()
        finally:
            self._leave()

    def end(self) -> None:
        """Undo what is not committed and accept nothing more."""
        self.rollback()
        self._ended = True

    def seal(self, key_id: str, purpose: str, value: Any) -> bytes:
        """Return a JSON value sealed for a column; see :meth:`Keyring.seal_json`."""
        return self.keyring.seal_json(key_id, purpose, value)

    def read(self, key_id: str | None, purpose: str, sealed: bytes | None) -> Any:
        """Return the JSON value of a column, or None where it was erased."""
        if sealed is None or key_id is None:
            return None
        try:
            return self.keyring.open_json(key_id, purpose, sealed)
        except KeyDeleted:
            return None

    def know_conversation_key(self, conversation_id: int, key_id: str) -> None:
        """Remember a conversation's current key for the rest of the unit of work."""
        self._conversation_keys[conversation_id] = key_id

    def know_case_key(self, case_id: int, key_id: str) -> None:
        """Remember a case's key for the rest of the unit of work."""
        self._case_keys[case_id] = key_id

    def key_for(self, conversation_id: int | None, case_id: int | None) -> str:
        """Return the key for content about a case, else of a conversation, else the general one.

        Raises:
            NotFound: there is no such case or conversation.
        """
        if case_id is not None:
            return self._key(self._case_keys, _KEY_OF_CASE, case_id, "case")
        if conversation_id is not None:
            return self._key(self._conversation_keys, _KEY_OF_CONVERSATION, conversation_id, "conversation")
        return self.keyring.general_key_id

    def _key(self, known: dict[int, str], query: Executable, row_id: int, what: str) -> str:
        key_id = known.get(row_id)
        if key_id is None:
            key_id = self.execute(query, {"row_id": row_id}).scalar()
            if key_id is None:
                raise NotFound(f"there is no {what} {row_id}")
            known[row_id] = key_id
        return key_id

    def _begin(self) -> Connection:
        if self._ended:
            raise StorageError("this unit of work has ended: begin another one")
        if self._turn is not None:
            self._turn.take()
        try:
            connection = self._engine.connect()
            self._connection = (
                for_reading(connection) if self._read_only and not self.postgres else connection
            )
        except BaseException:
            self._leave()
            raise
        return self._connection

    def _leave(self) -> None:
        connection, self._connection = self._connection, None
        self._conversation_keys.clear()
        self._case_keys.clear()
        try:
            if connection is not None:
                connection.close()
        finally:
            if self._turn is not None:
                self._turn.give_back()


class _WriterTurn:
    """The turn to write of one SQLite database within this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._holder: int | None = None

    def take(self) -> None:
        if self._holder == threading.get_ident():
            raise DatabaseBusy("another unit of work is open in this thread: give that one along")
        if not self._lock.acquire(timeout=_WRITER_SECONDS):
            raise DatabaseBusy(f"another thread has been writing for {_WRITER_SECONDS:.0f} seconds")
        self._holder = threading.get_ident()

    def give_back(self) -> None:
        if self._holder == threading.get_ident():
            self._holder = None
            self._lock.release()


_writers: WeakKeyDictionary[Engine, _WriterTurn] = WeakKeyDictionary()
_writers_lock = threading.Lock()


def _writer_of(engine: Engine) -> _WriterTurn:
    with _writers_lock:
        return _writers.setdefault(engine, _WriterTurn())
