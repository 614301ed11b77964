"""A message in one canonical form for the danger rules, with the way back to the original places.

Small letters, no accents, one space between words, chat spellings and plain typing errors undone,
and only three punctuation marks left: "." (end of a sentence), "?" and ",". Rules then need not
know that people write "nie", "niiiet", "m'n" or "zelfmord".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from nlu.language_words import fold

_TOKEN = re.compile(r"'s(?= )|[^\W_]+(?:['*@$!][^\W_]+|\*+[^\W_]*)*|[.!?;,:\n…]+|(?<=\s)[-–—](?=\s)|[🔪🔫]")
_STRETCHED = re.compile(r"(\w)\1{2,}")
_JOINED = re.compile(r"(?<=[^\W\d_])/(?=[^\W\d_])")

# Chat spellings and frequent misspellings; several words are joined by a space.
_RESPELT = {
    "nie": "niet", "nit": "niet", "neit": "niet", "nt": "niet", "niett": "niet", "nieti": "niet",
    "mn": "mijn", "m'n": "mijn", "mij'n": "mijn", "mjn": "mijn", "zn": "zijn", "z'n": "zijn",
    "k": "ik", "ikke": "ik", "kwil": "ik wil", "kben": "ik ben", "kga": "ik ga", "kheb": "ik heb",
    "khoef": "ik hoef", "kkan": "ik kan", "ie": "hij", "hijs": "hij is", "hj": "hij", "hy": "hij",
    "mer": "meer", "meeer": "meer", "mr": "meer", "leve": "leven", "levn": "leven", "lven": "leven",
    "lvn": "leven", "leeven": "leven", "wilt": "wil", "wi": "wil", "doot": "dood", "dodo": "dood",
    "zefmoord": "zelfmoord", "zelfmort": "zelfmoord", "selfmoord": "zelfmoord", "zm": "zelfmoord",
    "slaad": "slaat", "slaatt": "slaat", "slaa": "slaat", "slat": "slaat",
    "slage": "slaan", "geslage": "geslagen", "geslaat": "geslagen", "gesloegen": "geslagen", "geslaagt": "geslagen", "geknijpt": "geknepen",
    "geduwt": "geduwd", "gewurgt": "gewurgd", "geschopd": "geschopt", "gester": "gisteren", "gister": "gisteren", "geslaan": "geslagen", "geslaag": "geslagen",
    "sgopt": "schopt", "schobt": "schopt", "gesgopt": "geschopt", "gesjopt": "geschopt",
    "pyn": "pijn", "pijjn": "pijn", "tuis": "thuis", "thuiss": "thuis", "eete": "eten", "ete": "eten",
    "medicijne": "medicijnen", "medisijnen": "medicijnen", "medecijnen": "medicijnen", "medicatie": "medicijnen",
    "medicamenten": "medicijnen", "medicijn": "medicijnen", "pille": "pillen",
    "begelijder": "begeleider", "beglijder": "begeleider", "begelider": "begeleider", "begelyder": "begeleider",
    "pb'er": "begeleider", "pber": "begeleider", "pb": "begeleider", "begeleidster": "begeleider",
    "begeleiders": "begeleider", "bgl": "begeleider", "durfniet": "durf niet", "dorf": "durf", "dursf": "durf",
    "nietmeer": "niet meer", "dr": "er", "d'r": "er", "mezelluf": "mezelf", "mijzelf": "mezelf", "mezelve": "mezelf",
    "mijnzelf": "mezelf", "m'zelf": "mezelf", "me-zelf": "mezelf", "snijdt": "snijd", "snijt": "snijd", "snij": "snijd",
    "snyd": "snijd", "sny": "snijd", "verkragt": "verkracht",
    "vermoort": "vermoord", "vermoordt": "vermoord", "wrm": "waarom", "idk": "weet niet", "gwn": "gewoon",
    "nix": "niks", "niets": "niks", "nikks": "niks", "nooid": "nooit",
    "dont": "don't", "do'nt": "don't", "doesnt": "doesn't", "didnt": "didn't", "cant": "can't", "wont": "won't",
    "isnt": "isn't", "wasnt": "wasn't", "hasnt": "hasn't", "havent": "haven't", "wanna": "want to",
    "gonna": "going to", "gunna": "going to", "im": "i'm", "ive": "i've", "myslef": "myself", "mysef": "myself",
    "hes": "he's", "shes": "she's", "sucide": "suicide", "suiside": "suicide", "suicde": "suicide", "kil": "kill",
    "kpot": "kapot", "as": "als", "tis": "het is", "veur": "voor", "der": "er", "angeraakt": "aangeraakt", "dreigd": "dreigt", "sneeen": "sneeen", "wa": "wat", "da": "dat", "mess": "mes",
    "zelfmoort": "zelfmoord", "make": "maken", "gedagten": "gedachten", "stiefpa": "stiefvader",
    "dnt": "don't", "any more": "anymore", "anymre": "anymore", "cuz": "because",
}

# Words people write in two.
_JOINED_WORDS = {
    ("me", "zelf"): "mezelf", ("mij", "zelf"): "mezelf", ("mijn", "zelf"): "mezelf", ("zich", "zelf"): "zichzelf",
    ("zelf", "moord"): "zelfmoord", ("zelf", "mord"): "zelfmoord", ("zelf", "moordgedachten"): "zelfmoordgedachten",
    ("dood", "gaan"): "doodgaan", ("dood", "bang"): "doodsbang", ("doods", "bang"): "doodsbang",
}

# Words a typing error must not hide; only words of seven letters and more are mended.
_MENDED = (
    "zelfmoord zelfmoordpoging zelfdoding suicide suicidaal suicidale afscheidsbrief overdosis "
    "mishandelt mishandeld "
    "mishandeling mishandelen geslagen geschopt geknepen gestompt gewurgd verkracht verkrachting verkrachten "
    "aangerand aanranding misbruikt misbruik misbruikte betast vermoord vermoorden bedreigt bedreigd "
    "bedreiging "
    "bedreigen begeleider medewerker leidinggevende groepsleider opgesloten vastgebonden medicijnen insuline "
    "seksueel seksuele gewelddadig geweld lastiggevallen aangeraakt bewusteloos verwaarloosd verwaarloosde "
    "ophangen mezelf snijden overleven doodmaken doodsbang onveilig chanteert gestalkt achtervolgt "
    "uitgehongerd "
    "neergestoken ademhaling raakte intimideert"
).split()
# Real words that lie one letter from a danger word.
_REAL = frozenset(
    "geslapen begrepen aangemaakt bedriegt bedriegen gebruikt opgeslagen verwaarloosbaar "
    "gewelddadige seksuele "
    "misbruiken medewerkers begeleiden begeleide begeleidt begeleid begeleiding aangerend gegeten geschept "
    "gestopt verwacht verklaart onveilige geslaagd verslagen mishandelde afscheidsbrieven afhangen opvangen "
    "verkrachte raakten ophanging gewurmd besloten afgesloten uitgesloten ingesloten ontslagen "
    "beslagen geslaagde "
    "bedrijf opgevangen ontvangen opgehangen overlevend overleden".split()
)


@dataclass(frozen=True, slots=True)
class Canonical:
    """`text` begins and ends with a space; ``spans`` holds the original place of each of its words."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where the canonical characters from `start` to `end` stand in the message."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = max(bisect_right(self.starts, max(end - 1, start)) - 1, first)
        return self.spans[first][0], self.spans[last][1]


