"""Names as one part of a row of details."""

from __future__ import annotations

from nlu.name_reader import NameReader
from nlu.name_words import NO_NAME, PARTICLES, POST_TITLES, TITLES, is_first_name, is_ordinary, surname_words
from nlu.places import everyday, place_at
from nlu.wordlists import first_names, plain_words, surnames, words
from nlu.words import INITIALS, LINE, WORD

_FROM = frozenset({"uit", "te", "in", "from"})


def listed_name(reader: NameReader) -> tuple[int, int] | None:
    """The name in a row of details: a part of the text that is made of name words alone."""
    tokens, owner = reader.tokens, reader.owner
    index = 0
    best: tuple[int, int] | None = None
    while index < len(tokens):
        if owner[index] is not None or not tokens[index].name_part:
            index += 1
            continue
        after = index
        while (
            after < len(tokens)
            and owner[after] is None
            and (
                tokens[after].name_part
                or (tokens[after].text == "-" and after > index)
                or (tokens[after].text == "." and len(tokens[after - 1].text) <= 4 and tokens[after - 1].low in TITLES)
            )
        ):
            after += 1
        hit = _part_as_name(reader, index, after) or _start_of_part(reader, index, after)
        if hit:
            hit = _with_next_line(reader, hit)
            after = max(after, hit[1])
            first = tokens[hit[0]]
            known = is_first_name(first.low) or first.kind == INITIALS or reader.skip_titles(index) > index
            if known or hit[1] - hit[0] > 1 and first.low in first_names():
                return hit
            # without any other detail in the message an unknown word is no name
            if best is None and (
                any(owner)
                or first.low in surnames()
                or (
                    hit[1] - hit[0] > 1
                    and not reader.shouted
                    and hit[1] - hit[0] == len([t for t in tokens if t.kind == WORD])
                )
            ):
                best = hit
        index = after
    return best


def _start_of_part(reader: NameReader, index: int, after: int) -> tuple[int, int] | None:
    """A known first name and a surname with more words behind them: "Sanne Bakker liever bellen"."""
    tokens = reader.tokens
    while index < after and tokens[index].low in _LIST_LABELS:
        index += 1
    hit = reader.read(index, lower=True)
    if not hit or hit[1] >= after:
        return None
    first, index = tokens[hit[0]], hit[0]
    if not (first.kind == INITIALS or first.low in first_names() and first.low not in plain_words()):
        return None
    index, end = _without_place(reader, index, hit[1])
    size = end - index
    written = all(token.capital or token.low in PARTICLES for token in tokens[index:end]) and not reader.shouted
    if size > 5 or any(is_ordinary(token) for token in tokens[index:end] if token.kind == WORD):
        return None
    return (index, end) if size > 1 and (written or reader.ends(end)) else None


def _with_next_line(reader: NameReader, hit: tuple[int, int]) -> tuple[int, int]:
    """Take in the surname on the next line, where a line holds nothing but a first name."""
    tokens, owner = reader.tokens, reader.owner
    alone = hit[1] - hit[0] == 1 and (hit[0] == 0 or tokens[hit[0] - 1].kind == LINE)
    if not alone or hit[1] >= len(tokens) or tokens[hit[1]].kind != LINE or tokens[hit[0]].low not in first_names():
        return hit
    start = after = hit[1] + 1
    while after < len(tokens) and tokens[after].name_part and owner[after] is None:
        after += 1
    size = after - start
    whole_line = after >= len(tokens) or tokens[after].kind == LINE
    if not size or size > 4 or not whole_line or place_at(tokens, start) == after:
        return hit
    last = tokens[after - 1]
    surname = tokens[start].low in PARTICLES and size > 1 or last.low in surnames() or last.low in surname_words()
    return (hit[0], after) if surname and not is_ordinary(last) else hit


def _without_place(reader: NameReader, index: int, after: int) -> tuple[int, int]:
    """Cut a known place off the end of a row of name words: "Sanne Bakker Utrecht"."""
    tokens = reader.tokens
    for first in range(index + 1, after):
        if (
            place_at(tokens, first) == after
            and tokens[first - 1].low not in PARTICLES
            and tokens[first].low not in first_names()
        ) and not everyday(tokens[first]):
            return index, first
        if place_at(tokens, first) == after and first - 1 > index and tokens[first - 1].low in _FROM:
            return index, first - 1
    return index, after


