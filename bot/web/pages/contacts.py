"""A contact of a procedure, as lines with a link where a phone or browser can follow one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from procedures.model import Confidant, Contact

_DUTCH_NUMBER = re.compile(r"^(?:0\d{9}|0800\d{4}|0800\d{7}|088\d{7}|\+31\d{9}|112|113)$")


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One line; ``href`` is None where there is nothing to follow."""

    label: str
    value: str
    href: str | None = None


def contact_lines(contact: Contact | Confidant | None, words: Mapping[str, str]) -> list[ContactLine]:
    """The lines of a contact that may be shown; none for what the source does not give."""
    if contact is None or not getattr(contact, "show", True):
        return []
    lines = [ContactLine(words["person"], contact.name)] if contact.name else []
    if contact.phone:
        lines.append(ContactLine(words["phone"], contact.phone, phone_link(contact.phone)))
    if contact.email:
        lines.append(ContactLine(words["mail"], contact.email, f"mailto:{contact.email}"))
    if isinstance(contact, Contact):
        if contact.website:
            lines.append(ContactLine(words["site"], contact.website, web_link(contact.website)))
        if contact.address:
            to = f"{contact.attention}, " if contact.attention else ""
            lines.append(ContactLine(words["post"], to + contact.address))
    return lines


def phone_link(number: str) -> str | None:
    """A link to call a Dutch number; None for anything else."""
    digits = re.sub(r"[\s()./-]", "", number.replace("(0)", ""))
    return f"tel:{digits}" if _DUTCH_NUMBER.match(digits) else None


def web_link(website: str) -> str | None:
    """The address of a website as a link; None where it is no web address."""
    if re.match(r"^https?://", website):
        return website
    return f"https://{website}" if re.match(r"^[\w-]+(\.[\w-]+)+(/\S*)?$", website) else None
