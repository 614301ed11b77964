"""In what role somebody writes: client, parent, mentor, neighbour, ... (contract, "complainant")."""

from __future__ import annotations

import re
from functools import cache

from nlu.role_words import GONE, PHRASES, WORDS
from nlu.spans import Span, span_of

_FILL_NL = (
    "de|een|zelf|ook|haar|zijn|hun|dus|al|jaren|lang|trotse|wettelijk|wettelijke|juridisch|biologische"
    "|alleenstaande|gescheiden|bezorgde"
    "|oudste|jongste|enige|vaste|goede|beste|officiële|officiele|direct|directe|gewoon|hier|bij|jullie"
    "|sinds|kort|d'r|m'n|z'n|eigen|nieuwe|collega"
    "|voormalig|voormalige|ex|nog|nu|inmiddels|trouwens|namelijk|eigenlijk|betrokken|maatschappelijk"
    "|onafhankelijk"
)
_FILL_EN = (
    "the|a|an|his|her|their|also|just|legal|only|proud|single|worried|your|close|good|own|official|here"
)
_I_AM = re.compile(
    rf"(?<!\w)(?:ik ben|ikben|wij zijn|we zijn|ben ik|ik schrijf als|i am|i'm|i’m|im|we are|we're|ik was"
    rf"|ik, als"
    rf"|mijn rol is|my role is|ik ben hier als)"
    rf"(?:(?-i:[ ,]{{1,2}}[A-ZÀ-Þ][\w'’\-]{{1,20}}(?: [\w'’\-]{{1,20}}){{0,4}}),)?"
    rf"(?P<fill>(?:[ ,](?:{_FILL_NL}|{_FILL_EN}|[A-ZÀ-Þ][\w\-]{{1,20}}(?:'s|’s|s'|(?= (?:haar|zijn|d'r"
    rf"|z'n) ))))"
    r"{0,5})[ ]+"
    r"(?P<word>[^\W\d_][\w'’\-]*)(?P<rest>[^.!?\n]{0,60})",
    re.IGNORECASE,
)
_AS = re.compile(
    r"(?<!\w)(?:in mijn rol als|in de rol van|als|as|hoedanigheid van)(?: (?:zijnde|de|a|an|the|wettelijk"
    r"|wettelijke|bezorgde|betrokken|gescheiden"
    r"|alleenstaande|directe|haar|zijn|hun|his|her"
    r"|legal))?[ ]+(?P<word>[^\W\d_][\w'’\-]*)(?P<rest>[^.!?\n]{0,40})",
    re.IGNORECASE,
)
_BEHALF = re.compile(
    r"(?<!\w)(?P<cue>namens|uit naam van|on behalf of"
    r"|(?:ik (?:bel|schrijf|meld|app|mail|doe|vraag|stuur|klaag|vul)(?: (?:dit|u|jullie|nu|hier|deze|het"
    r"|een|klacht|in|melding)){0,4}|dit is|het is|it is|it's|this is"
    r"|i am writing|i'm writing|i'm calling|i am calling|i'm complaining|i'm doing this)[ ]+(?:voor|for"
    r"|namens)|^(?:voor|for))[ ]+"
    r"(?P<fill>(?:mijn|m'n|mn|de|een|onze|ons|my|our|the|a|an|minderjarige|demente|zieke|oude|jongste"
    r"|oudste|volwassen|eigen|autistische|elderly|young|own|adult|minor)[ ]+){0,4}"
    r"(?P<word>[^\W\d_][\w'’\-]*)",
    re.IGNORECASE,
)
_CHILD = re.compile(
    r"(?:stief|pleeg|bonus|adoptie)?(?:zoon|zoontje|zoons|zonen|dochter|dochtertje|dochters|kind|kinderen"
    r"|kindje|jongste|oudste|puber)"
    r"|sons?|daughters?|child|children|kids?|stepson|stepdaughter|tiener"
)
_DECEASED = re.compile(
    r"(?<!\w)(?:mijn|m'n|mn|onze|my|our) (?P<word>moeder|vader|man|vrouw|partner|zoon|dochter|kind|broer"
    r"|zus|opa|oma|tante|oom|ouders|zusje|broertje"
    r"|echtgenoot|echtgenote|schoonmoeder|schoonvader|kleinzoon|kleindochter|mother|father|husband|wife|son"
    r"|daughter|brother|sister|child)"
    r"(?: [\w'’\-]+){0,6}? (?:is|zijn|was) (?:[\w'’\-]+ ){0,6}?(?:overleden|gestorven|doodgegaan"
    r"|passed away|heengegaan)"
    r"|(?<!\w)(?:mijn|onze|my) (?:overleden|gestorven|late|deceased) (?P<late>[^\W\d_]+)"
    r"|(?<!\w)my (?P<died>mother|father|husband|wife|son|daughter|brother|sister"
    r"|child)(?: [\w'’\-]+){0,4}? (?:died|passed away)"
    r"|(?<!\w)(?P<kin>nabestaanden?|next of kin)(?: van| of)",
    re.IGNORECASE,
)
_AUTHORISED = re.compile(
    r"(?<!\w)(?P<word>gemachtigd(?:e)?|volmacht|machtiging|schriftelijke toestemming|authori[sz]ed"
    r"|power of attorney)(?!\w)",
    re.IGNORECASE,
)
_RECEIVES = re.compile(
    r"(?<!\w)(?:ik (?:krijg|ontvang|heb|kreeg|volg)(?: (?:zelf|hier|al|jaren|nu|bij jullie|via jullie"
    r"|van jullie)){0,3}"
    r" (?:(?:een|ambulante|individuele|persoonlijke) )?(?P<word>begeleiding|coaching|jobcoach|dagbesteding"
    r"|zorg|hulp|training|coach|begeleider|kindercoach|traject)"
    r"|(?P<self>ik(?: ?zelf)?|mijzelf|mezelf|voor mij(?:zelf)?|voor mezelf|over mezelf|myself|for myself|me"
    r"|mij)(?= *[.!]*$))",
    re.IGNORECASE,
)
_THEIRS = re.compile(
    r"(?<!\w)(?:mijn|m'n|mn|onze|my|our) (?P<word>[^\W\d_][\w'’\-]*)(?: [^\W\d_][\w'’\-]*)?"
    r" (?:is (?:de )?(?:cliënt|client|klant)|krijgt|heeft|zit|woont|is de|gets|has|is a client|lives|komt"
    r"|gaat|volgt|receives)(?!\w)",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"(?<!\w)(?P<phrase>ik werk (?:zelf )?(?:hier|(?:als [\w\-]+ )?(?:bij|voor) (?:jullie|u"
    r"|deze organisatie|de organisatie|coachcenter|burgercoaching"
    r"|iederzijnwerk|we're 4 u))|ik ben (?:hier )?in dienst|i work (?:here|for you)|i'm on the staff)(?!\w)",
    re.IGNORECASE,
)
_WORK_ELSEWHERE = re.compile(
    r"(?<!\w)(?P<phrase>ik werk (?:als [\w\- ]{3,30} )?(?:bij|voor|op) (?:de |een |het )?(?:gemeente"
    r"|wijkteam|school|basisschool|sociaal team|ggz"
    r"|jeugdzorg|zorginstelling|andere (?:organisatie|instelling|zorgaanbieder)|ziekenhuis"
    r"|huisartsenpraktijk|reclassering|uwv|cjg|politie)"
    r"|(?:ik ben )?beroepsmatig betrokken|professionally involved|i work (?:at|for) (?:the "
    r"|a )?(?:municipality|school|hospital))(?!\w)",
    re.IGNORECASE,
)
_COLLEAGUE = re.compile(r"(?<!\w)collega(?!\w)(?= van| bij)", re.IGNORECASE)
_OWN = re.compile(r"(?<!\w)(?:ik)? ?zelf(?!\w)|(?<!\w)(?:mijzelf|mezelf|myself)(?!\w)", re.IGNORECASE)
_NOT = re.compile(r"(?<!\w)(?:niet|geen|not|no|nooit|never)(?!\w)", re.IGNORECASE)
_HINT = re.compile(
    r"ben|zijn|als|namens|mijn|m'n|mn|am|i'm|i’m|as|behalf|voor|for|gemachtigd|machtig|volmacht|nabestaand"
    r"|werk|work|my|krijg|kin|naam|onze|our",
    re.IGNORECASE,
)


