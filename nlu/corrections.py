"""Leaving out what somebody takes back: "not … but", "old … new …" (contract, "Normal forms")."""

from __future__ import annotations

import re

from nlu.spans import Span
from nlu.wordlists import words
from nlu.words import Token

_ADDRESS = frozenset({"street", "house_number", "postcode", "city"})
# Words that may stand between a denial and what it denies.
_LINK = words(
    "meer op aan in de het een nummer nr mijn m'n mn naar te my at on the anymore any longer huisnummer"
    " postcode tel tel."
    " telefoonnummer adres woonplaats is was wel woon woonde woont heet heette ben van from : - , = . ( )"
    " en of or and"
    " \" ' straat stond stonden staat that dit dat this which die er had heb nog steeds live lived living"
    " straatnaam naam"
    " mail e-mail emailadres mailadres e-mailadres mobiel mobiele phone number address email postal code"
    " name old uit"
    " ik i geloof ; / woonadres gebruikt gebruik gebruiken bereikbaar bereiken via ja nee no yes mw mevrouw"
    " meneer"
    " dhr mr mrs toen daar ook waar wij we jullie hebben u achternaam voornaam zo zoals"
)
_DENY = words("niet geen not isn't no don't doesn't dont wasn't never nooit")
_BUT = words("maar but wel nu now nieuwe nieuw new")
_OLD = words(
    "oude oud vorige vroegere voormalige vroeger voorheen eerst eerder eerdere old previous former formerly"
    " previously"
    " before oude: oud: was: destijds toen"
)
_NEW = words(
    "nieuwe nieuw nu new now tegenwoordig inmiddels huidige current currently maar but wordt geworden sinds"
)
_INSTEAD = re.compile(
    r"(?<!\w)(?:in plaats van|inplaats van|i\.?p\.?v\.?|instead of|en niet|and not|rather than|ipv)(?!\w)",
    re.IGNORECASE,
)
_REPLACE = re.compile(
    r"(?<!\w)(?:verander|wijzig|vervang|pas|change|replace|correct|verhuisd van|verhuisd uit|verhuis van"
    r"|moved from|wijziging van|van)(?!\w)",
    re.IGNORECASE,
)
_INTO = re.compile(
    r"(?:^|(?<=\W))(?:moet zijn|moet het|moet eigenlijk|moet dus|moet|wordt|naar|in|door|to|with|should be"
    r"|into|is nu|->|=>|→|>|is geworden)(?!\w)",
    re.IGNORECASE,
)
_OOPS = re.compile(
    r"^[\s,.;:…\-(]*(?:(?:oh|o|eh|uh|ehm|nou|of|wacht|no|nee|neen|sorry|oeps|pardon|excuus|correctie"
    r"|correction|foutje|fout|typefout"
    r"|ik bedoel|bedoel ik|i mean|i meant|ik bedoelde|actually|eigenlijk|rather|beter gezegd|wait|niet|typo"
    r"|hoor|het is|dat moet|that should be"
    r"|it is|it's|moet zijn|\*)[\s,.;:…\-)!]*)+(?:(?:op|aan|in|de|het|nummer|nr|is|mijn|my|wel|dat|dit|at"
    r"|on|postcode|huisnummer|mijn naam|naam)\s*)*$",
    re.IGNORECASE,
)
_OOPS_WORD = re.compile(
    r"(?<!\w)(?:nee|neen|sorry|oeps|wacht|correctie|correction|foutje|typefout|ik bedoel|bedoel ik|i mean"
    r"|i meant|ik bedoelde|actually|beter gezegd"
    r"|wait|no|typo|moet zijn|fout|pardon|excuus|of eigenlijk)(?!\w)|\*",
    re.IGNORECASE,
)
_POST_OLD = re.compile(
    r"^[\s\-(:]*(?:(?:is|was|dat is|dat was|that was|that is|that's|were)\s+)?(?:(?<!, )niet meer"
    r"|klopt niet|klopte niet|klopt niet meer|is fout|is verkeerd|is onjuist|is niet juist"
    r"|is niet goed|is niet meer|is wrong|was wrong|no longer|(?:is|was) (?:mijn|het|ons|my|the|our|m'n"
    r"|mn) (?:oude|vorige|vroegere|old|previous|former)"
    r"|(?:mijn|het|my|the) (?:oude|vorige|old|previous|former)(?: \w+)?\s*(?:[.,)]|$)|is oud|\(?oud\)"
    r"|\(?old\)|doet het niet|werkt niet|gebruik ik niet|heb ik niet meer|bestaat niet|staat verkeerd"
    r"|staat fout"
    r"|woon ik niet|verkeerd|fout geschreven|is out of date|doesn't work|isn't right|is not right"
    r"|is not correct)",
    re.IGNORECASE,
)


