"""Whether the procedure holds, who may complain, about what, and how."""

from __future__ import annotations

from procedures.model import Procedure
from procedures.show.common import Lines, cite, limit_line
from procedures.words import OUTCOMES, ROLE_NAMES


def scope(p: Procedure) -> Lines:
    """The scope question and its answers."""
    if p.scope is None:
        return
    yield f"Vraag: {p.scope.ask.u}{cite(p.scope.rule)}"
    for option in p.scope.options:
        yield f"- {option.label.u}: {OUTCOMES[option.outcome]}{cite(option.rule)}"


def roles(p: Procedure) -> Lines:
    """Who may complain, with what is asked."""
    for role, rule in p.roles.items():
        line = f"- {ROLE_NAMES[role]}: {OUTCOMES[rule.outcome]}{cite(rule.rule)}"
        if rule.confirmations:
            line += f" Gevraagd: {', '.join(_CONFIRMATIONS[name] for name in rule.confirmations)}."
        if rule.note:
            line += f" {rule.note}"
        yield line
        if rule.limit is not None:
            yield f"  {limit_line(rule.limit)}"
    if p.age_gate is not None:
        yield f"- jonger dan {p.age_gate.below_years} jaar: {OUTCOMES[p.age_gate.outcome]}{cite(p.age_gate.rule)}"
    for test in p.tests:
        yield f"- eigen voorwaarde: {test.ask.u} Zo niet: {OUTCOMES[test.otherwise]}{cite(test.rule)}"


_CONFIRMATIONS = {
    "authorised": "toestemming van de cliënt",
    "in_interest": "belang van de cliënt",
    "date_of_death": "datum van overlijden",
}


def subjects(p: Procedure) -> Lines:
    """What a complaint may be about."""
    for subject in p.subjects:
        yield f"- {subject.label.u}{cite(subject.rule)}"
    if p.subjects_otherwise is not None:
        yield f"- iets anders: twijfel{cite(p.subjects_otherwise)}"


def filing(p: Procedure) -> Lines:
    """Limits, ways of filing, and what is said before."""
    for limit in p.filing_limits:
        yield f"- {limit_line(limit)}"
    if p.filing is not None:
        yield f"- Manieren: {', '.join(_FORMS[form] for form in p.filing.forms)}{cite(*p.filing.rules)}"
        yield f"- {_CHAT[p.filing.chat]}"
        if p.filing.language is not None:
            yield f"- Taal van de klacht: {p.filing.language}"
        if p.filing.completion is not None:
            yield f"- Eerst gelegenheid om aan te vullen{cite(p.filing.completion.rule)}"
    if p.anonymity is not None:
        yield f"- Zonder naam: {_STANCES[p.anonymity.stance]}{cite(*p.anonymity.rules)}"
    if p.enough is not None:
        yield f"- Te weinig gegevens geeft twijfel{cite(p.enough.rule)}"
    for item in p.before_filing:
        yield f"- Vooraf gezegd: {item.text.u}{cite(*item.rules)}"


_FORMS = {
    "oral": "mondeling",
    "written": "op schrift",
    "form": "formulier",
    "mail": "mail",
    "paper": "alleen op papier",
    "signed": "ondertekend",
    "phone": "telefoon",
    "in_person": "persoonlijk gesprek",
}


_CHAT = {
    "unsaid": "Over chat zegt de bron niets.",
    "counts": "Een chat telt als indienen.",
    "preparation": "Een chat is alleen voorbereiding.",
}


_STANCES = {
    "unsaid": "de bron zegt er niets over",
    "confidant_only": "alleen bij de vertrouwenspersoon",
    "never": "niet mogelijk",
    "inadmissible": "dan wordt de klacht niet behandeld",
    "allowed": "mag",
}
