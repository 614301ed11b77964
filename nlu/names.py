"""Names of the person who writes (domain.md H4)."""

from __future__ import annotations

import re
from functools import cache

from nlu.places import everyday, place_at
from nlu.spans import Span, span_of, squeeze
from nlu.words import INITIALS, LINE, MARK, WORD, Token, is_shouted
from nlu.wordlists import first_names, function_words, plain_words, surnames

PARTICLES = frozenset(
    "van de der den het 't ter ten te el al la le du da das do dos di del della von zu zum ben bin ibn abu bint el- al-"
    " op in uit aan bij onder over tot d' y e d' af san santa s' 'n 's van't in't ut it".split()
)
# These start a surname only before an article: "in 't Veld", "op de Beek", "uit den Bogaard".
_LOOSE_PARTICLES = frozenset("op in uit aan bij onder over tot".split())
_ARTICLES = frozenset("de den der het 't n 'n it".split())
TITLES = frozenset(
    "dhr dhr. mw mw. mevr mevr. mevrouw meneer heer mr mr. mrs mrs. ms ms. miss mister sir madam dr dr. drs drs. ir ir."
    " ing ing. prof prof. professor dokter doctor ds ds. bc bc. jhr jhr. mej mej. juffrouw fam fam. familie hr hr. mvr"
    " mvr. mevrw meester drs meneer mijnheer menheer mevroi mv ba b.a msc m.sc bsc".split()
)
_FAMILY = frozenset("fam fam. familie ma ba miss meester heer".split())
_POST_TITLES = frozenset("msc ma ba bsc llm phd mba ra rn md bsc. msc. ba. ma.".split())
_TRAILERS = frozenset(
    "hoor he hè dus aub svp a.u.b. s.v.p. please alsjeblieft alstublieft toch eigenlijk gewoon trouwens en".split()
)
_BRIDGES = frozenset("- – e/v ev".split())
# Capitalised words after "ik ben" that are no name.
_NO_NAME = frozenset(
    "nederlander adhd adhd'er ass autist zzp'er zzp wajonger wia wmo pgb mbo hbo havo vwo vmbo gz ggz gemeente hi ceo"
    " moslim god haas nn n.n coachcenter burgercoaching iederzijnwerk klacht bsn nieuws welkom".split()
)
_NOT_ME = frozenset(
    "coach begeleider begeleidster begeleiders zoon zoontje dochter dochtertje kind kindje moeder vader broer zus man"
    " vrouw partner buurvrouw buurman vriend vriendin collega cliënt client cliënte kleinzoon kleindochter tante oom oma"
    " opa juf meester arts huisarts dokter jobcoach kindercoach medewerker hulpverlener mentor leidinggevende zijn haar"
    " hun son daughter child mother father brother sister husband wife friend neighbour neighbor his her their manager"
    " school hond kat organisatie stichting bedrijf contactpersoon".split()
)
_CLOSING = re.compile(
    r"(?:(?:met (?:hartelijke|vriendelijke|warme|lieve)|hartelijke|vriendelijke|lieve|warme|veel|de|m\.?\s?v\.?)\s+)?"
    r"(?<!\w)(?:groet(?:en|jes|je|nis)?|grtjes|grtz?|gr\.?|mvg|m\.v\.g\.?|hgr|hoogachtend|liefs|kind regards"
    r"|best regards|warm regards|regards|yours sincerely|yours faithfully|sincerely|many thanks|cheers|best wishes"
    r"|groeten namens|knuffel|xx+|met dank)(?!\w)",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"(?:alvast |hartelijk |heel erg )?(?:bedankt|dank u wel|dank je wel|dankjewel|dank|thanks|thank you)"
    r"(?: alvast| in advance)?[,.!]{1,3}\s{0,3}",
    re.IGNORECASE,
)
_ASKED_PERSON = frozenset({"your_coach", "about_whom", "on_behalf_of"})
_CUES = (
    # rule, pattern, strength: "strong" takes lower case too, "weak" wants a known first name or capitals
    (
        "name_is",
        re.compile(
            r"(?<!\w)(?:mijn|m'n|m’n|mn|my|men|me)\s{1,2}(?:(?:volledige|echte|officiële|hele|eigen|full|real|own|voor-? en achter)\s{0,2})?"
            r"(?:naam|name)(?:\s{0,2}(?:is|=|:|luidt|was)|'s)\s{1,2}",
            re.IGNORECASE,
        ),
        "strong",
    ),
    (
        "name_bare",
        re.compile(r"(?<!\w)(?:mijn|m'n|m’n|mn|my|me)\s{1,2}(?:naam|name)\s{1,2}", re.IGNORECASE),
        "bare",
    ),
    ("name_is", re.compile(r"(?<!\w)(?:de naam is|name is|name's|naam is)\s{1,2}", re.IGNORECASE), "strong"),
    (
        "i_am_called",
        re.compile(
            r"(?<!\w)(?:heet ik|i am called|i'm called|i’m called)\s{1,2}(?:nu |now )?", re.IGNORECASE
        ),
        "strong",
    ),
    (
        "i_am_called",
        re.compile(
            r"(?<!\w)(?:ik|i)\s(?:(?!die|dat|hij|zij|ze|coach|begeleider)[^\s.!?]{1,20}\s){1,12}?(?:en|and)\s(?:heet|am called)\s{1,2}",
            re.IGNORECASE,
        ),
        "strong",
    ),
    (
        "i_am_called",
        re.compile(
            r"(?<!\w)ik\s{1,2}(?:heet|hiet|heett)\s{1,2}(?:trouwens |eigenlijk |gewoon |dus |officieel |voluit |nu |tegenwoordig |inmiddels )?",
            re.IGNORECASE,
        ),
        "strong",
    ),
    (
        "call_me",
        re.compile(
            r"(?<!\w)(?:noem me|noem mij|noemt u mij|u mag me|je mag me|jullie mogen me|call me|they call me|iedereen noemt me"
            r"|mensen noemen me|ze noemen me|zeg|schrijf|zet|zeg maar|noteer)\s{1,2}(?:maar |gewoon |just )*",
            re.IGNORECASE,
        ),
        "call",
    ),
    (
        "speaking",
        re.compile(
            r"(?<!\w)(?:u spreekt met|je spreekt met|spreekt u met|you're speaking with|you are speaking with|speaking with"
            r"|ondergetekende|the undersigned|this is|hier is|hier spreekt|dit is)[\s,:]{1,3}",
            re.IGNORECASE,
        ),
        "weak",
    ),
    (
        "with",
        re.compile(
            r"(?:^|(?<=[\n.!?,] )|(?<=\n))(?:(?:hallo|hoi|hey|hai|goedemorgen|goedemiddag|goedenavond|goedendag|dag|hi|hello)[\s,!.]{1,3})?"
            r"(?:met|hier|u spreekt met)\s{1,2}",
            re.IGNORECASE,
        ),
        "weak",
    ),
    (
        "i_am",
        re.compile(
            r"(?<!\w)(?:ik ben(?: trouwens)?|ikben|i am|i'm|i’m|im|it's|it is)[\s,]{1,2}", re.IGNORECASE
        ),
        "weak",
    ),
    ("i_comma", re.compile(r"(?<!\w)(?:ik|i),\s{1,2}", re.IGNORECASE), "comma"),
)
_LABEL = re.compile(
    r"(?<!\w)(?:(?:volledige|mijn|full|uw|je|your) )?(?:naam|name|voor- en achternaam|naam melder|naam indiener|naam klager"
    r"|naam invuller|afzender|contactpersoon|melder|indiener|klager)[ \t]{0,2}(?::|=|-(?= )|;|\t)[ \t]{0,3}",
    re.IGNORECASE,
)
_LABEL_LINE = re.compile(
    r"(?:^|(?<=\n)|(?<=[,;]))[ \t]{0,2}(?:naam|name)[ \t]{1,3}(?!kind|coach|van|of|is)", re.IGNORECASE
)
_PARTS = re.compile(
    r"(?<!\w)(?P<which>voornaam|roepnaam|first name|given name|voornamen|voorletters|achternaam|familienaam|surname|last name|family name"
    r"|tussenvoegsel|tussenvoegsels)(?:[ \t]{0,2}(?::|=|is|-)[ \t]{0,3}|[ \t]{1,3})",
    re.IGNORECASE,
)


