"""The whole service on a real PostgreSQL: the same talk, the same case, side by side in two services."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pgserver
import pytest

from bot.bootstrap import Service
from bot.settings import Settings
from tests.conftest import NOW
from tests.conversations.play import Player
from tests.dialogue.test_properties import answers_for, finish

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def database_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server of our own, for this module."""
    server = pgserver.get_server(tmp_path_factory.mktemp("pg"))
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the master key lies that this database was begun with."""
    return tmp_path_factory.mktemp("keys")


def build(folder: Path, database_url: str, engine: Any) -> Service:
    service = Service(
        Settings(
            data_dir=folder, database_url=database_url, master_key_file=folder / "master.key", clock=NOW,
        )  # fmt: skip
    )
    service.__dict__["dialogue"] = engine
    service.prepare()
    return service


def test_a_complaint_on_postgresql(folder: Path, database_url: str, trained_engine: Any) -> None:
    service = build(folder, database_url, trained_engine)
    try:
        player = Player(service, "coachcenter")
        player.say("hallo")
        finish(player, answers_for())
        case = player.case()
        assert case["kind"] == "official_complaint"
        assert {d["key"]: d["due"] for d in case["deadlines"]}["acknowledge"] == "2026-12-04"
        ok, text = player.staff("directie", "bevestig {ref}")
        assert ok, text
        assert player.case()["status"] == "acknowledged"
    finally:
        service.close()


def test_two_services_share_conversations(folder: Path, database_url: str, trained_engine: Any) -> None:
    """Equal processes on one database: each message is answered once, by whoever takes it."""
    first = build(folder, database_url, trained_engine)
    second = build(folder, database_url, trained_engine)
    try:
        players = [Player(first if n % 2 else second, "weres-4-u") for n in range(6)]
        failures: list[BaseException] = []

        def talk(player: Player) -> None:
            try:
                player.say("hallo")
                for turn in range(40):
                    if player.reference:
                        return
                    # Every message goes to the other service than the one before.
                    player.service = first if turn % 2 else second
                    player.say(answers_for().get(player.asks or "", "weet ik niet"))
            except BaseException as error:
                failures.append(error)

        threads = [threading.Thread(target=talk, args=(player,)) for player in players]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=120)
        assert not failures
        references = {player.reference for player in players}
        assert None not in references and len(references) == len(players)
    finally:
        first.close()
        second.close()
