"""The file of one case for a complaints committee: what was told, what was done when, and all messages (COA-21)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from actions.cases import words
from actions.cases.desk import CaseDesk
from bot.report import markdown
from bot.report.document import Block


def blocks(desk: CaseDesk, told: dict[str, Any]) -> list[Block]:
    """The file of :func:`actions.cases.committee.file_of` in reading order."""
    return list(_blocks(desk, told))


def _blocks(desk: CaseDesk, told: dict[str, Any]) -> Iterator[Block]:
    person, concern = told["complainant"], told["concern"]
    yield Block("heading", f"Dossier {told['reference']}: {desk.procedure.name}", level=1)
    yield Block("text", f"Gemaakt op {words.day(desk.today, weekday=False)}. Wie dit leest, houdt het geheim.")
    yield Block("heading", "De klager")
    address = " ".join(str(person[name]) for name in ("street", "house_number", "postcode", "city") if person.get(name))
    about = told["about_person"] or {}
    lines = [
        ("Naam", person["name"] or "anoniem of niet gegeven"), ("Rol", words.ROLES.get(person["role"], "onbekend")),
        ("Namens", person["on_behalf_of"]), ("Adres", address), ("Telefoon", person["phone"]), ("E-mail", person["email"]),
        ("Gaat over", words.ABOUT.get(concern["about"], "iets anders")), ("Over wie", about.get("name")),
        ("Wanneer", words.moment(concern)), ("Gewenst", concern["desired_outcome"]),
    ]  # fmt: skip
    yield Block("table", "Gegevens", columns=("Wat", "Gegeven"), lines=tuple(line for line in lines if line[1]))
    yield Block("heading", "De klacht, in eigen woorden")
    for paragraph in (concern["description"] or "").split("\n"):
        if paragraph.strip():
            yield Block("text", paragraph)
    if told["decision"]:
        yield Block("heading", "Het besluit")
        yield Block("text", told["decision"])
    yield Block("heading", "Termijnen")
    yield Block(
        "table", "Termijnen", columns=("Termijn", "Regel", "Laatste dag", "Stand"),
        lines=tuple(
            (words.deadline_name(one["key"], desk.procedure), one["rule"], one["due"] or "–", words.DEADLINE_STATUSES[one["status"]])
            for one in told["deadlines"]
        ),
    )  # fmt: skip
    yield Block("heading", "Wat er gebeurde")
    yield Block(
        "table", "Gebeurtenissen", columns=("Wanneer", "Wat", "Toelichting"),
        lines=tuple(
            (_moment(one["at"]), words.EVENTS.get(one["event"], one["event"]), one["note"] or "")
            for one in told["history"]
        ),
    )  # fmt: skip
    yield Block("heading", "Berichten")
    for one in told["messages"]:
        yield Block("text", f"{_moment(one['at'])}, {_FROM.get(one['from'], one['from'])}: {one['text']}")


_FROM = {"complainant": "de klager", "staff": "een medewerker", "bot": "de assistent", "system": "het systeem"}


def _moment(at: str) -> str:
    return f"{at[8:10]}-{at[5:7]}-{at[:4]} {at[11:16]}"


def as_json(desk: CaseDesk, told: dict[str, Any]) -> bytes:
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def as_markdown(desk: CaseDesk, told: dict[str, Any]) -> bytes:
    return markdown.render(blocks(desk, told)).encode()


def as_pdf(desk: CaseDesk, told: dict[str, Any]) -> bytes:
    from bot.report import pdf

    return pdf.render(blocks(desk, told), f"Dossier {told['reference']}")


FORMATS: dict[str, Callable[[CaseDesk, dict[str, Any]], bytes]] = {
    "json": as_json,
    "md": as_markdown,
    "pdf": as_pdf,
}
