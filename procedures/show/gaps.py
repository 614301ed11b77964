"""Settings, open points, the three kinds of nothing and the list of rules."""

from __future__ import annotations

from procedures.model import Procedure, Text
from procedures.retention import MONTHS_WHERE_SILENT
from procedures.show.common import Lines, cite, event_words
from procedures.words import TOPICS


def staff(p: Procedure) -> Lines:
    """Who works with cases."""
    yield f"- Rollen: {', '.join(p.staff.roles)}. Beslissen: {', '.join(p.staff.decides)}."
    deputy = f", vervanger {p.staff.deputy}" if p.staff.deputy else ", zonder vervanger"
    yield f"- Bij gevaar: {p.staff.danger_contact}{deputy}."
    if p.staff.told_of_every_case:
        yield f"- Hoort van elke klacht: {', '.join(p.staff.told_of_every_case)}{cite(p.staff.told_rule)}"
    if p.staff.content_only_for:
        yield f"- Ziet als enige de inhoud: {', '.join(p.staff.content_only_for)}{cite(p.staff.content_rule)}"


def questions(p: Procedure) -> Lines:
    """The questions in their order."""
    when = {"concern": "bij een zorg", "official": "bij een officiële klacht", "both": "altijd"}
    need = {"required": "nodig", "useful": "nuttig"}
    for question in p.questions:
        yield f"- {question.name}: {when[question.when]}, {need[question.need]}{cite(question.rule)}"


def open_points(p: Procedure) -> Lines:
    """What has yet to be confirmed."""
    for point in p.open_points:
        yield f"- {point.id}: {point.text}{cite(*point.rules)}"
    if p.retention is None:
        gap = p.nothing_on("retention")
        yield (
            f"- {p.prefix}-bewaren: De procedure noemt geen bewaartermijn. Daarom wist Voordeur een zaak "
            f"{MONTHS_WHERE_SILENT} maanden na het einde. Dat is een instelling (keep_months) en geen regel van "
            f"{p.short_name}. Klopt deze termijn?{cite(gap.rule) if gap else ''}"
        )


def nothing(p: Procedure) -> Lines:
    """Absent, unknown and null, apart."""
    yield "Afwezig: de procedure zegt er niets over, er wordt niets beloofd."
    for item in p.nothing:
        if item.kind == "absent":
            yield f"- {topic_name(item.topic)}{cite(item.rule)}{' ' + item.note if item.note else ''}"
    yield "Onbekend: er bestaat iets dat nog niet is ingevoerd. De assistent zegt dat het nog volgt."
    unknown = [item for item in p.nothing if item.kind == "unknown"]
    for item in unknown:
        yield f"- {topic_name(item.topic)}{cite(item.rule)} {item.note}"
    if not unknown:
        yield "- niets"
    yield "Nul: het begin van een termijn is nog niet gebeurd. Dan is er nog geen datum."
    waiting = [term for term in p.terms if term.start not in ("receipt", "written_filing")]
    for term in waiting:
        yield f"- {term.key} wacht op {event_words(term.start)}{cite(term.rule)}"
    if not waiting:
        yield "- niets"


def topic_name(topic: str) -> str:
    """A topic of ``nothing`` in Dutch; the topic itself where there is no word for it."""
    word, _, step = topic.partition(":")
    if word == "step_contact" and step:
        return f"contact bij stap {step}"
    return TOPICS.get(topic, topic)


def rules(p: Procedure) -> Lines:
    """Every rule with its line."""
    for rule, note in p.rules.items():
        yield f"{rule}  {note}"


def gap_text(procedure: Procedure, topic: str) -> Text | None:
    """What the assistant says of a topic on which there is nothing; ``None`` where something is said.

    Absent and unknown differ: of the first nothing is promised, of the second that it will be told.
    """
    item = procedure.nothing_on(topic)
    if item is None:
        return None
    name = procedure.short_name
    if item.kind == "absent":
        return Text(
            u=f"Dat staat niet in de procedure van {name}.",
            je=f"Dat staat niet in de procedure van {name}.",
            en=f"The procedure of {name} does not say.",
        )
    return Text(
        u=f"Dat weet ik nog niet. {name} laat het u weten.",
        je=f"Dat weet ik nog niet. {name} laat het je weten.",
        en=f"I do not know that yet. {name} will let you know.",
    )