class NameReader:
    """Reads names at places in one text.

    owner: per token the entity it belongs to already (a street, a postcode); a name never runs into one.
    """

    def __init__(self, text: str, tokens: list[Token], owner: list[str | None]) -> None:
        self.text = text
        self.tokens = tokens
        self.owner = owner
        self.shouted = is_shouted(text)

    def token_from(self, offset: int) -> int:
        """Index of the first token that starts at or after an offset."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].start < offset:
                low = middle + 1
            else:
                high = middle
        return low

    def skip_titles(self, index: int) -> int:
        """Index after "de heer", "mevr. drs." and the like."""
        tokens = self.tokens
        start = index
        while index < len(tokens) and self.owner[index] is None:
            low = tokens[index].low
            if low in TITLES and not (low in _FAMILY and not self._name_follows(index)):
                index += 1
                if index < len(tokens) and tokens[index].text == ".":
                    index += 1
                continue
            if (
                low in ("de", "the", "van")
                and index + 1 < len(tokens)
                and tokens[index + 1].low in ("heer", "familie", "fam")
            ):
                index += 1
                continue
            break
        return index if index < len(tokens) else start

    def _name_follows(self, index: int) -> bool:
        """Whether a capital or a known name comes behind "familie", so that it is a title."""
        following = self.tokens[index + 1] if index + 1 < len(self.tokens) else None
        if (
            following is None
            or following.low in ("van", "de")
            and not following.capital
            and not self._capital_soon(index + 1)
        ):
            return False
        return following.capital or following.low in first_names() or following.low not in plain_words()

    def read(self, index: int, lower: bool, most: int = 7) -> tuple[int, int] | None:
        """First token and the token after a name that starts at a token, or None.

        Args:
            lower: whether a name without capitals counts.
            most: the largest number of tokens.
        """
        tokens, owner = self.tokens, self.owner
        index = self.skip_titles(index)
        if index >= len(tokens) or owner[index] is not None or not tokens[index].name_part:
            return None
        first = tokens[index]
        capitals = (
            first.capital or (first.low in PARTICLES and self._capital_soon(index))
        ) and not self.shouted
        if not capitals and not lower and not self.shouted:
            return None
        if not self._can_start(index, capitals):
            return None
        after = index
        surname_seen = False
        while after < len(tokens) and after - index < most and owner[after] is None:
            token = tokens[after]
            if token.text in _BRIDGES or token.text == "-":
                if (
                    after > index
                    and after + 1 < len(tokens)
                    and owner[after + 1] is None
                    and self._part(after + 1, capitals)
                ):
                    after += 1
                    continue
                break
            if token.kind == INITIALS:
                after += 1
                continue
            if token.text == "." and after > index and len(tokens[after - 1].text) == 1:
                after += 1
                continue
            if token.kind != WORD:
                break
            if token.low in PARTICLES and after > index or (token.low in PARTICLES and after == index):
                end = self._particles(after, capitals)
                if end is None:
                    if after == index and token.low in first_names() or after == index and token.capital:
                        after += 1
                        continue
                    break
                after = end
                surname_seen = True
                continue
            if not self._part(after, capitals):
                if capitals and after > index and not surname_seen and self._lower_surname(after):
                    after += 1
                break
            if not capitals and surname_seen and after - index >= 2 and not self._ends(after + 1):
                # in lower case nothing says where a name stops; after a surname it does
                break
            if not capitals and after - index >= 1 and tokens[after - 1].low not in PARTICLES:
                surname_seen = True
            if (
                not capitals
                and after - index >= 3
                and tokens[after - 1].low not in PARTICLES
                and "-" not in token.low
            ):
                break
            after += 1
        while after > index and (
            tokens[after - 1].text in (".", "-") or tokens[after - 1].low in _POST_TITLES
        ):
            after -= 1
        if after == index:
            return None
        return index, after

    def _capital_soon(self, index: int) -> bool:
        return any(
            token.capital for token in self.tokens[index + 1 : index + 4] if token.kind in (WORD, INITIALS)
        )

    def _can_start(self, index: int, capitals: bool) -> bool:
        tokens = self.tokens
        token = tokens[index]
        if token.kind == INITIALS:
            return True
        if token.low in PARTICLES and token.low not in first_names():
            return self._particles(index, capitals) is not None
        if token.low in plain_words():
            if token.low in first_names() and token.capital and not self.shouted and index + 1 < len(tokens):
                following = tokens[index + 1]
                if following.kind == INITIALS or (following.capital and following.low not in plain_words()):
                    return True
                return (
                    following.low in ("de", "van", "den", "der", "el", "ten", "ter")
                    and self._particles(index + 1, True) is not None
                )
            return False
        return len(token.low) > 1

    def _part(self, index: int, capitals: bool) -> bool:
        token = self.tokens[index]
        if token.kind == INITIALS:
            return True
        if token.kind != WORD:
            return False
        if capitals:
            return token.capital and (token.low not in function_words() or self._surname_like(index))
        return token.low not in plain_words() and len(token.low) > 1

    def _surname_like(self, index: int) -> bool:
        """A capital plain word behind a name in a sentence with lower case around: "Jan Groot", "Anna Klein"."""
        token = self.tokens[index]
        return (
            token.low
            in (
                "groot",
                "klein",
                "lang",
                "bos",
                "best",
                "vriend",
                "wit",
                "goed",
                "goede",
                "blij",
                "mooi",
                "druk",
                "nieuw",
            )
            and index > 0
            and self.tokens[index - 1].name_part
            and self.tokens[index - 1].end + 1 == token.start
        )

    def _particles(self, index: int, capitals: bool) -> int | None:
        """Index after the particles at a token and the surname word behind them, or None."""
        tokens, owner = self.tokens, self.owner
        at = index
        while at < len(tokens) and owner[at] is None and tokens[at].low in PARTICLES and at - index < 4:
            if (
                tokens[at].low in _LOOSE_PARTICLES
                and not (at + 1 < len(tokens) and tokens[at + 1].low in _ARTICLES)
                and at == index
            ):
                return None
            at += 1
        if at == index or at >= len(tokens) or owner[at] is not None or tokens[at].kind not in (WORD,):
            return None
        word = tokens[at]
        lead = tokens[index].low
        if (
            word.low in plain_words()
            and word.low not in _surname_words()
            and (not word.capital or self.shouted or word.low in function_words())
        ):
            return None
        if lead in ("te", "uit", "in", "van") and at - index == 1 and place_at(tokens, at) and lead != "van":
            return None
        if capitals and not word.capital and lead in _LOOSE_PARTICLES:
            return None
        if word.low in _NOT_AFTER_VAN and not word.capital:
            return None
        return at + 1

    def _lower_surname(self, index: int) -> bool:
        """ "Ik heet Jan jansen": a lower-case word that ends the part."""
        token = self.tokens[index]
        return token.low not in plain_words() and len(token.low) > 2 and self._ends(index + 1)

    def _ends(self, index: int) -> bool:
        return (
            index >= len(self.tokens)
            or self.tokens[index].kind in (MARK, LINE)
            or self.owner[index] is not None
            or self.tokens[index].low in plain_words()
        )

    def span(self, hit: tuple[int, int], rule: str) -> Span:
        """The name as a span, its value with single spaces."""
        first, after = hit
        start, end = self.tokens[first].start, self.tokens[after - 1].end
        if self.text[start:end].endswith("'"):
            end -= 1
        return span_of(self.text, "person_name", start, end, rule)


_EVERYDAY_SURNAMES = frozenset(
    "meer man vriend baas huis groot grote boer wit jong jonge lang lange klein kleine oude goede bruin haan vries berg dam dijk veen heer mens wild"
    " zwart rooij graaf hoop hoek wijk land stad beer wal mol nijs gier rijk rijke vos kok raad vrij vrije".split()
)


@cache
def _surname_words() -> frozenset[str]:
    """Everyday words that are surnames too."""
    return (surnames() - function_words()) | _EVERYDAY_SURNAMES


def _first_name(low: str) -> bool:
    """Whether a word, or the part before its hyphen, is a known first name and no everyday word."""
    return (low in first_names() or low.partition("-")[0] in first_names()) and low not in plain_words()


_NOT_AFTER_VAN = frozenset(
    "receptie overkant straat hoek buren organisatie zorg gemeente afdeling kerk wmo administratie planning woongroep"
    " dagopvang groep opvang directie jeugdzorg instelling school werkgever jobcoach cliëntenraad".split()
)


def find_names(text: str, tokens: list[Token], owner: list[str | None], asked: str | None) -> list[Span]:
    """The writer's own name: after "ik heet" and the like, as a label, as a signature, or as the answer."""
    reader = NameReader(text, tokens, owner)
    found: list[Span] = []

    def add(hit: tuple[int, int] | None, rule: str) -> bool:
        if not hit:
            return False
        span = reader.span(hit, rule)
        if any(span.overlaps(other) for other in found):
            return False
        found.append(span)
        return True

    joined = _name_in_parts(reader)
    if joined:
        found.append(joined)
    for pattern in (_LABEL, _LABEL_LINE):
        for match in pattern.finditer(text):
            if found or not _about_me(reader, match.start()):
                continue
            hit = reader.read(reader.token_from(match.end()), lower=True)
            if hit and pattern is _LABEL_LINE and not reader._ends(hit[1]):
                continue
            add(hit, "name_label")
    for rule, pattern, strength in _CUES:
        if found:
            break
        for match in pattern.finditer(text):
            if _cue(reader, match, rule, strength, asked, add):
                break
    if not found:
        _signature(reader, add)
    if asked in _ASKED_PERSON:
        found = _asked_person(reader, found)
    elif not found and asked == "name":
        add(_replaced(reader) or _corrected(reader, _bare(reader)), "name_answer")
    elif not found and asked == "details":
        add(_listed(reader), "name_listed")
    elif (
        not found and asked is None and "street" in owner and ("house_number" in owner or "postcode" in owner)
    ):
        add(_beside_address(reader), "name_beside_address")
    return found