@cache
def _role_of() -> dict[str, str]:
    return {word: role for role, words in WORDS.items() for word in words.split()}


def _word(match: re.Match[str], group: str = "word") -> tuple[str, int, int]:
    return match[group].lower().replace("’", "'"), match.start(group), match.end(group)


def find_roles(text: str, asked: str | None) -> list[Span]:
    """The writer's role as a contract role string; at most one.

    ``asked`` "role" or "on_behalf_of" lets a bare word count ("moeder"), and what is said of a relative.
    """
    bare = asked in ("role", "on_behalf_of")
    if not bare and not _HINT.search(text):
        return []
    if bare:
        hit = _phrase(text)
        if hit:
            role, start, end = hit
            return [span_of(text, "role", start, end, "role_phrase", role)]
    for finder in (_authorised, _i_am, _behalf, _deceased, _as, _works):
        hit = finder(text, bare)
        if hit:
            role, start, end = hit
            return [span_of(text, "role", start, end, f"role{finder.__name__}", role)]
    if bare:
        hit = _answer(text)
        if hit:
            role, start, end = hit
            return [span_of(text, "role", start, end, "role_answer", role)]
    return []


Hit = tuple[str, int, int] | None


def _phrase(text: str) -> Hit:
    """A role told in more words: "van de thuiszorg", "mijn man leeft niet meer"."""
    gone = GONE.search(text)
    if gone:
        return "next_of_kin", gone.start(), gone.end()
    for role, pattern in PHRASES:
        match = pattern.search(text)
        if match and not _denied(text, match.start()):
            return role, match.start("phrase"), match.end("phrase")
    return None


