"""A simulated year: through the front door, the same for the same seed, and good for a report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.bootstrap import Service
from bot.report.yearly import FORMATS, yearly
from bot.settings import Settings
from bot.simulate.year import simulate

pytestmark = [pytest.mark.model, pytest.mark.slow]

CASES, SEED, YEAR = 12, 5, 2026


def played(folder: Path, engine: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    service = Service(
        Settings(data_dir=folder, database_url=f"sqlite:///{folder / 'v.sqlite'}", master_key_file=folder / "k")
    )
    service.__dict__["dialogue"] = engine
    try:
        service.prepare()
        told = simulate(service, CASES, SEED, year=YEAR)
        reports = {}
        for key in service.procedures:
            with service.unit_of_work(read_only=True) as work:
                reports[key] = yearly(service.desk(work, key), YEAR)
    finally:
        service.close()
    return told, reports


def test_the_same_seed_gives_the_same_year(tmp_path: Path, trained_engine: Any) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    told, reports = played(tmp_path / "a", trained_engine)
    again, reports_again = played(tmp_path / "b", trained_engine)
    assert json.dumps(reports) == json.dumps(reports_again)
    assert {**told, "until": ""} == {**again, "until": ""}
    assert told["cases"] >= CASES - 1 and told["stuck"] <= 1
    assert sum(report["totals"]["received"] for report in reports.values()) == told["cases"]
    assert any(report["satisfaction"]["answers"] for report in reports.values())
    for report in reports.values():
        for write in FORMATS.values():
            assert write(report)