def _replaced(reader: NameReader) -> tuple[int, int] | None:
    """The new name in "niet Jan maar Johan" and "vroeger Piet, nu Petra"."""
    tokens = reader.tokens
    for index, token in enumerate(tokens[:3]):
        if token.low in ("niet", "not", "geen"):
            return _after_but(reader, index + 1)
    if any(
        token.low in ("vroeger", "eerst", "voorheen", "oud", "oude", "formerly", "old")
        for token in tokens[:4]
    ):
        for index, token in enumerate(tokens):
            if token.low in ("nu", "now", "tegenwoordig", "nieuw", "nieuwe") and index + 1 < len(tokens):
                return reader.read(index + 1, lower=True)
    return None


def _corrected(reader: NameReader, hit: tuple[int, int] | None) -> tuple[int, int] | None:
    """The second name in "Jansen, sorry Janssen", else the name itself."""
    tokens = reader.tokens
    if not hit:
        return hit
    index = hit[1]
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
    return later if later and reader._ends(later[1]) else hit


def _about_me(reader: NameReader, offset: int) -> bool:
    """Whether "naam" at an offset is not that of a coach or child: "naam van mijn coach: Piet"."""
    index = reader.token_from(offset)
    before = [token.low.removesuffix("'s") for token in reader.tokens[max(0, index - 3) : index]]
    return not any(word in _NOT_ME for word in before)


