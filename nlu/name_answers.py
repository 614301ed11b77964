"""Names as bare answers to a question for one."""

from __future__ import annotations

import re

from nlu.name_reader import NameReader
from nlu.name_words import (
    NO_NAME,
    NOT_ME,
    ONE_WORD_NAMES,
    PARTICLES,
    POST_TITLES,
    TRAILERS,
    is_first_name,
    is_ordinary,
    surname_words,
)
from nlu.places import place_at
from nlu.spans import Span
from nlu.wordlists import first_names, function_words, plain_words, surnames, words
from nlu.words import INITIALS, LINE, MARK, WORD

_BARE_FILLERS = words(
    "ja hoi hallo hi hello dag eh ehm uh nou oke oké ok okay het is dat dit gewoon mijn naam it's its it"
    " that's zeg maar oh"
    " sure yes well me ik ben alleen voornaam just de name my heet dan antwoord zet doe"
)


def bare_answer(reader: NameReader) -> tuple[int, int] | None:
    """The name in a bare answer to "what is your name?"."""
    tokens, owner = reader.tokens, reader.owner
    if not tokens:
        return None
    if any(token.text == "?" for token in tokens):
        return None
    index = 0
    while index < len(tokens) and (
        tokens[index].kind in (MARK, LINE)
        or (tokens[index].low in _BARE_FILLERS and not _name_starts(reader, index))
    ):
        index += 1
    if index >= len(tokens) or owner[index] is not None:
        return None
    start = index
    index = reader.skip_titles(index)
    after = index
    while (
        after < len(tokens)
        and owner[after] is None
        and (tokens[after].kind in (WORD, INITIALS) or (tokens[after].text in "-/" and after > index))
    ):
        after += 1
    end = after
    while end > index and (
        tokens[end - 1].low in TRAILERS or tokens[end - 1].low in POST_TITLES or tokens[end - 1].text in "-/"
    ):
        end -= 1
    words = tokens[index:end]
    if not words:
        return None
    for cut, token in enumerate(words):
        if token.low in ("met", "with", "uit", "from", "zonder") and cut:
            words, end = words[:cut], index + cut
            break
    if len(words) > 8:
        return None
    if not is_credible(reader, index, end):
        return None
    lows = [token.low for token in words]
    if (
        words[0].low in ONE_WORD_NAMES
        and words[0].capital
        and len(words) > 1
        and words[1].low not in plain_words()
        and not reader.shouted
        and (words[1].capital or words[1].low in PARTICLES)
    ):
        return index, end
    if len(words) == 1:
        token = words[0]
        if token.low in plain_words():
            return (index, end) if token.low in ONE_WORD_NAMES and token.capital else None
        if token.kind == INITIALS:
            return (index, end)
        if (
            len(token.low) < 2
            or token.low in NO_NAME
            or token.low in PARTICLES
            and token.low not in first_names()
        ):
            return None
        return index, end
    plain = [
        low for low, token in zip(lows, words, strict=False) if low in plain_words() and low not in PARTICLES
    ]
    if plain:
        written = all(token.capital or token.low in PARTICLES for token in words) and not reader.shouted
        if (
            written
            and words[0].low in first_names()
            and words[0].low not in plain_words()
            and len(words) <= 4
        ):
            return index, end
        hit = reader.read(start, lower=False)
        if (
            hit
            and not reader.shouted
            and all(tokens[i].capital or tokens[i].low in PARTICLES for i in range(*hit))
        ):
            known = tokens[hit[0]].low in first_names() or hit[1] - hit[0] > 1
            stop = hit[1] >= len(tokens) or tokens[hit[1]].kind in (MARK, LINE) or owner[hit[1]] is not None
            return (
                hit
                if known
                and (stop or tokens[hit[1]].low in ("en", "hoor", "ik", "van", "uit", "met", "maar", "and"))
                else None
            )
        if all(
            low in surname_words() or (low in ONE_WORD_NAMES and low != lows[0]) for low in plain
        ) and lows[0] not in ("wil", "can", "will", "may"):
            return index, end
        return None
    if lows[-1] in PARTICLES:
        return None
    if is_first_name(words[0].low) or words[0].kind == INITIALS or index > start:
        return index, end
    hit = reader.read(index, lower=True, most=9)
    return (index, end) if hit and hit[1] >= end else None


def is_credible(reader: NameReader, index: int, end: int) -> bool:
    """Whether a bare answer can be a name, seen from its words and from what stands behind it."""
    tokens = reader.tokens
    words = tokens[index:end]
    if any(is_ordinary(token) for token in words if token.kind == WORD):
        return False
    after = tokens[end] if end < len(tokens) else None
    if after is not None and after.text in ":-" and after.start == tokens[end - 1].end:
        return False
    rest = sum(1 for i in range(end, len(tokens)) if tokens[i].kind == WORD and reader.owner[i] is None)
    first = words[0]
    known = (
        first.low in first_names()
        and first.low not in function_words()
        or first.low in surnames()
        or first.kind == INITIALS
    )
    if rest <= 5 or known or reader.skip_titles(index) > index:
        return True
    return (
        len(words) > 1
        and all(token.capital or token.low in PARTICLES for token in words)
        and not reader.shouted
    )


def _name_starts(reader: NameReader, index: int) -> bool:
    token = reader.tokens[index]
    following = reader.tokens[index + 1] if index + 1 < len(reader.tokens) else None
    if (
        token.low in ONE_WORD_NAMES
        and token.capital
        and (following is None or following.capital or following.low in PARTICLES)
    ):
        return not reader.shouted
    return bool(
        token.low == "de" and following is not None and following.low not in ("naam", "heer", "familie")
    )


