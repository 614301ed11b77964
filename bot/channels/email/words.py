"""The few words that mail itself needs: subjects without content, and how to answer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

Form = Literal["u", "je"]

_STAFF = {
    "handover": "Er is een zaak voor u",
    "alert": "Graag meteen kijken",
    "reminder": "Herinnering",
    "task": "Er is iets te doen",
    "command_answer": "Antwoord op uw opdracht",
    "file": "Er is een bestand",
    "message": "Er is een bericht",
}
_ANY_STAFF = "Er is een bericht"
_STAFF_CHOICES = "Antwoord met een nummer:"


def subject(name: str, language: str, reference: str | None, *, kind: str, to_staff: bool) -> str:
    """The subject of a mail: who it is from and the case's number, never what it is about (NTA 7516)."""
    words = _STAFF.get(kind, _ANY_STAFF) if to_staff else _in(language)["subject"].format(name=name)
    return f"[{reference}] {words}" if reference else words


def choices(language: str, *, to_staff: bool) -> str:
    """The line above the choices of a question."""
    return _STAFF_CHOICES if to_staff else _in(language)["choices"]


@dataclass(frozen=True, slots=True)
class AroundQuestions:
    """The sentences around the questions of a mail; ``many`` takes their ``count``."""

    one: str
    many: str
    how: str
    how_choices: str


@cache
def around_questions(language: str, form: Form = "u") -> AroundQuestions:
    """The sentences for a language and form of address; English for a language that has none."""
    told = _in(language)
    how = told.get("how_je", told["how"]) if form == "je" else told["how"]
    return AroundQuestions(told["one"], told["many"], how, told["how_choices"])


@cache
def all_around_questions() -> tuple[AroundQuestions, ...]:
    """The sentences of every language, to know our own words by."""
    return tuple({around_questions(language, form) for language in _all() for form in ("u", "je")})


def _in(language: str) -> dict[str, str]:
    return _all().get(language) or _all()["en"]


@cache
def _all() -> dict[str, dict[str, str]]:
    return yaml.safe_load(Path(__file__).with_name("words.yml").read_text("utf-8"))
