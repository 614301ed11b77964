"""Telephone numbers, typed or dictated, as E.164 (domain.md H3)."""

from __future__ import annotations

import re

import phonenumbers
from phonenumbers import PhoneNumberType

from nlu.numberwords import dictated_digits
from nlu.spans import Occupied, Span, span_of
from nlu.words import Token

# Where a number can start: a country code, a national zero, or 31 run together.
_START = re.compile(r"(?<![\w+.,€])\(?(?:\+[ (]{0,2}[1-9]|00[1-9]|0|31[1-9][0-9]{8}(?![0-9]))")
_BARE_MOBILE = re.compile(r"(?<![\w+])6[ \-]?[0-9](?:[ \-]?[0-9]){7}(?!\w)")
_IN_TWO = re.compile(
    r"(?<!\w)06(?:[ -]?nummer)?[ ]?(?:is|en dan|dan|en|:|,|then"
    r"|and)[ ]{1,2}(?P<rest>[1-9](?:[ -]?[0-9]){7})(?![0-9])",
    re.IGNORECASE,
)
_SEPARATORS = " \t.-/()–—\u00a0‑"
_REFERENCE = re.compile(
    r"(?:klant|dossier|factuur|polis|order|zaak|case|client|cliënt|rekening|relatie|lid|ticket|contract|kvk"
    r"|bsn|iban"
    r"|referentie|kenmerk|sofi|pas|account|dossiers?|btw|agb|big)"
    r"[\s\-]{0,2}(?:nummer|nr\.?|number|no\.?|code)?[\s:=#]{0,3}(?:is|was)?[\s:]{0,2}$",
    re.IGNORECASE,
)
IBAN = re.compile(
    r"(?<!\w)(?:NL[ ]?[0-9]{2}[ ]?[A-Z]{4}(?:[ .]?[0-9]){10}|BE[ ]?[0-9]{2}(?:[ ]?[0-9]){12}"
    r"|DE[ ]?[0-9]{2}(?:[ ]?[0-9]){18})"
    r"(?!\w)",
    re.IGNORECASE,
)
# A person's own number is none of these.
_NOT_OWN = {
    PhoneNumberType.PREMIUM_RATE,
    PhoneNumberType.TOLL_FREE,
    PhoneNumberType.SHARED_COST,
    PhoneNumberType.VOICEMAIL,
}
_SPOKEN_START = {"nul", "zero", "plus"}


def to_e164(written: str) -> str | None:
    """The number as E.164, or None where it is no valid number that reaches a person.

    Too short, emergency, 0800 and 0900 numbers give None.
    """
    try:
        number = phonenumbers.parse(written, "NL")
    except phonenumbers.NumberParseException:
        return None
    if (
        number.extension
        or not phonenumbers.is_valid_number(number)
        or phonenumbers.number_type(number) in _NOT_OWN
    ):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


_DATE = re.compile(r"[0-3]?[0-9]([-/. ])[01]?[0-9]\1(?:19|20)[0-9]{2}(?![0-9])")


def _group_ends(text: str, start: int) -> list[tuple[int, int]]:
    """Ends of the digit groups from ``start`` on, each with the count of digits so far (at most 16)."""
    ends: list[tuple[int, int]] = []
    count, index, gap = 0, start, 0
    length = len(text)
    while index < length and count <= 16:
        char = text[index]
        if "0" <= char <= "9":
            count += 1
            gap = 0
            if index + 1 >= length or not ("0" <= text[index + 1] <= "9"):
                ends.append((index + 1, count))
        elif char in _SEPARATORS or (char == "+" and index == start) or (char == "+" and text[start] == "("):
            gap += 1
            if gap > 4:
                break
        else:
            break
        index += 1
    return ends


def _typed_at(text: str, start: int) -> Span | None:
    if _DATE.match(text, start):
        return None
    head = text[start : start + 3].lstrip("(")
    for end, count in reversed(_group_ends(text, start)):
        if not 9 <= count <= 15 or (end < len(text) and (text[end].isalnum() or text[end] == "@")):
            continue
        written = text[start:end]
        if head.startswith("0") and not head.startswith("00") and count > 11:
            continue
        value = to_e164("+" + written if head.startswith("31") else written)
        if value:
            return span_of(text, "phone", start, end, "phone_typed", value)
    return None


def find_phones(text: str, tokens: list[Token], taken: list[Span], asked: str | None = None) -> list[Span]:
    """Telephone numbers in the text.

    Args:
        taken: spans that are something else already (e-mail addresses).
        asked: the open question; after "phone" a mobile number without its zero is read too.
    """
    found: list[Span] = []
    occupied = Occupied(taken)
    blocked = [(match.start(), match.end()) for match in IBAN.finditer(text)]
    position = 0
    while match := _START.search(text, position):
        start = match.start()
        position = match.end()
        if any(begin <= start < end for begin, end in blocked) or not occupied.free(start, start + 1):
            continue
        if _REFERENCE.search(text, max(0, start - 40), start):
            continue
        span = _typed_at(text, start)
        if span:
            if span.text.startswith("(") and ")" not in span.text:
                span = span_of(text, "phone", start + 1, span.end, span.rule, span.value)
            found.append(span)
            occupied.add(span.start, span.end)
            position = span.end
    if asked == "phone" and not found:
        for match in _BARE_MOBILE.finditer(text):
            value = to_e164("0" + match.group())
            if value and occupied.free(match.start(), match.end()):
                found.append(span_of(text, "phone", match.start(), match.end(), "phone_without_zero", value))
    for match in _IN_TWO.finditer(text) if not found else ():
        value = to_e164("06" + match["rest"])
        if value and occupied.free(match.start(), match.end()):
            found.append(span_of(text, "phone", match.start(), match.end(), "phone_in_two", value))
            occupied.add(match.start(), match.end())
    found += _dictated(text, tokens, occupied)
    return sorted(found, key=lambda span: span.start)


def _dictated(text: str, tokens: list[Token], occupied: Occupied) -> list[Span]:
    found: list[Span] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if (
            token.low in _SPOKEN_START
            or token.low.startswith("nul")
            or (token.text in ("+", "0", "06", "00") and index + 1 < len(tokens))
        ):
            pieces, spoken = dictated_digits(tokens, index)
            if spoken:
                for count in range(len(pieces), 1, -1):
                    digits = "".join(piece for piece, _ in pieces[:count])
                    if not 9 <= len(digits) <= 16:
                        continue
                    end = tokens[pieces[count - 1][1] - 1].end
                    value = to_e164(digits)
                    if value and occupied.free(token.start, end):
                        found.append(span_of(text, "phone", token.start, end, "phone_dictated", value))
                        index = pieces[count - 1][1] - 1
                        break
        index += 1
    return found
