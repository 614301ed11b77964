"""What the procedure is and where it came from."""

from __future__ import annotations

from procedures.model import Procedure
from procedures.show.common import Lines, cite, contact_line


def head(p: Procedure) -> Lines:
    """Name, source, address, law and contact."""
    yield p.name
    yield "=" * len(p.name)
    yield f"Sleutel: {p.key}. Versie van deze definitie: {p.version}."
    version = f"versie {p.source.version}" if p.source.version else "zonder versienummer"
    day = f"van {p.source.date.isoformat()}" if p.source.date else "zonder datum"
    yield f"Bron: {p.source.document}, {version}, {day} ({p.source.file})."
    if p.validity is not None:
        yield _validity(p)
    mixed = " De bron mengt u en je." if p.address_mixed else ""
    yield f"Aanspreken met {p.address}.{mixed}{cite(p.address_rule)} Voor {_AUDIENCES[p.audience]}."
    yield f"Woorden: {p.vocabulary.client.u} en {p.vocabulary.coach.u}."
    if p.regime.known:
        yield f"Wet volgens de bron: {p.regime.label}.{cite(*p.regime.rules)}"
    else:
        proposed = f" Voorstel: {', '.join(p.regime.proposed)}." if p.regime.proposed else ""
        yield f"De bron noemt geen wet.{proposed}{cite(*p.regime.rules)}"
    if p.contact is not None:
        yield f"Contact: {contact_line(p.contact)}."


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
    return f"Geldt {', '.join(parts)}.{cite(*p.validity.rules)}"
