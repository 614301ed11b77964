"""Pieces that every part of the explanation uses."""

from __future__ import annotations

from collections.abc import Iterator

from procedures.model import Contact, Cost, FilingLimit
from procedures.words import BASES, EVENTS, STAFF_OR_PARTY, length

Lines = Iterator[str]


def cite(*rules: str | None) -> str:
    """The rule ids in square brackets, or nothing where there are none."""
    named = [rule for rule in rules if rule]
    return f" [{', '.join(named)}]" if named else ""


def contact_line(contact: Contact) -> str:
    """A contact in one line, with whether anybody confirmed it."""
    shown = [
        value
        for value in (
            contact.name,
            contact.attention,
            contact.address,
            contact.phone,
            contact.email,
            contact.website,
        )
        if value
    ]
    confirmed = (
        f"bevestigd op {contact.confirmed_on.isoformat()}" if contact.confirmed_on else "nog niet bevestigd"
    )
    basis = "" if contact.basis == "own" else f", {BASES[contact.basis]}"
    return f"{', '.join(shown)} ({confirmed}{basis}){cite(contact.rule)}"


def cost_line(cost: Cost) -> str:
    """What something costs, who pays, and where that was read."""
    amount = {
        "free": "gratis",
        "unsaid": "de bron noemt geen bedrag",
        "share": f"{_money(cost.amount)} procent",
        "per_hour": f"€ {_money(cost.amount)} per uur",
        "fixed": f"€ {_money(cost.amount)}",
        "range": f"€ {_money(cost.amount)} tot € {_money(cost.amount_to)}",
    }[cost.kind]
    payer = f", betaald door {STAFF_OR_PARTY.get(cost.payer, cost.payer)}" if cost.payer else ""
    back = ", kan door de uitspraak anders worden" if cost.reversible else ""
    basis = "" if cost.basis == "own" else f" ({BASES[cost.basis]}{': ' + cost.note if cost.note else ''})"
    return f"Kosten: {amount}{payer}{back}{basis}{cite(cost.rule)}"


def _money(amount: float | None) -> str:
    if amount is None:
        return "?"
    return str(int(amount)) if amount == int(amount) else f"{amount:.2f}".replace(".", ",")


def limit_line(limit: FilingLimit) -> str:
    """A filing limit, what lateness means, and its exception."""
    line = f"Indienen binnen {length(limit.amount, limit.unit)} na {EVENTS[limit.start]}{cite(limit.rule)}."
    line += f" Te laat: {_LATENESS[limit.lateness]}."
    if limit.exception is not None:
        line += f" Uitzondering: {limit.exception.ask.u}{cite(limit.exception.rule)}"
    return line


_LATENESS = {
    "unsaid": "de bron zegt niet wat het gevolg is",
    "may": "de klacht kan worden geweigerd",
    "inadmissible": "de klacht valt buiten de procedure",
}


def event_words(start: str) -> str:
    """A start event in Dutch."""
    word, _, step = start.partition(":")
    return f"het begin van stap {step}" if word == "step_reached" else EVENTS[start]
