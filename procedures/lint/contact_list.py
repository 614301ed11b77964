"""Contacts: well formed, and no address in a text that no contact holds."""

from __future__ import annotations

import re

from procedures.lint.step_list import has_way
from procedures.lint.walk import Found, contacts, texts
from procedures.model import Procedure
from procedures.reader import Document

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_SITE = re.compile(r"\b(?:https?://|www\.)[\w./-]*\w/?")
_PHONE = re.compile(r"(?<![\w{])\+?\d(?:[ -]?\d){8,}")


def find(procedure: Procedure, document: Document) -> Found:
    """Malformed contacts, and addresses in texts that may have come from elsewhere."""
    for where, contact in contacts(procedure):
        if not has_way(contact):
            yield where, "a contact without any way to reach it"
        if contact.email is not None and not _EMAIL.fullmatch(contact.email):
            yield (*where, "email"), f"'{contact.email}' is no mail address"
        if contact.phone is not None and len(re.sub(r"\D", "", contact.phone)) < 3:
            yield (*where, "phone"), f"'{contact.phone}' is no phone number"
        if contact.rule is None and contact.basis == "own":
            yield where, "which rule gives this contact?"
    known = _known(procedure)
    for where, text in texts(procedure):
        for form in ("u", "je", "en"):
            content = getattr(text, form)
            for pattern in (_EMAIL, _SITE, _PHONE):
                for found in pattern.findall(content):
                    if found.rstrip("/.") not in known:
                        yield (*where, form), f"'{found}' is in no contact of this definition"


def _known(procedure: Procedure) -> set[str]:
    known: set[str] = set()
    for _, contact in contacts(procedure):
        known |= {value for value in (contact.phone, contact.email, contact.website) if value}
    if procedure.confidant is not None:
        known |= {value for value in (procedure.confidant.phone, procedure.confidant.email) if value}
    return {value.rstrip("/.") for value in known}
