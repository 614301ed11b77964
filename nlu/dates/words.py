"""The vocabulary of dates in Dutch and English: each word gets a short code that the grammar reads.

Codes: ``W1``-``W7`` a weekday (Monday is 1), ``w`` its abbreviation, ``V`` one that recurs ("dinsdags");
``M1``-``M12`` a month, ``m`` an abbreviation or an ambiguous name; ``N``/``n`` a number in figures/words,
``O``/``o`` an ordinal; ``U…`` a unit of time; ``P`` a part of the day; ``H:name`` a feast, season or
school holiday; ``x`` any other word. The remaining codes are the words that the grammar names itself.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache


def _listed(words: str) -> list[str]:
    return words.split()


_WEEKDAYS_NL = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_WEEKDAYS_EN = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAYS_SHORT = {
    1: "ma mon",
    2: "di din dins tue tues",
    3: "wo woe woens wed weds",
    4: "do don dond thu thur thurs",
    5: "vr vrij vrijd fri",
    6: "za zat zater sat",
    7: "zo zon zond sun",
}
_MONTHS_NL = _listed(
    "januari februari maart april mei juni juli augustus september oktober november december"
)
_MONTHS_EN = _listed("january february march april may june july august september october november december")
_MONTHS_SHORT = {
    1: "jan",
    2: "feb febr",
    3: "mrt mar maa",
    4: "apr",
    5: "",
    6: "jun",
    7: "jul",
    8: "aug",
    9: "sep sept",
    10: "okt oct",
    11: "nov",
    12: "dec",
}
_PARTS = _listed(
    "ochtend avond nacht middag namiddag voormiddag morning afternoon evening night ochtends avonds nachts "
    "middags morgens smorgens savonds smiddags snachts sochtends"
)
_DAY_PARTS_IN_ONE_WORD = _listed("ochtend morgen middag namiddag voormiddag avond nacht")

_SYNONYMS: dict[str, str] = {
    "AGO": "geleden geleeden geledn gelede gelden_ terug ago",
    "PREV": "vorige vorig vorrige voorige vorge vorgie vroige voorgaande verleden vorigge last previous",
    "PASTN": "afgelopen afgelope afgeloopen afglopen aflopen voorbije past",
    "LAST": "laatste laatst_",
    "THIS": "deze dit this huidige lopende",
    "NEXT": "volgende volgend volgnde vogende next",
    "COME": "komende komend aankomende aanstaande eerstvolgende eerstkomende coming upcoming",
    "JL": "jl jongstleden",
    "BEG": "begin start beginning early",
    "MID": "midden medio mid middle halverwege",
    "END": "eind einde end late",
    "half": "half halve halfe",
    "1half": "anderhalf anderhalve anderhalfe",
    "paar": "paar enkele few couple several enige meerdere",
    "aantal": "aantal",
    "APX": "ongeveer circa ca omstreeks omtrent plusminus approximately roughly rond around ongv",
    "ABT": "about",
    "MORE": "ruim dik over_",
    "LESS": "bijna krap kleine nearly almost",
    "SINCE": "sinds sinsd since vanaf sedert",
    "al": "al already",
    "van": "van vd",
    "OF": "of or",
    "de": "de the het den",
    "op": "op on",
    "in": "in",
    "en": "en and",
    "over": "over",
    "binnen": "binnen within",
    "na": "na after",
    "voor": "voor before",
    "from": "from",
    "nu": "nu now heden vandaag_",
    "later": "later",
    "met": "met with",
    "tot": "tot until till t_m tm",
    "tussen": "tussen between",
    "om": "om at",
    "niet": "niet not geen",
    "maar": "maar but",
    "EVERY": "elke elk iedere ieder every each alle",
    "dag": "",
    "Ud": "dag dagen day days dgn dagje dagjes daagje daagjes",
    "Uw": "week weken weeks wk wkn weekje weekjes",
    "Um": "maand maanden month months mnd maandje maandjes mnden",
    "Uy": "jaar jaren year years jr jaartje",
    "Uh": "uur uren hour hours uurtje uurtjes u",
    "Umin": "minuut minuten minute minutes min minuutje minuutjes",
    "Uq": "kwartier kwartiertje",
    "Uqr": "kwartaal quarter",
    "Uwd": "werkdag werkdagen workday workdays",
    "Uwe": "weekend weekeinde weekends",
    "Uf": "fortnight",
    "oud": "oud old jong",
    "keer": "keer maal x times keren",
    "euro": "euro eur cent",
    "lang": "lang long",
    "gerekend": "gerekend gezien",
    "gisteren": "gisteren gister gistere gistern gisterem gistreren yesterday gisterenavond gisteravond "
    "gisterochtend gisterenochtend gistermorgen gisterenmorgen gistermiddag gisterenmiddag gisternacht "
    "gisterennacht gisteravnd gistreavond",
    "eergisteren": "eergisteren eergister eergistere eergisteravond eergisterenavond eergistermiddag "
    "eergisterochtend eergistermorgen eergisternacht eegisteren eergistermiddag",
    "vandaag": "vandaag today vanmorgen vanochtend vanmiddag vanavond vannacht tonight vndaag zonet daarnet "
    "zojuist zoeven zopas daarstraks straks_",
    "net": "net",
    "morgen": "morgen",
    "tomorrow": "tomorrow morgenochtend morgenmiddag morgenavond morgenvroeg tommorow tomorow",
    "overmorgen": "overmorgen",
    "dezer": "dezer",
    "laatst": "laatst onlangs recent recentelijk kortgeleden recently lately",
    "kort": "kort pas",
    "other": "other",
    "tijd": "tijd",
    "goede": "goede goeie good fijne",
    "witte": "witte",
    "mijn": "mijn",
    "born": "geboren geboortedatum geb born birthdate",
    "title": "mevrouw mevr mw meneer mijnheer dhr heer familie fam mr mrs ms miss",
}

_FEASTS: dict[str, str] = {
    "kerst": "kerst kerstmis christmas xmas kerstdagen kerstfeest",
    "kerstdag": "kerstdag",
    "kerstavond": "kerstavond",
    "kerstnacht": "kerstnacht",
    "pasen": "pasen easter",
    "paasdag": "paasdag",
    "pasen1": "paaszondag",
    "pasen2": "paasmaandag",
    "hemelvaart": "hemelvaart hemelvaartsdag hemelvaartdag",
    "pinksteren": "pinksteren pinkster",
    "pinksterdag": "pinksterdag",
    "pinksteren1": "pinksterzondag",
    "pinksteren2": "pinkstermaandag",
    "carnaval": "carnaval",
    "aswoensdag": "aswoensdag",
    "koningsdag": "koningsdag kingsday",
    "bevrijdingsdag": "bevrijdingsdag",
    "dodenherdenking": "dodenherdenking",
    "sinterklaas": "sinterklaasavond pakjesavond sinterklaas",
    "oudjaar": "oudjaar oudejaarsdag oudjaarsdag oudejaarsavond oudjaarsavond oudejaarsnacht",
    "oudennieuw": "oudennieuw oudnieuw",
    "nieuwjaar": "nieuwjaar nieuwjaarsdag nieuwjaarsnacht nieuwjaarsochtend",
    "driekoningen": "driekoningen",
    "valentijn": "valentijn valentijnsdag",
    "dierendag": "dierendag",
    "halloween": "halloween",
    "vrouwendag": "vrouwendag",
    "moederdag": "moederdag",
    "vaderdag": "vaderdag",
    "prinsjesdag": "prinsjesdag",
    "suikerfeest": "suikerfeest",
    "offerfeest": "offerfeest",
    "ramadan": "ramadan",
    "lente": "lente voorjaar spring",
    "zomer": "zomer summer",
    "herfst": "herfst najaar autumn",
    "winter": "winter",
    "zomervakantie": "zomervakantie",
    "herfstvakantie": "herfstvakantie",
    "kerstvakantie": "kerstvakantie",
    "voorjaarsvakantie": "voorjaarsvakantie krokusvakantie",
    "meivakantie": "meivakantie",
    "bouwvak": "bouwvak",
}

_ONES = _listed("nul een twee drie vier vijf zes zeven acht negen")
_TEENS = _listed("tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien")
_TENS = _listed("twintig dertig veertig vijftig zestig zeventig tachtig negentig")
_ONES_EN = _listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS_EN = _listed("twenty thirty forty fifty sixty seventy eighty ninety")
_ORDINALS_EN = _listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ORDINALS_NL = _listed(
    "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende "
    "veertiende vijftiende zestiende zeventiende achttiende negentiende twintigste"
)


def fold(word: str) -> str:
    """Return the word in lower case without accents."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))