def name_beside_address(reader: NameReader) -> tuple[int, int] | None:
    """A name that is the part right before an address: "M. de Wit, Achterom 1, 2345 BC Wijkveen"."""
    tokens, owner = reader.tokens, reader.owner
    street = owner.index("street")
    after = street
    while after > 0 and (tokens[after - 1].kind == LINE or tokens[after - 1].text in ",;|-/"):
        after -= 1
    if after == street or after == 0:
        return None
    index = after
    while index > 0 and owner[index - 1] is None and tokens[index - 1].name_part:
        index -= 1
    if index > 0 and tokens[index - 1].text not in ":,;.!-" and tokens[index - 1].kind != LINE:
        return None
    hit = _part_as_name(reader, index, after)
    if not hit or not tokens[hit[0]].capital:
        return None
    first = tokens[hit[0]]
    if first.kind == INITIALS or reader.skip_titles(index) > index:
        return hit
    return hit if first.low in first_names() and (hit[1] - hit[0] > 1 or index == 0) else None


_LIST_LABELS = words(
    "naam adres straat huisnummer postcode plaats woonplaats telefoon telefoonnummer tel mobiel mail email"
    " e-mail mailadres"
    " mobiele nummer nr emailadres name address phone city mob gsm en is mijn and my op in te aan uit woon"
    " ik woonadres"
    " e-mailadres e-mail-adres thuis nummer: de het at on telnr telnummer mob. tel. t m e is: nl nederland"
    " hoi hallo dit zijn"
    " gegevens hier volgen bij deze zie hieronder are details here telefoonnr tel.nr"
)


def _part_as_name(reader: NameReader, index: int, after: int) -> tuple[int, int] | None:
    tokens = reader.tokens
    while (
        index < after
        and (
            tokens[index].low in _LIST_LABELS
            or (tokens[index].low in ("ben", "am") and index and tokens[index - 1].low in ("ik", "i"))
        )
        and not (
            tokens[index].low in ("de", "het", "op", "in", "aan", "uit")
            and tokens[index].low in ("de",)
            and index + 1 < after
        )
    ):
        index += 1
    while after > index and tokens[after - 1].low in _LIST_LABELS:
        after -= 1
    index = reader.skip_titles(index)
    words = tokens[index:after]
    if not 0 < len(words) <= 8:
        return None
    index, after = _without_place(reader, index, after)
    words = tokens[index:after]
    if not words:
        return None
    if place_at(tokens, index) == after and words[0].low not in first_names():
        return None
    if words[0].low in PARTICLES and len(words) == 1:
        return None
    for at, token in enumerate(words):
        if (
            token.low in plain_words()
            and token.low not in PARTICLES
            and not (
                token.low in surname_words()
                or (at and token.capital and words[at - 1].low in PARTICLES)
                or (token.capital and token.low in first_names())
                or reader.surname_like(index + at)
            )
        ):
            hit = reader.read(index, lower=False)
            if hit and hit[0] == index and tokens[index].low in first_names() and hit[1] >= after:
                return hit
            return None
    if any(is_ordinary(token) for token in words if token.kind == WORD):
        return None
    if any(token.low in plain_words() for token in words if token.low not in PARTICLES):
        first = words[0]
        if not (
            is_first_name(first.low)
            or first.low in first_names()
            and first.capital
            and not reader.shouted
            or first.kind == INITIALS
            or (first.low in PARTICLES and len(words) > 1 and words[-1].capital and not reader.shouted)
        ):
            return None
    if words[-1].low in PARTICLES or words[0].low in NO_NAME or (len(words) == 1 and len(words[0].low) < 2):
        return None
    if len(words) == 1 and words[0].low not in first_names() and not words[0].capital and words[0].kind != INITIALS:
        return None
    while words and (words[-1].text in "-." or words[-1].low in POST_TITLES):
        words = words[:-1]
        after -= 1
    return index, after