def _cue(reader: NameReader, match: re.Match[str], rule: str, strength: str, asked: str | None, add) -> bool:
    tokens = reader.tokens
    index = reader.token_from(match.end())
    if index >= len(tokens):
        return False
    if rule == "name_is" and "mijn" not in match.group().lower() and not _about_me(reader, match.start()):
        return False
    if tokens[index].text in "\"'“‘«" and index + 1 < len(tokens):
        index += 1
    if strength == "strong" and tokens[index].low in (
        "eh",
        "uh",
        "ehm",
        "nu",
        "dus",
        "gewoon",
        "trouwens",
        "voluit",
        "officieel",
        "eigenlijk",
        "overigens",
        "in",
        ":",
    ):
        index += 1
        if index < len(tokens) and tokens[index].low in ("het", "volledig", "eigenlijk"):
            index += 1
    if index >= len(tokens):
        return False
    if tokens[index].low in ("niet", "geen", "not", "no") and strength in ("strong", "weak"):
        return add(_after_but(reader, index + 1), f"{rule}_after_but")
    if strength == "strong":
        hit = reader.read(index, lower=True) or _one_word(reader, index)
        if hit and [token.low for token in tokens[hit[0] : hit[1]]] == ["haas"]:
            return False
        if (
            hit
            and not tokens[hit[0]].capital
            and tokens[hit[0]].low not in first_names()
            and not reader._ends(hit[1])
        ):
            return False
        return add(hit, rule)
    if strength == "call" and asked == "name" and match.start():
        first = _bare(reader)
        if first and tokens[first[1] - 1].end <= match.start():
            return add(first, "name_answer")
    if strength == "call":
        if match.group().lower().split()[0] in ("zeg", "schrijf", "zet", "noteer") and asked != "name":
            return False
        hit = reader.read(index, lower=True) or _one_word(reader, index)
        if (
            hit
            and not tokens[hit[0]].capital
            and tokens[hit[0]].low not in first_names()
            and (not reader._ends(hit[1]) or any(_ordinary(token) for token in tokens[hit[0] : hit[1]]))
        ):
            return False
        return add(hit, rule)
    if strength == "bare":
        hit = reader.read(index, lower=True)
        if (
            hit
            and tokens[hit[0]].low in first_names()
            and tokens[hit[0]].low not in plain_words()
            and reader._ends(hit[1])
        ):
            return add(hit, rule)
        return False
    if strength == "comma":
        hit = reader.read(index, lower=False)
        if (
            hit
            and hit[1] < len(tokens)
            and tokens[hit[1]].text == ","
            and (hit[1] - hit[0] > 1 or tokens[hit[0]].low in first_names())
        ):
            return add(hit, rule)
        return False
    return add(_weak(reader, index, rule, asked), rule)


