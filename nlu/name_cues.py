"""Names behind words that announce one: "ik heet", "naam:", "voornaam … achternaam …"."""

from __future__ import annotations

import re
from collections.abc import Callable

from nlu.name_answers import after_but, bare_answer, is_credible
from nlu.name_reader import NameReader
from nlu.name_words import CALLED, NO_NAME, NOT_ME, ONE_WORD_NAMES, PARTICLES, is_ordinary
from nlu.places import place_at
from nlu.spans import Span, squeeze
from nlu.wordlists import first_names, plain_words
from nlu.words import INITIALS, LINE, MARK, WORD

# Keeps a name under a rule; False where there is none or it overlaps.
Add = Callable[[tuple[int, int] | None, str], bool]

CUES = (
    # rule, pattern, strength: "strong" takes lower case too, "weak" wants a known first name or capitals
    (
        "name_is",
        re.compile(
            r"(?<!\w)(?:mijn|m'n|m’n|mn|my|men|me)\s{1,2}(?:(?:volledige|echte|officiële|hele|eigen|full"
            r"|real|own|voor-? en achter)\s{0,2})?"
            r"(?:naam|name|nmaam|naamm|naan)(?:\s{0,2}(?:is|=|:|luidt|was)|'s)\s{1,2}",
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
        re.compile(r"(?<!\w)(?:heet ik|i am called|i'm called|i’m called)\s{1,2}(?:nu |now )?", re.IGNORECASE),
        "strong",
    ),
    (
        "i_am_called",
        re.compile(
            r"(?<!\w)(?:ik|i)\s(?:(?!die|dat|hij|zij|ze|coach|begeleider)[^\s.!?]{1,20}\s){1,12}?(?:en"
            r"|and)\s(?:heet|am called)\s{1,2}",
            re.IGNORECASE,
        ),
        "strong",
    ),
    (
        "i_am_called",
        re.compile(
            r"(?<!\w)ik\s{1,2}(?:heet|hiet|heett|hete)\s{1,2}(?:trouwens |eigenlijk |gewoon |dus |officieel "
            r"|voluit |nu |tegenwoordig |inmiddels )?",
            re.IGNORECASE,
        ),
        "strong",
    ),
    (
        "call_me",
        re.compile(
            r"(?<!\w)(?:noem me|noem mij|noemt u mij|u mag me|je mag me|jullie mogen me|call me"
            r"|they call me|iedereen noemt me"
            r"|mensen noemen me|ze noemen me|zeg|schrijf|zet|zeg maar|noteer)\s{1,2}(?:maar |gewoon |just |neer |op |erbij )*[:,]? {0,2}",
            re.IGNORECASE,
        ),
        "call",
    ),
    (
        "speaking",
        re.compile(
            r"(?<!\w)(?:u spreekt met|je spreekt met|spreekt u met|you're speaking with"
            r"|you are speaking with|speaking with"
            r"|ondergetekende|the undersigned|this is|hier is|hier spreekt|dit is)[\s,:]{1,3}",
            re.IGNORECASE,
        ),
        "weak",
    ),
    (
        "with",
        re.compile(
            r"(?:^|(?<=[\n.!?,] )|(?<=\n))(?:(?:hallo|hoi|hey|hai|goedemorgen|goedemiddag|goedenavond"
            r"|goedendag|dag|hi|hello)[\s,!.]{1,3})?"
            r"(?:met|hier|u spreekt met)\s{1,2}",
            re.IGNORECASE,
        ),
        "weak",
    ),
    (
        "i_am",
        re.compile(
            r"(?<!\w)(?:ik ben(?: trouwens)?|ikben|wij zijn|we zijn|we are|i am|i'm|i’m|im|it's|it is)[\s,]{1,2}",
            re.IGNORECASE,
        ),
        "weak",
    ),
    (
        "i_am_kin",
        re.compile(
            r"(?<!\w)(?:ik ben(?: de)?|i am|i'm|dit is|hier is) (?:vader|moeder|mama|papa|pleegmoeder|pleegvader|oma|opa|tante|oom"
            r"|zus|broer|buurvrouw|buurman|mantelzorger|mentor|curator|cliënt|client|dad|mum|mother|father)\s(?!van |of |en |and |in )",
            re.IGNORECASE,
        ),
        "weak",
    ),
    ("i_comma", re.compile(r"(?<!\w)(?:ik|i),\s{1,2}", re.IGNORECASE), "comma"),
)


LABEL = re.compile(
    r"(?<!\w)(?:(?:volledige|mijn|full|uw|je|your) )?(?:naam|name|voor- en achternaam|naam melder"
    r"|naam indiener|naam klager"
    r"|naam invuller|afzender|contactpersoon|melder|indiener|klager)[ \t]{0,2}(?::|=|-(?= )|;|\t)[ \t]{0,3}",
    re.IGNORECASE,
)


LABEL_LINE = re.compile(
    r"(?:^|(?<=\n)|(?<=[,;]))[ \t]{0,2}(?:naam|name)[ \t]{1,3}(?!kind|coach|van|of|is)", re.IGNORECASE
)


_PARTS = re.compile(
    r"(?<!\w)(?P<which>voornaam|roepnaam|first name|given name|voornamen|voorletters|achternaam|familienaam"
    r"|surname|last name|family name"
    r"|tussenvoegsel|tussenvoegsels)(?:[ \t]{0,2}(?::|=|is|-)[ \t]{0,3}|[ \t]{1,3})",
    re.IGNORECASE,
)


def is_about_writer(reader: NameReader, offset: int) -> bool:
    """Whether "naam" at an offset is not that of a coach or child: "naam van mijn coach: Piet"."""
    index = reader.token_from(offset)
    before = [token.low.removesuffix("'s") for token in reader.tokens[max(0, index - 3) : index]]
    return not any(word in NOT_ME for word in before)


_GREETING = frozenset("hallo hoi hey hai hi hello dag goedemorgen goedemiddag goedenavond goedendag ja".split())


def name_here(reader: NameReader) -> tuple[int, int] | None:
    """The name in "hallo, Kees de Boer hier": at the start, with "hier" behind it."""
    tokens = reader.tokens
    index = 0
    while index < min(len(tokens), 3) and (tokens[index].low in _GREETING or tokens[index].kind == MARK):
        index += 1
    hit = reader.read(index, lower=False) if index < len(tokens) else None
    if not hit or hit[1] >= len(tokens) or tokens[hit[1]].low not in ("hier", "here"):
        return None
    first = tokens[hit[0]]
    ends = hit[1] + 1 >= len(tokens) or tokens[hit[1] + 1].kind in (MARK, LINE) or tokens[hit[1] + 1].low in ("ik", "i")
    known = first.low in first_names() and first.low not in plain_words()
    written = (
        first.capital and first.low not in plain_words() and not reader.shouted and place_at(tokens, hit[0]) != hit[1]
    )
    return hit if ends and (known or first.kind == INITIALS or written and hit[1] - hit[0] <= 3) else None


def turned_name(reader: NameReader, hit: tuple[int, int] | None) -> Span | None:
    """A name told surname first: "Van den Berg, Hanneke" is Hanneke Van den Berg."""
    tokens = reader.tokens
    if not hit or hit[1] + 1 >= len(tokens) or tokens[hit[1]].text != ",":
        return None
    first = reader.read(hit[1] + 1, lower=False)
    if not first or not reader.ends(first[1]):
        return None
    head = tokens[hit[0]]
    surname = head.low in PARTICLES or head.low not in first_names()
    given = tokens[first[0]]
    known = given.kind == INITIALS or given.low in first_names()
    written = head.capital and given.capital and not reader.shouted and place_at(tokens, first[0]) != first[1]
    whole = hit[0] == 0 and first[1] == len(tokens) and first[1] - first[0] == 1 and not is_ordinary(given)
    if not surname or not (known or written and whole) or first[1] - first[0] > 2:
        return None
    text = reader.text
    last = text[head.start : tokens[hit[1] - 1].end]
    given_names = text[given.start : tokens[first[1] - 1].end]
    start, end = head.start, tokens[first[1] - 1].end
    return Span("person_name", squeeze(f"{given_names} {last}"), start, end, text[start:end], "name_turned")


def cued_name(reader: NameReader, match: re.Match[str], rule: str, strength: str, asked: str | None, add: Add) -> bool:
    tokens = reader.tokens
    index = reader.token_from(match.end())
    if index >= len(tokens):
        return False
    if rule == "name_is" and "mijn" not in match.group().lower() and not is_about_writer(reader, match.start()):
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
        return add(after_but(reader, index + 1), f"{rule}after_but")
    if strength == "strong":
        hit = reader.read(index, lower=True) or _one_word(reader, index)
        if hit and [token.low for token in tokens[hit[0] : hit[1]]] == ["haas"]:
            return False
        if hit and not tokens[hit[0]].capital and tokens[hit[0]].low not in first_names() and not reader.ends(hit[1]):
            return False
        return add(hit, rule)
    if strength == "call" and asked == "name" and match.start():
        first = bare_answer(reader)
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
            and (not reader.ends(hit[1]) or any(is_ordinary(token) for token in tokens[hit[0] : hit[1]]))
        ):
            return False
        return add(hit, rule)
    if strength == "bare":
        hit = reader.read(index, lower=True)
        if (
            hit
            and tokens[hit[0]].low in first_names()
            and tokens[hit[0]].low not in plain_words()
            and reader.ends(hit[1])
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
        and reader.ends(index + 1)
        and (token.low in ONE_WORD_NAMES or token.low in CALLED)
    ):
        return index, index + 1
    return None


