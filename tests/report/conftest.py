"""The same database and organisations as the tests of cases."""

import importlib.util
import sys
from pathlib import Path

_CASES = Path(__file__).resolve().parents[1] / "cases"
sys.path.insert(0, str(_CASES))

_spec = importlib.util.spec_from_file_location("cases_conftest", _CASES / "conftest.py")
_shared = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_shared)
empty_database, world = _shared.empty_database, _shared.world