def _one_word(reader: NameReader, index: int) -> tuple[int, int] | None:
    """A first name that is an everyday word too, written with a capital: "call me Al", "Mijn naam is Wil"."""
    token = reader.tokens[index]
    if (
        token.capital
        and not reader.shouted
        and reader._ends(index + 1)
        and (token.low in _ONE_WORD_NAMES or token.low in _CALLED)
    ):
        return index, index + 1
    return None


def _after_but(reader: NameReader, index: int) -> tuple[int, int] | None:
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


def _weak(reader: NameReader, index: int, rule: str, asked: str | None) -> tuple[int, int] | None:
    """A name after "ik ben", "met" or "this is": a known first name, or capitals that look like a name."""
    tokens = reader.tokens
    titled = reader.skip_titles(index)
    hit = reader.read(index, lower=True)
    if not hit:
        return None
    first = tokens[hit[0]]
    words = tokens[hit[0] : hit[1]]
    if first.low in _NO_NAME or first.low in plain_words() and first.low not in first_names():
        return None
    if (
        first.capital
        and len(first.text) > 1
        and first.text.isupper()
        and not reader.shouted
        and first.kind == WORD
        and len(words) == 1
    ):
        return None
    ends = reader._ends(hit[1])
    known = first.low in first_names() and first.low not in plain_words()
    following = tokens[hit[1]].low if hit[1] < len(tokens) else ""
    if following in ("bij", "voor", "aan", "over") and len(words) == 1 and not known:
        return None
    if following in ("niet", "not", "haar", "zijn", "z'n", "d'r", "'s", "zelf"):
        return None
    if first.capital and not reader.shouted:
        if (
            rule == "with"
            or rule == "speaking"
            and "spre" not in reader.text[max(0, tokens[index].start - 24) : tokens[index].start].lower()
        ):
            stop = (
                hit[1] >= len(tokens)
                or tokens[hit[1]].kind in (MARK, LINE)
                or reader.owner[hit[1]] is not None
            )
            if not stop and following not in ("van", "uit", "ik", "and", "en", "i", "from"):
                return None
        if known or first.kind == INITIALS or titled > index:
            return hit
        if rule == "with" and len(words) == 1:
            return None
        if len(words) >= 2 and ends and place_at(tokens, hit[0]) != hit[1]:
            return hit
        if (
            len(words) == 1
            and ends
            and rule == "i_am"
            and not _ordinary(first)
            and place_at(tokens, hit[0]) != hit[1]
        ):
            return (
                hit
                if (following not in plain_words() or following in ("en", "and", "van", "de"))
                and (asked in ("name", "details") or not first.low.endswith(("er", "aar", "ist", "se")))
                else None
            )
        return None
    if titled > index and len(words) <= 4:
        return hit
    if known and (len(words) > 1 or ends or asked in ("name", "details")):
        bounded = (
            hit[1] >= len(tokens) or tokens[hit[1]].kind in (MARK, LINE) or reader.owner[hit[1]] is not None
        )
        if (
            len(words) == 1
            and not bounded
            and following not in ("en", "and", "van", "uit", "de", "ik", "met", "maar", "dus", "i", "from")
        ):
            return None
        if rule == "with" and len(words) == 1 and index > 3:
            return None
        return hit
    if rule == "i_am" and asked == "name" and ends and len(words) <= 4 and _credible(reader, *hit):
        return hit
    return None


