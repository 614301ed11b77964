"""The yearly report as running Dutch: headings, sentences, tables and charts, for every format alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from actions.cases import words

MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_HIDDEN = "verborgen"


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the report.

    Attributes:
        kind: ``heading``, ``text``, ``list``, ``table`` or ``chart``.
        text: the heading, the sentences, or the title of a table or chart.
        lines: of a list; of a table the rows as shown; of a chart pairs of label and number.
        columns: of a table.
        level: of a heading, 1 to 3.
    """

    kind: str
    text: str = ""
    lines: tuple[tuple[Any, ...], ...] = ()
    columns: tuple[str, ...] = ()
    level: int = 2
    note: str = field(default="")


def blocks(figures: dict[str, Any]) -> list[Block]:
    """The whole report of :func:`bot.report.figures.count`, in reading order."""
    return [
        *_head(figures), *_own_parts(figures), *_jeugdwet(figures), *_numbers(figures), *_terms(figures),
        *_lead_times(figures), *_satisfaction(figures), *_measures(figures), *_cross(figures), *_reading(figures),
    ]  # fmt: skip


def _head(figures: dict[str, Any]) -> Iterator[Block]:
    totals = figures["totals"]
    yield Block("heading", f"Jaarverslag klachten {figures['year']}: {figures['name']}", level=1)
    for_whom = f" Het is voor: {figures['to']} ({', '.join(figures['rules'])})." if figures["to"] else ""
    yield Block("text", f"Stand op {words.day(figures['as_of'], weekday=False)}.{for_whom}")
    yield Block(
        "text",
        f"Binnengekomen in {figures['year']}: {totals['received']}. Officiële klachten: {totals['official_complaint']}. "
        f"Zorgen of onvrede: {totals['concern']}. Complimenten: {totals['compliment']}.",
    )


def _own_parts(figures: dict[str, Any]) -> Iterator[Block]:
    parts = figures["parts"]
    if not figures["rules"]:
        return
    rule = figures["rules"][0]
    yield Block("heading", f"Wat het jaarverslag moet bevatten ({rule})")
    satisfied = parts["satisfaction"]
    mean = f", gemiddeld {_number(satisfied['mean'])} van 5" if satisfied["answers"] else ""
    why_late, why_not = _why("Toelichting", parts["late_why"]), _why("Toelichting", parts["not_handled_why"])
    told = [f"Ingediende klachten: {parts['filed']}. Daarnaast zorgen en onvrede: {parts['concerns']}."]
    if parts["limit_weeks"] is not None:
        told.append(f"Niet binnen {parts['limit_weeks']} weken afgehandeld: {parts['late']}.{why_late}")
    told.append(
        f"Wel ingediend en niet behandeld: {parts['not_handled']}.{why_not} Zelf ingetrokken: {parts['withdrawn']}."
    )
    told.append(f"Tevredenheid over de afhandeling: {satisfied['answers']} antwoorden{mean}.")
    yield Block("list", lines=tuple((f"{letter}. {text}",) for letter, text in zip("abcd", told, strict=False)))
    if figures["texts"]:
        yield Block("text", "Toelichting in eigen woorden:")
        yield Block("list", lines=tuple((text,) for text in figures["texts"]))


def _jeugdwet(figures: dict[str, Any]) -> Iterator[Block]:
    law = figures.get("jeugdwet")
    if not law:
        return
    yield Block("heading", f"Wat de Jeugdwet vraagt ({law['rule']})")
    yield Block(
        "list",
        lines=(
            (f"De regeling in het kort: {law['scheme']}",),
            (f"Hoe zij bekend is gemaakt: {law['made_known']}",),
            (f"Hoe klachten zijn opgevolgd: {law['followed_up']}",),
            (f"De klachtencommissie: {law['committee']}",),
            (f"Aantal officiële klachten: {law['number']}.",),
            (f"Aard van de klachten en de onvrede: {_listed(law['nature'])}.",),
            (f"Strekking van de oordelen: {_listed(law['tenor'])}.",),
            (f"Maatregelen: {law['measures']['taken']}.",),
        ),
    )


def _numbers(figures: dict[str, Any]) -> Iterator[Block]:
    totals = figures["totals"]
    yield Block("heading", "Aantallen")
    yield Block(
        "table", "Alle meldingen", columns=("Soort", "Aantal"),
        lines=(
            *((words.KINDS[kind].capitalize(), totals[kind]) for kind in ("concern", "official_complaint", "compliment")),
            ("Samen", totals["received"]),
            ("Later officieel geworden", totals["became_official"]),
            ("Zonder naam (anoniem)", totals["anonymous"]),
            ("Met een melding van gevaar", totals["danger"]),
            ("Weer geopend", totals["reopened"]),
        ),
    )  # fmt: skip
    yield Block(
        "chart", "Meldingen per maand", lines=tuple(zip(MONTHS, figures["by_month"], strict=True))
    )
    for title, name in (("Onderwerp", "by_subject"), ("Stap waar de zaak is", "by_step"), ("Uitkomst", "by_outcome"),
                        ("Strekking van besluiten", "tenor")):  # fmt: skip
        if figures[name]:
            yield Block("table", title, columns=(title, "Aantal"), lines=_pairs(figures[name]))
    if figures["by_subject"]:
        yield Block("chart", "Waar het over ging", lines=_pairs(figures["by_subject"]))


