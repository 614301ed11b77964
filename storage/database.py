"""Opening a database, SQLite or PostgreSQL, and bringing its tables up to date."""

import os
import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, inspect, text
from sqlalchemy.engine import Connection, make_url

from .migrations import HEAD

# Numbers of our PostgreSQL advisory locks; any number will do as long as nobody else takes it.
MIGRATION_LOCK = 7_310_001
CREATION_LOCK = 7_310_002

_BUSY_MILLISECONDS = 10_000
_PAUSE_MILLISECONDS = 20
_READ_ONLY = "voordeur_read_only"


def open_database(url: str) -> Engine:
    """Return an engine for ``sqlite:///path/to/file`` or ``postgresql://…``; connects to nothing yet."""
    if is_sqlite_url(url):
        return open_sqlite(url, "wal", ("synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"))
    return postgres_engine(url)


def is_sqlite_url(url: str) -> bool:
    """Tell whether ``url`` names a SQLite file."""
    return make_url(url).get_backend_name() == "sqlite"


def is_postgres(engine: Engine) -> bool:
    """Tell whether an engine speaks to PostgreSQL."""
    return engine.dialect.name == "postgresql"


def open_sqlite(url: str, journal_mode: str, pragmas: Sequence[str]) -> Engine:
    """Return an engine for a SQLite file that only its owner can read.

    Transactions begin with ``BEGIN IMMEDIATE``, so that a writer waits at its start and never fails half-way;
    a connection with :func:`for_reading` begins without the write lock.

    Raises:
        ValueError: ``url`` names no file; a database in memory would differ per connection.
    """
    name = make_url(url).database
    if not name or name == ":memory:":
        raise ValueError("a SQLite database needs a file")
    engine = create_engine(
        url, connect_args={"timeout": _BUSY_MILLISECONDS / 1000}, pool_size=10, max_overflow=30
    )

    @event.listens_for(engine, "do_connect")
    def make_private(_dialect: Any, _record: Any, _args: Any, _kwargs: Any) -> None:
        _make_private_file(Path(name))

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: Any) -> None:
        # The driver would otherwise decide by itself when a transaction begins.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout={_BUSY_MILLISECONDS}")
        _set_journal_mode(connection, journal_mode)
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get(_READ_ONLY)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def for_reading(connection: Connection) -> Connection:
    """Return the connection, marked as one that will only read."""
    return connection.execution_options(**{_READ_ONLY: True})


def postgres_engine(url: str) -> Engine:
    """Return an engine for PostgreSQL by psycopg 3, whatever driver ``url`` names."""
    return create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        pool_size=10,
        max_overflow=20,
        # Costs 0.1 ms; without it a restart of the database fails one message per connection.
        pool_pre_ping=True,
        connect_args={"options": "-c timezone=UTC", "application_name": "voordeur"},
    )


def upgrade(engine: Engine) -> bool:
    """Bring the tables up to date and tell whether anything had to be done.

    Quick when nothing has to be done: one query, and the migrations are not even imported. Processes that
    start together wait for each other, on PostgreSQL by an advisory lock, on SQLite by its one write lock.
    """
    with engine.connect() as connection:
        if _version(for_reading(connection) if engine.dialect.name == "sqlite" else connection) == HEAD:
            return False
    from .migrations.run import run_migrations

    with engine.begin() as connection:
        if is_postgres(engine):
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})
        if _version(connection) == HEAD:
            return False
        run_migrations(connection, HEAD)
    return True


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _set_journal_mode(connection: sqlite3.Connection, mode: str) -> None:
    """Set the journal mode, which the file remembers.

    SQLite does not wait by itself when two connections change it at the same time, as they do where several
    processes start on a new file.
    """
    patience = _BUSY_MILLISECONDS // _PAUSE_MILLISECONDS
    for attempt in range(patience + 1):
        try:
            if connection.execute("PRAGMA journal_mode").fetchone()[0] != mode:
                connection.execute(f"PRAGMA journal_mode={mode}")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or attempt == patience:
                raise
            time.sleep(_PAUSE_MILLISECONDS / 1000)


def _make_private_file(path: Path) -> None:
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # SQLite gives the files beside the database (its log) the same mode.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
