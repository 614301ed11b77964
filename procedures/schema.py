"""Builds the values of ``model.py`` out of plain ones, and says what does not fit.

The dataclasses are the schema: a field without default must be given, a ``Literal`` lists what may
be written, a tuple is a YAML list. Where something does not fit, a finding is noted and an empty
value of the right type takes its place, so that one reading finds all faults.
"""

from __future__ import annotations

import dataclasses
import difflib
import types
from datetime import date
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from procedures.model import Procedure, Text
from procedures.reader import Document, Where

_NAMES = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


@dataclasses.dataclass(frozen=True, slots=True)
class Slot:
    """One field of a part: its type and whether it must be given."""

    name: str
    type: Any
    required: bool


@cache
def slots_of(shape: type) -> dict[str, Slot]:
    """The fields that may be written for a part of a definition."""
    hints = get_type_hints(shape)
    return {
        item.name: Slot(
            item.name,
            hints[item.name],
            item.default is dataclasses.MISSING and item.default_factory is dataclasses.MISSING,
        )
        for item in dataclasses.fields(shape)
    }


def build(document: Document) -> Procedure:
    """The procedure a document holds; faults are added to ``document.findings``."""
    return _part(document, Procedure, document.data, ())


def _part(document: Document, shape: type, data: Any, where: Where) -> Any:
    if shape is Text:
        return _text(document, data, where)
    slots = slots_of(shape)
    if not isinstance(data, dict):
        if data is not _MISSING:
            document.report(where, f"{_spot(where)} must hold keys and values")
        data = {}
        asked = False
    else:
        asked = True
    for key in data:
        if key not in slots:
            close = difflib.get_close_matches(key, slots, n=1)
            hint = f" (did you mean '{close[0]}'?)" if close else ""
            document.report((*where, key), f"unknown key '{key}'{hint}")
    values = {}
    for slot in slots.values():
        if slot.name in data:
            values[slot.name] = _value(document, slot.type, data[slot.name], (*where, slot.name))
        elif slot.required:
            if asked:
                document.report(where, f"{_spot(where)} lacks '{slot.name}'")
            values[slot.name] = _value(document, slot.type, _MISSING, (*where, slot.name))
    return shape(**values)


_MISSING: Any = object()


def _value(document: Document, kind: Any, data: Any, where: Where) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = next(one for one in get_args(kind) if one is not type(None))
        return None if data is None else _value(document, inner, data, where)
    if origin is tuple:
        return _tuple(document, get_args(kind)[0], data, where)
    if origin is dict:
        return _mapping(document, get_args(kind), data, where)
    if origin is Literal:
        return _choice(document, get_args(kind), data, where)
    if dataclasses.is_dataclass(kind):
        return _part(document, kind, data, where)
    if kind is date:
        return _date(document, data, where)
    return _plain(document, kind, data, where)


def _tuple(document: Document, inner: Any, data: Any, where: Where) -> tuple:
    if data is _MISSING or data is None:
        return ()
    if not isinstance(data, list):
        document.report(where, f"{_spot(where)} must be a list")
        return ()
    return tuple(_value(document, inner, item, (*where, n)) for n, item in enumerate(data))


def _mapping(document: Document, kinds: tuple[Any, Any], data: Any, where: Where) -> dict:
    if data is _MISSING or data is None:
        return {}
    if not isinstance(data, dict):
        document.report(where, f"{_spot(where)} must hold keys and values")
        return {}
    key_kind, value_kind = kinds
    allowed = get_args(key_kind) if get_origin(key_kind) is Literal else None
    values = {}
    for key, item in data.items():
        place = (*where, key)
        if allowed is not None and key not in allowed:
            document.report(place, f"'{key}' is none of {', '.join(allowed)}")
            continue
        values[key] = _value(document, value_kind, item, place)
    return values


def _choice(document: Document, allowed: tuple, data: Any, where: Where) -> Any:
    if data in allowed and data is not _MISSING:
        return data
    if data is not _MISSING and data is not None:
        document.report(where, f"{_spot(where)} is '{data}', none of {', '.join(map(str, allowed))}")
    return allowed[0]


def _date(document: Document, data: Any, where: Where) -> date | None:
    if data is _MISSING or data is None:
        return None
    try:
        return date.fromisoformat(data)
    except (TypeError, ValueError):
        document.report(where, f"{_spot(where)} must be a date such as 2024-01-25")
        return None


def _plain(document: Document, kind: type, data: Any, where: Where) -> Any:
    if data is _MISSING or data is None:
        return kind()
    fits = isinstance(data, kind) and not (kind is int and isinstance(data, bool))
    if kind is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if not fits:
        hint = ": put quotes round it" if kind is str and not isinstance(data, (dict, list)) else ""
        document.report(where, f"{_spot(where)} must be {_NAMES[kind]}{hint}")
        return kind()
    return data.strip() if kind is str else data


def _text(document: Document, data: Any, where: Where) -> Text:
    """Texts are written ``{u, je, en}``, or ``{nl, en}`` where nobody is addressed."""
    if data is _MISSING or data is None:
        return Text("", "", "")
    if not isinstance(data, dict):
        document.report(where, f"{_spot(where)} needs a text per language: u, je, en (or nl, en)")
        return Text("", "", "")
    for key in data:
        if key not in ("u", "je", "en", "nl"):
            document.report((*where, key), f"unknown language or form '{key}': u, je, en, or nl, en")
    if "nl" in data and ("u" in data or "je" in data):
        document.report(where, f"{_spot(where)} has both nl and u or je")
    wanted = ("nl", "en") if "nl" in data else ("u", "je", "en")
    variants = {}
    for form in wanted:
        variants[form] = _plain(document, str, data.get(form), (*where, form)) if form in data else ""
        if form not in data:
            document.report(where, f"{_spot(where)} lacks the text '{form}'")
        elif not variants[form]:
            document.report((*where, form), f"{_spot(where)} has an empty text '{form}'")
    if "nl" in variants:
        return Text(variants["nl"], variants["nl"], variants["en"])
    return Text(**variants)


def _spot(where: Where) -> str:
    if not where:
        return "the definition"
    return "'" + ".".join(str(part) if isinstance(part, str) else str(part + 1) for part in where) + "'"
