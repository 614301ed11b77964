"""What all tests share: the trained model once, a service per test on a database of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.engine import quiet

quiet.install()

NOW = datetime.fromisoformat("2026-11-20T10:00:00+01:00")


@pytest.fixture(scope="session")
def trained_engine() -> Any:
    """Rasa with the trained model and the actions, loaded once."""
    from bot.engine.actions import all_actions
    from bot.engine.rasa_engine import RasaEngine
    from bot.engine.training import ROOT, train

    return RasaEngine(train(ROOT / "models"), all_actions())


@pytest.fixture
def service(tmp_path: Path, trained_engine: Any) -> Iterator[Any]:
    """A whole service on SQLite in a folder of its own, at Friday 20 November 2026, ten in the morning."""
    from bot.bootstrap import Service
    from bot.settings import Settings

    made = Service(
        Settings(
            data_dir=tmp_path,
            database_url=f"sqlite:///{tmp_path / 'voordeur.sqlite'}",
            master_key_file=tmp_path / "master.key",
            clock=NOW,
        )
    )
    made.__dict__["dialogue"] = trained_engine
    made.prepare()
    yield made
    made.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever needs the trained model is marked so; `make check` leaves it to `make test`."""
    for item in items:
        if "trained_engine" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.model)
