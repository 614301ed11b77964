"""The process is killed at random instants in the middle of conversations; nothing is lost or doubled.

The client does what any client does: it sends a message again, with the same id, until it got an answer.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from bench.__main__ import free_port

STORY = ["mijn coach kwam maandag niet opdagen en belde niet", "de week daarna gebeurde precies hetzelfde weer"]
REST = ["nee", "1", "nee", "nog met niemand", "Robin", "uitleg", "ja"]


class Keeper:
    """Runs the service, kills it, and starts it again on the same data."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.process: subprocess.Popen[str] | None = None
        self.starts = 0

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "VOORDEUR_DATA_DIR": str(self.folder), "PYTHONWARNINGS": "ignore"}

    def ensure(self) -> None:
        if self.process is not None and self.process.poll() is None:
            return
        self.starts += 1
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "run", "--port", str(self.port)],
            env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if "is ready on" in line:
                threading.Thread(target=self.process.stdout.read, daemon=True).start()
                return
        raise AssertionError(f"the service did not start: {self.process.stderr.read()[-500:]}")

    def kill(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait(timeout=20)

    def command(self, *words: str) -> Any:
        done = subprocess.run(
            [sys.executable, "-m", "bot", *words, "--json"],
            env=self.environment, capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-500:]
        return json.loads(done.stdout)


def send(keeper: Keeper, sender: str, number: int, text: str) -> list[dict[str, Any]]:
    """Send one message until it is answered."""
    body = {
        "sender": sender,
        "message": text,
        "metadata": {"organisation": "weres-4-u", "message_id": f"{sender}-{number}"},
    }
    for _ in range(20):
        keeper.ensure()
        try:
            answer = httpx.post(f"http://127.0.0.1:{keeper.port}/webhooks/rest/webhook", json=body, timeout=30)
        except httpx.HTTPError:
            continue
        assert answer.status_code == 200
        return answer.json()
    raise AssertionError("no answer after twenty tries")


@pytest.mark.slow
def test_nothing_is_lost_or_doubled_when_the_process_is_killed(tmp_path: Path, kills: int) -> None:
    chance = random.Random(20261120)
    keeper = Keeper(tmp_path)
    try:
        keeper.ensure()
        references = []
        for conversation in range(kills):
            references.append(_one_conversation(keeper, f"afzender-{conversation}", chance))
        keeper.kill()
        cases = keeper.command("cases")
        assert sorted(case["reference"] for case in cases) == sorted(references)
        for reference in references:
            case = keeper.command("case", reference)
            assert case["concern"]["description"].splitlines() == STORY
            assert [event["event"] for event in case["history"]].count("confirmed") == 1
        handovers = [row for row in keeper.command("outbox") if row["to"] == "staff:medewerker"]
        assert sorted(row["reference"] for row in handovers) == sorted(references)
        assert keeper.starts == kills + 1
    finally:
        keeper.kill()


def _one_conversation(keeper: Keeper, sender: str, chance: random.Random) -> str:
    messages = ["hallo", *STORY, *REST]
    unlucky = chance.randrange(len(messages))
    reference = None
    for number, text in enumerate(messages):
        killer = None
        if number == unlucky:
            killer = threading.Timer(chance.uniform(0, 0.03), keeper.kill)
            killer.start()
        answer = send(keeper, sender, number, text)
        if killer is not None:
            killer.join()
            again = send(keeper, sender, number, text)
            assert again == answer, "a message sent again got another answer"
        for item in answer:
            reference = (item.get("custom") or {}).get("reference", reference)
    assert reference, "the conversation did not end in a case"
    return reference


@pytest.mark.slow
def test_a_second_process_takes_up_what_a_killed_one_left(tmp_path: Path) -> None:
    """A message that was stored but not answered is answered after the restart, without being sent again."""
    keeper = Keeper(tmp_path)
    try:
        keeper.ensure()
        send(keeper, "stil", 0, "hallo")
        keeper.kill()
        _store_only(keeper)
        keeper.ensure()
        deadline = time.monotonic() + 30
        texts: list[str] = []
        while time.monotonic() < deadline and not any("opgeschreven" in text for text in texts):
            url = f"http://127.0.0.1:{keeper.port}/chat/weres-4-u/messages"
            texts = [m["text"] for m in httpx.get(url, params={"sender": "stil", "after": "0"}, timeout=30).json()]
        assert any("opgeschreven" in text for text in texts)
    finally:
        keeper.kill()


def _store_only(keeper: Keeper) -> None:
    code = (
        "from bot.bootstrap import Service; from bot.settings import load_settings\n"
        "s = Service(load_settings())\n"
        "with s.unit_of_work() as w:\n"
        "    w.inbox.store('web', 'weres-4-u', 'later', 'stil', {'text': 'mijn coach kwam niet opdagen gisteren'},"
        " s.clock.now())\n"
        "    w.commit()\n"
    )
    subprocess.run([sys.executable, "-c", code], env=keeper.environment, check=True, timeout=60)
