"""The messages to the person about a case, in the language and form of address of the case."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from actions.cases.desk import CaseDesk
from procedures.calendar import dutch_day
from procedures.model import Text
from procedures.terms import AMSTERDAM
from storage.cases import Case

FILE = Path(__file__).with_name("texts_nl_en.yml")

_PLACE = re.compile(r"\{([a-z_]+)\}")

_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@cache
def load() -> dict[str, Text]:
    """All messages by key."""
    return {key: Text(**forms) for key, forms in yaml.safe_load(FILE.read_text("utf-8")).items()}


def say(desk: CaseDesk, case: Case, key: str, **values: Any) -> str:
    """One message; what people wrote is filled in and never read as a template itself."""
    told = {"short_name": desk.procedure.short_name, "reference": case.reference, **values}
    return fill(load()[key].get(case.language, form_of(desk, case)), told)


def role(desk: CaseDesk, case: Case, name: str) -> str:
    """A role of staff as the person reads it, with its article; a procedure's own role reads as it is written."""
    key = f"role_{name}"
    return say(desk, case, key) if key in load() else name


def from_procedure(desk: CaseDesk, case: Case, text: Text | None, **values: Any) -> str:
    """One text of the procedure's definition."""
    return fill(text.get(case.language, form_of(desk, case)), values) if text else ""


def form_of(desk: CaseDesk, case: Case) -> str:
    return (case.content or {}).get("form") or desk.procedure.address


def day(case: Case, value: date) -> str:
    """A day in words: ``vrijdag 27 november 2026``, ``Friday 27 November 2026``."""
    return day_in(case.language, value)


def day_in(language: str, value: date) -> str:
    """The same for a language; every language but Dutch gets English."""
    if language == "nl":
        return dutch_day(value)
    return f"{_ENGLISH_DAYS[value.weekday()]} {value.day} {_ENGLISH_MONTHS[value.month - 1]} {value.year}"


def moment(case: Case, value: date | datetime) -> str:
    """A day, with the local time where there is one."""
    if not isinstance(value, datetime):
        return day(case, value)
    local = value.astimezone(AMSTERDAM)
    clock = f"{local:%H:%M}"
    return f"{day(case, local.date())} {'om' if case.language == 'nl' else 'at'} {clock}"


def fill(template: str, values: dict[str, Any]) -> str:
    """Put values in ``{places}``; a place without a value becomes empty, a value is never filled in itself."""
    return _PLACE.sub(lambda place: str(values.get(place[1], "")), template)


def yes_no(desk: CaseDesk, case: Case, name: str) -> list[dict[str, str]]:
    """The two buttons of a question."""
    return [
        {"title": say(desk, case, "button_yes"), "payload": f"{name}:yes"},
        {"title": say(desk, case, "button_no"), "payload": f"{name}:no"},
    ]
