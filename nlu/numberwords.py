"""Numbers said in words: whole numbers, and rows of digits as people dictate them."""

from __future__ import annotations

from functools import cache

from nlu.words import NUMBER, Token

_ONES = ["nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"]
_TEENS = [
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
]
_TENS = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]
_EN_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_EN_TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_EN_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

# What may stand between two dictated digits without ending the row.
_BETWEEN_DIGITS = {"-", ",", ".", "/", "streepje", "dan", "daarna", "spatie", "dash", "(", ")", "..."}


@cache
def number_words() -> dict[str, int]:
    """Dutch and English number words as one word, 0 to 999, with their value."""
    words: dict[str, int] = {}
    for value, word in enumerate(_ONES + _TEENS):
        words[word] = value
    words["één"] = words["eén"] = words["ene"] = 1
    for ten, word in enumerate(_TENS, start=2):
        words[word] = ten * 10
        for one in range(1, 10):
            joint = "ën" if _ONES[one].endswith("e") else "en"
            words[f"{_ONES[one]}{joint}{word}"] = ten * 10 + one
            words[f"{_ONES[one]}en{word}"] = ten * 10 + one
    below_hundred = [(word, value) for word, value in words.items() if value]
    for hundred in range(1, 10):
        head = "honderd" if hundred == 1 else f"{_ONES[hundred]}honderd"
        words[head] = hundred * 100
        for word, value in below_hundred:
            words[head + word] = hundred * 100 + value
            words[f"{head}en{word}"] = hundred * 100 + value
    for value, word in enumerate(_EN_ONES + _EN_TEENS):
        words.setdefault(word, value)
    for ten, word in enumerate(_EN_TENS, start=2):
        words[word] = ten * 10
        for one in range(1, 10):
            words[f"{word}-{_EN_ONES[one]}"] = ten * 10 + one
    return words


@cache
def _tens() -> frozenset[str]:
    return frozenset(_TENS)


@cache
def _english_tens() -> frozenset[str]:
    return frozenset(_EN_TENS)


def number_at(tokens: list[Token], index: int) -> tuple[int, int] | None:
    """The number in words that starts at a token: its value and the index after it, or None.

    Reads "twaalf", "honderd vijfentwintig", "vijf en twintig" and "twenty five".
    """
    words = number_words()
    if index >= len(tokens):
        return None
    value = words.get(tokens[index].low)
    if value is None:
        return None
    after = index + 1
    following = tokens[after].low if after < len(tokens) else ""
    if 0 < value < 10 and following == "en" and after + 1 < len(tokens) and tokens[after + 1].low in _tens():
        return words[tokens[after + 1].low] + value, after + 2
    if tokens[index].low in _english_tens() and following in _EN_ONES[1:]:
        return value + words[following], after + 1
    if value % 100 == 0 and value and following in words and 0 < words[following] < 100:
        inner = number_at(tokens, after)
        if inner and inner[0] < 100:
            return value + inner[0], inner[1]
    return value, after


def dictated_digits(tokens: list[Token], index: int) -> tuple[list[tuple[str, int]], bool]:
    """The row of digits dictated from a token on.

    Returns:
        Pieces of digits ("0", "6", "12"), each with the index of the token after it, and whether at
        least one of them was said in words. "dubbel vijf" gives "55"; a leading "plus" gives "+".
    """
    words = number_words()
    pieces: list[tuple[str, int]] = []
    spoken = False
    repeat = 1
    while index < len(tokens) and len(pieces) < 30:
        token = tokens[index]
        if token.kind == NUMBER:
            pieces.append((token.text * repeat, index + 1))
            repeat = 1
            index += 1
            continue
        if token.low in ("plus", "+") and not pieces:
            pieces.append(("+", index + 1))
            spoken = spoken or token.low == "plus"
            index += 1
            continue
        if token.low in ("dubbel", "dubbele", "double"):
            repeat = 2
            index += 1
            continue
        if token.low in ("oh", "o") and pieces and token.text.islower():
            pieces.append(("0" * repeat, index + 1))
            repeat = 1
            index += 1
            continue
        if token.low.startswith("nul") and words.get(token.low[3:], 10) < 10:
            pieces.append((f"0{words[token.low[3:]]}", index + 1))
            spoken = True
            index += 1
            continue
        if token.low in words:
            value, after = number_at(tokens, index) or (0, index + 1)
            # "honderd" is said in no telephone number; stop rather than guess.
            if value >= 100:
                break
            pieces.append((str(value) * repeat, after))
            spoken = True
            repeat = 1
            index = after
            continue
        if pieces and token.low in _BETWEEN_DIGITS:
            index += 1
            continue
        break
    return pieces, spoken
