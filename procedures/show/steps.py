"""The ladder, the official complaint and the ways that stay open."""

from __future__ import annotations

from procedures.model import Procedure, Step
from procedures.show.common import Lines, cite, contact_line, cost_line, limit_line
from procedures.words import BASES, ORDERS


def steps(p: Procedure) -> Lines:
    """The ladder, step by step."""
    yield f"Volgorde: {ORDERS[p.ladder.order]}{cite(*p.ladder.rules)}"
    for step in p.steps:
        yield f"{step.number}. {step.name.u} ({step.key}){cite(*step.rules)}"
        yield from (f"   {line}" for line in _step(step))


def _step(step: Step) -> Lines:
    marks = [
        word
        for name, word in (
            ("official", "officieel"),
            ("outside", "buiten de organisatie"),
            ("confidential", "vertrouwelijk"),
            ("by_referral", "na doorverwijzing"),
            ("by_objection", "na bezwaar"),
            ("skip_when_unsafe", "overgeslagen als iemand zich niet veilig voelt"),
        )
        if getattr(step, name)
    ]
    if step.handler is not None:
        yield f"Bij: {step.handler}"
    if marks:
        yield f"Let op: {', '.join(marks)}"
    for condition in step.preconditions:
        yield f"Vooraf: {condition}"
    for addressee in step.addressees:
        yield f"Keuze: {addressee.label.u}{cite(addressee.rule)}"
    if step.contact is not None:
        yield f"Contact: {contact_line(step.contact)}"
    if step.limit is not None:
        yield limit_line(step.limit)
    yield from (cost_line(cost) for cost in step.costs)


def official(p: Procedure) -> Lines:
    """What makes a complaint official here."""
    official = p.official
    yield f"Wat het is: {official.explain.u}{cite(*official.rules)}"
    if official.after_yes is not None:
        yield f"Na een ja: {official.after_yes.u}"
    if official.must_ask:
        yield "De vraag of het officieel is, moet gesteld worden."
    if official.belonging:
        yield f"Gegevens die erbij horen: {', '.join(official.belonging)}{cite(official.belonging_rule)}"
    if official.forward_by_mail is not None:
        yield f"Na de bevestiging ook per mail naar {official.forward_by_mail}."


def routes(p: Procedure) -> Lines:
    """Ways outside, and the confidant."""
    for route in p.routes_always_open:
        basis = "" if route.basis == "own" else f" ({BASES[route.basis]}, niet uit de procedure)"
        yield f"- {route.name.u}{basis}: {route.text.u}{cite(route.rule)}"
        for cost in route.costs:
            yield f"  {cost_line(cost)}"
    if p.confidant is not None:
        who = ", ".join(value for value in (p.confidant.name, p.confidant.email, p.confidant.phone) if value)
        yield f"- vertrouwenspersoon: {who}{cite(*p.confidant.rules)}"