def _denied(text: str, start: int) -> bool:
    before = text[max(0, start - 24) : start]
    denials = list(_NOT.finditer(before))
    return bool(denials) and not re.search(r"[.,;!?]|\bmaar\b|\bbut\b", before[denials[-1].end() :])


def _authorised(text: str, bare: bool) -> Hit:
    for match in _AUTHORISED.finditer(text):
        word, start, end = _word(match)
        before = text[max(0, start - 30) : start].lower()
        if re.search(r"\b(?:moet|whether|of ik|nodig|need|kan|mag)\b", before):
            continue
        if _denied(text, start) or re.search(r"\b(?:niet|geen|not|zonder)\b", text[end : end + 12].lower()):
            continue
        if (
            re.search(r"\b(?:ik|wij|we|i|i'm|als|me|mij|have|heb)\b", before)
            or bare
            or word.startswith("gemachtigd")
            and re.match(r" door| van| namens", text[end : end + 8].lower())
        ):
            return "authorised", start, end
    return None


def _i_am(text: str, bare: bool) -> Hit:
    for match in _I_AM.finditer(text):
        hit = _role_word(text, match)
        if hit:
            return hit
    return None


def _role_word(text: str, match: re.Match[str]) -> Hit:
    word, start, end = _word(match)
    rest = match["rest"].lower()
    fill = match.groupdict().get("fill") or ""
    if word in ("geen", "niet", "not", "no"):
        other = re.match(
            r" ?(?:de |een |zijn |haar |the |a )?[\w\-]+[,]? (?:maar|but|,)(?: (?:wel|de|een|zijn|haar|the"
            r"|a|her|his))* (?P<word>[\w\-]+)",
            rest,
        )
        if not other:
            return None
        start = match.start("rest") + other.start("word")
        word = other["word"]
        end = start + len(word)
        rest = ""
    if word in ("moeders", "vaders") and rest.startswith(" beste"):
        return None
    role = _role_of().get(word)
    if role is None:
        return None
    if re.match(r" niet(?! (?:alleen|eens|tevreden|blij))\b| not\b", rest):
        return None
    if re.search(r"\b(?:whether|of)\s*$", text[: match.start()].lower()[-12:]):
        return None
    more = re.match(
        r"[\w ,'’]{0,30}? (?:en|and)(?: (?:sinds kort|ook|tevens|daarnaast|also|zijn|haar|hun|diens|de"
        r"|wettelijk|his|her|the|legal)){0,4}"
        r" (?P<word>mentor|curator|voogd|bewindvoerder|gemachtigde|vertegenwoordiger|guardian)\b",
        rest,
    )
    if more and role != "legal_representative":
        begin = match.start("rest") + more.start("word")
        return _role_of()[more["word"]], begin, begin + len(more["word"])
    if re.match(r" (?:geworden|af|van plan|kwijt|zat|geen|nooit)\b", rest):
        return None
    if (
        role in ("relative", "other")
        and word in ("man", "vrouw", "ex", "kennis", "zoon", "dochter", "vriend", "familie")
        and not (
            rest.startswith((" van", " of"))
            or re.search(r"(?:haar|zijn|hun|his|her|their|de|'s|the)[ ]*$", fill.lower() or " ")
        )
    ):
        return None
    if (
        role == "relative"
        and re.match(r" van (?:\d|een |die |middelbare|twee|drie|vier)", rest)
        and word in ("man", "vrouw")
    ):
        return None
    if role == "parent" and word == "ouder" and re.match(r" (?:dan|geworden|wordend)\b", rest):
        return None
    if (
        role == "client"
        and word in ("bewoner", "leerling", "patient", "patiënt", "kandidaat")
        and re.match(r" van (?:de huis|dr|dokter)", rest)
    ):
        return None
    if role == "professional" and re.match(r" (?:van|of) (?:mijn|m'n)\b", rest):
        return None
    if role == "parent" and re.search(r"^ (?:van|of) (?:\w+ )?(?:overleden|late)", rest):
        return "next_of_kin", start, end
    return role, start, end


