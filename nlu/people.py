"""Other people in a story, and everything in it that says who the writer is."""

from __future__ import annotations

import re

from nlu.name_reader import NameReader
from nlu.naw import extract_naw, find_bsn
from nlu.places import place_at
from nlu.spans import Occupied, Span, free, span_of
from nlu.wordlists import first_names, plain_words, words
from nlu.words import INITIALS, WORD, Token, tokenise

_RELATIONS = {
    "child": "zoon zoontje zonen zoons dochter dochtertje dochters kind kindje kinderen kids jongste oudste middelste"
    " pleegzoon pleegdochter pleegkind pleegkinderen stiefzoon stiefdochter kleinzoon kleindochter"
    " kleinkind kleinkinderen"
    " tweeling baby peuter kleuter puber son daughter child children baby grandson granddaughter stepson"
    " stepdaughter"
    " jongen jongetje meisje dochterje zoontjes dochtertjes sons daughters",
    "family": "moeder vader mama papa man vrouw partner broer broertje zus zusje zuster oma opa tante oom neef neefje nicht"
    " nichtje ex ex-man ex-vrouw ex-partner stiefvader stiefmoeder schoonmoeder schoonvader schoonzus"
    " zwager verloofde"
    " echtgenoot echtgenote mother father mum mom dad husband wife brother sister grandma grandpa aunt"
    " uncle cousin niece"
    " nephew pleegmoeder pleegvader halfbroer halfzus ouders parents broers zussen vriendje",
    "staff": "coach coaches begeleider begeleidster begeleiders jobcoach kindercoach arbeidscoach loopbaancoach medewerker"
    " medewerkster hulpverlener hulpverleenster mentor psycholoog docent docente opleider trainer trainster"
    " teamleider"
    " leidinggevende manager planner juf meester directeur directrice behandelaar therapeut gezinscoach"
    " stagiair stagiaire"
    " jongerenwerker teamcoach verzorgster verzorgende zorgcoördinator gedragswetenschapper orthopedagoog"
    " worker supervisor"
    " trainer teacher counsellor counselor therapist consulent casemanager ambulant-begeleider",
    "other": "buurvrouw buurman buurmeisje buurjongen vriend vriendin klasgenoot klasgenootje collega cliënt client cliënte"
    " huisgenoot huisgenote kennis huisarts dokter mevrouw meneer heer dhr mevr mw bewoner medebewoner"
    " deelnemer medecursist"
    " neighbour neighbor friend colleague classmate mr mrs ms miss medecliënt wijkverpleegkundige notaris"
    " vriendje",
}
_RELATION_OF = {word: relation for relation, words in _RELATIONS.items() for word in words.split()}
_LINKS = words("heet heette genaamd namelijk is , ( : - – called named die en")


def third_party_names(text: str) -> list[Span]:
    """Names of others in a story, every mention of them.

    Returns:
        Spans with entity ``third_party``; the rule says the relation to the writer or the organisation:
        ``child``, ``family``, ``staff`` or ``other``.
    """
    tokens = tokenise(text)
    reader = NameReader(text, tokens, [None] * len(tokens))
    found: list[Span] = []
    own = Occupied(span for span in extract_naw(text) if span.entity == "person_name")

    def add(hit: tuple[int, int], relation: str) -> None:
        name = reader.span(hit, relation)
        if own.free(name.start, name.end) and free(found, name.start, name.end):
            found.append(span_of(text, "third_party", name.start, name.end, relation))

    for index, token in enumerate(tokens):
        relation = _RELATION_OF.get(token.low)
        if relation is None or token.kind not in (WORD, INITIALS):
            continue
        hits = _named_after(reader, index)
        for hit in hits:
            add(hit, _whose(reader, index, hit) or relation)
        before = None if hits else _named_before(reader, index)
        if before:
            add(before, relation)
    for hit in _schoolchildren(reader):
        add(hit, "child")
    return sorted(_every_mention(text, tokens, found), key=lambda span: span.start)


def _whose(reader: NameReader, index: int, hit: tuple[int, int]) -> str | None:
    """The relation in "de coach van mijn zoon heet Piet": that of the coach, not of the son."""
    tokens = reader.tokens
    if index < 3 or tokens[index - 2].low not in ("van", "of") or hit[0] == index + 1:
        return None
    return _RELATION_OF.get(tokens[index - 3].low)


