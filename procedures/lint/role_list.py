"""Complainant roles: every role of the contract has its say, and doubt has its sentence."""

from __future__ import annotations

from procedures.lint.walk import Found
from procedures.model import ROLES, Procedure
from procedures.reader import Document


def find(procedure: Procedure, document: Document) -> Found:
    """Roles left out, doubt without a note, and a limit that no question can feed."""
    missing = [role for role in ROLES if role not in procedure.roles]
    if missing and procedure.roles:
        yield ("roles",), f"roles lack {', '.join(missing)}: say ok or doubt for each"
    for role, rule in procedure.roles.items():
        if rule.outcome != "ok" and not rule.note:
            yield ("roles", role), f"role '{role}' is {rule.outcome} without a note for staff"
        if rule.limit is not None and rule.limit.answer not in ("happened_on", *rule.confirmations):
            yield (
                ("roles", role, "limit", "answer"),
                f"the limit counts from '{rule.limit.answer}', which is not among the confirmations",
            )