@cache
def number_words() -> dict[str, int]:
    """Return the Dutch and English words for 0-99 and for the years 1900-2099 written as one word."""
    numbers = {word: n for n, word in enumerate(_ONES + _TEENS)}
    for ten, tens in enumerate(_TENS, start=2):
        numbers[tens] = ten * 10
        for one in range(1, 10):
            numbers[f"{_ONES[one]}en{tens}"] = ten * 10 + one
    small = dict(numbers)
    for word, n in small.items():
        numbers[f"tweeduizend{word}"] = 2000 + n
        numbers[f"tweeduizenden{word}"] = 2000 + n
        if n >= 10:
            numbers[f"negentien{word}"] = 1900 + n
            numbers[f"twintig{word}"] = 2000 + n
        numbers[f"negentienhonderd{word}"] = 1900 + n
    numbers["tweeduizend"] = 2000
    numbers.update({word: n for n, word in enumerate(_ONES_EN)})
    numbers.update({word: (n + 2) * 10 for n, word in enumerate(_TENS_EN)})
    numbers.update({"a": 1, "an": 1, "ene": 1, "n": 1, "twe": 2, "dire": 3})
    return numbers


@cache
def _ordinal_words() -> dict[str, int]:
    ordinals = {word: n for n, word in enumerate(_ORDINALS_NL, start=1)}
    ordinals |= {word: n for n, word in enumerate(_ORDINALS_EN, start=1)}
    for one in range(1, 10):
        ordinals[f"{_ONES[one]}entwintigste"] = 20 + one
    ordinals |= {"dertigste": 30, "eenendertigste": 31, "thirtieth": 30}
    return ordinals


