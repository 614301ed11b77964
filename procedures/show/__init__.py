"""Explains a procedure in Dutch: what it says rule by rule, what is open, and what there is not."""

from __future__ import annotations

from collections.abc import Iterable

from procedures.model import Procedure
from procedures.show.filing import filing, roles, scope, subjects
from procedures.show.gaps import gap_text, nothing, open_points, questions, rules, staff, topic_name
from procedures.show.handling import care, decision, duties, register
from procedures.show.identity import head
from procedures.show.steps import official, routes, steps
from procedures.show.terms import notices, terms

__all__ = ["explain", "gap_text", "topic_name"]


def explain(procedure: Procedure) -> str:
    """The whole procedure as readable Dutch text, with every rule id, open point and gap."""
    blocks = [
        _block(title, part(procedure))
        for title, part in (
            ("", head),
            ("Geldt deze procedure?", scope),
            ("Wie mag klagen", roles),
            ("Waarover", subjects),
            ("Indienen", filing),
            ("De stappen", steps),
            ("Officiële klacht", official),
            ("Wegen die altijd openstaan", routes),
            ("Termijnen", terms),
            ("Berichten", notices),
            ("Horen, geheimhouding en toestemming", care),
            ("Besluit en daarna", decision),
            ("Register, bewaren en verslag", register),
            ("Taken", duties),
            ("Medewerkers (instelling)", staff),
            ("Vragen van de assistent", questions),
            ("Open punten", open_points),
            ("Wat er niet is", nothing),
            ("Alle regels", rules),
        )
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _block(title: str, lines: Iterable[str]) -> str:
    body = "\n".join(lines)
    if not body:
        return ""
    return f"{title}\n{'-' * len(title)}\n{body}" if title else body