def _signature(reader: NameReader, add) -> None:
    """The name under a message: after a closing, or after thanks as the very last words."""
    text, tokens = reader.text, reader.tokens
    for match in list(_CLOSING.finditer(text))[-2:][::-1]:
        index = reader.token_from(match.end())
        while index < len(tokens) and (
            tokens[index].kind in (MARK, LINE) or tokens[index].low in ("van", "from", "ook", "x")
        ):
            index += 1
        if index >= len(tokens) or tokens[index].low in ("aan", "uit", "namens"):
            continue
        hit = reader.read(index, lower=True, most=7)
        if not hit or not (tokens[hit[0]].capital or tokens[hit[0]].low in first_names()):
            continue
        ends = (
            hit[1] >= len(tokens)
            or tokens[hit[1]].kind in (LINE, MARK)
            or reader.owner[hit[1]] is not None
            or tokens[hit[1]].low
            in ("tel", "telefoon", "mobiel", "moeder", "vader", "uit", "van", "de", "en", "xx", "x", "and")
        )
        if ends and add(hit, "signature"):
            return
    for match in _THANKS.finditer(text):
        hit = reader.read(reader.token_from(match.end()), lower=False)
        if hit and hit[1] == len(tokens) and _like_own_name(reader, hit):
            add(hit, "signature_thanks")
            return
    line = next((i for i in range(len(tokens) - 1, -1, -1) if tokens[i].kind == LINE), None)
    if line is not None and line + 1 < len(tokens):
        hit = reader.read(line + 1, lower=False)
        if hit and hit[1] == len(tokens) and hit[0] == line + 1 and _like_own_name(reader, hit):
            previous = tokens[line - 1] if line else None
            if previous is not None and (previous.text in ".!?," or previous.kind == LINE):
                add(hit, "signature_line")


def _like_own_name(reader: NameReader, hit: tuple[int, int]) -> bool:
    first = reader.tokens[hit[0]]
    return first.kind == INITIALS or (first.low in first_names() and first.low not in plain_words())


