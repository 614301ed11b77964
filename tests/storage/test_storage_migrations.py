"""The tables come about by migrations, from the first one on, and a filled database keeps what it holds."""

import threading
import uuid

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.engine import make_url
from storage_support import MASTER_KEY, NOW

from storage.database import open_database, upgrade
from storage.encryption import Keyring
from storage.key_store import KeyStore
from storage.migrations import HEAD
from storage.migrations.run import configuration, run_migrations
from storage.tables import metadata
from storage.unit_of_work import UnitOfWork


@pytest.fixture(params=["sqlite", "postgres"])
def empty_url(request, tmp_path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/deep/down/main.sqlite"
    url, name = request.getfixturevalue("postgres_url"), f"empty_{uuid.uuid4().hex}"
    engine = open_database(url)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return make_url(url).set(database=name).render_as_string(hide_password=False)


@pytest.fixture
def empty(empty_url):
    engine = open_database(empty_url)
    yield engine
    engine.dispose()


def test_the_newest_migration_is_the_one_the_code_expects():
    assert ScriptDirectory.from_config(configuration()).get_heads() == [HEAD]


def test_migrations_make_exactly_the_tables_of_the_code(empty):
    assert upgrade(empty)
    assert not upgrade(empty)
    with empty.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        made = {
            name for table in metadata.tables.values() for name in (index.name for index in table.indexes)
        }
        catalogue = (
            "pg_indexes" if empty.dialect.name == "postgresql" else "sqlite_master WHERE type = 'index'"
        )
        column = "indexname" if empty.dialect.name == "postgresql" else "name"
        assert made <= set(connection.execute(text(f"SELECT {column} FROM {catalogue}")).scalars())


def test_a_filled_database_is_upgraded_from_the_first_tables_on(empty, empty_url):
    key_store = KeyStore.beside(empty_url)
    keyring = Keyring(MASTER_KEY, key_store)
    keyring.begin(NOW)
    with empty.begin() as connection:
        run_migrations(connection, "0001")
        key = keyring.new_key(NOW)
        connection.execute(
            text(
                "INSERT INTO cases (reference, organisation, channel, kind, status, anonymous,"
                " confidential, danger, procedure_version, language, step_number, step_key,"
                " key_id, content, received_at, version)"
                " VALUES ('COA-7K3M-2Q', 'coachcenter', 'web', 'concern', 'received', false,"
                " false, false, 1, 'nl', 1, 'directie',"
                " :key, :content, '2026-11-20 09:00:00.000000', 1)"
            ),
            {"key": key, "content": keyring.seal_json(key, "cases.content", {"summary": "Kort"})},
        )
    assert upgrade(empty)
    with UnitOfWork(empty, keyring) as work:
        case = work.cases.by_reference("COA-7K3M-2Q")
        assert (case.content, case.statistics, case.received_at) == ({"summary": "Kort"}, {}, NOW)
    key_store.close()


def test_processes_that_start_together_upgrade_once(empty_url):
    engines = [open_database(empty_url) for _ in range(4)]
    begin = threading.Barrier(len(engines))
    did: list[bool] = []

    def start(engine) -> None:
        begin.wait()
        did.append(upgrade(engine))

    threads = [threading.Thread(target=start, args=(engine,)) for engine in engines]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for engine in engines:
        engine.dispose()
    assert sorted(did) == [False, False, False, True]


def test_a_migration_that_fails_leaves_nothing(empty):
    class Stop(Exception):
        pass

    with pytest.raises(Stop), empty.begin() as connection:
        run_migrations(connection, "0001")
        raise Stop
    assert upgrade(empty)
