"""Name, address, telephone, e-mail and role in what somebody writes."""

from __future__ import annotations

import re

from nlu.addresses import find_addresses
from nlu.bsn import find_bsn, mask_bsn
from nlu.cities import find_cities
from nlu.corrections import current_only
from nlu.emails import find_emails
from nlu.names import find_names
from nlu.phones import find_phones
from nlu.postcodes import find_postcodes
from nlu.roles import find_roles
from nlu.spans import Span, span_of
from nlu.words import Token, tokenise

__all__ = ["Span", "extract_naw", "find_bsn", "mask_bsn"]


def _owners(tokens: list[Token], spans: list[Span]) -> list[str | None]:
    """Per token the entity of the span that it lies in."""
    owner: list[str | None] = [None] * len(tokens)
    ordered = sorted(spans, key=lambda span: span.start)
    at = 0
    for index, token in enumerate(tokens):
        while at < len(ordered) and ordered[at].end <= token.start:
            at += 1
        if at < len(ordered) and ordered[at].start < token.end:
            owner[index] = ordered[at].entity
    return owner


# Case references are no house numbers, postcodes or initials.
_REFERENCE = re.compile(
    r"(?<![\w-])[A-Z][A-Z0-9]{2}-(?=[A-Z0-9]*[0-9])[A-Z0-9]{4}-[A-Z0-9]{2}(?![\w-])", re.IGNORECASE
)


# The numbers of a list: "1. Jan Bos 2. Kerkweg 4".
_LIST_NUMBER = re.compile(r"(?:(?<=\s)|^)([1-9])[.)](?=\s)")


def _list_numbers(text: str) -> list[Span]:
    """The numbers of an enumeration that starts at 1; none where there is no such list."""
    matches = list(_LIST_NUMBER.finditer(text))
    if len(matches) < 2 or [match[1] for match in matches[:2]] != ["1", "2"]:
        return []
    return [span_of(text, "list_number", match.start(), match.end(), "list_number") for match in matches]


def extract_naw(text: str, asked: str | None = None) -> list[Span]:
    """Personal details in a message, sorted by place; ``text[span.start:span.end] == span.text``.

    Args:
        text: the message as it was written.
        asked: name of the open question (``name``, ``address``, ``details``, ...). Without one only
            what is well evidenced counts; with one a bare answer counts too.

    Returns:
        Spans of person_name, street, house_number, postcode, city, phone, email and role, in the normal
        forms of the project's contract. A BSN is none of them.
    """
    tokens = tokenise(text)
    if not tokens:
        return []
    other = find_bsn(text)
    other += [span_of(text, "reference", *match.span(), "reference") for match in _REFERENCE.finditer(text)]
    other += _list_numbers(text)
    spans = find_emails(text)
    spans += find_phones(text, tokens, spans + other, asked)
    spans += find_postcodes(text, tokens, spans + other, asked)
    spans += find_addresses(text, tokens, spans + other, asked)
    owner = _owners(tokens, spans + other)
    spans += find_cities(text, tokens, owner, spans, asked, anchored=True)
    owner = _owners(tokens, spans + other)
    names = find_names(text, tokens, owner, asked)
    spans += names
    owner = _owners(tokens, spans + other)
    spans += find_cities(text, tokens, owner, spans, asked, anchored=False)
    spans += find_roles(text, asked)
    return sorted(current_only(text, tokens, spans), key=lambda span: (span.start, span.end))