def replaced_name(reader: NameReader) -> tuple[int, int] | None:
    """The new name in "niet Jan maar Johan" and "vroeger Piet, nu Petra"."""
    tokens = reader.tokens
    for index, token in enumerate(tokens[:3]):
        if token.low in ("niet", "not", "geen"):
            return after_but(reader, index + 1)
    if any(
        token.low in ("vroeger", "eerst", "voorheen", "oud", "oude", "formerly", "old")
        for token in tokens[:4]
    ):
        for index, token in enumerate(tokens):
            if token.low in ("nu", "now", "tegenwoordig", "nieuw", "nieuwe") and index + 1 < len(tokens):
                return reader.read(index + 1, lower=True)
    return None


def corrected_name(reader: NameReader, hit: tuple[int, int] | None) -> tuple[int, int] | None:
    """The second name in "Jansen, sorry Janssen", else the name itself."""
    tokens = reader.tokens
    if not hit:
        return hit
    index = hit[1]
    again = _surname_first(reader, hit)
    if again:
        return again
    cue = False
    while index < len(tokens) and (
        tokens[index].kind == MARK
        or tokens[index].low
        in (
            "sorry",
            "nee",
            "eh",
            "uh",
            "oeps",
            "bedoel",
            "ik",
            "correctie",
            "no",
            "mean",
            "i",
            "foutje",
            "wacht",
            "oh",
            "of",
            "eigenlijk",
        )
    ):
        cue = cue or tokens[index].low in ("sorry", "nee", "bedoel", "correctie", "mean", "foutje", "oeps")
        index += 1
    later = reader.read(index, lower=True) if cue and index < len(tokens) else None
    return later if later and reader.ends(later[1]) else hit


def _surname_first(reader: NameReader, hit: tuple[int, int]) -> tuple[int, int] | None:
    """The whole name in "Bond, James Bond": said again in full after a comma."""
    tokens = reader.tokens
    if hit[1] + 1 >= len(tokens) or tokens[hit[1]].text != ",":
        return None
    whole = reader.read(hit[1] + 1, lower=True)
    size = hit[1] - hit[0]
    if whole and whole[1] - whole[0] > size:
        tail = [token.low for token in tokens[whole[1] - size : whole[1]]]
        if tail == [token.low for token in tokens[hit[0] : hit[1]]]:
            return whole
    return None


_PERSON_CUE = re.compile(
    r"(?<!\w)(?:heet(?:te)?|genaamd|namelijk|is|was|over|met|van|door|coach|jobcoach|kindercoach|begeleider"
    r"|begeleidster|begeleiding|medewerker"
    r"|medewerkster|mentor|heer|mevrouw|meneer|mevr\.?|mw\.?|dhr\.?|juf|meester|zoon|zoontje|dochter"
    r"|dochtertje|broer|zus|zusje"
    r"|broertje|moeder|vader|man|vrouw|partner|buurvrouw|buurman|vriend|vriendin|cliënt|client|cliënte"
    r"|collega|opa|oma|tante|oom"
    r"|kleinzoon|kleindochter|neef|nicht|opleider|trainer|hulpverlener|manager|leidinggevende|called|named"
    r"|about|son|daughter|mother|father"
    r"|brother|sister|neighbour|friend|worker|supervisor|docent|directeur|kind|namens|voor|for|behalf of"
    r"|tegen|against)[\s,:]{1,3}",
    re.IGNORECASE,
)


def asked_person(reader: NameReader, own: list[Span]) -> list[Span]:
    """The name of the coach or other person that was asked for; the writer's own name stays out."""
    tokens = reader.tokens
    for match in _PERSON_CUE.finditer(reader.text):
        index = reader.token_from(match.end())
        if index >= len(tokens) or reader.owner[index] is not None:
            continue
        hit = reader.read(index, lower=True)
        if not hit:
            continue
        first = tokens[hit[0]]
        known = first.low in first_names() and first.low not in plain_words()
        capital = first.capital and not reader.shouted
        titled = match.group().lower().strip(" .,:") in (
            "heer",
            "mevrouw",
            "meneer",
            "mevr",
            "mw",
            "dhr",
            "juf",
            "meester",
            "heet",
            "genaamd",
        )
        if (
            (known or capital or titled)
            and first.low not in NO_NAME
            and not (place_at(tokens, hit[0]) == hit[1] and not known and not titled)
        ):
            return [reader.span(hit, "person_asked")]
    if own:
        return []
    if any(token.low in NOT_ME for token in tokens):
        return []
    hit = bare_answer(reader)
    return [reader.span(hit, "person_answer")] if hit else []


def after_but(reader: NameReader, index: int) -> tuple[int, int] | None:
    """The name in "niet Jan maar Johan": the one after "maar"."""
    tokens = reader.tokens
    old = reader.read(index, lower=True) if index < len(tokens) else None
    if not old:
        return None
    at = old[1]
    while at < len(tokens) and tokens[at].text == ",":
        at += 1
    if at + 1 >= len(tokens) or tokens[at].low not in ("maar", "but"):
        return None
    at += 1
    while at + 1 < len(tokens) and tokens[at].low in (
        "ik",
        "heet",
        "gewoon",
        "wel",
        "i",
        "am",
        "is",
        "het",
        "it's",
    ):
        at += 1
    return reader.read(at, lower=True)
