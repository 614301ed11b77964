"""Dutch postcodes as ``1234 AB`` (domain.md H1)."""

from __future__ import annotations

import re
from bisect import bisect_left

from nlu.numberwords import dictated_digits
from nlu.places import EVERYDAY, place_at
from nlu.spans import Occupied, Span, span_of
from nlu.wordlists import words
from nlu.words import LINE, NUMBER, WORD, Token

_WRITTEN = re.compile(
    r"(?<![\w€$£#@])(?:NL[ \-]?)?([1-9][0-9]{3})([ \t\-.]{0,3})([A-Za-z]{2})(?![\w@])", re.IGNORECASE
)
_SPLIT = re.compile(
    r"(?<![\w€$£#@/])([1-9][0-9])[ .\-]?([0-9]{2})[ \t,\-.]{0,3}([A-Za-z])[ \t.\-]{0,2}([A-Za-z])(?![\w@'’])"
)
_SPELLED = re.compile(
    r"(?<![\w€$£#@/])([1-9][0-9]{3})[ \t,]{1,3}(?:de )?([A-Za-z])[ \t,]{1,2}(?:van|voor|as in|for"
    r"|like)[ \t]{1,2}[A-Za-z]{2,20}"
    r"[ \t,]{1,3}(?:en )?(?:de )?([A-Za-z])[ \t,]{1,2}(?:van|voor|as in|for|like)[ \t]{1,2}[A-Za-z]{2,20}"
)
# Two letters that are a word or a measure: "2019 in", "1200 km".
_TWO_LETTER_WORDS = words(
    "in is en of op de we ik ze me er te om zo ja nu al je km kg cm mm ml eu ha bc pm am uu at to be my it"
    " he by do or"
    " as an on no if so up go us hi ok xx mb gb tb kb kw mw na nr st wo ma di wo do vr za zo dr mr mw vs ex"
    " ad jr u.s"
    " il ll va ie mn zn ff nl st hz kv lb oz ft mg dl pk tl die had das wat a.d ge"
)
_STRONG_BEFORE = re.compile(
    r"(?:postcode|postal code|zip(?: ?code)?|pc|p\.c\.)\s{0,2}(?:is|:|=|-)?\s{0,2}$", re.IGNORECASE
)
_REFERENCE_BEFORE = re.compile(
    r"(?:artikel|art\.?|kenmerk|factuur|zaak|dossier|polis|order|bestel|model|type|versie|referentie"
    r"|reference|ref|code"
    r"|klantnummer|nummer|kamer|room|lokaal|bon|ticket|chassis|serie|kenteken|contract)"
    r"[a-z]{0,9}\.?\s{0,2}(?:is|:|=|-|nr\.?)?\s{0,2}$",
    re.IGNORECASE,
)
_BEFORE_DIGITS = re.compile(r"[0-9][ ]?[.,][ ]?$|[0-9] ?[–+*]$|[€$£] ?$")
_ASKED = ("postcode", "details", "address")
_NEVER = frozenset({"SA", "SD", "SS"})


def to_postcode(digits: str, letters: str) -> str | None:
    """``1234 AB``, or None where no such postcode can exist (first digit 0, or SA, SD, SS)."""
    letters = letters.upper()
    return None if digits[0] == "0" or letters in _NEVER else f"{digits} {letters}"


def find_postcodes(text: str, tokens: list[Token], taken: list[Span], asked: str | None) -> list[Span]:
    """Postcodes in the text, in any spelling; after a question for them also spelled out or dictated."""
    found: list[Span] = []
    occupied = Occupied(taken)
    mixed = not text.isupper()
    for match in _WRITTEN.finditer(text):
        start = match.start(1)
        if not occupied.free(start, match.end()):
            continue
        value = to_postcode(match[1], match[3])
        if value and _plausible(text, tokens, match, mixed, asked):
            found.append(span_of(text, "postcode", start, match.end(), "postcode_written", value))
            occupied.add(start, match.end())
    if asked in _ASKED or "postcode" in text.lower():
        for pattern in (_SPLIT, _SPELLED):
            for match in pattern.finditer(text):
                groups = match.groups()
                digits, letters = "".join(groups[:-2]), "".join(groups[-2:])
                value = to_postcode(digits, letters)
                if not value or not occupied.free(match.start(), match.end()):
                    continue
                if (
                    pattern is _SPLIT
                    and asked != "postcode"
                    and not _STRONG_BEFORE.search(text, max(0, match.start() - 24), match.start())
                ) and (
                    letters.lower() in _TWO_LETTER_WORDS
                    or not (groups[-1].isupper() and groups[-2].isupper())
                ):
                    continue
                found.append(span_of(text, "postcode", match.start(), match.end(), "postcode_spelled", value))
                occupied.add(match.start(), match.end())
        if not found:
            found += _dictated(text, tokens, occupied, asked)
    return sorted(found, key=lambda span: span.start)