def _terms(figures: dict[str, Any]) -> Iterator[Block]:
    if not figures["terms"]:
        yield Block("heading", "Termijnen")
        yield Block("text", "De procedure noemt geen termijnen die hier geteld konden worden.")
        return
    yield Block("heading", "Termijnen: gehaald en niet gehaald")
    yield Block(
        "table", "Termijnen", columns=("Termijn", "Regel", "Gehaald", "Te laat", "Loopt", "Vervallen", "Op tijd (%)"),
        lines=tuple(
            (_term(one), one["rule"], one["kept"], one["missed"], one["running"], one["cancelled"], _number(one["kept_share"]))
            for one in figures["terms"]
        ),
    )  # fmt: skip
    yield Block("text", f"Aantal verlengingen: {figures['totals']['extended']}.")
    if figures["explanations"]:
        yield Block("table", "Waarom het langer duurde", columns=("Reden", "Aantal"), lines=_pairs(figures["explanations"]))
    shares = tuple((_term(one), _whole(one["kept_share"])) for one in figures["terms"] if one["kept_share"] is not None)
    if shares:
        yield Block("chart", "Op tijd, in procenten", lines=shares)


def _term(one: dict[str, Any]) -> str:
    mark = " (streven)" if one["kind"] == "aim" and "streven" not in one["name"] else ""
    inside = " (intern)" if one["internal"] and "medewerkers" not in one["name"] else ""
    return f"{one['name'].capitalize()}{mark}{inside}"


def _lead_times(figures: dict[str, Any]) -> Iterator[Block]:
    names = {
        "to_acknowledgement": "Tot de ontvangstbevestiging",
        "to_decision": "Tot het besluit",
        "to_closing": "Tot het afsluiten",
    }
    yield Block("heading", "Doorlooptijden, in dagen")
    yield Block(
        "table", "Doorlooptijden", columns=("Van de ontvangst", "Aantal", "Middelste", "Gemiddeld", "Langste"),
        lines=tuple(
            (names[key], one["count"], _number(one["median"]), _number(one["mean"]), _number(one["longest"]))
            for key, one in figures["lead_times"].items()
        ),
        note="Tot het besluit telt vanaf de dag waarop de klacht officieel werd.",
    )  # fmt: skip


def _satisfaction(figures: dict[str, Any]) -> Iterator[Block]:
    yield Block("heading", "Tevredenheid")
    for title, name in (("Na de afhandeling", "satisfaction"), ("Drie maanden later", "satisfaction_later")):
        one = figures[name]
        if not one["answers"]:
            yield Block("text", f"{title}: nog geen antwoorden.")
            continue
        yield Block("text", f"{title}: {one['answers']} antwoorden, gemiddeld {_number(one['mean'])} van 5.")
        yield Block(
            "chart", f"Tevredenheid: {title.lower()}",
            lines=tuple((f"{score} van 5", one["scores"][score]) for score in "54321"),
        )  # fmt: skip


def _measures(figures: dict[str, Any]) -> Iterator[Block]:
    one = figures["measures"]
    yield Block("heading", "Maatregelen, en of ze werken")
    if not one["taken"]:
        yield Block("text", "Er zijn geen maatregelen vastgelegd.")
        return
    yield Block(
        "table", "Maatregelen", columns=("Werkt het?", "Volgens medewerkers", "Volgens klagers"),
        lines=tuple(
            (name, one["staff_say"][key], one["people_say"][key])
            for key, name in (("yes", "Ja"), ("partly", "Deels"), ("no", "Nee"))
        ),
        note=f"Er zijn {one['taken']} maatregelen vastgelegd. Na drie maanden is gevraagd of ze werken.",
    )  # fmt: skip


def _cross(figures: dict[str, Any]) -> Iterator[Block]:
    names = {
        "subject_by_outcome": "Onderwerp en uitkomst", "subject_by_kind": "Onderwerp en soort",
        "step_by_outcome": "Stap en uitkomst",
    }  # fmt: skip
    yield Block("heading", "Kruistabellen")
    any_shown = False
    for key, title in names.items():
        table = figures["cross"][key]
        if not table["rows"]:
            continue
        any_shown = True
        if all(cell is None for row in table["rows"] for cell in row["cells"]):
            yield Block("text", f"{title}: de aantallen zijn te klein om te laten zien.")
            continue
        lines = tuple((row["name"], *(_cell(cell) for cell in row["cells"])) for row in table["rows"])
        yield Block("table", title, columns=("", *table["columns"]), lines=lines)
    if not any_shown:
        yield Block("text", "Er is niets om te laten zien.")


def _reading(figures: dict[str, Any]) -> Iterator[Block]:
    yield Block("heading", "Hoe u dit leest")
    yield Block(
        "text",
        f"Totalen staan er altijd. In kruistabellen zijn aantallen onder {figures['hidden_under']} verborgen, "
        "en soms ook een ander aantal. Zo is een klein aantal niet uit te rekenen. Teksten staan er alleen bij vijf of meer. "
        "De aantallen blijven staan als een zaak is gewist.",
    )


def _pairs(named: list[dict[str, Any]]) -> tuple[tuple[str, int], ...]:
    return tuple((one["name"].capitalize(), one["count"]) for one in named)


def _listed(named: list[dict[str, Any]]) -> str:
    return ", ".join(f"{one['name']} ({one['count']})" for one in named) or "geen"


def _why(head: str, named: list[dict[str, Any]]) -> str:
    return f" {head}: {_listed(named)}." if named else ""


def _whole(value: float) -> float:
    return int(value) if value == int(value) else value


def _cell(value: int | None) -> str | int:
    return _HIDDEN if value is None else value


def _number(value: float | None) -> str:
    """A number as Dutch people write it; a dash where nothing was measured."""
    if value is None:
        return "–"
    return str(int(value)) if value == int(value) else f"{value:.1f}".replace(".", ",")