_DO_NOT_USE = re.compile(
    r"(?<!\w)(?:niet|nooit|not|never)(?: meer)? (?:bellen|bel|appen|mailen|call|email|mail)(?: me"
    r"| mij)? (?:op|naar|on|at|to)(?: het nummer| nummer)?\s?$",
    re.IGNORECASE,
)


def current_only(text: str, tokens: list[Token], spans: list[Span]) -> list[Span]:
    """The spans without those that were denied, corrected or called old.

    After "not … but" and "old … new …" only the new one stays; what is denied without a successor goes too.
    """
    if not spans:
        return spans
    spans = sorted(spans, key=lambda span: (span.start, span.end))
    dropped: set[int] = set()
    inside = _inside(tokens, spans)
    for index, token in enumerate(tokens):
        if inside[index] is not None:
            continue
        if token.low in _DENY or (token.low == "niet" and index):
            _drop_chain(tokens, spans, inside, index + 1, dropped, token.low)
        elif token.low in _OLD and not (index + 1 < len(tokens) and tokens[index + 1].text == ")"):
            _drop_chain(tokens, spans, inside, index + 1, dropped, "old")
    for match in _INSTEAD.finditer(text):
        index = next((i for i, token in enumerate(tokens) if token.start >= match.end()), len(tokens))
        _drop_chain(tokens, spans, inside, index, dropped, "instead")
    _drop_pairs(text, spans, dropped)
    return [span for number, span in enumerate(spans) if number not in dropped]


def _inside(tokens: list[Token], spans: list[Span]) -> list[int | None]:
    """Per token the number of the span that it lies in."""
    inside: list[int | None] = [None] * len(tokens)
    at = 0
    for index, token in enumerate(tokens):
        while at < len(spans) and spans[at].end <= token.start:
            at += 1
        if at < len(spans) and spans[at].start < token.end:
            inside[index] = at
    return inside


def _drop_chain(
    tokens: list[Token], spans: list[Span], inside: list[int | None], index: int, dropped: set[int], why: str
) -> None:
    """Drop the spans that follow with only linking words between, up to "but" or "new"."""
    first: str | None = None
    steps = 0
    seen: set[str] = set()
    chain: list[int] = []
    crossed = False
    while index < len(tokens) and steps < 8:
        number = inside[index]
        token = tokens[index]
        if number is None:
            if (
                token.low in _BUT
                and not (token.low == "wel" and not chain)
                or (why == "old" and token.low in _NEW)
            ):
                break
            if why == "old" and token.low == "is" and chain:
                break
            if token.low not in _LINK and token.kind != "line":
                break
            if token.text in ".!?" or token.kind == "line":
                if chain:
                    break
                crossed = True
            if token.text in ",;:-" and not chain and not (why == "old" and token.text in ":-"):
                break
            if token.text == "," and chain and spans[chain[-1]].entity not in _ADDRESS:
                break
            steps += 1
            index += 1
            continue
        span = spans[number]
        kind = "address" if span.entity in _ADDRESS else span.entity
        if crossed and why != "old":
            break
        if first is None:
            first = kind
        if kind != first or span.entity in seen and span.entity != "phone" and span.entity != "email":
            break
        if span.entity in seen:
            break
        seen.add(span.entity)
        chain.append(number)
        steps = 0
        while index < len(tokens) and inside[index] == number:
            index += 1
    if not chain:
        return
    if why == "geen" or why == "no":
        successor = any(spans[number].entity in seen for number in range(chain[-1] + 1, len(spans)))
        if not successor and tokens and why == "no":
            return
    dropped.update(chain)