def _plausible(text: str, tokens: list[Token], match: re.Match[str], mixed: bool, asked: str | None) -> bool:
    digits, gap, letters = match[1], match[2], match[3]
    start = match.start(1)
    if _STRONG_BEFORE.search(text, max(0, start - 24), start):
        return True
    if _BEFORE_DIGITS.search(text, max(0, start - 3), start) and not text[
        max(0, start - 3) : start
    ].rstrip().endswith(","):
        return False
    if _REFERENCE_BEFORE.search(text, max(0, start - 28), start):
        return False
    # part of a reference such as K-2024-1234AB, unless a house number or a spaced hyphen stands before
    if (
        text[start - 2 : start] == "- "
        or (text[start - 1 : start] == "-" and not match.group().upper().startswith("NL"))
    ) and (text[start - 1] == "-" and not text[max(0, start - 4) : start - 1].rstrip()[-1:].isalnum()):
        return False
    low = letters.lower()
    if low in ("bw", "sr", "sv", "rv") and re.search(
        r"\bart(?:ikel|\.)?\s?$", text[max(0, start - 9) : start], re.IGNORECASE
    ):
        return False
    after = bisect_left(tokens, match.end(), key=lambda token: token.start)
    ends_part = after >= len(tokens) or tokens[after].kind not in (WORD, NUMBER)
    place_follows = place_at(tokens, after) is not None and not (
        tokens[after].low in EVERYDAY and tokens[after].text.islower()
    )
    if letters.isupper() and mixed:
        if low in _TWO_LETTER_WORDS and low in (
            "km",
            "kg",
            "mb",
            "gb",
            "tb",
            "kw",
            "pk",
            "cm",
            "mm",
            "ha",
            "ml",
            "mg",
        ):
            return asked in _ASKED or place_follows
        return not (low == "eu" and not place_follows and asked not in _ASKED)
    if low not in _TWO_LETTER_WORDS:
        # "in 2019 ab en toe": apart and in lower case only where it ends a part or a place follows
        if not gap or not letters.islower() or asked in _ASKED or not mixed or ends_part or place_follows:
            return True
        return (
            not _is_year(digits)
            and after < len(tokens)
            and tokens[after].kind != LINE
            and _house_number_before(text, start)
        )
    if asked == "postcode":
        return ends_part or place_follows
    if low in ("km", "kg", "cm", "mm", "mb", "gb", "ml", "mg"):
        return asked in _ASKED and place_follows
    if asked in _ASKED:
        return (
            not gap
            or (ends_part and not _is_year(digits))
            or (place_follows and not (low == "in" and _is_year(digits)))
        )
    return not gap and place_follows


def _house_number_before(text: str, start: int) -> bool:
    return bool(re.search(r"[0-9][a-zA-Z]?[ ,]{1,2}$", text[max(0, start - 6) : start]))


def _is_year(digits: str) -> bool:
    return 1900 <= int(digits) <= 2099


def _dictated(text: str, tokens: list[Token], occupied: Occupied, asked: str | None) -> list[Span]:
    """ "zevenentachtig vijfenzeventig x d" and "acht zeven zeven vijf XD"."""
    for index in range(len(tokens)):
        pieces, spoken = dictated_digits(tokens, index)
        if not spoken:
            continue
        digits, after = "", index
        for piece, behind in pieces:
            digits, after = digits + piece, behind
            if len(digits) >= 4:
                break
        if len(digits) != 4 or after >= len(tokens):
            continue
        first = tokens[after]
        second = tokens[after + 1] if after + 1 < len(tokens) else None
        if first.kind == WORD and len(first.low) == 2 and first.low.isalpha():
            letters, end = first.low, first.end
        elif (
            first.kind == WORD
            and len(first.low) == 1
            and second
            and len(second.low) == 1
            and second.kind == WORD
        ):
            letters, end = first.low + second.low, second.end
        else:
            continue
        if letters in _TWO_LETTER_WORDS and asked != "postcode":
            continue
        value = to_postcode(digits, letters)
        if value and occupied.free(tokens[index].start, end):
            return [span_of(text, "postcode", tokens[index].start, end, "postcode_dictated", value)]
    return []
