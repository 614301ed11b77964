"""How databases are opened: private, durable, and with one writer at a time where SQLite asks for it."""

import threading
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import StatementError
from storage_support import NOW

from storage.database import is_postgres, open_database
from storage.errors import DatabaseBusy, StorageError
from storage.tables import service_state


def test_sqlite_is_durable_and_checks_references(sqlite_store):
    with sqlite_store.engine.connect() as connection:
        found = {
            p: connection.execute(text(f"PRAGMA {p}")).scalar()
            for p in ("journal_mode", "synchronous", "foreign_keys")
        }
        assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
        assert connection.execute(text("PRAGMA busy_timeout")).scalar() >= 5000


def test_the_files_are_for_their_owner_only(tmp_path):
    engine = open_database(f"sqlite:///{tmp_path}/private/main.sqlite")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE t (x INTEGER)"))
        modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "private").iterdir()}
    engine.dispose()
    assert set(modes.values()) == {0o600}
    assert (tmp_path / "private").stat().st_mode & 0o777 == 0o700


def test_a_database_in_memory_is_refused():
    with pytest.raises(ValueError):
        open_database("sqlite://")


def test_postgres_is_spoken_to_by_psycopg_three():
    engine = open_database("postgresql://voordeur@localhost/voordeur")
    assert (is_postgres(engine), engine.dialect.driver) == (True, "psycopg")


def test_instants_come_back_as_utc(store):
    local = datetime(2026, 7, 1, 12, 30, 15, 250, tzinfo=timezone(timedelta(hours=2)))
    with store.work() as work:
        work.state.put("heartbeat", "1", local)
        found = work.state.since("heartbeat")
    assert (found, found.tzinfo) == (local, UTC)


def test_a_naive_instant_is_refused(store):
    with store.work() as work, pytest.raises((ValueError, StatementError), match="UTC offset"):
        work.state.put("heartbeat", "1", datetime(2026, 7, 1))


def test_a_second_unit_of_work_in_one_thread_is_refused_at_once(sqlite_store):
    with sqlite_store.work() as outer, sqlite_store.work() as inner:
        outer.state.put("a", "1", NOW)
        with pytest.raises(DatabaseBusy):
            inner.state.put("a", "2", NOW)
        outer.commit()
        inner.state.put("a", "2", NOW)
        inner.commit()


def test_an_ended_unit_of_work_accepts_nothing_more(store):
    with store.work() as work:
        work.state.put("a", "1", NOW)
    with pytest.raises(StorageError, match="ended"):
        work.state.get("a")


def test_reading_goes_on_while_another_writes(sqlite_store):
    with sqlite_store.work() as writer, sqlite_store.work(read_only=True) as reader:
        writer.state.put("a", "1", NOW)
        assert reader.state.get("a") is None
        writer.commit()
    with sqlite_store.work(read_only=True) as reader:
        assert reader.state.get("a") == "1"


def test_writers_in_many_threads_take_turns(store):
    def write(number: int) -> None:
        for turn in range(5):
            with store.work() as work:
                work.state.put(f"{number}-{turn}", "x", NOW)
                work.commit()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.engine.connect() as connection:
        assert len(connection.execute(select(service_state.c.key)).all()) == 40


def test_a_restart_of_the_database_server_fails_nobody(postgres_store):
    with postgres_store.work() as work:
        work.state.put("a", "1", NOW)
        work.commit()
    others = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND pid <> 0"
    )
    own = open_database(postgres_store.url)
    with own.connect() as connection:
        connection.execute(text(f"{others} AND backend_type = 'client backend'"))
    own.dispose()
    with postgres_store.work() as work:
        assert work.state.get("a") == "1"


def test_the_unit_of_work_goes_on_after_a_commit(store):
    with store.work() as work:
        work.state.put("a", "1", NOW)
        work.commit()
        work.state.put("a", "2", NOW)
        work.rollback()
        assert work.state.get("a") == "1"
        work.commit()
        work.commit()
