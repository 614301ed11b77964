"""Explains a procedure in Dutch: what it says rule by rule, what is open, and what there is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from procedures.model import Contact, Cost, Extension, FilingLimit, Procedure, Step, Term, Text
from procedures.words import (
    BASES,
    EVENTS,
    FORCES,
    KINDS,
    ORDERS,
    OUTCOMES,
    ROLE_NAMES,
    STAFF_OR_PARTY,
    TERM_KINDS,
    TOPICS,
    length,
)

Lines = Iterator[str]


def explain(procedure: Procedure) -> str:
    """The whole procedure as readable Dutch text, with every rule id, open point and gap."""
    blocks = [
        _block(title, part(procedure))
        for title, part in (
            ("", _head),
            ("Geldt deze procedure?", _scope),
            ("Wie mag klagen", _roles),
            ("Waarover", _subjects),
            ("Indienen", _filing),
            ("De stappen", _steps),
            ("Officiële klacht", _official),
            ("Wegen die altijd openstaan", _routes),
            ("Termijnen", _terms),
            ("Berichten", _notices),
            ("Horen, geheimhouding en toestemming", _care),
            ("Besluit en daarna", _decision),
            ("Register, bewaren en verslag", _register),
            ("Taken", _duties),
            ("Medewerkers (instelling)", _staff),
            ("Vragen van de assistent", _questions),
            ("Open punten", _open_points),
            ("Wat er niet is", _nothing),
            ("Alle regels", _rules),
        )
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _block(title: str, lines: Iterable[str]) -> str:
    body = "\n".join(lines)
    if not body:
        return ""
    return f"{title}\n{'-' * len(title)}\n{body}" if title else body


def _cite(*rules: str | None) -> str:
    named = [rule for rule in rules if rule]
    return f" [{', '.join(named)}]" if named else ""


def _head(p: Procedure) -> Lines:
    yield p.name
    yield "=" * len(p.name)
    yield f"Sleutel: {p.key}. Versie van deze definitie: {p.version}."
    version = f"versie {p.source.version}" if p.source.version else "zonder versienummer"
    day = f"van {p.source.date.isoformat()}" if p.source.date else "zonder datum"
    yield f"Bron: {p.source.document}, {version}, {day} ({p.source.file})."
    if p.validity is not None:
        yield _validity(p)
    mixed = " De bron mengt u en je." if p.address_mixed else ""
    yield f"Aanspreken met {p.address}.{mixed}{_cite(p.address_rule)} Voor {_AUDIENCES[p.audience]}."
    yield f"Woorden: {p.vocabulary.client.u} en {p.vocabulary.coach.u}."
    if p.regime.known:
        yield f"Wet volgens de bron: {p.regime.label}.{_cite(*p.regime.rules)}"
    else:
        proposed = f" Voorstel: {', '.join(p.regime.proposed)}." if p.regime.proposed else ""
        yield f"De bron noemt geen wet.{proposed}{_cite(*p.regime.rules)}"
    if p.contact is not None:
        yield f"Contact: {_contact(p.contact)}."


_AUDIENCES = {"children": "kinderen en hun ouders", "adults": "volwassenen"}


def _validity(p: Procedure) -> str:
    parts = []
    if p.validity.in_force_from is not None:
        parts.append(f"vanaf {p.validity.in_force_from.isoformat()}")
    if p.validity.until is not None:
        parts.append(f"tot {p.validity.until.isoformat()}")
    if p.validity.indefinite:
        parts.append("voor onbepaalde tijd")
    if p.validity.condition:
        parts.append(f"zolang: {p.validity.condition}")
    return f"Geldt {', '.join(parts)}.{_cite(*p.validity.rules)}"


def _contact(contact: Contact) -> str:
    shown = [
        value for value in (
            contact.name, contact.attention, contact.address, contact.phone, contact.email, contact.website
        ) if value
    ]
    confirmed = f"bevestigd op {contact.confirmed_on.isoformat()}" if contact.confirmed_on else "nog niet bevestigd"
    basis = "" if contact.basis == "own" else f", {BASES[contact.basis]}"
    return f"{', '.join(shown)} ({confirmed}{basis}){_cite(contact.rule)}"


def _scope(p: Procedure) -> Lines:
    if p.scope is None:
        return
    yield f"Vraag: {p.scope.ask.u}{_cite(p.scope.rule)}"
    for option in p.scope.options:
        yield f"- {option.label.u}: {OUTCOMES[option.outcome]}{_cite(option.rule)}"


def _roles(p: Procedure) -> Lines:
    for role, rule in p.roles.items():
        line = f"- {ROLE_NAMES[role]}: {OUTCOMES[rule.outcome]}{_cite(rule.rule)}"
        if rule.confirmations:
            line += f" Gevraagd: {', '.join(_CONFIRMATIONS[name] for name in rule.confirmations)}."
        if rule.note:
            line += f" {rule.note}"
        yield line
        if rule.limit is not None:
            yield f"  {_limit(rule.limit)}"
    if p.age_gate is not None:
        yield f"- jonger dan {p.age_gate.below_years} jaar: {OUTCOMES[p.age_gate.outcome]}{_cite(p.age_gate.rule)}"
    for test in p.tests:
        yield f"- eigen voorwaarde: {test.ask.u} Zo niet: {OUTCOMES[test.otherwise]}{_cite(test.rule)}"


_CONFIRMATIONS = {
    "authorised": "toestemming van de cliënt", "in_interest": "belang van de cliënt",
    "date_of_death": "datum van overlijden",
}
_LATENESS = {
    "unsaid": "de bron zegt niet wat het gevolg is", "may": "de klacht kan worden geweigerd",
    "inadmissible": "de klacht valt buiten de procedure",
}


def _limit(limit: FilingLimit) -> str:
    line = f"Indienen binnen {length(limit.amount, limit.unit)} na {EVENTS[limit.start]}{_cite(limit.rule)}."
    line += f" Te laat: {_LATENESS[limit.lateness]}."
    if limit.exception is not None:
        line += f" Uitzondering: {limit.exception.ask.u}{_cite(limit.exception.rule)}"
    return line


def _subjects(p: Procedure) -> Lines:
    for subject in p.subjects:
        yield f"- {subject.label.u}{_cite(subject.rule)}"
    if p.subjects_otherwise is not None:
        yield f"- iets anders: twijfel{_cite(p.subjects_otherwise)}"


def _filing(p: Procedure) -> Lines:
    for limit in p.filing_limits:
        yield f"- {_limit(limit)}"
    if p.filing is not None:
        yield f"- Manieren: {', '.join(_FORMS[form] for form in p.filing.forms)}{_cite(*p.filing.rules)}"
        yield f"- {_CHAT[p.filing.chat]}"
        if p.filing.language is not None:
            yield f"- Taal van de klacht: {p.filing.language}"
        if p.filing.completion is not None:
            yield f"- Eerst gelegenheid om aan te vullen{_cite(p.filing.completion.rule)}"
    if p.anonymity is not None:
        yield f"- Zonder naam: {_STANCES[p.anonymity.stance]}{_cite(*p.anonymity.rules)}"
    if p.enough is not None:
        yield f"- Te weinig gegevens geeft twijfel{_cite(p.enough.rule)}"
    for item in p.before_filing:
        yield f"- Vooraf gezegd: {item.text.u}{_cite(*item.rules)}"


_FORMS = {
    "oral": "mondeling", "written": "op schrift", "form": "formulier", "mail": "mail", "paper": "alleen op papier",
    "signed": "ondertekend", "phone": "telefoon", "in_person": "persoonlijk gesprek",
}
_CHAT = {
    "unsaid": "Over chat zegt de bron niets.", "counts": "Een chat telt als indienen.",
    "preparation": "Een chat is alleen voorbereiding.",
}
_STANCES = {
    "unsaid": "de bron zegt er niets over", "confidant_only": "alleen bij de vertrouwenspersoon",
    "never": "niet mogelijk", "inadmissible": "dan wordt de klacht niet behandeld", "allowed": "mag",
}


def _steps(p: Procedure) -> Lines:
    yield f"Volgorde: {ORDERS[p.ladder.order]}{_cite(*p.ladder.rules)}"
    for step in p.steps:
        yield f"{step.number}. {step.name.u} ({step.key}){_cite(*step.rules)}"
        yield from (f"   {line}" for line in _step(step))


def _step(step: Step) -> Lines:
    marks = [
        word for name, word in (
            ("official", "officieel"), ("outside", "buiten de organisatie"), ("confidential", "vertrouwelijk"),
            ("by_referral", "na doorverwijzing"), ("by_objection", "na bezwaar"),
            ("skip_when_unsafe", "overgeslagen als iemand zich niet veilig voelt"),
        ) if getattr(step, name)
    ]
    if step.handler is not None:
        yield f"Bij: {step.handler}"
    if marks:
        yield f"Let op: {', '.join(marks)}"
    for condition in step.preconditions:
        yield f"Vooraf: {condition}"
    for addressee in step.addressees:
        yield f"Keuze: {addressee.label.u}{_cite(addressee.rule)}"
    if step.contact is not None:
        yield f"Contact: {_contact(step.contact)}"
    if step.limit is not None:
        yield _limit(step.limit)
    yield from (_cost(cost) for cost in step.costs)


def _cost(cost: Cost) -> str:
    amount = {
        "free": "gratis", "unsaid": "de bron noemt geen bedrag", "share": f"{_money(cost.amount)} procent",
        "per_hour": f"€ {_money(cost.amount)} per uur", "fixed": f"€ {_money(cost.amount)}",
        "range": f"€ {_money(cost.amount)} tot € {_money(cost.amount_to)}",
    }[cost.kind]
    payer = f", betaald door {STAFF_OR_PARTY.get(cost.payer, cost.payer)}" if cost.payer else ""
    back = ", kan door de uitspraak anders worden" if cost.reversible else ""
    basis = "" if cost.basis == "own" else f" ({BASES[cost.basis]}{': ' + cost.note if cost.note else ''})"
    return f"Kosten: {amount}{payer}{back}{basis}{_cite(cost.rule)}"


def _money(amount: float | None) -> str:
    if amount is None:
        return "?"
    return str(int(amount)) if amount == int(amount) else f"{amount:.2f}".replace(".", ",")


def _official(p: Procedure) -> Lines:
    official = p.official
    yield f"Wat het is: {official.explain.u}{_cite(*official.rules)}"
    if official.after_yes is not None:
        yield f"Na een ja: {official.after_yes.u}"
    if official.must_ask:
        yield "De vraag of het officieel is, moet gesteld worden."
    if official.belonging:
        yield f"Gegevens die erbij horen: {', '.join(official.belonging)}{_cite(official.belonging_rule)}"
    if official.forward_by_mail is not None:
        yield f"Na de bevestiging ook per mail naar {official.forward_by_mail}."


def _routes(p: Procedure) -> Lines:
    for route in p.routes_always_open:
        basis = "" if route.basis == "own" else f" ({BASES[route.basis]}, niet uit de procedure)"
        yield f"- {route.name.u}{basis}: {route.text.u}{_cite(route.rule)}"
        for cost in route.costs:
            yield f"  {_cost(cost)}"
    if p.confidant is not None:
        who = ", ".join(value for value in (p.confidant.name, p.confidant.email, p.confidant.phone) if value)
        yield f"- vertrouwenspersoon: {who}{_cite(*p.confidant.rules)}"


def _terms(p: Procedure) -> Lines:
    if not p.terms:
        yield "Deze procedure heeft geen termijnen. Er wordt dus geen datum beloofd."
    for term in p.terms:
        yield from _term(term)


def _term(term: Term) -> Lines:
    soon = "zo snel mogelijk, uiterlijk " if term.as_soon_as_possible else ""
    yield f"- {term.key}: {soon}{length(term.amount, term.unit)} na {_event(term.start)}{_cite(term.rule)}"
    yield f"  Soort: {TERM_KINDS[term.kind]}. Van: {BASES[term.basis]}. Bindt: {_BOUND[term.bound]}."
    yield f"  Geldt voor: {', '.join(KINDS[kind] for kind in term.applies_to)}."
    if not term.start_said:
        other = f" Andere lezing: na {_event(term.other_start)}." if term.other_start else ""
        yield f"  Het begin staat niet in de bron. Dit is onze lezing.{other}"
    if term.start not in ("receipt", "written_filing"):
        yield "  Zolang dat niet is gebeurd, is er geen datum (nul: het begin is er nog niet)."
    if term.roll_over:
        yield "  Eindigt deze op een vrije dag, dan geldt de eerste werkdag daarna (Algemene termijnenwet)."
    if term.extension is not None:
        yield from (f"  {line}" for line in _extension(term.extension))
    if term.promise is None:
        yield "  Wordt niet aan de klager beloofd."


_BOUND = {
    "organisation": "de organisatie", "complainant": "de klager", "portal": "het portaal",
    "committee": "de commissie", "confidant": "de vertrouwenspersoon",
}


def _event(start: str) -> str:
    word, _, step = start.partition(":")
    return f"het begin van stap {step}" if word == "step_reached" else EVENTS[start]


def _extension(extension: Extension) -> Lines:
    how = {"once": "één keer", "by_agreement": "alleen met akkoord", "any": "mogelijk, met een nieuwe termijn"}
    longest = f" {length(extension.amount, extension.unit)}" if extension.amount and extension.unit else ""
    reason = ", met de reden" if extension.needs_reason else ""
    told = f" Gemeld aan: {', '.join(STAFF_OR_PARTY.get(who, who) for who in extension.tell)}."
    before = " Voor het einde gemeld." if extension.notice == "before_end" else ""
    if extension.notice_amount and extension.notice_unit:
        before = f" Uiterlijk {length(extension.notice_amount, extension.notice_unit)} voor het einde gemeld."
    yield f"Verlengen: {how[extension.kind]}{longest}{reason}.{told}{before}{_cite(extension.rule)}"
    if extension.then is not None:
        yield from _extension(extension.then)


def _notices(p: Procedure) -> Lines:
    for notice in p.notices:
        who = ", ".join(STAFF_OR_PARTY.get(one, one) for one in notice.to)
        together = f", samen met {', '.join(notice.with_notices)}" if notice.with_notices else ""
        parts = f": {'; '.join(notice.parts)}" if notice.parts else ""
        yield f"- {notice.key} aan {who}{together}{parts}{_cite(*notice.rules)}"


_DEGREES = {
    "full": "volledig geheim", "discretion": "met discretie", "confidant_only": "alleen de vertrouwenspersoon",
    "full_with_danger_exception": "blijft tussen hen, behalve bij gevaar",
}
_PARTIES = {"complainant": "de klager", "both": "beide kanten", "may": "kan gebeuren, is geen recht"}
_MODES = {"choice": ", apart of samen", "together": ", samen", "apart": ", apart", "unsaid": ""}


def _care(p: Procedure) -> Lines:
    if p.hearing is not None:
        by = f" door {p.hearing.by}" if p.hearing.by else ""
        companion = "" if p.hearing.companion == "none" else f" Iemand meenemen: {_PARTIES[p.hearing.companion]}."
        wish = " Op verzoek." if p.hearing.on_wish else ""
        yield f"- Horen{by}: {_PARTIES[p.hearing.parties]}{_MODES[p.hearing.mode]}.{wish}{companion}{_cite(*p.hearing.rules)}"
    for secrecy in p.secrecy:
        bound = f" Geldt ook voor: {', '.join(STAFF_OR_PARTY.get(one, one) for one in secrecy.binds)}." if secrecy.binds else ""
        yield f"- Geheimhouding bij {secrecy.holder}: {_DEGREES[secrecy.degree]}.{bound}{_cite(*secrecy.rules)}"
    for gate in p.consent_gates:
        yield f"- Toestemming nodig: {gate.when}{_cite(gate.rule)}"


def _decision(p: Procedure) -> Lines:
    if p.decision is not None:
        adviser = f", advies van {p.decision.adviser}" if p.decision.adviser else ""
        parts = f" Bevat: {'; '.join(p.decision.parts)}." if p.decision.parts else ""
        yield f"- Beslist: {p.decision.decider or 'staat er niet'}{adviser}.{parts}{_cite(*p.decision.rules)}"
    if p.non_admission is not None:
        when = {"at_once": "meteen gemeld", "unsaid": "zonder termijn gemeld"}.get(
            p.non_admission.when, f"gemeld binnen de termijn {p.non_admission.when}"
        )
        detailed = "met een uitgebreide motivatie" if p.non_admission.detailed else "met de reden"
        yield f"- Niet behandelen: {p.non_admission.decider}, {when}, {detailed}{_cite(*p.non_admission.rules)}"
        for reason in p.non_admission.reasons:
            yield f"  Voorbeeld van een reden: {reason}"
        if p.non_admission.objection is not None:
            yield f"  Daarna: {p.non_admission.objection}{_cite(p.non_admission.objection_rule)}"
    for body in p.appeal:
        composed = "" if body.composed else " Nog samen te stellen."
        by = {"organisation": " Benoemd door de organisatie zelf.", "both": " Benoemd door beide kanten."}
        damages = " Schadevergoeding is mogelijk." if body.damages else ""
        yield (
            f"- Daarna: {body.name.u}, {FORCES[body.force]}.{composed}"
            f"{by.get(body.appointed_by, '')}{damages}{_cite(*body.rules)}"
        )
        yield from (f"  {_cost(cost)}" for cost in body.costs)


def _register(p: Procedure) -> Lines:
    if p.register is not None:
        what = {"all": "alle klachten", "filed": "ingediende klachten", "signals": "signalen"}[p.register.what]
        name = f" in {p.register.name}" if p.register.name else ""
        anonymous = " Zonder namen gebruikt." if p.register.anonymised_use else ""
        yield f"- Register{name}: {what}.{anonymous}{_cite(*p.register.rules)}"
    if p.retention is not None:
        said = "" if p.retention.start_said else " Het begin staat niet in de bron. Dit is onze lezing."
        kept = length(p.retention.amount, p.retention.unit)
        proof = " Vernietiging wordt vastgelegd." if p.retention.destruction_recorded else ""
        yield f"- Bewaren: {kept} na {EVENTS[p.retention.start]}.{said}{proof}{_cite(p.retention.rule)}"
    if p.report is not None:
        yield f"- Jaarverslag aan {p.report.to}{_cite(*p.report.rules)}"
        yield from (f"  {part}" for part in p.report.parts)


def _duties(p: Procedure) -> Lines:
    for duty in p.duties:
        blocks = " De zaak sluit pas daarna." if duty.blocks_closing else ""
        yield f"- {duty.role}: {duty.what}.{blocks}{_cite(duty.rule)}"


def _staff(p: Procedure) -> Lines:
    yield f"- Rollen: {', '.join(p.staff.roles)}. Beslissen: {', '.join(p.staff.decides)}."
    deputy = f", vervanger {p.staff.deputy}" if p.staff.deputy else ", zonder vervanger"
    yield f"- Bij gevaar: {p.staff.danger_contact}{deputy}."
    if p.staff.told_of_every_case:
        yield f"- Hoort van elke klacht: {', '.join(p.staff.told_of_every_case)}{_cite(p.staff.told_rule)}"
    if p.staff.content_only_for:
        yield f"- Ziet als enige de inhoud: {', '.join(p.staff.content_only_for)}{_cite(p.staff.content_rule)}"


def _questions(p: Procedure) -> Lines:
    when = {"concern": "bij een zorg", "official": "bij een officiële klacht", "both": "altijd"}
    need = {"required": "nodig", "useful": "nuttig"}
    for question in p.questions:
        yield f"- {question.name}: {when[question.when]}, {need[question.need]}{_cite(question.rule)}"


def _open_points(p: Procedure) -> Lines:
    for point in p.open_points:
        yield f"- {point.id}: {point.text}{_cite(*point.rules)}"


def _nothing(p: Procedure) -> Lines:
    yield "Afwezig: de procedure zegt er niets over, er wordt niets beloofd."
    for item in p.nothing:
        if item.kind == "absent":
            yield f"- {topic_name(item.topic)}{_cite(item.rule)}{' ' + item.note if item.note else ''}"
    yield "Onbekend: er bestaat iets dat nog niet is ingevoerd. De assistent zegt dat het nog volgt."
    unknown = [item for item in p.nothing if item.kind == "unknown"]
    for item in unknown:
        yield f"- {topic_name(item.topic)}{_cite(item.rule)} {item.note}"
    if not unknown:
        yield "- niets"
    yield "Nul: het begin van een termijn is nog niet gebeurd. Dan is er nog geen datum."
    waiting = [term for term in p.terms if term.start not in ("receipt", "written_filing")]
    for term in waiting:
        yield f"- {term.key} wacht op {_event(term.start)}{_cite(term.rule)}"
    if not waiting:
        yield "- niets"


def topic_name(topic: str) -> str:
    """A topic of ``nothing`` in Dutch; the topic itself where there is no word for it."""
    word, _, step = topic.partition(":")
    if word == "step_contact" and step:
        return f"contact bij stap {step}"
    return TOPICS.get(topic, topic)


def _rules(p: Procedure) -> Lines:
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