def _behalf(text: str, bare: bool) -> Hit:
    for match in _BEHALF.finditer(text):
        cue = match["cue"].lower()
        if cue in ("voor", "for") and not bare:
            continue
        if _denied(text, match.start()):
            continue
        word, start, end = _word(match)
        if word in ("mijzelf", "mezelf", "myself") or bare and word in ("mij", "me"):
            return "client", start, end
        if _CHILD.fullmatch(word):
            return "parent", start, end
        role = _role_of().get(word)
        if role == "parent" or role == "relative" or role == "next_of_kin":
            return "relative", start, end
        if (
            role in ("client", "other") or word in ("iemand", "someone", "collega", "persoon", "bewoonster")
        ) and (
            cue.startswith(("namens", "uit naam", "on behalf"))
            or cue.endswith(("voor", "for", "namens"))
            or bare
        ):
            return "authorised", start, end
    return None


def _deceased(text: str, bare: bool) -> Hit:
    for match in _DECEASED.finditer(text):
        group = next(name for name in ("word", "late", "died", "kin") if match[name])
        word, start, end = _word(match, group)
        if group == "late" and word not in _role_of() and not _CHILD.fullmatch(word):
            continue
        if _denied(text, match.start()) or re.search(r"\bniet\b", match.group().lower()):
            continue
        if not bare and re.search(
            r"\b(?:mijn|m'n|mn) (?:coach|begeleider|begeleidster|jobcoach|hulpverlener)\b", text.lower()
        ):
            continue
        return "next_of_kin", start, end
    return None


def _as(text: str, bare: bool) -> Hit:
    for match in _AS.finditer(text):
        word = match["word"].lower()
        role = _role_of().get(word)
        head = match.group()[: match.start("word") - match.start()].lower()
        rest = match["rest"].lower()
        if role is None or role in ("other",) and not rest.startswith((" van", " of")):
            continue
        if (
            (
                role
                in (
                    "relative",
                    "employee",
                    "professional",
                    "legal_representative",
                    "next_of_kin",
                )
                or word in ("klant",)
            )
            and " de " in f" {head}"
            and not rest.startswith((" van", " of"))
        ):
            continue
        if role == "relative" and not rest.startswith(
            (" van", " of", " vind", " wil", " heb", " maak", " zie")
        ):
            continue
        if re.match(r" (?:zegt|zei|belt|komt|mij|me|is|iets|het|die|een afspraak|dat)\b", rest):
            continue
        if role == "employee" and not re.match(r" (?:van|bij|hier|wil|heb|vind|maak|meld)", rest):
            continue
        if role == "professional" and not re.match(
            r" (?:van|bij|wil|heb|vind|maak|meld|ben|betrokken|zie|werk|,)|$|,", rest
        ):
            continue
        if _denied(text, match.start()) or re.search(
            r"\b(?:net|zo|me|mij|u|werkt|behandeld|behandelt|gezien|bekend|hij|zij|ze|haar)\s*$",
            text[: match.start()].lower()[-14:],
        ):
            continue
        return role, match.start("word"), match.end("word")
    return None


def _works(text: str, bare: bool) -> Hit:
    for role, pattern in (("employee", _WORK), ("professional", _WORK_ELSEWHERE)):
        match = pattern.search(text)
        if match and not _denied(text, match.start()):
            return role, match.start("phrase"), match.end("phrase")
    return None


def _answer(text: str) -> Hit:
    """A bare answer: "moeder", "zijn zus", "client", "voor mijzelf", "mijn zoon krijgt begeleiding"."""
    for match in _THEIRS.finditer(text):
        word, start, end = _word(match)
        if _CHILD.fullmatch(word):
            return "parent", start, end
        if _role_of().get(word) in ("parent", "relative"):
            return "relative", start, end
    words = list(re.finditer(r"[^\W\d_][\w'’\-]*", text))
    if len(words) <= 12:
        for match in words:
            word = match.group().lower().replace("’", "'")
            role = _role_of().get(word)
            before = text[: match.start()].lower().split()[-1:]
            if role and not _denied(text, match.start()):
                owned = before and before[0] in ("mijn", "m'n", "mn", "my", "onze", "our")
                if owned and _CHILD.fullmatch(word):
                    return "parent", match.start(), match.end()
                if owned and role == "parent":
                    return "relative", match.start(), match.end()
                if owned and role in ("professional", "legal_representative", "employee"):
                    continue
                return role, match.start(), match.end()
            if _CHILD.fullmatch(word) and before and before[0] in ("mijn", "m'n", "mn", "my", "onze", "our"):
                return "parent", match.start(), match.end()
    colleague = _COLLEAGUE.search(text)
    if colleague and re.search(r"\bandere?\b", text.lower()):
        return "professional", colleague.start(), colleague.end()
    receives = _RECEIVES.search(text)
    if receives and not _denied(text, receives.start()):
        group = "word" if receives["word"] else "self"
        return "client", receives.start(group), receives.end(group)
    own = _OWN.search(text)
    if own and len(words) <= 6 and not _denied(text, own.start()):
        return "client", own.start(), own.end()
    return None