def _likely(reader: NameReader, hit: tuple[int, int] | None, loose: bool = False) -> bool:
    """Whether the words can be a name: a known first name, or capitals that are no place or word."""
    if not hit:
        return False
    first = reader.tokens[hit[0]]
    if first.low in plain_words() and not (first.capital and first.low in first_names()):
        return False
    if first.low in first_names():
        return True
    if (
        not first.capital
        and first.kind != INITIALS
        and not (first.low in ("van", "de", "el", "al") and hit[1] - hit[0] > 1)
    ):
        return False
    if reader.shouted or (first.text.isupper() and len(first.text) > 1 and first.kind == WORD):
        return False
    return place_at(reader.tokens, hit[0]) != hit[1] or loose


def _named_after(reader: NameReader, index: int) -> list[tuple[int, int]]:
    """Names behind a relation word: "mijn zoon Daan", "mijn zoon van 8, Daan", "mijn zonen Daan en Sam"."""
    tokens = reader.tokens
    at = index + 1
    linked = False
    if (
        at < len(tokens)
        and tokens[at].text == "."
        and tokens[index].low in ("mr", "mrs", "ms", "dhr", "mevr", "mw")
    ):
        at += 1
    # "mijn zoon van acht jaar"
    if (
        at + 1 < len(tokens)
        and tokens[at].low in ("van", "(", ",")
        and (tokens[at + 1].text.isdigit() or tokens[at + 1].low in _NUMBERS)
    ):
        at += 2
        while at < len(tokens) and tokens[at].low in ("jaar", "jr", ")", "years", "old", "jaren", "oud"):
            at += 1
        linked = True
    while at < len(tokens) and at - index < 8 and tokens[at].low in _LINKS:
        if (
            tokens[at].low in ("is", "die", "en", "-", "–", ":")
            and not (at + 1 < len(tokens) and tokens[at + 1].capital and tokens[at + 1].low in first_names())
            and not (tokens[at].low == "die" and at + 2 < len(tokens) and tokens[at + 2].low == "heet")
        ):
            return []
        if tokens[at].low == "en" or (
            tokens[at].text == "," and at + 1 < len(tokens) and not tokens[at + 1].capital
        ):
            return []
        linked = True
        at += 1
    if (
        tokens[index].low in ("mevrouw", "meneer", "heer", "mr", "mrs", "ms", "miss", "dhr", "mevr", "mw")
        and linked
    ):
        return []
    hits: list[tuple[int, int]] = []
    while at < len(tokens):
        hit = reader.read(at, lower=True, most=6)
        if hit is None or not _likely(reader, hit):
            break
        first = tokens[hit[0]]
        if not first.capital and not reader.shouted and hit[1] - hit[0] > 1:
            hit = _lower_name(reader, hit)
        elif first.capital and tokens[hit[1] - 1].text.islower() and tokens[hit[1] - 2].capital:
            # "mijn zoon Daan huilde": a lower-case word behind a capital is the sentence going on
            hit = hit[0], hit[1] - 1
        hits.append(hit)
        at = hit[1]
        if (
            at < len(tokens)
            and tokens[at].low in ("en", "and", ",", "&")
            and at + 1 < len(tokens)
            and tokens[at + 1].low in first_names()
            and (tokens[at + 1].capital)
        ):
            at += 1
            continue
        break
    return hits


_NUMBERS = words(
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien"
)


def _lower_name(reader: NameReader, hit: tuple[int, int]) -> tuple[int, int]:
    """In lower case only a known first name and a surname with particles: the rest may be the sentence."""
    tokens = reader.tokens
    first, after = hit
    if after - first >= 2 and tokens[first + 1].low in ("van", "de", "den", "der", "el", "ten", "ter"):
        return hit
    return first, first + 1


def _named_before(reader: NameReader, index: int) -> tuple[int, int] | None:
    """Names in front of a relation word: "Noor, mijn dochter", "Daan is mijn zoon", "Sanne (onze coach)"."""
    tokens = reader.tokens
    at = index - 1
    if at < 2 or tokens[at].low not in ("mijn", "m'n", "mn", "onze", "my", "our", "de", "haar", "zijn"):
        return None
    at -= 1
    if tokens[at].low not in (",", "(", "is", "–", "-"):
        return None
    end = at
    first = end
    while (
        first > 0
        and end - first < 5
        and tokens[first - 1].kind == WORD
        and (tokens[first - 1].capital or tokens[first - 1].low in ("van", "de", "der", "den", "el"))
    ):
        first -= 1
    while first < end and not (tokens[first].capital and tokens[first].low in first_names()):
        first += 1
    return (first, end) if first < end and tokens[first].low not in plain_words() else None


