"""Names with words on both sides: "Roos is mijn naam", "je kunt me Roos noemen", "Roos graag"."""

from __future__ import annotations

import re

from nlu.name_reader import NameReader
from nlu.name_words import NO_NAME, is_ordinary
from nlu.places import place_at
from nlu.wordlists import first_names, plain_words
from nlu.words import INITIALS, WORD

_NAME = r"(?P<name>[^\W\d_][^\n,.!?;:()\"]{0,50}?)"
_START = r"^\W*(?:(?:ja|nou|oké|oke|ok|hoi|hallo|hey|hi|hello|dag|well|oh|eh)[ ,!.]{1,3})?"
_END = r"(?=\s*(?:$|[.,!?;:)\n]))"
_AT_ANY_TIME = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_START}{_NAME} (?:is|was) (?:gewoon |ook |echt )?(?:mijn|m'n|mn|my) (?:echte |volledige |hele |roep|voor|full |real )?(?:naam|name)\b",
        rf"(?<!\w)this is {_NAME} (?:speaking|here|calling|again)\b",
        rf"(?<!\w)ik word (?:meestal |altijd |vaak |door iedereen )?{_NAME} genoemd\b",
        rf"(?<!\w)(?:vrienden|ze|mensen|iedereen|collega's|everyone|everybody|people|friends|they) (?:noemen|noemt|call|calls) (?:mij|me) {_NAME}{_END}",
    )
)
_WHEN_ASKED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:kan|kun|kunt|mag|mogen|kunnen|moet|moogt|kunde) (?:je |u |ge |jullie )?(?:mij|me) (?:maar |gewoon |best )?{_NAME} noemen\b",
        r"(?:kan|kun|kunt|mag|mogen|kunnen|moogt) (?:je |u |ge |jullie )?(?:maar |gewoon |best )?"
        rf"{_NAME} (?:zeggen|schrijven|opschrijven|invullen|noteren|gebruiken|neerzetten|tegen me zeggen)\b",
        rf"(?<!\w)voor (?:jou|jullie|u|vrienden|intimi|de vrienden) (?:is het )?{_NAME}{_END}",
        rf"{_START}{_NAME} (?:graag|svp|aub|alsjeblieft|alstublieft|please|thanks|will do)\W*$",
        rf"{_START}{_NAME}[, ]+(?:en (?:jij|u|jouw naam|die van jou|hoe heet jij)|and you|what's yours)\W*$",
        rf"{_START}{_NAME} (?:hier|here)\W*$",
        rf"{_START}met {_NAME}{_END}",
    )
)


def framed_name(reader: NameReader, asked: str | None) -> tuple[int, int] | None:
    """The name inside such a phrase; unless asked for only one that is written or known as a name."""
    text = reader.text
    for pattern in _AT_ANY_TIME + (_WHEN_ASKED if asked == "name" else ()):
        match = pattern.search(text)
        if not match:
            continue
        index, end = reader.token_from(match.start("name")), reader.token_from(match.end("name"))
        hit = reader.read(index, lower=True) if index < len(reader.tokens) else None
        if hit and hit[1] == end and _is_name(reader, hit, asked):
            return hit
    return None


def _is_name(reader: NameReader, hit: tuple[int, int], asked: str | None) -> bool:
    tokens = reader.tokens
    first = tokens[hit[0]]
    if first.low in NO_NAME or any(is_ordinary(token) for token in tokens[hit[0] : hit[1]] if token.kind == WORD):
        return False
    known = first.kind == INITIALS or first.low in first_names() and first.low not in plain_words()
    if known:
        return True
    if place_at(tokens, hit[0]) == hit[1]:
        return False
    return asked == "name" or (first.capital and not reader.shouted and first.low not in plain_words())
