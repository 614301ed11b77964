"""Stores to test with: the same tests run on SQLite and on a real PostgreSQL."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pgserver
import pytest
from sqlalchemy import Engine, text
from storage_support import MASTER_KEY, NOW, Store

from storage.database import open_database, upgrade
from storage.encryption import Keyring
from storage.key_store import KeyStore
from storage.tables import metadata


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="voordeur-pg-"))
    server = pgserver.get_server(folder, cleanup_mode="stop")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template")
    engine = open_database(f"sqlite:///{folder}/main.sqlite")
    upgrade(engine)
    engine.dispose()
    return folder


@pytest.fixture(scope="session")
def postgres_engine(postgres_url: str) -> Iterator[Engine]:
    engine = open_database(postgres_url)
    upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def sqlite_store(sqlite_template: Path, tmp_path: Path) -> Iterator[Store]:
    shutil.copytree(sqlite_template, tmp_path, dirs_exist_ok=True)
    url = f"sqlite:///{tmp_path}/main.sqlite"
    store = _open(url, open_database(url))
    yield store
    store.engine.dispose()
    store.key_store.close()


@pytest.fixture
def postgres_store(postgres_url: str, postgres_engine: Engine) -> Iterator[Store]:
    with postgres_engine.begin() as connection:
        names = ", ".join(table.name for table in metadata.sorted_tables)
        connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
        connection.execute(text("DROP SCHEMA IF EXISTS voordeur_keys CASCADE"))
    store = _open(postgres_url, postgres_engine)
    yield store
    store.key_store.close()


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest) -> Store:
    return request.getfixturevalue(f"{request.param}_store")


def _open(url: str, engine: Engine) -> Store:
    key_store = KeyStore.beside(url)
    keyring = Keyring(MASTER_KEY, key_store)
    keyring.begin(NOW)
    return Store(url, engine, key_store, keyring)
