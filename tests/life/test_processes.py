"""Two processes on one PostgreSQL carry out every follow-up once, also where one is killed in the middle."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pgserver
import pytest

from actions.cases.opening import open_case
from bot.bootstrap import Service
from bot.follow_ups import LEASE
from bot.settings import Settings

IZW = "iederzijnwerk-arbeidscoaching"
BEGIN = datetime.fromisoformat("2026-11-20T10:00:00+01:00")
LATE = datetime.fromisoformat("2026-11-30T10:00:00+01:00")  # two reminders, missed, told, for each case
CASES, EACH = 25, 4

_WORKER = """
import sys
from bot.bootstrap import Service
from bot.follow_ups import run_due
from bot.settings import load_settings
service = Service(load_settings())
service.prepare()
print("ready", flush=True)
sys.stdin.readline()
print(run_due(service), flush=True)
service.close()
"""

pytestmark = [pytest.mark.slow, pytest.mark.postgres]


@pytest.fixture
def postgres() -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="voordeur-pg-life-"))
    server = pgserver.get_server(folder, cleanup_mode="stop")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def filled(postgres: str, tmp_path: Path) -> Iterator[Service]:
    """A service with cases of which everything has fallen due."""
    service = Service(
        Settings(data_dir=tmp_path, database_url=postgres, master_key_file=tmp_path / "master.key", clock=BEGIN)
    )
    service.prepare()
    for number in range(CASES):
        with service.unit_of_work() as work:
            desk = service.desk(work, IZW)
            row, _, _ = work.conversations.find_or_begin("web", IZW, f"sender-{number}", desk.now)
            open_case(
                desk, conversation=work.conversations.by_id(row), channel="web", language="nl",
                answers={"role": "client", "name": "Fenna Testerma"}, story=["Er belde niemand terug."],
            )  # fmt: skip
            work.commit()
    with service.unit_of_work() as work:
        service.clock.set(LATE, work)
        work.commit()
    yield service
    service.close()


def worker(service: Service, folder: Path) -> subprocess.Popen[str]:
    environ = {
        **os.environ, "VOORDEUR_DATA_DIR": str(folder), "VOORDEUR_DATABASE_URL": service.settings.database_url,
        "VOORDEUR_MASTER_KEY_FILE": str(service.settings.master_key_file), "PYTHONWARNINGS": "ignore",
    }  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-c", _WORKER], env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None and process.stdout.readline().strip() == "ready"
    return process


def go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def ended(service: Service) -> Counter[str]:
    with service.unit_of_work(read_only=True) as work:
        return Counter(one.status for one in work.follow_ups.list(LATE))


def assert_each_once(service: Service) -> None:
    """What the person and staff got, counted by case: never twice, and nothing left behind."""
    with service.unit_of_work(read_only=True) as work:
        assert [one.what for one in work.follow_ups.list(LATE, status="waiting")] == []
        cases = work.cases.list(IZW)
        assert len(cases) == CASES
        for case in cases:
            events = Counter(event.event for event in work.history.of(case.id))
            assert (events["missed"], events["escalated"]) == (1, 1), case.reference
            told = [row for row in work.outbox.list(case_id=case.id) if row.to == "complainant"]
            assert [row.kind for row in told] == ["missed"], case.reference


def test_every_follow_up_is_carried_out_once(filled: Service, tmp_path: Path) -> None:
    both = [worker(filled, tmp_path), worker(filled, tmp_path)]
    for process in both:
        go(process)
    done = [int(process.communicate(timeout=120)[0]) for process in both]
    assert sum(done) == CASES * EACH and all(done), done
    assert_each_once(filled)


def test_a_process_killed_in_the_middle_leaves_none_behind(filled: Service, tmp_path: Path) -> None:
    from bot.follow_ups import run_due

    killed = worker(filled, tmp_path)
    go(killed)
    until = time.monotonic() + 60
    while ended(filled)["done"] + ended(filled)["skipped"] < 5:
        assert time.monotonic() < until
    killed.send_signal(signal.SIGKILL)
    killed.wait(timeout=20)
    left = ended(filled)["waiting"]
    assert left > 0
    other = worker(filled, tmp_path)
    go(other)
    other.communicate(timeout=120)
    # What the killed process had in hand is free when its lease has passed.
    with filled.unit_of_work() as work:
        filled.clock.set(LATE + LEASE + timedelta(seconds=5), work)
        work.commit()
    run_due(filled)
    assert_each_once(filled)
