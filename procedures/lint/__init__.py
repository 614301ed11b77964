"""The linter: one small module per kind of finding, all run by ``check``.

Each module has ``find(procedure, document)``, which yields ``(where, message)``: the way to the
faulty value and one line saying what is wrong. Faults of shape (an unknown key, a wrong type, a
missing language) are found while the definition is read, by ``procedures.schema``.
"""

from __future__ import annotations

from pathlib import Path

from procedures.findings import Finding
from procedures.lint import (
    contact_list,
    form_of_address,
    identity,
    official_step,
    placeholders,
    promised_lengths,
    question_list,
    references,
    role_list,
    rule_ids,
    scope_options,
    staff_list,
    step_list,
    term_list,
    three_nothings,
    way_to_the_end,
)
from procedures.model import Procedure
from procedures.reader import Document, read
from procedures.schema import build

CHECKS = (
    identity,
    rule_ids,
    role_list,
    scope_options,
    step_list,
    official_step,
    way_to_the_end,
    staff_list,
    term_list,
    references,
    question_list,
    placeholders,
    form_of_address,
    contact_list,
    promised_lengths,
    three_nothings,
)


def check(path: Path | str) -> list[Finding]:
    """Every fault of one definition file, in the order of its lines."""
    return check_document(read(Path(path)))[1]


def check_document(document: Document) -> tuple[Procedure | None, list[Finding]]:
    """The procedure of a document, as far as it can be built, and every fault in it."""
    if document.data is None:
        return None, sorted(document.findings)
    procedure = build(document)
    findings = set(document.findings)
    for module in CHECKS:
        for where, message in module.find(procedure, document):
            findings.add(document.finding(where, message))
    return procedure, sorted(findings)