def _name_in_parts(reader: NameReader) -> Span | None:
    """ "Voornaam: Jan, achternaam: de Vries" as one name; one of the two alone is a name as well."""
    pieces: list[tuple[str, int, int]] = []
    for match in _PARTS.finditer(reader.text):
        index = reader.token_from(match.end())
        before = reader.tokens[
            max(0, reader.token_from(match.start()) - 3) : reader.token_from(match.start())
        ]
        if any(token.low in _NOT_ME for token in before):
            continue
        if index < len(reader.tokens) and reader.tokens[index].low in ("is", ":", "="):
            index += 1
        which = match["which"].lower()
        if which.startswith("tussen"):
            after = index
            while after < len(reader.tokens) and reader.tokens[after].low in PARTICLES:
                after += 1
            if after > index:
                pieces.append(("particle", index, after))
            continue
        if which == "voorletters" and index < len(reader.tokens) and reader.tokens[index].low == "zijn":
            index += 1
        if which == "voorletters" and index < len(reader.tokens) and reader.tokens[index].name_part:
            pieces.append(("first", index, index + 1))
            continue
        hit = reader.read(index, lower=True)
        if hit:
            pieces.append(
                (
                    "last"
                    if which in ("achternaam", "familienaam", "surname", "last name", "family name")
                    else "first",
                    *hit,
                )
            )
    if pieces and all(which != "first" for which, *_ in pieces):
        for rule, pattern, strength in _CUES:
            if strength == "strong" and (match := pattern.search(reader.text)):
                at = reader.token_from(match.end())
                while at < len(reader.tokens) and reader.tokens[at].low in ("eh", "uh", "ehm"):
                    at += 1
                hit = reader.read(at, lower=True, most=1)
                if hit and hit[1] <= pieces[0][1] and reader.tokens[hit[0]].low in first_names():
                    pieces.append(("first", *hit))
                    break
    if not pieces:
        return None
    order = {"first": 0, "particle": 1, "last": 2}
    chosen: dict[str, tuple[int, int]] = {}
    for which, first, after in pieces:
        chosen.setdefault(which, (first, after))
    if "particle" in chosen and "last" not in chosen:
        del chosen["particle"]
        if not chosen:
            return None
    tokens = reader.tokens
    start = min(tokens[first].start for first, _ in chosen.values())
    end = max(tokens[after - 1].end for _, after in chosen.values())
    parts = [
        reader.text[tokens[first].start : tokens[after - 1].end]
        for which, (first, after) in sorted(chosen.items(), key=lambda item: order[item[0]])
    ]
    return Span("person_name", squeeze(" ".join(parts)), start, end, reader.text[start:end], "name_in_parts")


_CALLED = frozenset({"al"})
_BARE_FILLERS = frozenset(
    "ja hoi hallo hi hello dag eh ehm uh nou oke oké ok okay het is dat dit gewoon mijn naam it's its it that's zeg maar oh"
    " sure yes well me ik ben alleen voornaam just de name my heet dan antwoord zet doe".split()
)


def _bare(reader: NameReader) -> tuple[int, int] | None:
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
        tokens[end - 1].low in _TRAILERS
        or tokens[end - 1].low in _POST_TITLES
        or tokens[end - 1].text in "-/"
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
    if not _credible(reader, index, end):
        return None
    lows = [token.low for token in words]
    if (
        words[0].low in _ONE_WORD_NAMES
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
            return (index, end) if token.low in _ONE_WORD_NAMES and token.capital else None
        if token.kind == INITIALS:
            return (index, end)
        if (
            len(token.low) < 2
            or token.low in _NO_NAME
            or token.low in PARTICLES
            and token.low not in first_names()
        ):
            return None
        return index, end
    plain = [low for low, token in zip(lows, words) if low in plain_words() and low not in PARTICLES]
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
            low in _surname_words() or (low in _ONE_WORD_NAMES and low != lows[0]) for low in plain
        ) and lows[0] not in ("wil", "can", "will", "may"):
            return index, end
        return None
    if lows[-1] in PARTICLES:
        return None
    if _first_name(words[0].low) or words[0].kind == INITIALS or index > start:
        return index, end
    hit = reader.read(index, lower=True, most=9)
    return (index, end) if hit and hit[1] >= end else None


# Endings and prefixes of everyday words that no list can hold in full.
_ORDINARY = re.compile(
    r"(?:.{3,}(?:lijk|lijke|loos|loze|baar|heid|heden|atie|isch|ische|achtig|matig|matige|elijk|eerd|eren|ingen|ment|ness|tion|able|ible|ously"
    r"|fully|ings|geld|werk|punt|plan|verzoek|dossier|formulier|nummer|advies|dienst|instelling|persoon|begeleiding|klacht|klachten|zorg)"
    r"|(?:ge|ver|be|ont|her|uitge|afge|aange|opge|inge|overge|doorge|ver)[a-z]{3,}(?:t|d|en)"
    r"|(?:on|mis|wan)[a-z]{4,}(?:ig|d|t|lijk)|[a-z]{4,}(?:ing|ed))$"
)
_REPEATED = re.compile(r"(.)\1\1")
_NO_VOWEL = re.compile(r"[^aeiouyàáâäèéêëìíîïòóôöùúûüıæøœ]+$")


def _ordinary(token: Token) -> bool:
    """Whether a lower-case word that is no known name has the form of an everyday word or of noise."""
    low = token.low
    if low in first_names() or low in surnames():
        return False
    if _REPEATED.search(low) or (low.isascii() and len(low) > 2 and _NO_VOWEL.match(low)):
        return True
    return not token.capital and bool(_ORDINARY.match(low))


def _credible(reader: NameReader, index: int, end: int) -> bool:
    """Whether a bare answer can be a name, seen from its words and from what stands behind it."""
    tokens = reader.tokens
    words = tokens[index:end]
    if any(_ordinary(token) for token in words if token.kind == WORD):
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


