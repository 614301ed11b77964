"""House numbers with their additions (domain.md H2)."""

from __future__ import annotations

import re
from typing import NamedTuple

from nlu.numberwords import number_at
from nlu.places import place_at
from nlu.wordlists import words
from nlu.words import INITIALS, LINE, MARK, NUMBER, WORD, Token

_FLOOR_WORDS = words(
    "hoog verdieping verdiepingen etage etages boven beneden achter floor woonlaag verd hoogachter trap"
    " trappen"
)
# What a counted thing is called: "12 keer" and "3 coaches" are no house numbers.
UNITS = words(
    "uur uren u min minuten minuut dag dagen week weken maand maanden jaar jaren keer maal x euro euros"
    " euro's eur cent"
    " km kilometer kilometers meter meters m m2 procent graden personen mensen kinderen kids cliënten"
    " clienten klanten"
    " man mannen vrouwen leerlingen coaches begeleiders medewerkers klachten mails mailtjes brieven"
    " gesprekken"
    " afspraken sessies kamers huizen bewoners bladzijden pagina's punten stuks jongens meisjes collega's"
    " minutes hours"
    " hour days weeks months years year times people children sessions percent % e-mails berichten"
    " berichtjes appjes"
    " mooie grote kleine nieuwe oude andere lange hele halve"
)
_LETTER_UNITS = words("u x km cm mm kg gr g ste de st nd th am pm ml mb gb m jr ev h uur min")
_ORDINAL_ENDS = words("e ste de st nd rd th")
_WORDS = words("hs bis huis rd zw bel bg rood zwart ll bv")
_ROMAN = re.compile(r"(?:i{1,3}|iv|vi{0,3}|ix|xi{0,2})$")
_ALNUM = re.compile(r"[a-z]{1,4}$")
_AFTER_LETTER = words(
    "in te en met is and at tel telefoon postcode plaats woonplaats mijn met tel. de dat mail mob mobiel"
    " email hier"
    " nederland woont woon bij"
)
_ADDITION_CUES = words("toevoeging huisletter letter addition huisnummertoevoeging")


class Number(NamedTuple):
    """A house number in the text: normal form, offsets and the index of the token after it."""

    value: str
    start: int
    end: int
    after: int
    spoken: bool


def house_number_at(
    tokens: list[Token], index: int, owned: list[bool], *, sure: bool, spoken: bool, glued: bool = False
) -> Number | None:
    """The house number with its addition that starts at a token.

    Args:
        owned: per token, whether it belongs to something else (a postcode, a telephone number).
        sure: the place is one where a house number must stand, so that looser additions count.
        spoken: also numbers in words ("twaalf b").
        glued: the number may be stuck to the word before it ("kerkstraat5").
    """
    token = tokens[index]
    if owned[index]:
        return None
    if token.kind == NUMBER:
        if len(token.text) > 5 or token.text[0] == "0":
            return None
        digits, after, end = token.text, index + 1, token.end
    elif spoken and token.kind == WORD and token.low not in ("een", "one", "ene", "nul", "zero"):
        said = number_at(tokens, index)
        if not said or not said[0]:
            return None
        digits, after = str(said[0]), said[1]
        end = tokens[after - 1].end
    else:
        return None
    if token.kind == NUMBER and _is_something_else(tokens, index, owned, glued):
        return None
    addition, end, after = _addition(tokens, after, end, owned, sure)
    if addition is None:
        return None
    value = f"{digits}-{addition}" if addition else digits
    following = tokens[after] if after < len(tokens) else None
    if following is not None and not owned[after]:
        if following.low in UNITS and following.start - end <= 1:
            return None
        if not addition and following.low in ("hoog", "verdieping", "etage") and following.start - end <= 1:
            return None
    return Number(value, token.start, end, after, token.kind != NUMBER)


def _glued(tokens: list[Token], index: int) -> bool:
    return 0 < index < len(tokens) and tokens[index].start == tokens[index - 1].end


