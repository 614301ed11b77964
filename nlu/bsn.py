"""Citizen service numbers (BSN): never asked, so found only to be left out (domain.md H8)."""

from __future__ import annotations

import re

from stdnum.nl import bsn

from nlu.numberwords import dictated_digits
from nlu.phones import IBAN, to_e164
from nlu.spans import Span, span_of
from nlu.words import tokenise

MASK = "[bsn weggelaten]"

_DIGITS = re.compile(r"[0-9](?:[ \t.\-\u00a0]{0,3}[0-9])*")
_GROUP = re.compile(r"[0-9]+")
_CUE = re.compile(
    r"\bbsn\b|bsn-?(?:nr|nummer)|burger\s?service\s?(?:nummer|nr)?|sofi\s?-?(?:nummer|nr)?"
    r"|citizen service number",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"(?:klant|dossier|factuur|polis|order|zaak|case|rekening|relatie|lid|ticket|contract|kvk|referentie"
    r"|reference"
    r"|kenmerk|account|invoice|btw|agb|big|serie|bestel|meld|telefoon|tel|mobiel|phone)[a-z]{0,8}"
    r"[\s\-.]{0,2}(?:nummer|nr|number|no|code)?[\s:=#.]{0,3}(?:is|was)?[\s:]{0,2}$",
    re.IGNORECASE,
)
# How people group nine digits; any other grouping needs the word BSN near.
_USUAL_GROUPS = {
    (9,),
    (3, 3, 3),
    (4, 2, 3),
    (4, 3, 2),
    (2, 3, 4),
    (4, 5),
    (5, 4),
    (3, 6),
    (6, 3),
    (2, 2, 2, 3),
    (3, 2, 2, 2),
    (2, 2, 5),
    (3, 2, 4),
    (1, 2, 3, 3),
}
_NEAR = 40


def _near_cue(text: str, start: int, end: int, cues: list[tuple[int, int]]) -> bool:
    return any(cue_end > start - _NEAR and cue_start < end + _NEAR for cue_start, cue_end in cues)


def find_bsn(text: str) -> list[Span]:
    """BSNs in the text: nine digits that pass the elfproef, with or without dots, spaces or hyphens.

    Eight digits count, with their leading zero, only where the word BSN or sofinummer is near; so do
    dictated ones. Telephone numbers, IBANs and numbers named as a reference do not count.
    """
    if not any(char.isdigit() for char in text) and not _CUE.search(text):
        return []
    cues = [(match.start(), match.end()) for match in _CUE.finditer(text)]
    ibans = [(match.start(), match.end()) for match in IBAN.finditer(text)]
    found: list[Span] = []
    for run in _DIGITS.finditer(text):
        if run.end() - run.start() < 8:
            continue
        found += _in_run(text, run.start(), run.end(), cues, ibans)
    if cues:
        found += _dictated(text, cues, found)
    return sorted(found, key=lambda span: span.start)


def _in_run(
    text: str, start: int, end: int, cues: list[tuple[int, int]], ibans: list[tuple[int, int]]
) -> list[Span]:
    groups = [(match.start(), match.end()) for match in _GROUP.finditer(text, start, end)]
    found: list[Span] = []
    first = 0
    while first < len(groups):
        hit = None
        total = 0
        for last in range(first, min(first + 9, len(groups))):
            total += groups[last][1] - groups[last][0]
            if total > 9:
                break
            if total >= 8 and _is_bsn(text, groups[first : last + 1], cues, ibans):
                hit = last
        if hit is None:
            first += 1
            continue
        begin, stop = groups[first][0], groups[hit][1]
        digits = "".join(text[a:b] for a, b in groups[first : hit + 1]).zfill(9)
        found.append(span_of(text, "bsn", begin, stop, "bsn_elfproef", digits))
        first = hit + 1
    return found


def _is_bsn(
    text: str, groups: list[tuple[int, int]], cues: list[tuple[int, int]], ibans: list[tuple[int, int]]
) -> bool:
    start, end = groups[0][0], groups[-1][1]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before.isalnum() or before in "_+@" or after.isalnum() or after in "_@":
        return False
    if any(begin < end and start < stop for begin, stop in ibans):
        return False
    near = _near_cue(text, start, end, cues)
    digits = "".join(text[a:b] for a, b in groups)
    if not bsn.is_valid(digits.zfill(9)):
        return False
    if len(digits) == 8:
        return near
    if near:
        return True
    sizes = tuple(b - a for a, b in groups)
    if sizes not in _USUAL_GROUPS or _part_of_phone(text, start, end):
        return False
    if len(sizes) > 1 and digits.startswith("0"):
        return False
    return not _REFERENCE.search(text, max(0, start - 40), start)


def _part_of_phone(text: str, start: int, end: int) -> bool:
    """Whether the digits belong to a telephone number that starts before them or runs on after them."""
    left = start
    while left and start - left < 8 and (text[left - 1].isdigit() or text[left - 1] in "+ .-()/"):
        left -= 1
    right = end
    while right < len(text) and right - end < 6 and (text[right].isdigit() or text[right] in " .-/"):
        right += 1
    if (
        left < start
        and any(char.isdigit() for char in text[left:start])
        and to_e164(text[left:end].strip(" .-/"))
    ):
        return True
    return any(char.isdigit() for char in text[end:right]) and bool(to_e164(text[start:right].strip(" .-/")))


def _dictated(text: str, cues: list[tuple[int, int]], found: list[Span]) -> list[Span]:
    tokens = tokenise(text)
    hits: list[Span] = []
    index = 0
    while index < len(tokens):
        pieces, spoken = dictated_digits(tokens, index)
        if not pieces:
            index += 1
            continue
        digits = "".join(piece for piece, _ in pieces)
        last = pieces[-1][1]
        start, end = tokens[index].start, tokens[last - 1].end
        if (
            spoken
            and len(digits) in (8, 9)
            and bsn.is_valid(digits.zfill(9))
            and _near_cue(text, start, end, cues)
        ) and all(span.end <= start or span.start >= end for span in found):
            hits.append(span_of(text, "bsn", start, end, "bsn_dictated", digits.zfill(9)))
        index = last
    return hits


def mask_bsn(text: str) -> tuple[str, bool]:
    """The text with every BSN replaced, and whether there was one."""
    spans = find_bsn(text)
    for span in reversed(spans):
        text = text[: span.start] + MASK + text[span.end :]
    return text, bool(spans)