_SCHOOL_FACT = re.compile(
    r"^(?:\([0-9]{1,2}(?:\)|[-/.][0-9]| jaar)|is (?:nu |pas |net |bijna )?[0-9]{1,2}(?: jaar)?\b|zit (?:nu "
    r"|al )?(?:in groep|op (?:school|de|het)|in de klas|in klas)"
    r"|gaat naar (?:school|groep|de)|is (?:jarig|geboren)|wordt gepest|heeft autisme|heeft adhd"
    r"|is in [0-9]{4} geboren)",
    re.IGNORECASE,
)


def _schoolchildren(reader: NameReader) -> list[tuple[int, int]]:
    """ "Daan zit in groep 6": a known first name with a fact of a child behind it."""
    hits = []
    for index, token in enumerate(reader.tokens):
        if (
            token.capital
            and token.low in first_names()
            and token.low not in plain_words()
            and index + 1 < len(reader.tokens)
        ) and _SCHOOL_FACT.match(
            reader.text[reader.tokens[index + 1].start : reader.tokens[index + 1].start + 40]
        ):
            hits.append((index, index + 1))
    return hits


_PARTICLES = words("van von der den ten ter the uit aan")
"""Words inside surnames that stand everywhere else, too."""


def _every_mention(text: str, tokens: list[Token], found: list[Span]) -> list[Span]:
    """Add the later mentions of the same first names and surnames."""
    relation_of: dict[str, str] = {}
    for span in found:
        for word in tokenise(span.text):
            known = word.kind == WORD and (word.capital or word.low in first_names())
            if known and len(word.low) > 2 and word.low not in _PARTICLES:
                relation_of.setdefault(word.low, span.rule)
    mentions = list(found)
    for token in tokens:
        low = token.low
        stem = low.removesuffix("'s")
        relation = relation_of.get(stem)
        if relation is None and stem.endswith("s") and len(stem) > 3:
            stem = stem[:-1]
            relation = relation_of.get(stem) if token.capital else None
        if relation is None or (not token.capital and low in plain_words()):
            continue
        end = token.start + len(stem)
        if free(mentions, token.start, end):
            mentions.append(span_of(text, "third_party", token.start, end, relation))
    return mentions


