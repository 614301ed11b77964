import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from delivery_support import World

from bot.delivery import loop


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.setattr(loop, "_LOOK_AFTER_SECONDS", 0.01)
    monkeypatch.setattr(loop, "_ASK_STATUS_AFTER_SECONDS", (0.01,))
    made = World(tmp_path)
    yield made
    made.service.close()
