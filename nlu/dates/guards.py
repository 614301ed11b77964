"""Tells dates from what looks like one: house numbers, prices, floors, names and ordinary words."""

from __future__ import annotations

import re

from nlu.dates.calendar import DAY, PERIOD_FEASTS
from nlu.dates.resolve import Context, Found, one_day
from nlu.dates.tokens import Tokens


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_STREET = re.compile(
    r"(?:straat|str|laan|weg|plein|gracht|kade|dijk|singel|hof|pad|steeg|dreef|park|plantsoen|baan|wal|markt|"
    r"ring|burg|veld|oord|haven|brink|akker|kamp|poort|nummer|number|nr|no|flat|road|street|huisnummer|hnr|postbus|kamer|appartement|"
    r"unit|bus|versie|artikel|art|pagina|blz|cijfer|score|klas|groep|deel|stap|regel|maat|lijn)$",
    re.IGNORECASE,
)
_FRACTION_FOLLOWERS = frozenset(("Uh", "Umin", "Ud", "Uw", "Um", "Uy", "keer", "euro", "oud", "Uq", "Uwd"))
_ON = frozenset(("op", "SINCE", "tot", "na", "voor", "APX", "from"))
# Words that can follow a day number; any other word makes the ordinal say which thing, not which day.
_AFTER_DAY_NUMBER = _words(
    "om in is was waren werd ben bent heb heeft had hadden hebben kwam kwamen kom kan ging gingen ga gaat "
    "gaan terug gebeurd gebeurde gebeld belde dus en of maar toen dat die ik hij zij ze we wij u je jij er "
    "niet al nog ook pas ongeveer ergens geweest denk dacht misschien geloof volgens meen zijn van vertrok "
    "vertrokken begonnen begon zei zeiden met tot bij naar s savonds smiddags smorgens overdag rond around "
    "at were did happened i he she they you it and or when that to from came went the last kreeg stond zat "
    "bleef gebeurt mis zou wilde heb zag hoorde sprak ging liep is hebben weer opnieuw"
)
_FLOOR = re.compile(
    r"\b(?:woon|woont|wonen|woonde|verdieping|etage|kamer|klas|groep|plaats|plek|lift|floor|live|lives)\b",
    re.IGNORECASE,
)
_PRESENT = _words(
    "ga gaat gaan kom komt komen wil willen zal zullen vertrek vertrekt ben bent moet kan will am are"
)
_NAME_FOLLOWERS = _words("van de der den ter ten te")
_MONTHS_WITH_CAPITAL = _words("jan feb mar apr may jun jul aug sep sept oct nov dec march")


def after_currency(tokens: Tokens, i: int) -> bool:
    """Tell whether a currency sign stands right before token ``i``."""
    return i > 0 and tokens.raw(i - 1) in ("€", "$", "£")


def after_on(tokens: Tokens, i: int) -> bool:
    """Tell whether "op", "sinds" or the like stands right before token ``i``."""
    return tokens.code(i - 1) in _ON


def looks_like_postcode(tokens: Tokens, i: int) -> bool:
    """Tell whether the number at ``i`` is followed by two letters, as in a postcode."""
    following = tokens.raw(i + 1)
    return len(following) == 2 and following.isalpha() and following.isupper()


def short_date(tokens: Tokens, i: int, asked: bool, strict: bool) -> bool:
    """Tell whether digits such as 12-3, 12/3 or 12.3 at ``i`` can be a day and month."""
    raw = tokens.raw(i)
    before, after = tokens.code(i - 1), tokens.code(i + 1)
    before_raw, after_raw = tokens.raw(i - 1), tokens.raw(i + 1)
    if after in _FRACTION_FOLLOWERS or after_raw in ("%", "€") or before_raw in ("€", "$", "£", "%"):
        return False
    if raw in ("24/7", "24-7", "50/50") or _STREET.search(before_raw):
        return False
    if (
        before == "van"
        and after not in ("tot", "t")
        and "-" in raw
        and not asked
        and max(int(part) for part in raw.split("-")) <= 12
    ):
        return False
    if strict and not after_on(tokens, i) and "-" in raw:
        return False
    if after[:1] == "N" and tokens.code(i + 2)[:1] == "N":
        return False  # a phone number in groups
    if tokens.code(i) == "F":
        return after_on(tokens, i) and after not in ("u",) or asked and len(tokens.codes) <= 3
    if asked:
        return True
    if looks_like_postcode(tokens, i + 2 if after == "," else i + 1):
        return False
    if before == "n1" or after_raw.lower() in ("sterren", "punten", "deel", "van"):
        return False
    # A capital before the number is a street ("Lindeschans 12-3"), unless the word can introduce a date.
    return not (before == "x" and before_raw[:1].isupper() and "/" not in raw and (i > 1 or i == 1))


def is_name(tokens: Tokens, i: int) -> bool:
    """Tell whether the short month at ``i`` is rather a first name ("Jan de Boer")."""
    raw, following = tokens.raw(i), tokens.raw(i + 1)
    return raw in ("Jan", "Mar", "Jun", "Jul") and (
        following in _NAME_FOLLOWERS or following[:1].isupper() and following.isalpha()
    )


