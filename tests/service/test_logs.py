"""No name, number, address or word of a person reaches a log, an error or a figure."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from bot.web.app import build_app
from tests.conversations.play import Player
from tests.dialogue.test_properties import answers_for, finish

SECRETS = ["Wilhelmina", "Zonnebloemstraat", "9876 XZ", "Appelscha", "0612349876", "+31612349876", "kersenjam", "111222333"]


@pytest.fixture
def heard(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Every logger at its most talkative, as when somebody hunts a fault."""
    caplog.set_level(logging.DEBUG)
    before = {name: logging.getLogger(name).level for name in list(logging.root.manager.loggerDict)}
    for name in before:
        logging.getLogger(name).setLevel(logging.DEBUG)
    yield caplog
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


def test_nothing_a_person_says_reaches_a_log(
    service: Any, heard: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    player = Player(service, "coachcenter")
    player.say("Wilhelmina gooide kersenjam over mijn werk, mijn bsn is 111222333")
    finish(player, answers_for(
        details="Wilhelmina Bakker, Zonnebloemstraat 7, 9876 XZ Appelscha, 0612349876", name="Wilhelmina Bakker",
    ))  # fmt: skip
    player.say("ik word bedreigd door Wilhelmina, hij slaat mij met kersenjam")
    player.staff("directie", "antwoord {ref} Beste Wilhelmina, kersenjam")
    player.staff("directie", "onthul {ref} phone Wilhelmina bellen")
    with TestClient(build_app(service)) as client:
        figures = client.get("/metrics").text
        client.get("/chat/coachcenter/messages", params={"sender": player.sender, "after": "0"})
        client.post("/webhooks/rest/webhook", content=b"{kersenjam")
        figures += client.get("/metrics").text
    out, err = capfd.readouterr()
    everything = "\n".join([out, err, figures, *(record.getMessage() for record in heard.records)]).lower()
    for secret in SECRETS:
        assert secret.lower() not in everything, f"{secret} stands in a log or figure"


def test_a_failing_turn_keeps_the_message_and_names_nobody(
    service: Any, heard: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    player = Player(service, "coachcenter")
    player.say("hallo")

    def broken(*_: Any, **__: Any) -> None:
        raise ValueError("Wilhelmina kersenjam")

    with monkeypatch.context() as broken_for_now:
        broken_for_now.setattr(service.turns._engine, "take_turn", broken)
        done = service.receive("web", "coachcenter", "een", player.sender, {"text": "Wilhelmina gooide jam"}).result()
    assert done.failed
    from bot.logs import _Plain

    lines = "\n".join(_Plain().format(record) for record in heard.records)
    assert "kersenjam" not in lines and "Wilhelmina" not in lines
    with service.unit_of_work(read_only=True) as work:
        assert work.inbox.waiting() == 1


def test_a_record_that_cannot_be_written_is_not_shown_either(capfd: pytest.CaptureFixture[str]) -> None:
    from bot import logs

    root = logging.getLogger()
    before, level, loud = root.handlers[:], root.level, logging.raiseExceptions
    try:
        logs.configure()
        logging.getLogger("voordeur").warning("%d", "Wilhelmina")
        logging.getLogger("voordeur").warning("written after all")
    finally:
        root.handlers[:], logging.raiseExceptions = before, loud
        root.setLevel(level)
    out, err = capfd.readouterr()
    assert "Wilhelmina" not in out + err
    assert "written after all" in err