def _is_something_else(tokens: list[Token], index: int, owned: list[bool], glued: bool) -> bool:
    """A time, a decimal, a date, a percentage, or the tail of something longer."""
    if index and _glued(tokens, index):
        before = tokens[index - 1]
        if before.kind in (WORD, INITIALS, NUMBER) and before.low not in ("nr.", "no.") and not glued:
            return True
        if before.text in "€$£#@_" and before.text != "#":
            return True
        if (
            before.text in ".,:/-+"
            and index > 1
            and tokens[index - 2].kind == NUMBER
            and _glued(tokens, index - 1)
        ):
            return True
    if index and tokens[index - 1].text in "€$£":
        return True
    if index + 1 < len(tokens) and _glued(tokens, index + 1):
        mark = tokens[index + 1].text
        if mark in "%€:":
            return mark != ":" or (index + 2 < len(tokens) and tokens[index + 2].kind == NUMBER)
        if mark in ".,-/" and index + 2 < len(tokens) and _glued(tokens, index + 2):
            third = tokens[index + 2]
            if third.kind == NUMBER and not owned[index + 2]:
                if mark == "." or (mark == "," and len(third.text) <= 2):
                    return True
                # 12-06-2025, 12/3/2025
                return (
                    index + 4 < len(tokens)
                    and tokens[index + 3].text == mark
                    and tokens[index + 4].kind == NUMBER
                    and not owned[index + 4]
                    and _glued(tokens, index + 3)
                )
    return False


def _boundary(tokens: list[Token], index: int, owned: list[bool]) -> bool:
    """Whether an address can end before this token."""
    if index >= len(tokens) or owned[index]:
        return True
    token = tokens[index]
    return token.kind in (MARK, LINE) or token.low in _AFTER_LETTER or place_at(tokens, index) is not None


