"""Streets with their house numbers, in addresses and in sentences (domain.md H2, IZW-13)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from nlu.housenumbers import Number, house_number_at
from nlu.places import everyday, place_at
from nlu.spans import Occupied, Span, span_of
from nlu.words import INITIALS, LINE, MARK, NUMBER, WORD, Token
from nlu.wordlists import first_names, function_words, plain_words

_DATA = Path(__file__).with_name("data")

# Endings that hardly occur but in streets, and endings that need a capital or another sign of an address.
_STREET = re.compile(
    r"(?:[^\W\d_]|[\-'.])*(?:straatweg|straat|straatje|str|laan|laantje|plein|pleintje|gracht|singel|kade|kaai|dijk|dijkje"
    r"|dreef|steeg|steegje|weg|weggetje|pad|paadje|plantsoen|burgwal|boulevard|hof|hofje|strjitte|strjitwei|dyk|leane"
    r"|wal|markt|allee|esplanade|passage|promenade|street|road|avenue|lane)$"
)
_LOOSE = re.compile(
    r"(?:[^\W\d_]|[\-'.])*(?:park|kamp|ring|haven|werf|veld|velden|erf|akker|akkers|weide|weiden|tuin|tuinen|hage|horst"
    r"|stede|gaarde|donk|borch|borg|burcht|schans|bolwerk|veste|vest|poort|brug|sluis|meent|brink|eng|enk|kwartier|hoeve"
    r"|hoek|zoom|rand|baan|drift|spoor|land|landen|bos|woud|heide|duin|duinen|ven|meer|beek|wijk|vaart|diep|zijl|terp"
    r"|state|buorren|reed|wei|paed|rak|zand|zijde|einde|eind|oord|berg|bergen|buurt|dam|gat|stein|rode|loo|laar|lust"
    r"|zicht|ooi|waard|stoep|oever|wetering|sloot|kanaal|molen|molens|hove|hoven|hout|kreek|kil|schoot|ackers|es)$"
)
_GENERIC = frozenset(
    "straat laan plein weg dijk kade hof pad steeg singel gracht markt park boulevard dreef wal haven allee straatweg"
    " brink dam rondweg ring oever sluis burcht kaap baan".split()
)
_NO_STREET = re.compile(
    r"(?:onderweg|halverwege|halfweg|snelweg|autoweg|omweg|uitweg|rijweg|terugweg|heenweg|zebrapad|fietspad|voetpad|wandelpad"
    r"|schildpad|schoolplein|speelplein|parkeerplein|.{0,6}slaan|supermarkt|arbeidsmarkt|rommelmarkt|kerstmarkt|weekmarkt"
    r"|huizenmarkt|woningmarkt|zorgmarkt|markt|opslaan|vanweg|kwal|winkelstraat|zijstraat|woonstraat|geloof|overweg|kortweg"
    r"|ronduitweg|verweg|allesweg|levensweg|gerechtshof|ziekenhof|struikelpad|levenspad|leerpad|werkweg|gewoonweg"
    r"|simpelweg|domweg|botweg|ronduit|glashard)$"
)
_FLOORS = frozenset("hoog verdieping etage begane grond boven beneden e de eerste tweede derde".split())
_FILLERS = frozenset("nummer nr nr. no no. num huisnummer huisnr huisnr. number # , op nummer: : is".split())
_NUMBER_CUES = frozenset("nummer nr nr. no no. huisnummer huisnr huisnr. number #".split())
_PARTICLES = frozenset(
    "van de der den het 't ter ten te la le du des d' di op aan in en naar bij 's a in't van't".split()
)
_BACK_PARTICLES = frozenset("van de der den 't ter ten la du 's van't".split())
_ADJECTIVES = frozenset(
    "oude nieuwe korte lange grote kleine hoge lage verlengde brede smalle nieuwezijds oudezijds noord zuid oost west"
    " noorder zuider ooster wester sint st st. groot klein nieuw oud eerste tweede derde vierde vijfde zesde"
    " burgemeester burg burg. dokter dr dr. doctor prof prof. professor pastoor past. kapelaan deken bisschop kardinaal"
    " monseigneur mgr mgr. koningin koning prins prinses graaf gravin hertog hertogin keizer admiraal generaal luitenant"
    " kapitein president minister wethouder meester mr mr. ingenieur ir ir. jonkheer jhr jhr. baron barones ds ds."
    " dominee zuster broeder notaris achter voor".split()
)
_ABBREVIATED = frozenset("burg dr prof past mgr mr ir jhr ds st pres gen min".split())
_ARTICLES = frozenset("de het een the 't".split())
_PREPOSITIONS = frozenset("op aan in at on te naar".split())
_LIVE = frozenset(
    "woon woont wonen woonde woonachtig wonend wonende live lives living reside verhuisd verhuis verhuisde ingeschreven"
    " adres woonadres moved huisadres postadres wonen. address bewoner".split()
)
_NEXT_TO = frozenset("naast tegenover achter bij boven onder langs opposite behind near".split())
_BOX = frozenset("postbus antwoordnummer box pobox bus lijn tram lijnbus postvak".split())
_NOT_AN_ADDRESS = frozenset(
    "kamer groep afdeling verdieping etage nummer unit appartement app huis flat woning blok lokaal klas gebouw kamer"
    " room floor apartment leeftijd versie stap regel pagina bladzijde punt vraag artikel art optie keuze fase route"
    " locatie cluster team niveau schaal deel hoofdstuk bijlage zaak week dag maand jaar sinds tot om rond ongeveer"
    " circa ca minstens maximaal bijna al ruim zeker om bus lijn trein spoor perron mobiel telefoon tel".split()
)
_STREET_PREPOSITIONS = frozenset(
    "it aan op achter onder over voor tussen bij in boven langs om tegen buiten binnen nabij uit naar oude oud nieuw nieuwe lange"
    " korte grote kleine hoge lage eerste tweede derde eind einde buiten hoek noord zuid oost west wijk lang klein groot".split()
)
_HARD_STOPS = frozenset(
    "ik is woon woont wonen woonde mijn m'n mn adres straat: straatnaam het: heet ben naam telefoon tel mobiel email mail"
    " maar niet geen dat dit die heb heeft was ja nee my i live am is address and en with wel u je we wij hij zij"
    " postcode plaats woonplaats huisnummer nummer al nu nog sinds want dus ook kom komt hier daar woonadres not but"
    " i'm i'd i've i’m zit staat sta ingeschreven verhuisd gewoon eh uh".split()
)
_ORDINAL = re.compile(r"^[0-9]{1,2}$")
_YEAR_IN_NAME = re.compile(
    r"[ ]+(?P<year>(?:1[789][0-9]{2}|['’][0-9]{2})(?:[ ]?[-–][ ]?(?:1[789][0-9]{2}|['’]?[0-9]{2}))?)(?![0-9])"
    r"(?P<more>[ ,]+(?:nr\.?|nummer|huisnummer|no\.?)?[ ]*[0-9])?"
)
_STREET_LABEL = re.compile(
    r"(?<!\w)(?:straat|straatnaam|street|adres|address|woonadres)[ \t]{0,2}[:=][ \t]{0,3}", re.IGNORECASE
)
# What may stand before a number that corrects another one.
_CORRECTING = frozenset(
    "het is nee neen sorry eh uh ehm oeps dat moet nummer huisnummer nr op niet maar gewoon , . - : ik bedoel of wacht no"
    " i mean not but actually eigenlijk dus wordt -> → > ja fout geen should be wait that's it's it number oh zijn".split()
)
ADDRESS_QUESTIONS = frozenset({"address", "details"})


@cache
def _eponyms() -> dict[str, frozenset[tuple[str, ...]]]:
    """Name words before the ending, by their last word."""
    lines = (_DATA / "street_eponyms.txt").read_text(encoding="utf-8").splitlines()
    names: dict[str, set[tuple[str, ...]]] = {}
    for line in lines:
        if not line.startswith("#"):
            for name in line.split(","):
                words = tuple(name.split())
                if words:
                    names.setdefault(words[-1], set()).add(words[:-1])
    return {last: frozenset(heads) for last, heads in names.items()}


@cache
def _stems() -> frozenset[str]:
    lines = (_DATA / "street_stems.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


_ENDING = re.compile(
    r"(?:straatweg|straatje|straat|str|laantje|laan|pleintje|plein|gracht|singel|kade|kaai|dijkje|dijk|dreef|steegje|steeg"
    r"|weggetje|weg|paadje|pad|plantsoen|burgwal|boulevard|hofje|hof|wal|markt|allee)$"
)


class AddressReader:
    """Finds the streets and house numbers of one text.

    tokens and owned go together: owned says which tokens belong to something found before.
    """

    def __init__(self, text: str, tokens: list[Token], taken: list[Span], asked: str | None) -> None:
        self.text = text
        self.tokens = tokens
        self.asked = asked
        self.owner: list[str | None] = [None] * len(tokens)
        self._claim(taken)
        self.found: list[Span] = []
        self.occupied = Occupied()
        self.in_name = self._years_in_names()

    def _claim(self, spans: list[Span]) -> None:
        if not spans:
            return
        for index, token in enumerate(self.tokens):
            for span in spans:
                if token.start < span.end and token.end > span.start:
                    self.owner[index] = span.entity
                    break

    @property
    def owned(self) -> list[bool]:
        return [owner is not None for owner in self.owner]

    def read(self) -> list[Span]:
        """Streets and house numbers, in order."""
        tokens = self.tokens
        owned = self.owned
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if owned[index] or token.kind not in (NUMBER, WORD) or index in self.in_name:
                index += 1
                continue
            # A word can only be a number in words; the first check keeps ordinary words cheap.
            address = self._address_at(index, owned)
            if address is None:
                index += 1
                continue
            street, number = address
            if street:
                self._add("street", street[0], street[1], street[2])
            if number:
                self._add("house_number", number.start, number.end, "number_behind_street", number.value)
                index = max(index + 1, number.after)
            else:
                index += 1
        self._lone_numbers(owned)
        self._lone_streets(owned)
        return sorted(self.found, key=lambda span: span.start)

    def _years_in_names(self) -> dict[int, int]:
        """Tokens of a year that belongs to a street's name ("Plein 1944 12"), with the token the name starts at."""
        years: dict[int, int] = {}
        for index, token in enumerate(self.tokens):
            if token.low in _GENERIC and token.kind == WORD:
                match = _YEAR_IN_NAME.match(self.text, token.end)
                if match and (match["more"] or token.low == "plein"):
                    at = index + 1
                    while at < len(self.tokens) and self.tokens[at].end <= match.end("year"):
                        years[at] = index
                        at += 1
        return years

    def _add(self, entity: str, start: int, end: int, rule: str, value: str | None = None) -> None:
        span = span_of(self.text, entity, start, end, rule, value)
        if self.occupied.free(start, end):
            self.found.append(span)
            self.occupied.add(start, end)

    # An address around a number

    def _address_at(
        self, index: int, owned: list[bool]
    ) -> tuple[tuple[int, int, str] | None, Number | None] | None:
        tokens = self.tokens
        if index == 0:
            return None
        if self.tokens[index - 1].low == "nummer" and self._nummer_is_street(index - 1):
            number = house_number_at(tokens, index, owned, sure=True, spoken=False)
            token = tokens[index - 1]
            return ((token.start, token.end, "street_called_nummer"), number) if number else None
        last, explicit, opposite = self._before_number(index, owned)
        if last < 0 or owned[last] or not self.occupied.free(tokens[last].start, tokens[last].end):
            return None
        if tokens[last].low in _NEXT_TO and (
            explicit or tokens[last].low in ("naast", "tegenover", "opposite", "behind")
        ):
            return None
        if last in self.in_name:
            number = house_number_at(tokens, index, owned, sure=True, spoken=False)
            first = self.in_name[last]
            return ((tokens[first].start, tokens[last].end, "street_with_year"), number) if number else None
        sure = self.asked in ADDRESS_QUESTIONS
        spoken = tokens[index].kind == WORD
        ending = self._ends_street(last)
        if spoken and not (ending or explicit):
            return None
        context = sure or explicit or self._live_before(last) is not None
        number = house_number_at(
            tokens,
            index,
            owned,
            sure=context or bool(ending),
            spoken=spoken,
            glued=ending == "strict" and last == index - 1,
        )
        if number is None:
            return None
        if tokens[last].low in _BOX or (last and tokens[last - 1].low in _BOX):
            return None
        street = self._street_ending_at(last, number, ending, explicit, owned)
        if street is None:
            return None
        first, rule = street
        start, end = tokens[first].start, tokens[last].end
        if tokens[last].low.endswith("str") and last + 1 < index and tokens[last + 1].text == ".":
            end = tokens[last + 1].end
        if self._next_to(first):
            return (start, end, rule), None
        if opposite:
            number = number._replace(value=f"{number.value}-TO")
        return (start, end, rule), number

    def _before_number(self, index: int, owned: list[bool]) -> tuple[int, bool, bool]:
        """Index of the token that would end the street, whether "nummer" stood between, and whether "t/o" did."""
        tokens = self.tokens
        last, explicit, opposite, steps = index - 1, False, False, 0
        if last >= 2 and [token.low for token in tokens[last - 2 : last + 1]] == ["t", "/", "o"]:
            last, opposite = last - 3, True
        while last >= 0 and steps < 5 and not owned[last]:
            token = tokens[last]
            if token.low in _NUMBER_CUES:
                # "Nummer 15" with nothing before it may be the street of that name (IZW-13)
                explicit = True
            elif token.text == "." and last and tokens[last - 1].low in ("nr", "no", "huisnr", "str"):
                pass
            elif token.text == "." and last and tokens[last - 1].low.endswith("str"):
                pass
            elif token.text == "," or token.text == ":" or (token.low in ("op", "is", "op") and explicit):
                if token.text == "," and not (sure_list := self.asked in ADDRESS_QUESTIONS) and not explicit:
                    if not self._ends_street(last - 1):
                        return -1, explicit, opposite
                elif token.text == "," and not explicit and not (last and self._ends_street(last - 1)):
                    return -1, explicit, opposite
            else:
                break
            last -= 1
            steps += 1
        return last, explicit, opposite

    def _ends_street(self, index: int) -> str:
        """ "strict" or "loose" where the token has the ending of a street, else ""."""
        if index < 0:
            return ""
        token = self.tokens[index]
        if token.text == "." and index and self.tokens[index - 1].low.endswith("str"):
            token = self.tokens[index - 1]
        if token.kind != WORD or len(token.low) < 3:
            return ""
        low = token.low
        if _STREET.match(low):
            if _NO_STREET.match(low) and not (token.capital and not self._starts_sentence(index)):
                return ""
            if low in ("str", "street", "road", "avenue", "lane"):
                return ""
            return "generic" if low in _GENERIC else "strict"
        if len(low) > 4 and _LOOSE.match(low):
            return "loose"
        return ""

    def _starts_sentence(self, index: int) -> bool:
        return index == 0 or self.tokens[index - 1].text in ".!?" or self.tokens[index - 1].kind == LINE

    def _live_before(self, index: int) -> int | None:
        """Index of a word of living or address at most nine tokens back in the same sentence."""
        for back in range(index - 1, max(-1, index - 10), -1):
            token = self.tokens[back]
            if token.text in "!?" or (token.text == "." and self.tokens[back - 1].low not in _ABBREVIATED):
                return None
            if token.low in _LIVE:
                return back
        return None

    def _next_to(self, first: int) -> bool:
        before = [token.low for token in self.tokens[max(0, first - 2) : first]]
        return any(word in ("naast", "tegenover", "opposite", "behind") for word in before) or before[
            -2:
        ] == ["next", "to"]

    def _street_ending_at(
        self, last: int, number: Number, ending: str, explicit: bool, owned: list[bool]
    ) -> tuple[int, str] | None:
        """First token of the street that ends at ``last``, with the rule that says so."""
        tokens = self.tokens
        live = self._live_before(last)
        asked = self.asked in ADDRESS_QUESTIONS
        anchored = self._followed_by_place(number.after, owned)
        if ending == "strict":
            if not (
                asked or live is not None or anchored or explicit or self._ends_part(number.after, owned)
            ):
                if not tokens[last].capital and not number.value.isdigit():
                    return None
                if not tokens[last].capital or not self._clause_follows(number.after):
                    return None
            return self._back_from_ending(last, owned, live, asked), "street_ending"
        phrase = self._generic_phrase(last, owned)
        if phrase is not None and (asked or live is not None or anchored or tokens[phrase].capital):
            if (
                self._ends_part(number.after, owned)
                or asked
                or anchored
                or self._clause_follows(number.after)
            ):
                return phrase, "street_phrase"
        if (
            ending == "loose"
            and tokens[last].capital
            and not self._starts_sentence(last)
            and place_at(tokens, last) is None
        ):
            if self._ends_part(number.after, owned) and (anchored or asked or live is not None):
                return self._back_from_ending(last, owned, live, asked), "street_loose_ending"
        if not (asked or live is not None or anchored):
            return None
        return self._any_words(last, number, owned, live, anchored, explicit)

    def _ends_part(self, index: int, owned: list[bool]) -> bool:
        """Whether the address can end before this token."""
        if index >= len(self.tokens) or owned[index]:
            return True
        token = self.tokens[index]
        return token.kind in (LINE, MARK) or place_at(self.tokens, index) is not None

    def _clause_follows(self, index: int) -> bool:
        if index >= len(self.tokens):
            return True
        return self.tokens[index].low in (
            "in te en met is and tel telefoon postcode woonplaats mijn maar want dus dat daar woon heb heeft waar die"
            " my with but plaats ik of to the was mobiel mail e-mail email the since sinds".split()
        )

    def _followed_by_place(self, index: int, owned: list[bool]) -> bool:
        """Whether a postcode or a known place comes next, a comma or line end between or not."""
        tokens = self.tokens
        steps = 0
        while index < len(tokens) and steps < 3:
            if self.owner[index] == "postcode":
                return True
            token = tokens[index]
            if token.kind == LINE or token.text in ",-(|/;" or token.low in ("te", "in", "postcode", ":"):
                index += 1
                steps += 1
                continue
            if owned[index] or place_at(tokens, index) is None:
                return False
            return not (everyday(token) and token.text.islower() and steps == 0)
        return False

    def _back_from_ending(self, last: int, owned: list[bool], live: int | None, asked: bool) -> int:
        """First token of a street whose last word has a street's ending."""
        tokens = self.tokens
        eponym = self._eponym(last, owned)
        if eponym is not None:
            return self._with_ordinal(eponym, owned)
        first = last
        stem = _ENDING.sub("", tokens[last].low)
        whole = self.asked == "address" or live is not None or self._after_prepositon(last)
        alone = stem in _stems() or stem.rstrip("s") in _stems()
        while first > 0 and last - first < 7:
            before = first - 1
            token = tokens[before]
            if owned[before] or token.kind == LINE:
                break
            if token.text == "." and before and tokens[before - 1].low in _ABBREVIATED:
                first = before - 1
                continue
            if token.kind == MARK:
                break
            if token.low in ("e", "ste", "de") and before and token.start == tokens[before - 1].end:
                break
            if token.low in _ADJECTIVES and (
                token.low not in ("achter", "voor", "noord", "zuid", "oost", "west") or token.capital
            ):
                first = before
                continue
            if token.low in _BACK_PARTICLES:
                if token.low in _ARTICLES and self._is_article(before):
                    break
                if token.low == "van" and alone:
                    break
                if (
                    token.low == "van"
                    and before
                    and tokens[before - 1].low in ("bewoner", "adres", "kom", "ik")
                ):
                    break
                first = before
                continue
            if (
                token.kind == INITIALS
                and token.capital
                and not alone
                and (not asked or whole or self._name_before(before))
            ):
                first = before
                continue
            if (
                token.kind == WORD
                and token.low not in _HARD_STOPS
                and not alone
                and self._may_join(before, whole, asked)
            ):
                first = before
                continue
            break
        return self._with_ordinal(self._drop_articles(first, last), owned)

    def _may_join(self, index: int, whole: bool, asked: bool) -> bool:
        token = self.tokens[index]
        if token.low in _PREPOSITIONS or token.low in plain_words():
            return False
        if token.capital and not self.text.isupper():
            return whole or not asked or self._name_before(index)
        return (
            whole
            and (live := self._live_before(index + 1)) is not None
            and live < index
            or (self.asked == "address" and not token.capital)
        )

    def _name_before(self, index: int) -> bool:
        """Whether something stands before this segment, so that a name need not be in it."""
        for back in range(index - 1, -1, -1):
            if self.tokens[back].text in ",;|" or self.tokens[back].kind == LINE:
                return True
        return False

    def _after_prepositon(self, last: int) -> bool:
        """Whether "op de", "aan de" or "in de" stands at most six words before."""
        tokens = self.tokens
        for back in range(last - 1, max(-1, last - 7), -1):
            if tokens[back].kind in (MARK, LINE):
                return False
            if tokens[back].low in ("op", "aan", "in", "at", "on"):
                return True
        return False

    def _is_article(self, index: int) -> bool:
        """Whether "de" or "het" before a street is the sentence's article, not part of the name."""
        token = self.tokens[index]
        if token.capital:
            return index == 0 and self.asked != "address"
        if index == 0:
            return True
        before = self.tokens[index - 1]
        if (
            before.low in _PREPOSITIONS
            or before.low in ("is", "van", "bij", "uit", "door")
            and before.low != "van"
        ):
            return True
        return before.kind in (MARK, LINE)

    def _drop_articles(self, first: int, last: int) -> int:
        tokens = self.tokens
        while first < last and tokens[first].low in _ARTICLES and not tokens[first].capital:
            first += 1
        return first

    def _with_ordinal(self, first: int, owned: list[bool]) -> int:
        """Take in "2e", "1ste" before the street."""
        tokens = self.tokens
        if (
            first >= 2
            and tokens[first - 1].low in ("e", "ste", "de")
            and _ORDINAL.match(tokens[first - 2].text)
        ):
            if tokens[first - 1].start == tokens[first - 2].end and not owned[first - 2]:
                return first - 2
        if (
            first >= 1
            and tokens[first - 1].low in ("eerste", "tweede", "derde", "vierde")
            and not owned[first - 1]
        ):
            return first - 1
        return first

    def _eponym(self, last: int, owned: list[bool]) -> int | None:
        low = self.tokens[last].low
        stem = _ENDING.sub("", low)
        if stem == low:
            return None
        heads = _eponyms().get(stem)
        if not heads:
            return None
        best: int | None = None
        for words in heads:
            first = last - len(words)
            if words and first >= 0 and not any(owned[first:last]):
                if all(token.low == word for token, word in zip(self.tokens[first:last], words)):
                    best = first if best is None else min(best, first)
        return best

    def _generic_phrase(self, last: int, owned: list[bool]) -> int | None:
        """Start of "Laan van Meerdervoort", "Plein 1944", "Markt"."""
        tokens = self.tokens
        if tokens[last].low in _GENERIC:
            before = tokens[last - 1] if last else None
            if tokens[last].capital or self.asked in ADDRESS_QUESTIONS:
                if before is not None and before.low in (
                    "grote",
                    "oude",
                    "nieuwe",
                    "korte",
                    "lange",
                    "kleine",
                    "hoge",
                    "lage",
                ):
                    return last - 1
                if before is not None and before.low in _ARTICLES and not owned[last - 1]:
                    if (
                        last > 1
                        and tokens[last - 2].low in _PREPOSITIONS
                        and tokens[last - 2].capital
                        and self.asked == "address"
                    ):
                        return last - 2
                    if before.capital and last > 1 and not self._starts_sentence(last - 1):
                        return last - 1
                return last
            return None
        for first in range(last - 1, max(-1, last - 6), -1):
            token = tokens[first]
            if owned[first] or token.kind == LINE or (token.kind == MARK and token.text not in "'-’"):
                return None
            if token.low in _GENERIC:
                inner = tokens[first + 1 : last + 1]
                named = (
                    inner[0].low in ("van", "der", "den", "de", "op", "naar", "in", "'40-'45")
                    or inner[0].kind == NUMBER
                )
                if not named and not (inner[0].text in "'’" or inner[0].capital and token.capital):
                    return None
                if any(word.low in _HARD_STOPS or word.kind == LINE for word in inner):
                    return None
                if (
                    not token.capital
                    and self.asked not in ADDRESS_QUESTIONS
                    and self._live_before(first) is None
                ):
                    return None
                return first
            if token.low in _HARD_STOPS and token.low not in ("en",):
                return None
        return None

    def _any_words(
        self, last: int, number: Number, owned: list[bool], live: int | None, anchored: bool, explicit: bool
    ) -> tuple[int, str] | None:
        """A street without a street's ending: the words between a sign of an address and the number."""
        tokens = self.tokens
        if tokens[last].low in _NOT_AN_ADDRESS or tokens[last].low in _HARD_STOPS or number.spoken:
            return None
        if tokens[last].kind not in (WORD, INITIALS, NUMBER) or len(tokens[last].text) == 1:
            return None
        first = last
        while first > 0 and last - first < 6:
            before = first - 1
            token = tokens[before]
            if owned[before] or token.kind == LINE or token.low in _HARD_STOPS:
                break
            if token.kind == MARK and not (
                token.text in "'’-" or (token.text == "." and tokens[before - 1].low in _ABBREVIATED)
            ):
                break
            first = before
        first = self._trim_front(first, last)
        if first > last or tokens[last].low in _PARTICLES or tokens[last].low in _ARTICLES:
            return None
        words = tokens[first : last + 1]
        if all(word.low in plain_words() or word.kind != WORD for word in words) and not (
            tokens[first].capital and len(words) == 1
        ):
            if not (tokens[first].low in _STREET_PREPOSITIONS and len(words) > 1):
                return None
        if any(
            word.low in function_words()
            and word.low not in _STREET_PREPOSITIONS
            and word.low not in _PARTICLES
            and not (word.capital and at)
            for at, word in enumerate(words)
        ):
            return None
        if tokens[first].kind == NUMBER and not (
            first + 1 <= last and tokens[first + 1].low in ("e", "ste", "de")
        ):
            return None
        if (
            live is None
            and not anchored
            and self.asked != "address"
            and not self._ends_part(number.after, owned)
        ):
            return None
        if live is not None and not anchored and self.asked not in ADDRESS_QUESTIONS:
            if not self._ends_part(number.after, owned) and not self._clause_follows(number.after):
                return None
            if first and tokens[first - 1].low not in _PREPOSITIONS | _ARTICLES | {"adres", ":", "is"}:
                return None
        if any(
            word.low in plain_words() and word.low not in _PARTICLES and not word.capital for word in words
        ):
            if self.asked != "address":
                return None
        if place_at(tokens, first) == last + 1 and (live is not None or len(words) == 1) and not anchored:
            if self.asked != "address":
                return None
        if self.asked != "address" and not self._name_before(first) and live is None:
            first = self._without_name(first, last)
            if first is None:
                return None
        return first, "street_words"

    def _trim_front(self, first: int, last: int) -> int:
        """Leave out prepositions and articles that belong to the sentence."""
        tokens = self.tokens
        start = first
        while (
            first < last
            and not tokens[first].capital
            and (
                tokens[first].low in _PREPOSITIONS
                or tokens[first].low in _ARTICLES
                or tokens[first].low in ("van", "uit")
            )
        ):
            if first == start and start == 0 and tokens[first].low not in ("op", "aan", "in", "at", "on"):
                if self.asked == "address" and tokens[first].low in ("de", "het", "'t"):
                    break
            first += 1
        return first

    def _without_name(self, first: int, last: int) -> int | None:
        """Start of the street where a name may stand before it without a comma, or None where all is a name."""
        tokens = self.tokens
        if tokens[first].low not in first_names() and tokens[first].kind != INITIALS:
            return first
        if last == first:
            return first
        start = last
        while start - 1 > first and (
            tokens[start - 1].low in _BACK_PARTICLES
            or tokens[start - 1].low in _ADJECTIVES
            or tokens[start - 1].low in ("het", "it", "op", "aan")
        ):
            start -= 1
        return start

    def _nummer_is_street(self, index: int) -> bool:
        """Whether "Nummer" is the street of that name in Nijhuizum (IZW-13)."""
        tokens = self.tokens
        if index and self._ends_street(index - 1):
            return False
        if index > 1 and tokens[index - 1].text == "," and self._ends_street(index - 2):
            return False
        low = self.text.lower()
        if "nijhui" in low or "nijhuz" in low or "8775" in low:
            return True
        return index == 0 and tokens[index].capital and self.asked == "address"

    # Numbers and streets without the other

    def _lone_numbers(self, owned: list[bool]) -> None:
        tokens = self.tokens
        known = any(span.entity == "house_number" for span in self.found)
        for index, token in enumerate(tokens):
            if token.kind not in (NUMBER, WORD) or owned[index] or index in self.in_name:
                continue
            if not self.occupied.free(token.start, token.end):
                continue
            rule = self._correcting_rule(index) if known else self._lone_number_rule(index)
            if not rule:
                continue
            number = house_number_at(tokens, index, owned, sure=True, spoken=True)
            if number:
                self._add("house_number", number.start, number.end, rule, number.value)
                known = True

    def _correcting_rule(self, index: int) -> str:
        """A number that takes the place of one before: "12, eh nee 14", "12 moet 14 zijn", "niet 12 maar op 14"."""
        tokens = self.tokens
        back, cue = index - 1, False
        while back >= 0 and tokens[back].low in _CORRECTING:
            cue = cue or tokens[back].low not in (
                ",",
                "op",
                "nummer",
                "huisnummer",
                "nr",
                "is",
                "het",
                "dat",
                ".",
                "-",
                ":",
            )
            back -= 1
        if (
            not cue
            or back < 0
            or not self._ends_part(index + 1, self.owned)
            and tokens[index + 1].low not in ("zijn", "niet", "be", "hs", "bis", "maar")
            and not (len(tokens[index + 1].low) == 1)
        ):
            return ""
        return "" if self.occupied.free(tokens[back].start, tokens[back].end) else "number_corrected"

    def _lone_number_rule(self, index: int) -> str:
        tokens = self.tokens
        token = tokens[index]
        back = index - 1
        while back >= 0 and tokens[back].low in (":", "is", "=", ".", "was", "op", "wordt"):
            back -= 1
        before = tokens[back].low if back >= 0 else ""
        if before in ("huisnummer", "huisnr", "huisnr.", "housenumber") or (
            before == "number" and back and tokens[back - 1].low == "house"
        ):
            return "" if self._beside(back) else "number_named"
        if before in ("nummer", "nr", "nr.", "number") and not self._beside(back):
            if (
                self.asked in ("address", "details", "change_which", "confirm")
                or self._live_before(back) is not None
            ):
                return "number_named"
        if (
            token.kind == NUMBER
            and index
            and tokens[index - 1].low == "op"
            and self._ends_part(index + 1, self.owned)
        ):
            lives = self._live_before(index - 1)
            if lives is not None and index - lives <= 4 and not self._time_words(lives, index):
                return "number_lived_at"
        if token.kind == NUMBER and index and self.owner[index - 1] == "postcode":
            if self.asked in ("address", "details", "postcode") or self._ends_part(index + 1, self.owned):
                return "number_behind_postcode"
        if (
            token.kind == NUMBER
            and index > 1
            and tokens[index - 1].text == ","
            and self.owner[index - 2] == "postcode"
        ):
            if self.asked in ("address", "details", "postcode"):
                return "number_behind_postcode"
        if (
            self.asked in ("address", "change_which", "confirm")
            and token.kind == NUMBER
            and self._only_number(index)
        ):
            if (
                index == 0
                and self.asked == "address"
                or all(t.low in _CORRECTING for t in tokens[:index])
                and index
            ):
                return "number_alone" if self.asked == "address" or index else ""
        return ""

    def _time_words(self, first: int, last: int) -> bool:
        return any(
            token.low in ("verdieping", "kamer", "etage", "groep", "afdeling")
            for token in self.tokens[first:last]
        )

    def _beside(self, index: int) -> bool:
        before = [token.low for token in self.tokens[max(0, index - 3) : index]]
        return any(word in _NEXT_TO for word in before) or before[-2:] == ["next", "to"]

    def _only_number(self, index: int) -> bool:
        number = house_number_at(self.tokens, index, self.owned, sure=True, spoken=False)
        if number is None or re.search(r"[0-9]\s?/\s?[0-9]", self.text):
            return False
        return all(
            token.kind in (MARK, LINE, NUMBER)
            or token.low in _CORRECTING
            or i < number.after
            and i >= index
            or self.owner[i] is not None
            or token.low in _FLOORS
            for i, token in enumerate(self.tokens)
        )

    def _lone_streets(self, owned: list[bool]) -> None:
        if any(span.entity == "street" for span in self.found):
            return
        tokens = self.tokens
        for match in _STREET_LABEL.finditer(self.text):
            first = next((i for i, token in enumerate(tokens) if token.start >= match.end()), len(tokens))
            after = first
            while (
                after < len(tokens)
                and after - first < 7
                and not owned[after]
                and (
                    tokens[after].kind in (WORD, INITIALS)
                    and tokens[after].low not in _NUMBER_CUES
                    and tokens[after].low
                    not in ("postcode", "woonplaats", "plaats", "telefoon", "onbekend", "geen", "postbus")
                )
            ):
                after += 1
            if (
                after > first
                and tokens[first].low not in plain_words() | _LIVE
                and self.occupied.free(tokens[first].start, tokens[after - 1].end)
            ):
                self._add("street", tokens[first].start, tokens[after - 1].end, "street_named")
                return
        if self.asked == "address" and tokens and tokens[0].low in _GENERIC and len(tokens) > 2:
            after = 1
            while (
                after < len(tokens)
                and tokens[after].kind == WORD
                and not owned[after]
                and tokens[after].low not in _HARD_STOPS
            ):
                after += 1
            if after > 2 and tokens[1].low in ("van", "der", "den", "de", "naar", "op"):
                self._add("street", tokens[0].start, tokens[after - 1].end, "street_phrase")
                return
        for index, token in enumerate(tokens):
            if token.kind != WORD or owned[index]:
                continue
            ending = self._ends_street(index)
            if not ending or not self.occupied.free(token.start, token.end):
                continue
            live = self._live_before(index)
            labelled = index >= 1 and self._labelled(index)
            if ending == "strict" and (
                self.asked == "address"
                or labelled
                or (live is not None and self._prepositon_between(live, index))
                or (self.asked == "details" and token.capital)
            ):
                if _NO_STREET.match(token.low) or (
                    index and tokens[index - 1].low in ("deze", "die", "elke", "andere")
                ):
                    continue
                first = self._back_from_ending(index, owned, live, self.asked == "details")
                self._add("street", tokens[first].start, token.end, "street_without_number")
                before = (
                    house_number_at(tokens, first - 1, owned, sure=False, spoken=False) if first else None
                )
                if before and (
                    first == 1
                    or tokens[first - 2].kind in (MARK, LINE)
                    or tokens[first - 2].low in ("at", "is")
                ):
                    self._add("house_number", before.start, before.end, "number_before_street", before.value)
                return

    def _labelled(self, index: int) -> bool:
        back = index - 1
        steps = 0
        while back >= 0 and steps < 6 and self.tokens[back].kind != LINE:
            if self.tokens[back].low in ("straat", "adres", "straatnaam", "street", "address", "woonadres"):
                return (
                    back + 1 < len(self.tokens)
                    and self.tokens[back + 1].text in ":="
                    or self.tokens[back + 1].low == "is"
                )
            back -= 1
            steps += 1
        return False

    def _prepositon_between(self, live: int, index: int) -> bool:
        return any(
            token.low in ("op", "aan", "in", "on", "at", "naar") for token in self.tokens[live + 1 : index]
        ) and not any(
            token.low in ("buurt", "omgeving", "achter", "naast", "bij", "vlakbij", "near", "waar")
            for token in self.tokens[live + 1 : index]
        )


def find_addresses(text: str, tokens: list[Token], taken: list[Span], asked: str | None) -> list[Span]:
    """Streets and house numbers in the text.

    Args:
        taken: what was found before: e-mail addresses, telephone numbers, postcodes.
        asked: the open question; "address" and "details" make looser writing count.
    """
    return AddressReader(text, tokens, taken, asked).read()