def canonical(message: str) -> Canonical:
    """Return the canonical form of a message; linear in its length."""
    folded = fold(message)
    if "/" in folded:
        folded = _JOINED.sub(" ", folded)
    words: list[str] = []
    starts: list[int] = []
    spans: list[tuple[int, int]] = []
    at = 1
    for match in _TOKEN.finditer(folded):
        token = match.group()
        for word in _respelt(token):
            if words and (joined := _JOINED_WORDS.get((words[-1], word))):
                at += len(joined) - len(words[-1])
                words[-1] = joined
                spans[-1] = (spans[-1][0], match.end())
                continue
            words.append(word)
            starts.append(at)
            spans.append(match.span())
            at += len(word) + 1
    return Canonical(" " + " ".join(words) + " ", tuple(words), tuple(starts), tuple(spans))


def _respelt(token: str) -> list[str]:
    first = token[0]
    if first in "🔪🔫":
        return ["mes" if first == "🔪" else "pistool"]
    if first == "'":
        return ["s"]
    if not first.isalnum():
        if "?" in token:
            return ["?"]
        return [","] if token[0] in ",:-–—" and len(token) == 1 else ["."]
    respelt = _RESPELT.get(token)
    if respelt is None:
        if len(token) > 3 and _STRETCHED.search(token):
            token = _unstretched(token)
            respelt = _RESPELT.get(token)
        if respelt is None:
            if "*" in token or "@" in token or "$" in token or (len(token) > 4 and not token.isalpha()):
                return [_uncensored(token)]
            return [_mended(token)] if len(token) > 6 else [token]
    return respelt.split(" ")


