"""Well-known places of residence, and finding them among tokens."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from nlu.wordlists import plain_words, words
from nlu.words import Token, tokenise

_LIST = Path(__file__).with_name("data") / "places.txt"
# A province in words or letters that tells two places of one name apart: Bergen (NH), Hengelo Gld.
_SUFFIXES = words("nh zh l lb lim gld gem ov o fr frl ut utr nb dr gn gr zld fl")
# Places that are everyday words as well: in lower case they count only where a place must stand.
EVERYDAY = words(
    "best een echt horst son veen hoek zeeland mill ee est haren dalen linden beers halle horn heel neer"
    " well beek"
    " born echten waal winkel vries made stein weert putten huizen laren baard berg groet hem vuren rijen"
    " oss rutten"
    " bant ens essen graft reek wehl erm nes doorn rolde elst leek sluis spui oranje hank heide houten"
    " waarde kats"
    " hulst loo leur monster noorden oene onna tuk velden velp zurich zwaag kapelle veere graauw texel"
    " marken nispen"
    " america linne thorn uden ede epe grave son erp espel handel balk ballum buren nuis exmorra arum grou"
    " heeg"
    " de wijk de hoef de steeg de punt de horst de koog de kaag geel mol well wadway axel eede philippine"
    " groede erica"
    " capelle schagen goor hasselt ruinen peize zwolle berkel kampen soest baarn"
) - {
    "zwolle",
    "kampen",
    "soest",
    "baarn",
    "ruinen",
    "uden",
    "ede",
    "epe",
    "de",
    "texel",
    "capelle",
    "peize",
    "schagen",
}


def everyday(token: Token) -> bool:
    """Whether a place's name is an everyday word as well (Goes, Een, Best)."""
    return token.low in EVERYDAY or token.low in plain_words() or fold(token.low) in plain_words()


def fold(word: str) -> str:
    """The word in lower case without accents, with straight quotes."""
    low = word.lower().replace("’", "'").replace("‘", "'").replace("ĳ", "ij")
    if low.isascii():
        return low
    return "".join(char for char in unicodedata.normalize("NFD", low) if not unicodedata.combining(char))


@cache
def _by_first_word() -> dict[str, list[tuple[str, ...]]]:
    places: dict[str, set[tuple[str, ...]]] = {}
    for line in _LIST.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        for name in line.split(","):
            words = tuple(fold(token.low) for token in tokenise(name))
            for written in _ways_to_write(words):
                places.setdefault(written[0], set()).add(written)
    return {first: sorted(names, key=len, reverse=True) for first, names in places.items()}


_BESIDE = (("aan", "de"), ("aan", "den"), ("a", "/", "d"))
_SHORT_BESIDE = (
    ("ad",),
    ("a", "d"),
    ("a", "/", "d"),
    ("a", "/", "den"),
    ("aan", "de"),
    ("aan", "den"),
    ("a", ".", "d", "."),
)


def _ways_to_write(place: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A place's name and, where it lies "aan de(n)" something, what people make of that in a hurry."""
    if place:
        yield place
    for beside in _BESIDE:
        size = len(beside)
        for at in range(1, len(place) - size):
            if place[at : at + size] == beside:
                yield from (place[:at] + short + place[at + size :] for short in _SHORT_BESIDE)


def place_at(tokens: list[Token], index: int) -> int | None:
    """Index after the longest known place that starts at a token, or None."""
    if index >= len(tokens):
        return None
    for name in _by_first_word().get(fold(tokens[index].low), ()):
        after = index + len(name)
        if after <= len(tokens) and all(
            fold(token.low) == word for token, word in zip(tokens[index + 1 : after], name[1:], strict=True)
        ):
            return _with_province(tokens, after)
    return None


def _with_province(tokens: list[Token], after: int) -> int:
    """Take in "(NH)", "NH" or "Gld" behind a place; one letter only when it is a capital."""
    left = tokens[after : after + 3]
    if len(left) == 3 and left[0].text == "(" and left[1].low in _SUFFIXES and left[2].text == ")":
        return after + 3
    if (left and left[0].low in _SUFFIXES and left[0].text.isupper() and left[0].low != "l") and (
        left[0].low != "o" or len(tokens) == after + 1
    ):
        return after + 1
    return after
