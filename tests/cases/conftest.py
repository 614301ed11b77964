"""A database for each test, copied from one that was made once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from cases_support import NOW, World

from storage.database import open_database, upgrade
from storage.encryption import Keyring
from storage.key_store import KeyStore


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    engine = open_database(f"sqlite:///{folder}/main.sqlite")
    upgrade(engine)
    engine.dispose()
    return folder


@pytest.fixture
def world(empty_database: Path, tmp_path: Path) -> Iterator[World]:
    shutil.copytree(empty_database, tmp_path, dirs_exist_ok=True)
    url = f"sqlite:///{tmp_path}/main.sqlite"
    engine = open_database(url)
    key_store = KeyStore.beside(url)
    keyring = Keyring(bytes(range(32)), key_store)
    keyring.begin(NOW)
    yield World(engine, keyring)
    engine.dispose()
    key_store.close()