def _drop_pairs(text: str, spans: list[Span], dropped: set[int]) -> None:
    """Drop the first of two of one kind where the words around them say that the second replaces it."""
    for later in range(1, len(spans)):
        if later in dropped:
            continue
        for earlier in range(later - 1, max(-1, later - 6), -1):
            if earlier in dropped or spans[earlier].entity != spans[later].entity:
                continue
            gap = text[spans[earlier].end : spans[later].start]
            if len(gap) > 80:
                break
            if _replaces(text, spans, earlier, later, gap):
                successors = {span.entity for span in spans[later:]}
                dropped.update(
                    n for n in _group(text, spans, earlier, later) if spans[n].entity in successors
                )
            break
    for number, span in enumerate(spans):
        if number in dropped:
            continue
        if span.entity in ("phone", "email") and _DO_NOT_USE.search(
            text, max(0, span.start - 40), span.start
        ):
            dropped.add(number)
            continue
        after = text[span.end : span.end + 48]
        if _POST_OLD.match(after) and not after.startswith(("\n\n",)):
            dropped.update(_group(text, spans, number, number + 1))


def _replaces(text: str, spans: list[Span], earlier: int, later: int, gap: str) -> bool:
    plain = gap
    for number in range(earlier + 1, later):
        start, end = spans[number].start - spans[earlier].end, spans[number].end - spans[earlier].end
        plain = plain[:start] + " " * (end - start) + plain[end:]
    if _OOPS_WORD.search(plain) and _OOPS.match(plain.strip() + " " if plain.strip() else " "):
        return True
    if (
        re.search(
            r"(?<!\w)(?:moet zijn|moet|wordt|is nu|is geworden|should be|->|=>|→)", plain, re.IGNORECASE
        )
        and len(plain.split()) <= 6
    ):
        return True
    before = text[max(0, spans[earlier].start - 40) : spans[earlier].start]
    if _REPLACE.search(before) and _INTO.search(plain) and len(plain.split()) <= 5:
        changing = re.search(
            r"(?<!\w)(?:verander|wijzig|vervang|change|replace|verhuis|moved|wijziging|pas)",
            text,
            re.IGNORECASE,
        )
        return bool(changing)
    return False


def _group(text: str, spans: list[Span], number: int, stop: int) -> set[int]:
    """The span with the other parts of its address that stand right beside it."""
    group = {number}
    if spans[number].entity not in _ADDRESS:
        return group
    at = number
    while (
        at > 0
        and spans[at - 1].entity in _ADDRESS
        and spans[at - 1].entity not in {spans[n].entity for n in group}
    ):
        if not re.fullmatch(
            r"[\s,\-(]*(?:te|in|nummer|nr\.?|postcode)?[\s,]*",
            text[spans[at - 1].end : spans[at].start],
            re.IGNORECASE,
        ):
            break
        at -= 1
        group.add(at)
    at = number
    while at + 1 < min(stop, len(spans)) and spans[at + 1].entity in _ADDRESS:
        if spans[at + 1].entity in {spans[n].entity for n in group}:
            break
        if not re.fullmatch(
            r"[\s,\-(]*(?:te|in|nummer|nr\.?|postcode)?[\s,]*",
            text[spans[at].end : spans[at + 1].start],
            re.IGNORECASE,
        ):
            break
        at += 1
        group.add(at)
    return group
