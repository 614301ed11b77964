"""The key, the version, the prefix and the source."""

from __future__ import annotations

import re

from procedures.lint.walk import Found
from procedures.model import Procedure
from procedures.reader import Document

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PREFIX = re.compile(r"[A-Z][A-Z0-9]{1,5}")


def find(procedure: Procedure, document: Document) -> Found:
    """Faults in what the definition is called."""
    if procedure.key and not _KEY.fullmatch(procedure.key):
        yield ("key",), f"key '{procedure.key}' must be lower case words with hyphens"
    elif procedure.key and procedure.key != document.path.stem:
        yield ("key",), f"key '{procedure.key}' differs from the file name '{document.path.stem}'"
    if procedure.version < 1 and isinstance(document.data, dict) and "version" in document.data:
        yield ("version",), "version starts at 1"
    if procedure.prefix and not _PREFIX.fullmatch(procedure.prefix):
        yield ("prefix",), f"prefix '{procedure.prefix}' must be 2 to 6 capitals or digits"
    for name in ("document", "file"):
        if name in _given(document, "source") and not getattr(procedure.source, name):
            yield ("source", name), f"the source has an empty '{name}'"


def _given(document: Document, key: str) -> dict:
    data = document.data.get(key) if isinstance(document.data, dict) else None
    return data if isinstance(data, dict) else {}
