"""What a wake-up costs: with a hundred thousand follow-ups planned over a year, against a thousand.

``python -m bench.follow_ups`` fills a database of its own and prints milliseconds for a wake-up with nothing
due and with fifty due. The cost has to depend on what is due, not on what is stored.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from storage.database import open_database, upgrade
from storage.encryption import Keyring
from storage.key_store import KeyStore
from storage.tables import follow_ups
from storage.unit_of_work import UnitOfWork

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
LEASE = timedelta(minutes=2)
_DUE, _WAKES, _AT_ONCE = 50, 200, 5_000


def fill(work: UnitOfWork, count: int) -> None:
    """Plan follow-ups evenly over the year to come, and as many that were done in the year before."""
    step = timedelta(days=365) / count
    rows = [
        {
            "organisation": "coachcenter", "rule": "COA-07", "what": "reminder:acknowledge", "to": "staff:directie",
            "due_at": NOW + timedelta(hours=1) + step * number, "status": "waiting", "data": {},
        }
        for number in range(count)
    ]  # fmt: skip
    rows += [{**row, "due_at": row["due_at"] - timedelta(days=366), "status": "done"} for row in rows]
    for first in range(0, len(rows), _AT_ONCE):
        work.session.execute(insert(follow_ups), rows[first : first + _AT_ONCE])
    work.commit()


def wake(engine: Any, keyring: Keyring, at: datetime) -> tuple[float, list[float]]:
    """One wake-up: milliseconds to claim what is due, and to finish each of it."""
    started = time.perf_counter()
    with UnitOfWork(engine, keyring) as work:
        claimed = work.follow_ups.claim_due(at, LEASE)
        work.commit()
    claiming, each = (time.perf_counter() - started) * 1000, []
    for one in claimed:
        started = time.perf_counter()
        with UnitOfWork(engine, keyring) as work:
            work.follow_ups.finish(one.id, "done", "bench", at)
            work.commit()
        each.append((time.perf_counter() - started) * 1000)
    return claiming, each


def measure(count: int, url: str | None = None) -> dict[str, Any]:
    """Fill a database and measure both kinds of wake-up."""
    with tempfile.TemporaryDirectory() as place:
        address = url or f"sqlite:///{Path(place) / 'bench.sqlite'}"
        engine = open_database(address)
        upgrade(engine)
        keys = KeyStore.beside(address)
        keyring = Keyring(bytes(32), keys)
        keyring.begin(NOW)
        with UnitOfWork(engine, keyring) as work:
            fill(work, count)
        idle = [wake(engine, keyring, NOW)[0] for _ in range(_WAKES)]
        due_at = NOW + timedelta(hours=1) + (timedelta(days=365) / count) * (_DUE - 1)
        claiming, each = wake(engine, keyring, due_at)
        engine.dispose()
        keys.close()
    return {
        "stored": 2 * count, "nothing_due_ms": round(statistics.median(idle), 3), "due": len(each),
        "claim_due_ms": round(claiming, 3), "due_ms_each": round(statistics.median(each), 3),
    }  # fmt: skip


def main() -> None:
    arguments = argparse.ArgumentParser(prog="bench.follow_ups")
    arguments.add_argument("--count", type=int, default=100_000)
    arguments.add_argument("--database-url")
    told = arguments.parse_args()
    few, many = measure(1_000, told.database_url), measure(told.count, told.database_url)
    ratio = round(many["nothing_due_ms"] / few["nothing_due_ms"], 2)
    print(json.dumps({"few": few, "many": many, "nothing_due_ratio": ratio}, indent=2))


if __name__ == "__main__":
    main()