def _unstretched(token: str) -> str:
    """Return "niiiet" as "niet" and "dooood" as "dood"."""
    double = _STRETCHED.sub(r"\1\1", token)
    if double in _RESPELT or double in _doubles():
        return double
    return _STRETCHED.sub(r"\1", token)


@cache
def _doubles() -> frozenset[str]:
    return frozenset("dood slaat meer veel heel haat bloed kill pillen hoop slaan help papa mama".split())


def _mended(token: str) -> str:
    if token in _REAL:
        return token
    table = _deletes()
    if token in table:
        return table[token]
    if token[-1] in "td":
        other = token[:-1] + ("d" if token[-1] == "t" else "t")
        if other in _lexicon():
            return other
    for i in range(len(token)):
        shorter = token[:i] + token[i + 1 :]
        if shorter in _lexicon():
            return shorter
        if i + 1 < len(token) and token[i] != token[i + 1]:
            swapped = token[:i] + token[i + 1] + token[i] + token[i + 2 :]
            if swapped in _lexicon():
                return swapped
    if len(token) > 7:
        for word in _by_length().get(len(token), ()):
            if word[0] == token[0] and word[-1] == token[-1]:
                if sum(a != b for a, b in zip(word, token, strict=True)) == 1:
                    return word
    return token


@cache
def _by_length() -> dict[int, tuple[str, ...]]:
    lengths = {len(word) for word in _MENDED}
    return {length: tuple(w for w in _MENDED if len(w) == length) for length in lengths}


@cache
def _lexicon() -> frozenset[str]:
    return frozenset(_MENDED)


@cache
def _deletes() -> dict[str, str]:
    table = {}
    for word in _MENDED:
        for i in range(1, len(word)):
            shorter = word[:i] + word[i + 1 :]
            if len(shorter) > 6 and shorter not in _lexicon() and shorter not in _REAL:
                table.setdefault(shorter, word)
    table.update({word: word for word in _MENDED})
    return table


_LEET = str.maketrans("013457@$!", "oieastasi")


def _uncensored(token: str) -> str:
    """Return "zelfm**rd" and "z3lfmoord" as "zelfmoord"; other tokens unchanged."""
    if token.isdigit():
        return token
    plain = token.translate(_LEET)
    if "*" not in plain:
        return plain if plain in _lexicon() or plain in _CENSORED else token
    shape = re.compile("".join("." if c == "*" else re.escape(c) for c in plain))
    for word in (*_MENDED, *_CENSORED):
        if shape.fullmatch(word):
            return word
    return plain.replace("*", "")


_CENSORED = ("kill", "dood", "die", "dead", "seks", "sex", "rape", "raped", "suicide", "slaat", "fuck", "kanker", "moord")