def _floor(tokens: list[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].low in _FLOOR_WORDS


def _addition(
    tokens: list[Token], index: int, end: int, owned: list[bool], sure: bool
) -> tuple[str | None, int, int]:
    """The addition from a token on ("" for none, None when the number is no house number)."""
    nothing = ("", end, index)
    if index >= len(tokens) or owned[index]:
        return nothing
    token = tokens[index]
    glued = token.start == end
    if glued and token.kind in (WORD, INITIALS):
        return _glued_letters(tokens, index, end, owned, sure)
    if token.text in ("-", "/", "–") and index + 1 < len(tokens) and not owned[index + 1]:
        return _after_mark(tokens, index, end, owned, sure) or nothing
    at = index
    if token.text == "," and index + 1 < len(tokens) and tokens[index + 1].low in _ADDITION_CUES:
        at = index + 1
    if tokens[at].low in ("met", "with") and at + 1 < len(tokens):
        at += 1
    if tokens[at].low in _ADDITION_CUES:
        at += 1
        while at < len(tokens) and tokens[at].text in (":", "is", "="):
            at += 1
        if at < len(tokens) and not owned[at]:
            piece = _piece(tokens, at, owned)
            if piece:
                return piece
        return nothing
    return _spaced(tokens, index, owned, sure) or nothing


def _piece(tokens: list[Token], index: int, owned: list[bool]) -> tuple[str, int, int] | None:
    """A row of glued letters and digits of at most four characters, in upper case."""
    text, at = "", index
    while at < len(tokens) and not owned[at] and tokens[at].kind in (WORD, NUMBER):
        if at > index and not _glued(tokens, at):
            break
        text += tokens[at].low
        at += 1
    if 0 < len(text) <= 4 or text in _WORDS:
        return text.upper(), tokens[at - 1].end, at
    return None


def _glued_letters(
    tokens: list[Token], index: int, end: int, owned: list[bool], sure: bool
) -> tuple[str | None, int, int]:
    token = tokens[index]
    if token.kind == INITIALS:
        # "12b." at the end of a sentence
        return (
            (token.low[0].upper(), token.start + 1, index + 1) if len(token.text) == 2 else (None, end, index)
        )
    low = token.low
    if (low in _ORDINAL_ENDS and index + 1 < len(tokens) and tokens[index + 1].kind == WORD) and (
        low != "e" or not _boundary(tokens, index + 1, owned)
    ):
        return None, end, index
    if low in _LETTER_UNITS and not (low in ("h", "g", "m", "u", "x") and sure):
        return None, end, index
    if low in ("hoog", "verdieping", "etage"):
        return None, end, index
    parts = low.split("-")
    if not all(part in _WORDS or (_ALNUM.match(part) and len(part) <= 3) for part in parts):
        return None, end, index
    value, at = "-".join(parts).upper(), index + 1
    if at < len(tokens) and tokens[at].kind == NUMBER and _glued(tokens, at) and not owned[at]:
        value, at = value + tokens[at].text, at + 1
    elif at + 1 < len(tokens) and tokens[at].text in "-/" and _glued(tokens, at) and _glued(tokens, at + 1):
        piece = None if owned[at + 1] else _piece(tokens, at + 1, owned)
        if piece:
            return f"{value}-{piece[0]}", piece[1], piece[2]
    return value, tokens[at - 1].end, at


def _after_mark(
    tokens: list[Token], index: int, end: int, owned: list[bool], sure: bool
) -> tuple[str, int, int] | None:
    """The addition behind a hyphen or slash."""
    tight = tokens[index].start == end and _glued(tokens, index + 1)
    following = tokens[index + 1]
    if following.kind == NUMBER:
        if not tight and not sure:
            return None
        if len(following.text) > 4 or following.text.startswith("0"):
            return None
        if (
            index + 2 < len(tokens)
            and _glued(tokens, index + 2)
            and tokens[index + 2].low in ("hoog", "e", "de", "ste")
        ):
            return None
        if _floor(tokens, index + 2):
            return None
        after = index + 2
        value, stop = following.text, following.end
        if (
            after < len(tokens)
            and _glued(tokens, after)
            and tokens[after].kind == WORD
            and len(tokens[after].low) <= 2
        ):
            value, stop, after = value + tokens[after].low, tokens[after].end, after + 1
        if not tight and not _boundary(tokens, after, owned):
            return None
        return value.upper(), stop, after
    if following.kind == INITIALS and len(following.text) == 2 and tight:
        return following.text[0].upper(), following.start + 1, index + 2
    if following.kind != WORD:
        return None
    low = following.low
    known = low in _WORDS or _ROMAN.match(low) or len(low) == 1
    if known or (tight and _ALNUM.match(low) and len(low) <= 4 and not _floor(tokens, index + 1)):
        if not tight and not _boundary(tokens, index + 2, owned):
            return None
        piece = _piece(tokens, index + 1, owned)
        if piece:
            return piece
    if (
        tight
        and "-" in low
        and all(part in _WORDS or len(part) <= 2 or _ROMAN.match(part) for part in low.split("-"))
    ):
        return low.upper(), following.end, index + 2
    return None


def _spaced(tokens: list[Token], index: int, owned: list[bool], sure: bool) -> tuple[str, int, int] | None:
    """The addition behind a space."""
    token = tokens[index]
    after = index + 1
    if token.kind == NUMBER:
        if not sure or len(token.text) > 3 or token.text[0] == "0" or _floor(tokens, after):
            return None
        if after < len(tokens) and _glued(tokens, after) and not owned[after] and tokens[after].kind != MARK:
            return None
        if after < len(tokens) and (
            tokens[after].low in UNITS or tokens[after].text == "-" and _floor(tokens, after + 1)
        ):
            return None
        return (token.text, token.end, after) if _boundary(tokens, after, owned) else None
    if token.kind == INITIALS:
        last = after >= len(tokens) or tokens[after].kind == LINE
        return (token.text[0].upper(), token.start + 1, after) if len(token.text) == 2 and last else None
    if token.kind != WORD:
        return None
    low = token.low
    if low in ("hs", "bis", "rd", "zw", "bel") or (
        _ROMAN.match(low) and len(low) > 1 and low not in ("vi", "ix", "xi")
    ):
        if (
            low == "bis"
            and after < len(tokens)
            and len(tokens[after].low) == 1
            and tokens[after].low.isalpha()
        ) and _boundary(tokens, after + 1, owned):
            return f"BIS-{tokens[after].text.upper()}", tokens[after].end, after + 1
        return low.upper(), token.end, after
    if low in ("huis", "rood", "zwart", "bg") and _boundary(tokens, after, owned):
        return low.upper(), token.end, after
    if token.text in ("TO", "BY", "HS"):
        return token.text, token.end, after
    if len(low) == 1 and low.isalpha():
        if (
            after < len(tokens)
            and tokens[after].kind == NUMBER
            and _glued(tokens, after)
            and not owned[after]
        ):
            piece = _piece(tokens, index, owned)
            return piece if piece and _boundary(tokens, piece[2], owned) else None
        if low == "u" and not sure or low == "t" and after < len(tokens) and tokens[after].text == "/":
            return None
        if (
            after < len(tokens)
            and tokens[after].text in "-/"
            and _glued(tokens, after)
            and after + 1 < len(tokens)
        ):
            piece = (
                None
                if owned[after + 1] or not _glued(tokens, after + 1)
                else _piece(tokens, after + 1, owned)
            )
            if piece:
                return f"{low.upper()}-{piece[0]}", piece[1], piece[2]
        if _boundary(tokens, after, owned) or (sure and token.capital is False and low not in "aio"):
            return low.upper(), token.end, after
        if token.capital and sure:
            return low.upper(), token.end, after
    return None