def month_first(tokens: Tokens, i: int, month: str, day: str) -> bool:
    """Tell whether a month with a number after it is a date as English writes it ("November 3rd")."""
    raw, before = tokens.raw(i), tokens.code(i - 1)
    if day[0] in "Oo":
        return True
    if not 1 <= int(day[1:]) <= 31:
        return False
    if month[0] == "m":
        return raw[:1].isupper() and raw.lower() in _MONTHS_WITH_CAPITAL and before != "title"
    return (
        before in ("op", "SINCE", "W1", "W2", "W3", "W4", "W5", "W6", "W7")
        or not i
        or raw.lower() not in ("mei",)
    )


def month_named(tokens: Tokens, i: int, code: str, relative: bool, year: bool, asked: bool) -> bool:
    """Tell whether a month without a day at ``i`` is meant as a month."""
    if relative or year:
        return code[0] == "M" or year or tokens.raw(i).lower() in ("may", "march")
    before = tokens.code(i - 1)
    raw = tokens.raw(i)
    if before in ("n1",) or tokens.code(i - 2) == "title" or before == "title":
        return False
    if (
        before in ("in", "SINCE", "tot", "APX", "voor", "na", "from")
        or before in ("van", "OF")
        and code[0] == "M"
    ):
        if code[0] == "m":
            return (
                raw.lower() in ("may", "march")
                and raw[:1].isupper()
                or raw.lower() not in ("may", "march", "mar", "jan")
            )
        return before in ("in", "SINCE", "tot", "APX") or asked
    if before == "Um":
        return True
    return asked and (code[0] == "M" or len(tokens.codes) <= 3)


def weekday_named(tokens: Tokens, i: int) -> bool:
    """Tell whether the weekday at ``i`` is one day, not a name or something that recurs."""
    before = tokens.code(i - 1)
    if before in ("EVERY", "title", "n1"):
        return False
    return not (
        before == "op" and tokens.raw(i - 2).lower() in ("altijd", "meestal", "steeds", "always", "usually")
    )


def day_number(tokens: Tokens, start: int, end: int, asked: bool) -> bool:
    """Tell whether "de 3e" or "op de derde" is a day of the month, looking at what stands around it."""
    before, following = tokens.code(start - 1), tokens.raw(end).lower()
    if before not in _ON and not asked:
        return False
    if _FLOOR.search(tokens.text[max(0, tokens.starts[start] - 60) : tokens.ends[end - 1] + 40]):
        return False
    return not following or not following[0].isalpha() or following in _AFTER_DAY_NUMBER


def bare_number(tokens: Tokens, end: int) -> bool:
    """Tell whether nothing after a bare number in an answer says that it counts something."""
    following = tokens.raw(end).lower()
    if "keer" in tokens.codes:
        return False
    return not following or not following[0].isalpha() or following in _AFTER_DAY_NUMBER


def present_tense(tokens: Tokens, i: int) -> bool:
    """Tell whether the clause before token ``i`` speaks of what is going to be done."""
    for k in range(i - 1, max(-1, i - 8), -1):
        if tokens.code(k) in (".", ";", "|"):
            return False
        if tokens.raw(k).lower() in _PRESENT:
            return True
    return False


def means_time_ahead(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether "over 2 weken" looks ahead, not back over a period ("over 2 weken verdeeld")."""
    return (
        tokens.raw(end).lower() not in ("verdeeld", "gespreid", "heen")
        and tokens.raw(start - 1).lower() != "verspreid"
    )


def read_relative_day(ctx: Context, i: int, word: str) -> Found | None:
    """Return the day meant by "deze dag", "afgelopen dag" or, in a plan, "de volgende dag".

    In a story the last counts from the day told before, so it stays unread.
    """
    tokens = ctx.tokens
    if tokens.raw(i + 1).lower() not in ("dag", "day"):
        return None
    if word == "THIS":
        return one_day(ctx.today)
    if word == "PASTN":
        return one_day(ctx.today - DAY)
    if word == "NEXT":
        return one_day(ctx.today + DAY) if present_tense(tokens, i) else None
    return None


def feast_named(tokens: Tokens, i: int, name: str) -> bool:
    """Tell whether the feast or season at ``i`` is meant as a time, not as the feast itself."""
    following = tokens.code(i + 1)
    before = tokens.code(i - 1)
    if before == "de" and tokens.code(i - 2) not in ("", "van", "OF"):
        before = tokens.code(i - 2)
    if tokens.raw(i).lower() in ("sinterklaas", "spring"):
        return before in ("met", "APX", "na", "voor", "SINCE", "in", "tot")
    if name in PERIOD_FEASTS:
        return (
            before in ("in", "SINCE", "na", "voor", "tot", "APX", "met")
            or following[:2] in ("N1", "N2")
            or tokens.raw(i - 1).lower() in ("tijdens", "during", "gedurende")
            or tokens.raw(i - 2).lower() in ("tijdens", "during")
        )
    return True
