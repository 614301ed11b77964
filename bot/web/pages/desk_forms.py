"""What can be done with a case now, as forms, and the staff command that each form stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from actions.cases.desk import CaseDesk
from actions.cases.permissions import may_decide, may_get
from actions.cases.states import can_become, is_open
from actions.organisation import StaffUser
from procedures.model import Extension
from storage.cases import Case
from storage.deadlines import RUNNING

FieldKind = Literal["text", "line", "date", "moment", "choice", "check"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form; ``options`` are pairs of value and label."""

    name: str
    label: str
    kind: FieldKind = "text"
    required: bool = True
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """One act: ``label`` on its button, ``explains`` what it does; ``open`` stands unfolded."""

    command: str
    label: str
    explains: str = ""
    fields: tuple[Field, ...] = ()
    open: bool = False


_TEXT = Field("text", "Tekst")
_REASON = Field("text", "Reden")
_REVEALABLE = (
    ("naam", "naam"), ("telefoon", "telefoon"), ("e-mail", "e-mail"), ("adres", "adres"),
    ("namens", "namens wie"), ("kanaal", "adres van het kanaal"),
)  # fmt: skip


def forms(desk: CaseDesk, case: Case, user: StaffUser) -> list[Form]:
    """The acts that are open to somebody who may see all of this case."""
    return list(_forms(desk, case, user))


def command_line(reference: str, told: Mapping[str, str]) -> str:
    """The staff command that a filled-in form stands for."""
    command = told.get("command", "").strip()
    text = told.get("text", "").strip()
    when = told.get("when", "").strip()
    parts = [command, reference]
    if command == "verleng" and when:
        parts += ["tot", f"{when}:"]
    elif command == "plan":
        parts += [f"{when}:", text] + (["--toch"] if told.get("anyway") else [])
        text = ""
    elif when:
        parts.append(f"{when}:")
    for name in ("field", "name"):
        if told.get(name):
            parts.append(told[name].strip())
    return " ".join(part for part in (*parts, text) if part)


_SUBJECTS = (
    ("hulp", "de hulp of begeleiding"), ("praktisch", "iets praktisch"), ("medewerker", "een medewerker"),
    ("cliënt", "een andere cliënt"), ("organisatie", "de organisatie"), ("proces", "de gang van zaken"),
    ("anders", "iets anders"),
)  # fmt: skip


def _subject() -> Form:
    return Form(
        "onderwerp", "Zeg waar het over gaat", "Voor het jaarverslag.",
        (Field("name", "Onderwerp", "choice", options=_SUBJECTS),),
    )  # fmt: skip


def _forms(desk: CaseDesk, case: Case, user: StaffUser) -> Iterator[Form]:
    decides = may_decide(desk, case, user)
    if not is_open(case):
        if decides and can_become(case, "in_progress"):
            yield Form("heropen", "Heropen", "De zaak gaat weer open.", (_REASON,))
        yield _subject()
        yield _note()
        return
    yield Form(
        "antwoord", "Stuur antwoord", "De klager krijgt dit bericht.",
        (Field("text", "Antwoord aan de klager"),), open=True,
    )  # fmt: skip
    if case.owner != user.name:
        yield Form("neem", "Ik neem deze zaak", open=True)
    if can_become(case, "acknowledged"):
        yield Form(
            "bevestig", "Bevestig de ontvangst",
            "De klager krijgt bericht dat u de klacht heeft, met uitleg van de procedure.",
            (Field("text", "Eigen tekst (mag leeg blijven)", required=False),),
        )  # fmt: skip
    yield _note()
    yield Form(
        "nodig-uit", "Nodig uit", "Voor een gesprek.",
        (Field("when", "Wanneer", "moment"), Field("text", "Uitnodiging")),
    )  # fmt: skip
    yield Form(
        "plan", "Plan een bericht", "Vervalt als de klager eerst schrijft.",
        (
            Field("when", "Wanneer", "moment"), Field("text", "Bericht aan de klager"),
            Field("anyway", "Ook sturen als de klager eerst schrijft", "check", required=False),
        ),
    )  # fmt: skip
    yield from _moves(desk, case)
    if decides:
        yield from _decisions(desk, case)
    yield _subject()
    yield Form("maatregel", "Leg een maatregel vast", "Na drie maanden kijkt u of het hielp.", (_TEXT,))
    yield Form(
        "onthul", "Toon één gegeven", "Alleen aan u. Het wordt vastgelegd.",
        (Field("field", "Welk gegeven", "choice", options=_REVEALABLE), _REASON),
    )  # fmt: skip


def _note() -> Form:
    return Form("notitie", "Maak een notitie", "De klager ziet dit niet.", (Field("text", "Notitie"),))


def _moves(desk: CaseDesk, case: Case) -> Iterator[Form]:
    colleagues = tuple(
        (one.name, one.name)
        for one in desk.organisation.staff.values()
        if one.name != case.owner and may_get(desk, case, one)
    )
    if colleagues:
        yield Form(
            "draag-over", "Draag over", "Aan een collega die deze zaak mag zien.",
            (Field("name", "Aan wie", "choice", options=colleagues),),
        )  # fmt: skip
    later = [step for step in desk.procedure.steps if step.number > case.step_number]
    if later:
        step = later[0]
        asked = " De klager krijgt eerst een vraag." if step.outside or step.confidential else ""
        yield Form("stap", "Naar de volgende stap", f"Stap {step.number}: {step.name.u}.{asked}")


def _decisions(desk: CaseDesk, case: Case) -> Iterator[Form]:
    if can_become(case, "decided"):
        yield Form("besluit", "Besluit", "De klager krijgt uw oordeel.", (Field("text", "Besluit"),))
    extension = _next_extension(desk, case)
    if extension is not None:
        day = Field("when", "Tot en met", "date")
        explains = "De klager krijgt meteen bericht."
        if extension.needs_agreement:
            explains = "De klager moet het ermee eens zijn en krijgt eerst een vraag."
        fields = (_REASON,) if extension.kind == "once" and extension.amount else (day, _REASON)
        yield Form("verleng", "Verleng de termijn", f"{explains} ({extension.rule})", fields)
    if can_become(case, "not_admitted"):
        yield Form("weiger", "Neem niet in behandeling", "De klager krijgt de reden.", (_REASON,))
    if can_become(case, "closed"):
        yield Form(
            "sluit", "Sluit de zaak", "De klager krijgt bericht.",
            (Field("text", "Eigen tekst (mag leeg blijven)", required=False),),
        )  # fmt: skip


def _next_extension(desk: CaseDesk, case: Case) -> Extension | None:
    """How a running or just missed term may be extended now; None where the procedure knows no way (any more)."""
    used: Mapping[str, int] = (case.content or {}).get("extensions") or {}
    for row in desk.work.cases.deadlines(case.id):
        term = desk.procedure.term(row.key)
        if term is None or row.due is None or row.status not in (*RUNNING, "missed"):
            continue
        extension = term.extension
        for _ in range(used.get(row.key, 0)):
            if extension is not None and extension.kind != "any":
                extension = extension.then
        if extension is not None:
            return extension
    return None
