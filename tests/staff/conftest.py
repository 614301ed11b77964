"""The same database and organisations as the tests of cases."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cases"))

import importlib.util

_spec = importlib.util.spec_from_file_location(
    "cases_conftest", Path(__file__).resolve().parents[1] / "cases" / "conftest.py"
)
_shared = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_shared)
empty_database, world = _shared.empty_database, _shared.world
