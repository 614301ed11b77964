"""Hearing, secrecy, the decision and what remains after it."""

from __future__ import annotations

from procedures.model import Procedure
from procedures.show.common import Lines, cite, cost_line
from procedures.words import EVENTS, FORCES, STAFF_OR_PARTY, length

_DEGREES = {
    "full": "volledig geheim",
    "discretion": "met discretie",
    "confidant_only": "alleen de vertrouwenspersoon",
    "full_with_danger_exception": "blijft tussen hen, behalve bij gevaar",
}


_PARTIES = {"complainant": "de klager", "both": "beide kanten", "may": "kan gebeuren, is geen recht"}


_MODES = {"choice": ", apart of samen", "together": ", samen", "apart": ", apart", "unsaid": ""}


def care(p: Procedure) -> Lines:
    """Hearing, secrecy and consent."""
    if p.hearing is not None:
        by = f" door {p.hearing.by}" if p.hearing.by else ""
        companion = (
            "" if p.hearing.companion == "none" else f" Iemand meenemen: {_PARTIES[p.hearing.companion]}."
        )
        wish = " Op verzoek." if p.hearing.on_wish else ""
        yield f"- Horen{by}: {_PARTIES[p.hearing.parties]}{_MODES[p.hearing.mode]}.{wish}{companion}{cite(*p.hearing.rules)}"
    for secrecy in p.secrecy:
        bound = (
            f" Geldt ook voor: {', '.join(STAFF_OR_PARTY.get(one, one) for one in secrecy.binds)}."
            if secrecy.binds
            else ""
        )
        yield f"- Geheimhouding bij {secrecy.holder}: {_DEGREES[secrecy.degree]}.{bound}{cite(*secrecy.rules)}"
    for gate in p.consent_gates:
        yield f"- Toestemming nodig: {gate.when}{cite(gate.rule)}"


def decision(p: Procedure) -> Lines:
    """Who decides, refusal with reasons, and the bodies after it."""
    if p.decision is not None:
        adviser = f", advies van {p.decision.adviser}" if p.decision.adviser else ""
        parts = f" Bevat: {'; '.join(p.decision.parts)}." if p.decision.parts else ""
        yield f"- Beslist: {p.decision.decider or 'staat er niet'}{adviser}.{parts}{cite(*p.decision.rules)}"
    if p.non_admission is not None:
        when = {"at_once": "meteen gemeld", "unsaid": "zonder termijn gemeld"}.get(
            p.non_admission.when, f"gemeld binnen de termijn {p.non_admission.when}"
        )
        detailed = "met een uitgebreide motivatie" if p.non_admission.detailed else "met de reden"
        yield f"- Niet behandelen: {p.non_admission.decider}, {when}, {detailed}{cite(*p.non_admission.rules)}"
        for reason in p.non_admission.reasons:
            yield f"  Voorbeeld van een reden: {reason}"
        if p.non_admission.objection is not None:
            yield f"  Daarna: {p.non_admission.objection}{cite(p.non_admission.objection_rule)}"
    for body in p.appeal:
        composed = "" if body.composed else " Nog samen te stellen."
        by = {"organisation": " Benoemd door de organisatie zelf.", "both": " Benoemd door beide kanten."}
        damages = " Schadevergoeding is mogelijk." if body.damages else ""
        yield (
            f"- Daarna: {body.name.u}, {FORCES[body.force]}.{composed}"
            f"{by.get(body.appointed_by, '')}{damages}{cite(*body.rules)}"
        )
        yield from (f"  {cost_line(cost)}" for cost in body.costs)


def register(p: Procedure) -> Lines:
    """Register, retention and yearly report."""
    if p.register is not None:
        what = {"all": "alle klachten", "filed": "ingediende klachten", "signals": "signalen"}[
            p.register.what
        ]
        name = f" in {p.register.name}" if p.register.name else ""
        anonymous = " Zonder namen gebruikt." if p.register.anonymised_use else ""
        yield f"- Register{name}: {what}.{anonymous}{cite(*p.register.rules)}"
    if p.retention is not None:
        said = "" if p.retention.start_said else " Het begin staat niet in de bron. Dit is onze lezing."
        kept = length(p.retention.amount, p.retention.unit)
        proof = " Vernietiging wordt vastgelegd." if p.retention.destruction_recorded else ""
        yield f"- Bewaren: {kept} na {EVENTS[p.retention.start]}.{said}{proof}{cite(p.retention.rule)}"
    if p.report is not None:
        yield f"- Jaarverslag aan {p.report.to}{cite(*p.report.rules)}"
        yield from (f"  {part}" for part in p.report.parts)


def duties(p: Procedure) -> Lines:
    """Undated duties."""
    for duty in p.duties:
        blocks = " De zaak sluit pas daarna." if duty.blocks_closing else ""
        yield f"- {duty.role}: {duty.what}.{blocks}{cite(duty.rule)}"