_SCHOOL_KIND = (
    r"(?:basisschool|bassisschool|school|obs|cbs|pcbs|rkbs|kbs|sbo|so|vso|praktijkschool|middelbare school"
    r"|montessorischool|vrije school|daltonschool"
    r"|kinderdagverblijf|kdv|peuterspeelzaal|bso|kinderopvang|crèche|creche|mbo|vmbo|havo|college|lyceum"
    r"|gymnasium|scholengemeenschap"
    r"|primary school|nursery|kindergarten|speciaal onderwijs)"
)
_CAPITALS = r"(?-i:(?:(?:[Dd]e|[Hh]et|'t|’t|[Oo]nze|[Ii]n|[Oo]p|[Ss]int|[Ss]t\.?) ){0,2}[A-ZÀ-Þ][\w'’\-]{1,30}(?: (?:(?:van|de|der|den|het|op|in|aan|en) ){0,2}[A-ZÀ-Þ][\w'’\-]{1,30}){0,3})"
_SCHOOLS = (
    re.compile(
        rf"(?<!\w){_SCHOOL_KIND}(?: (?:heet|is|genaamd|van))?[ ,:]{{1,2}}(?P<name>{_CAPITALS})", re.IGNORECASE
    ),
    re.compile(
        rf"(?<!\w)(?:groep|klas) ?[1-8](?:[a-z])?(?: van| op| bij| in)(?: (?:basisschool|school|obs"
        rf"|cbs))? (?P<name>{_CAPITALS}|(?:de|het|'t) [a-zà-ÿ\-]{{4,20}})",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<!\w)(?:zit|zat|zitten|gaat|ging) (?:nu |al |daar |sinds kort )?(?:op"
        r"|naar) (?P<name>(?-i:(?:[Dd]e |[Hh]et |'t )?[A-ZÀ-Þ][\w'’\-]{2,30}(?:"
        r" [A-ZÀ-Þ][\w'’\-]{2,30}){0,2}))",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<!\w)(?P<name>(?-i:[A-ZÀ-Þ][\w'’\-]{2,30}(?: [A-ZÀ-Þ][\w'’\-]{2,30}){0,2} (?:College|Lyceum"
        r"|Gymnasium|School|Academy|Primary School)))(?!\w)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!\w)(?P<name>{_CAPITALS}) (?:is|heet) (?:zijn|haar|hun|de|mijn|onze) (?:basis)?school(?!\w)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<!\w)(?P<name>(?-i:[A-ZÀ-Þ][\w'’\-]{2,30}(?:school|college|lyceum)))(?!\w)", re.IGNORECASE
    ),
)
_NO_SCHOOL = re.compile(
    r"(?:de |het |een )?(?:basis|middelbare|hoge|muziek|zwem|rij|dans|sport|brede|voor|volks|kleuter|lagere"
    r"|montessori|dalton|vrije)?-?school"
    r"|(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ik|hij|zij|ze|we|wij|de|het|facebook"
    r"|instagram|whatsapp)",
    re.IGNORECASE,
)
_MONTHS = (
    r"(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|mrt|mar(?:ch)?|apr(?:il)?|mei|may|juni?|june?|juli?"
    r"|july?|aug(?:ustus|ust)?"
    r"|sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = (
    rf"(?:[0-3]?[0-9](?:st|nd|rd|th|e|de|ste)?(?: of)?[ \-/.]{{1,2}}(?:[01]?[0-9]"
    rf"|{_MONTHS})\.?[ \-/.,]{{1,2}}(?:[12][0-9]{{3}}|[0-9]{{2}})"
    rf"|{_MONTHS} [0-3]?[0-9](?:st|nd|rd|th)?,? [12][0-9]{{3}}|[12][0-9]{{3}}-[01]?[0-9]-[0-3]?[0-9]"
    rf"|[0-3]?[0-9] {_MONTHS})"
)
_BIRTHS = (
    re.compile(
        rf"(?<!\w)(?:geboren(?: is| werd)?|geb\.?|geboortedatum|geb\.? ?datum|geboortedag|verjaardag|jarig"
        rf"|born|date of birth|dob|birthday)"
        rf"(?: (?:is|op|in|on|was|van|de))*[ :=\-]{{0,3}}(?P<date>{_DATE})(?![\w])",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<!\w)(?P<date>{_DATE}) (?:geboren|born|jarig)(?!\w)", re.IGNORECASE),
    re.compile(r"\((?P<date>[0-3]?[0-9][\-/.][01]?[0-9][\-/.](?:19|20)[0-9]{2})\)"),
)


def identifying_details(text: str) -> list[Span]:
    """Everything in a story by which the writer, the child or the family can be recognised.

    Own details, names of children and family, schools (``school``), birth dates (``birth_date``) and BSNs
    (``bsn``). The names of staff stay, for without them nobody can follow the story up. Spans do not
    overlap.
    """
    found: list[Span] = []

    def add(span: Span) -> None:
        if free(found, span.start, span.end):
            found.append(span)

    for span in find_bsn(text):
        add(span)
    for span in extract_naw(text):
        if span.entity != "role":
            add(span)
    own = {
        word.low
        for span in found
        if span.entity == "person_name"
        for word in tokenise(span.text)
        if word.kind == WORD and (word.capital or word.low in first_names()) and len(word.low) > 2
    }
    for pattern in _BIRTHS:
        for match in pattern.finditer(text):
            add(span_of(text, "birth_date", match.start("date"), match.end("date"), "birth_date"))
    for pattern in _SCHOOLS:
        for match in pattern.finditer(text):
            if not _NO_SCHOOL.fullmatch(match["name"]) and not match["name"].lower().startswith("in "):
                add(span_of(text, "school", match.start("name"), match.end("name"), "school"))
    staff: list[Span] = []
    for span in third_party_names(text):
        if span.rule in ("child", "family"):
            add(span)
        elif span.rule == "staff":
            staff.append(span)
    for token in tokenise(text):
        if (
            token.low in own
            and (token.capital or token.low not in plain_words())
            and free(staff, token.start, token.end)
        ):
            add(span_of(text, "person_name", token.start, token.end, "own_name_again"))
    return sorted(found, key=lambda span: span.start)
