"""Names of the person who writes (domain.md H4)."""

from __future__ import annotations

import re

from nlu.name_answers import asked_person, bare_answer, corrected_name, replaced_name
from nlu.name_cues import (
    CUES,
    LABEL,
    LABEL_LINE,
    Add,
    cued_name,
    is_about_writer,
    name_here,
    name_in_parts,
    turned_name,
)
from nlu.name_frames import framed_name
from nlu.name_lists import listed_name, name_beside_address
from nlu.name_reader import NameReader
from nlu.spans import Span
from nlu.wordlists import first_names, plain_words
from nlu.words import INITIALS, LINE, MARK, Token

_CLOSING = re.compile(
    r"(?:(?:met (?:hartelijke|vriendelijke|warme|lieve)|hartelijke|vriendelijke|lieve|warme|veel|de"
    r"|m\.?\s?v\.?)\s+)?"
    r"(?<!\w)(?:groet(?:en|jes|je|nis)?|grtjes|grtz?|gr\.?|mvg|m\.v\.g\.?|hgr|hoogachtend|liefs|kind regards"
    r"|best regards|warm regards|regards|yours sincerely|yours faithfully|sincerely|many thanks|cheers"
    r"|best wishes"
    r"|groeten namens|knuffel|xx+|met dank)(?!\w)",
    re.IGNORECASE,
)


_THANKS = re.compile(
    r"(?:alvast |hartelijk |heel erg )?(?:bedankt|dank u wel|dank je wel|dankjewel|dank|thanks|thank you)"
    r"(?: alvast| in advance)?[,.!]{1,3}\s{0,3}",
    re.IGNORECASE,
)


_ASKED_PERSON = frozenset({"your_coach", "about_whom", "on_behalf_of"})


def find_names(text: str, tokens: list[Token], owner: list[str | None], asked: str | None) -> list[Span]:
    """The writer's own name: after "ik heet" and the like, as a label, as a signature, or as the answer."""
    reader = NameReader(text, tokens, owner)
    found: list[Span] = []

    def add(hit: tuple[int, int] | None, rule: str) -> bool:
        if not hit:
            return False
        span = reader.span(hit, rule)
        if any(span.overlaps(other) for other in found):
            return False
        found.append(span)
        return True

    joined = name_in_parts(reader)
    if joined:
        found.append(joined)
    for pattern in (LABEL, LABEL_LINE):
        for match in pattern.finditer(text):
            if found or not is_about_writer(reader, match.start()):
                continue
            hit = reader.read(reader.token_from(match.end()), lower=True)
            if hit and pattern is LABEL_LINE and not reader.ends(hit[1]):
                continue
            turned = turned_name(reader, hit) if hit else None
            if turned:
                found.append(turned)
            else:
                add(hit, "name_label")
    for rule, pattern, strength in CUES:
        if found:
            break
        for match in pattern.finditer(text):
            if cued_name(reader, match, rule, strength, asked, add):
                break
    if not found:
        add(framed_name(reader, asked) or name_here(reader), "name_framed")
    if not found:
        _signature(reader, add)
    if asked in _ASKED_PERSON:
        found = asked_person(reader, found)
    elif (
        not found
        and asked == "name"
        and (turned := turned_name(reader, reader.read(0, lower=True) if tokens else None))
    ):
        found.append(turned)
    elif not found and asked == "name":
        add(replaced_name(reader) or corrected_name(reader, bare_answer(reader)), "name_answer")
    elif not found and asked == "details":
        add(listed_name(reader), "name_listed")
    elif not found and asked is None and "street" in owner and ("house_number" in owner or "postcode" in owner):
        add(name_beside_address(reader), "name_beside_address")
    return found


def _signature(reader: NameReader, add: Add) -> None:
    """The name under a message: after a closing, or after thanks as the very last words."""
    text, tokens = reader.text, reader.tokens
    for match in list(_CLOSING.finditer(text))[-2:][::-1]:
        index = reader.token_from(match.end())
        while index < len(tokens) and (
            tokens[index].kind in (MARK, LINE) or tokens[index].low in ("van", "from", "ook", "x")
        ):
            index += 1
        if index >= len(tokens) or tokens[index].low in ("aan", "uit", "namens"):
            continue
        hit = reader.read(index, lower=True, most=7)
        if not hit or not (tokens[hit[0]].capital or tokens[hit[0]].low in first_names()):
            continue
        ends = (
            hit[1] >= len(tokens)
            or tokens[hit[1]].kind in (LINE, MARK)
            or reader.owner[hit[1]] is not None
            or tokens[hit[1]].low
            in ("tel", "telefoon", "mobiel", "moeder", "vader", "uit", "van", "de", "en", "xx", "x", "and")
        )
        if ends and add(hit, "signature"):
            return
    for match in _THANKS.finditer(text):
        hit = reader.read(reader.token_from(match.end()), lower=False)
        if hit and hit[1] == len(tokens) and _like_own_name(reader, hit):
            add(hit, "signature_thanks")
            return
    line = next((i for i in range(len(tokens) - 1, -1, -1) if tokens[i].kind == LINE), None)
    if line is not None and line + 1 < len(tokens):
        hit = reader.read(line + 1, lower=False)
        if hit and hit[1] == len(tokens) and hit[0] == line + 1 and _like_own_name(reader, hit):
            previous = tokens[line - 1] if line else None
            if previous is not None and (previous.text in ".!?," or previous.kind == LINE):
                add(hit, "signature_line")


def _like_own_name(reader: NameReader, hit: tuple[int, int]) -> bool:
    first = reader.tokens[hit[0]]
    return first.kind == INITIALS or (first.low in first_names() and first.low not in plain_words())