def _weak(reader: NameReader, index: int, rule: str, asked: str | None) -> tuple[int, int] | None:
    """A name after "ik ben", "met" or "this is": a known first name, or capitals that look like a name."""
    tokens = reader.tokens
    titled = reader.skip_titles(index)
    hit = reader.read(index, lower=True)
    if not hit:
        return None
    first = tokens[hit[0]]
    words = tokens[hit[0] : hit[1]]
    if first.low in NO_NAME or first.low in plain_words() and first.low not in first_names():
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
    ends = reader.ends(hit[1])
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
            stop = hit[1] >= len(tokens) or tokens[hit[1]].kind in (MARK, LINE) or reader.owner[hit[1]] is not None
            if (
                not stop
                and following not in ("van", "uit", "ik", "and", "en", "i", "from")
                and not (following in ("weer", "nogmaals", "again") and _clause_ends(reader, hit[1] + 1))
            ):
                return None
        if known or first.kind == INITIALS or titled > index:
            return hit
        if rule == "with" and len(words) == 1 and asked != "name":
            return None
        if rule == "speaking" and len(words) == 1 and ends and place_at(tokens, hit[0]) != hit[1]:
            said = reader.text[max(0, tokens[index].start - 24) : tokens[index].start].lower()
            return hit if "spre" in said and not is_ordinary(first) else None
        if len(words) >= 2 and ends and place_at(tokens, hit[0]) != hit[1]:
            return hit
        if (
            len(words) == 1
            and ends
            and rule == "i_am"
            and not is_ordinary(first)
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
        bounded = hit[1] >= len(tokens) or tokens[hit[1]].kind in (MARK, LINE) or reader.owner[hit[1]] is not None
        if (
            len(words) == 1
            and not bounded
            and following not in ("en", "and", "van", "uit", "de", "ik", "met", "maar", "dus", "i", "from")
        ):
            return None
        if rule == "with" and len(words) == 1 and index > 3:
            return None
        return hit
    if rule == "i_am" and asked == "name" and ends and len(words) <= 4 and is_credible(reader, *hit):
        return hit
    return None


def _clause_ends(reader: NameReader, index: int) -> bool:
    return index >= len(reader.tokens) or reader.tokens[index].kind in (MARK, LINE)


def name_in_parts(reader: NameReader) -> Span | None:
    """ "Voornaam: Jan, achternaam: de Vries" as one name; one of the two alone is a name as well."""
    pieces: list[tuple[str, int, int]] = []
    for match in _PARTS.finditer(reader.text):
        index = reader.token_from(match.end())
        before = reader.tokens[max(0, reader.token_from(match.start()) - 3) : reader.token_from(match.start())]
        if any(token.low in NOT_ME for token in before):
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
        for _, pattern, strength in CUES:
            if strength == "strong" and (cue := pattern.search(reader.text)):
                at = reader.token_from(cue.end())
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
