"""A sentence without the people in it, so that it can be read by others and learnt from."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nlu.naw import extract_naw
from nlu.people import identifying_details, third_party_names
from nlu.places import everyday, place_at
from nlu.spans import Span, span_of
from nlu.wordlists import first_names, plain_words
from nlu.words import WORD, tokenise

_BLANKS = {
    "person_name": "[naam]", "third_party": "[naam]", "street": "[straat]", "house_number": "[nummer]",
    "postcode": "[postcode]", "city": "[plaats]", "phone": "[nummer]", "email": "[mail]", "bsn": "[nummer]",
    "birth_date": "[datum]", "school": "[school]", "place": "[plaats]", "number": "[nummer]", "reference": "[nummer]",
    "link": "[link]",
}  # fmt: skip
# Two digits may be an age or an hour, but nothing that names somebody is shorter than three.
_NUMBERS = re.compile(r"(?<!\w)[+(]?\d[\d .()/-]*\d(?!\w)|\w*\d\w*\d\w*\d\w*")
_REFERENCES = re.compile(r"(?<![\w-])\w{3}-\w{4}-\w{2}(?![\w-])")
_LINKS = re.compile(r"\S+@\S+|@\w+|(?:https?://|www\.)\S+")
_CAPITALS = re.compile(r"(?<=[a-zé,;] )[A-Z][\w'’-]+(?: (?:van|de|der|den|el|al|ten|ter)){0,3}(?: [A-Z][\w'’-]+)*")
_NO_NAMES = frozenset(
    "Nederlands Nederlandse Engels Engelse Duits Frans Turks Arabisch Pools Spaans Oekraïens Somalisch Papiaments"
    " WhatsApp Telegram UWV PGB WMO AVG CV Engels English Dutch I I'm I've I'd I'll".split()
)


def without_people(text: str) -> str:
    """Return `text` with names, places, addresses, numbers and links blanked.

    More is taken out than identifies somebody: also the names of staff, and any word with a capital
    inside a sentence that is no known word. What is left is enough to see what was meant.
    """
    spans = [*_of_patterns(text), *identifying_details(text), *third_party_names(text)]
    spans += [span for span in extract_naw(text) if span.entity != "role"]
    spans += _places(text) + _first_names(text) + _unknown_capitals(text)
    return _blanked(text, spans)


def _of_patterns(text: str) -> Iterable[Span]:
    for entity, pattern in (("link", _LINKS), ("reference", _REFERENCES), ("number", _NUMBERS)):
        for match in pattern.finditer(text):
            yield span_of(text, entity, *match.span(), "pattern")


def _places(text: str) -> list[Span]:
    tokens = tokenise(text)
    found = []
    for index, token in enumerate(tokens):
        after = place_at(tokens, index) if token.capital or not everyday(token) else None
        if after is not None:
            found.append(span_of(text, "place", token.start, tokens[after - 1].end, "place"))
    return found


def _first_names(text: str) -> list[Span]:
    return [
        span_of(text, "third_party", token.start, token.end, "first_name")
        for token in tokenise(text)
        if token.kind == WORD and token.low in first_names() and token.low not in plain_words()
    ]


def _unknown_capitals(text: str) -> list[Span]:
    return [
        span_of(text, "third_party", *match.span(), "capital")
        for match in _CAPITALS.finditer(text)
        if match.group() not in _NO_NAMES
    ]


def _blanked(text: str, spans: list[Span]) -> str:
    pieces: list[str] = []
    at = 0
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if span.start >= at:
            pieces += [text[at : span.start], _BLANKS.get(span.entity, "[naam]")]
        at = max(at, span.end)
    return "".join([*pieces, text[at:]])