@cache
def vocabulary() -> dict[str, str]:
    """Return the code of every known word, keyed by its folded form."""
    codes: dict[str, str] = {}
    for code, words in _SYNONYMS.items():
        codes.update(dict.fromkeys((w for w in words.split() if not w.endswith("_")), code))
    for part in _PARTS:
        codes[part] = "P"
    for names in (_WEEKDAYS_NL, _WEEKDAYS_EN):
        for n, name in enumerate(names, start=1):
            codes[name] = f"W{n}"
    for n, name in enumerate(_WEEKDAYS_NL, start=1):
        for part in _DAY_PARTS_IN_ONE_WORD:
            codes[name + part] = f"W{n}"
        codes[name + "en"] = codes[name + "s"] = f"V{n}"
    for n, name in enumerate(_WEEKDAYS_EN, start=1):
        codes[name + "s"] = f"V{n}"
    for n, short in _WEEKDAYS_SHORT.items():
        codes.update(dict.fromkeys(short.split(), f"w{n}"))
    for months in (_MONTHS_NL, _MONTHS_EN):
        for n, name in enumerate(months, start=1):
            codes[name] = f"M{n}"
    codes["may"], codes["march"] = "m5", "m3"
    for n, short in _MONTHS_SHORT.items():
        codes.update(dict.fromkeys(short.split(), f"m{n}"))
    for name, words in _FEASTS.items():
        codes.update(dict.fromkeys(words.split(), f"H:{name}"))
    codes.update({word: f"n{n}" for word, n in number_words().items() if not word.endswith("_")})
    codes.update({word: f"o{n}" for word, n in _ordinal_words().items()})
    codes["u"] = "u"
    return codes


@cache
def _long_words() -> dict[str, list[tuple[str, str]]]:
    """Return the words that may be recognised with one typing error, by first letter."""
    forgiven = {
        *_WEEKDAYS_NL,
        *_MONTHS_NL,
        *_WEEKDAYS_EN,
        "gisteren",
        "eergisteren",
        "gisteravond",
        "eergisteravond",
        "vandaag",
        "vanmorgen",
        "vanmiddag",
        "vanavond",
        "vanochtend",
        "vannacht",
        "afgelopen",
        "yesterday",
        "geleden",
    }
    by_letter: dict[str, list[tuple[str, str]]] = {}
    for word in sorted(forgiven):
        if len(word) >= 6:
            by_letter.setdefault(word[0], []).append((word, vocabulary()[word]))
    return by_letter


# Ordinary words that lie one letter from a date word.
_NOT_TYPOS = frozenset(_listed("maandage zondage verdaag vandaal gelede monda sunda middag"))


_GLUED = (
    "terug",
    "was",
    "om",
    "is",
    "heb",
    "had",
    "ben",
    "kwam",
    "ging",
    "werd",
    "rond",
    "heeft",
    "toen",
    "en",
)


def one_error_apart(a: str, b: str) -> bool:
    """Tell whether two words differ by one letter left out, added, changed or swapped with its neighbour."""
    if a == b:
        return True
    if len(a) > len(b):
        a, b = b, a
    if len(b) - len(a) > 1:
        return False
    i = 0
    while i < len(a) and a[i] == b[i]:
        i += 1
    if len(a) < len(b):
        return a[i:] == b[i + 1 :]
    if a[i + 1 :] == b[i + 1 :]:
        return True
    return i + 1 < len(a) and a[i] == b[i + 1] and a[i + 1] == b[i] and a[i + 2 :] == b[i + 2 :]


@lru_cache(maxsize=16384)
def word_code(word: str) -> str:
    """Return the code of a word as typed, forgiving one typing error in the long date words."""
    folded = fold(word)
    code = vocabulary().get(folded)
    if code is not None:
        return code
    if "y" in folded and (code := vocabulary().get(folded.replace("y", "ij"))):
        return code
    if 5 <= len(folded) <= 15 and folded not in _NOT_TYPOS and not folded.endswith(("en", "s")):
        for known, known_code in _long_words().get(folded[0], ()):
            if abs(len(known) - len(folded)) <= 1 and one_error_apart(folded, known):
                return known_code
    if len(folded) > 7 and folded.endswith(_GLUED):
        # The space after the weekday was left out: "dinsdagwas".
        for n, name in enumerate(_WEEKDAYS_NL, start=1):
            if folded.startswith(name) and folded[len(name) :] in _GLUED:
                return f"W{n}"
    return folded if len(folded) <= 1 else "x"
