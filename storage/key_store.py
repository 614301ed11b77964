"""The store of wrapped keys, apart from everything the keys protect.

A key is deleted by overwriting its row: the id and the day stay as proof, the key itself is gone. Each
deletion raises one counter, by which every process notices that keys it remembers may be void.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Column, Engine, Integer, LargeBinary, MetaData, Table, Text, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from .database import CREATION_LOCK, is_postgres, is_sqlite_url, open_sqlite, postgres_engine
from .instants import Instant

_metadata = MetaData()

_keys = Table(
    "keys",
    _metadata,
    Column("id", Text, primary_key=True),
    Column("wrapped", LargeBinary),
    Column("created_at", Instant, nullable=False),
    Column("deleted_at", Instant),
)

_about = Table(
    "about_keys",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("deletions", Integer, nullable=False),
    Column("master_check", Text, nullable=False),
    Column("general_key_id", Text, nullable=False),
)

_ABOUT = select(_about.c.deletions, _about.c.master_check, _about.c.general_key_id).where(_about.c.id == 1)


@dataclass(frozen=True, slots=True)
class AboutKeys:
    """What the key store knows about itself.

    Attributes:
        deletions: how many keys were deleted so far; it only rises.
        master_check: a digest by which a wrong master key is noticed.
        general_key_id: the key of content that belongs to no case and no conversation.
    """

    deletions: int
    master_check: str
    general_key_id: str


class KeyStore:
    """Wrapped keys in a database of their own: a SQLite file, or a PostgreSQL database or schema."""

    def __init__(self, engine: Engine, schema: str | None = None) -> None:
        self._engine = engine.execution_options(schema_translate_map={None: schema}) if schema else engine
        self._schema = schema
        self._postgres = is_postgres(engine)

    @classmethod
    def open(cls, url: str, schema: str | None = None) -> "KeyStore":
        """Open the key store at ``url``; ``schema`` names the PostgreSQL schema it lives in."""
        if is_sqlite_url(url):
            # No write-ahead log here: it would keep the bytes of a deleted key until its next checkpoint.
            return cls(open_sqlite(url, "delete", ("synchronous=EXTRA", "secure_delete=ON")))
        return cls(postgres_engine(url), schema)

    @classmethod
    def beside(cls, database_url: str) -> "KeyStore":
        """Open the key store where no setting says another place.

        For SQLite that is the file ``keys.sqlite`` beside the main one; for PostgreSQL a schema of its own in
        the same database. A database of its own, backed up apart, is better where there can be one.
        """
        url = make_url(database_url)
        if url.get_backend_name() != "sqlite":
            return cls.open(database_url, schema="voordeur_keys")
        beside = url.set(database=str(Path(url.database or "").with_name("keys.sqlite")))
        return cls.open(beside.render_as_string(hide_password=False))

    def create(self) -> None:
        """Make the tables where they are missing; any number of processes may do so at once."""
        with self._engine.begin() as connection:
            if self._postgres:
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": CREATION_LOCK})
                if self._schema:
                    connection.execute(text(f'CREATE SCHEMA IF NOT EXISTS "{self._schema}"'))
            _metadata.create_all(connection)

    def about(self) -> AboutKeys | None:
        """Return what the store knows about itself, or None when it is still empty."""
        with self._engine.connect() as connection:
            row = connection.execute(_ABOUT).first()
        return AboutKeys(*row) if row else None

    def begin_with(self, about: AboutKeys, wrapped: bytes, at: datetime) -> AboutKeys:
        """Store the first facts and the general key; the first process to come wins, all get its answer."""
        insert = postgresql.insert if self._postgres else sqlite.insert
        first = {
            "id": 1,
            "deletions": 0,
            "master_check": about.master_check,
            "general_key_id": about.general_key_id,
        }
        with self._engine.begin() as connection:
            done = connection.execute(insert(_about).values(first).on_conflict_do_nothing())
            if done.rowcount:
                key = {"id": about.general_key_id, "wrapped": wrapped, "created_at": at}
                connection.execute(_keys.insert(), key)
            return AboutKeys(*connection.execute(_ABOUT).one())

    def add(self, wrapped: Mapping[str, bytes], at: datetime) -> None:
        """Store new keys, by id, and commit them."""
        rows = [{"id": key_id, "wrapped": key, "created_at": at} for key_id, key in wrapped.items()]
        with self._engine.begin() as connection:
            connection.execute(_keys.insert(), rows)

    def wrapped(self, key_ids: Iterable[str]) -> dict[str, bytes]:
        """Return the wrapped keys that still exist, by id."""
        ids = list(key_ids)
        found: dict[str, bytes] = {}
        with self._engine.connect() as connection:
            for start in range(0, len(ids), 500):
                query = select(_keys.c.id, _keys.c.wrapped).where(
                    _keys.c.id.in_(ids[start : start + 500]), _keys.c.wrapped.is_not(None)
                )
                found.update((row.id, row.wrapped) for row in connection.execute(query))
        return found

    def delete(self, key_ids: Iterable[str], at: datetime) -> int:
        """Destroy keys and return how many there were. Deleting one twice does no harm."""
        ids = list(key_ids)
        with self._engine.begin() as connection:
            gone = connection.execute(
                update(_keys)
                .where(_keys.c.id.in_(ids), _keys.c.wrapped.is_not(None))
                .values(wrapped=None, deleted_at=at)
            ).rowcount
            if gone:
                connection.execute(
                    update(_about).where(_about.c.id == 1).values(deletions=_about.c.deletions + gone)
                )
        if gone and self._postgres:
            self._sweep_old_rows()
        return gone

    def deleted_at(self, key_id: str) -> datetime | None:
        """Return when a key was destroyed, the proof of it, or None."""
        with self._engine.connect() as connection:
            return connection.execute(select(_keys.c.deleted_at).where(_keys.c.id == key_id)).scalar()

    def existing_since(self, before: datetime) -> list[str]:
        """Return the ids of living keys that were made before an instant."""
        query = select(_keys.c.id).where(_keys.c.wrapped.is_not(None), _keys.c.created_at < before)
        with self._engine.connect() as connection:
            return list(connection.execute(query).scalars())

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def _sweep_old_rows(self) -> None:
        # An update leaves the old row in the file until it is vacuumed.
        table = f'"{self._schema}".keys' if self._schema else "keys"
        try:
            with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(text(f"VACUUM {table}"))
        except DBAPIError:
            # Not allowed or in use: the database's own vacuum follows later, and the key row is void already.
            pass