_ONE_WORD_NAMES = frozenset("jo joe ben said christian elke wil will may anders lot per can".split())


def _name_starts(reader: NameReader, index: int) -> bool:
    token = reader.tokens[index]
    following = reader.tokens[index + 1] if index + 1 < len(reader.tokens) else None
    if (
        token.low in _ONE_WORD_NAMES
        and token.capital
        and (following is None or following.capital or following.low in PARTICLES)
    ):
        return not reader.shouted
    if token.low == "de" and following is not None and following.low not in ("naam", "heer", "familie"):
        return True
    return False


def _listed(reader: NameReader) -> tuple[int, int] | None:
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
                or (
                    tokens[after].text == "."
                    and len(tokens[after - 1].text) <= 4
                    and tokens[after - 1].low in TITLES
                )
            )
        ):
            after += 1
        hit = _part_as_name(reader, index, after)
        if hit:
            first = tokens[hit[0]]
            known = _first_name(first.low) or first.kind == INITIALS or reader.skip_titles(index) > index
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


def _without_place(reader: NameReader, index: int, after: int) -> tuple[int, int]:
    """Cut a known place off the end of a row of name words: "Sanne Bakker Utrecht"."""
    tokens = reader.tokens
    for first in range(index + 1, after):
        if (
            place_at(tokens, first) == after
            and tokens[first - 1].low not in PARTICLES
            and tokens[first].low not in first_names()
        ):
            if not everyday(tokens[first]):
                return index, first
    return index, after


def _beside_address(reader: NameReader) -> tuple[int, int] | None:
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


_LIST_LABELS = frozenset(
    "naam adres straat huisnummer postcode plaats woonplaats telefoon telefoonnummer tel mobiel mail email e-mail mailadres"
    " mobiele nummer nr emailadres name address phone city mob gsm en is mijn and my op in te aan uit woon ik woonadres"
    " e-mailadres e-mail-adres thuis nummer: de het at on telnr telnummer mob. tel. t m e is: nl nederland hoi hallo dit zijn"
    " gegevens hier volgen bij deze zie hieronder are details here telefoonnr tel.nr".split()
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
                token.low in _surname_words()
                or (at and token.capital and words[at - 1].low in PARTICLES)
                or (token.capital and token.low in first_names())
                or reader._surname_like(index + at)
            )
        ):
            hit = reader.read(index, lower=False)
            if hit and hit[0] == index and tokens[index].low in first_names() and hit[1] >= after:
                return hit
            return None
    if any(_ordinary(token) for token in words if token.kind == WORD):
        return None
    if any(token.low in plain_words() for token in words if token.low not in PARTICLES):
        first = words[0]
        if not (
            _first_name(first.low)
            or first.low in first_names()
            and first.capital
            and not reader.shouted
            or first.kind == INITIALS
            or (first.low in PARTICLES and len(words) > 1 and words[-1].capital and not reader.shouted)
        ):
            return None
    if words[-1].low in PARTICLES or words[0].low in _NO_NAME or (len(words) == 1 and len(words[0].low) < 2):
        return None
    if (
        len(words) == 1
        and words[0].low not in first_names()
        and not words[0].capital
        and words[0].kind != INITIALS
    ):
        return None
    while words and (words[-1].text in "-." or words[-1].low in _POST_TITLES):
        words = words[:-1]
        after -= 1
    return index, after


_PERSON_CUE = re.compile(
    r"(?<!\w)(?:heet(?:te)?|genaamd|namelijk|is|was|over|met|van|door|coach|jobcoach|kindercoach|begeleider|begeleidster|begeleiding|medewerker"
    r"|medewerkster|mentor|heer|mevrouw|meneer|mevr\.?|mw\.?|dhr\.?|juf|meester|zoon|zoontje|dochter|dochtertje|broer|zus|zusje"
    r"|broertje|moeder|vader|man|vrouw|partner|buurvrouw|buurman|vriend|vriendin|cliënt|client|cliënte|collega|opa|oma|tante|oom"
    r"|kleinzoon|kleindochter|neef|nicht|opleider|trainer|hulpverlener|manager|leidinggevende|called|named|about|son|daughter|mother|father"
    r"|brother|sister|neighbour|friend|worker|supervisor|docent|directeur|kind|namens|voor|for|behalf of|tegen|against)[\s,:]{1,3}",
    re.IGNORECASE,
)


def _asked_person(reader: NameReader, own: list[Span]) -> list[Span]:
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
            and first.low not in _NO_NAME
            and not (place_at(tokens, hit[0]) == hit[1] and not known and not titled)
        ):
            return [reader.span(hit, "person_asked")]
    if own:
        return []
    if any(token.low in _NOT_ME for token in tokens):
        return []
    hit = _bare(reader)
    return [reader.span(hit, "person_answer")] if hit else []
