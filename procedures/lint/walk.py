"""Walks through a procedure, giving each value with the way to it in the file."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from procedures.model import Contact, Procedure, Text
from procedures.reader import Where

Found = Iterator[tuple[Where, str]]


def parts(value: Any, where: Where = ()) -> Iterator[tuple[Where, Any]]:
    """Every part of a definition below and including ``value``; texts are not opened."""
    yield where, value
    if isinstance(value, Text):
        return
    if dataclasses.is_dataclass(value):
        for item in dataclasses.fields(value):
            yield from parts(getattr(value, item.name), (*where, item.name))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from parts(item, (*where, key))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from parts(item, (*where, number))


def texts(procedure: Procedure) -> Iterator[tuple[Where, Text]]:
    """Every text that a person can read."""
    return ((where, value) for where, value in parts(procedure) if isinstance(value, Text))


def contacts(procedure: Procedure) -> Iterator[tuple[Where, Contact]]:
    """Every contact."""
    return ((where, value) for where, value in parts(procedure) if isinstance(value, Contact))


def citations(procedure: Procedure) -> Iterator[tuple[Where, str]]:
    """Every rule id cited anywhere but in the list of rules itself."""
    for where, value in parts(procedure):
        if not where or where[0] == "rules" or not isinstance(value, str):
            continue
        name = where[-1] if isinstance(where[-1], str) else where[-2]
        if name in ("rule", "rules", "subjects_otherwise") or str(name).endswith("_rule"):
            yield where, value
