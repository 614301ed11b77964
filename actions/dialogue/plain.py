"""Short answers taken at their word: a plain yes, a plain no, nothing more to say; anything longer is no mere answer."""

from __future__ import annotations

import re

from nlu import answer_words

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[👍👌✅✔🙏👎🚫]")

_YES = frozenset(
    "ja jaa jaaa jaja jawel jazeker jahoor jep jup yep yup yes yeah ok oke oké okay okee oki akkoord goed prima klopt "
    "kloppen juist correct inderdaad perfect top zeker precies exact graag akkoord eens right good sure fine agreed absolutely 👍 👌 ✅ ✔".split()
)
_BESIDE_YES = frozenset(
    "dat dit het die is ga zo hoor allemaal alles helemaal en ik u je jullie mij me mag kan kunt doe stuur verstuur verzend "
    "stuurt verstuurt versturen insturen opsturen verzenden indienen doorgeven doorsturen geef zet dien in door op mijn de "
    "klacht melding verhaal compliment officiële officiele nu meteen wel echt best heel prima bedankt dank thanks thank you "
    "that that's thats it it's its all looks good this please send submit file go ahead my complaint okido voor mij for me "
    "zijn staat er dan met mee ben bent weten meer wil alsjeblieft alstublieft aub i you can may 🙏".split()
)
_NO = frozenset("nee neen neeh nee hoor neuh nah nope no nooit zeker absoluut echt niet not at all natuurlijk 👎 🚫".split())
_BEGINS_NO = re.compile(r"\W*(?:nee+[nh]?|neu|nope|no|nah|niet|👎)\b", re.IGNORECASE)
_BEGINS_YES = re.compile(
    r"\W*(?:ja+|jawel|jazeker|jep|yep|yes|yeah|ok[eé]?|okay|graag|klopt|inderdaad|zeker|sure|👍)(?!\w)", re.IGNORECASE
)
_GO_AHEAD = re.compile(
    r"\b(doe|stuur|verstuur|verzend|dien|geef|zet|ga|laat)((?: het| dit| hem| alles| die| de (?:klacht|melding))?) maar\b", re.IGNORECASE
)
_ASKS = re.compile(
    r"\?|^\W*(?:klopt|is|was|zijn|mag|kan|moet|heb|heeft|gaat|komt|wordt|zal|does|is|are|will|can) "
    r"(?:dat|dit|het|die|mijn|alles|de|er|ik|u|je|hij|zij|ze|that|it|my|this|he|she)\b",
    re.IGNORECASE,
)
_BUT = re.compile(
    r"\b(?:maar|alleen|behalve|mits|tenzij|bijna|hoewel|eerst|niet|geen|but|except|unless|only|almost|not)\b", re.IGNORECASE
)
_NOTHING_MORE = re.compile(
    r"\W*(?:nee+n?|neu|nope|no|nah)?\W*(?:hoor|dank (?:je|u)(?: wel)?|bedankt|thanks|thank you)?\W*"
    r"(?:(?:dat|dit|het) (?:was|is) (?:het|alles|wel (?:het|alles)|(?:het|alles) wel)|(?:verder |meer )?(?:niks|niets)(?: meer| verder| anders)?|"
    r"klaar|dat was'?t|geen|nothing(?: else| more)?|that'?s (?:all|it)|that is (?:all|it)|overslaan|skip|"
    r"ik heb niets meer|verder niet|meer niet|zo is het(?: goed)?)?"
    r"\W*(?:hoor|dank (?:je|u)(?: wel)?|bedankt|thanks|thank you)?\W*",
    re.IGNORECASE,
)
_FINISHED = re.compile(
    r"\W*(?:(?:ja+|jep|yes|yeah|ok[eé]?|nee+)\W+)?(?:(?:dat|dit) (?:was|is) (?:wel )?alles|(?:dat|dit) was (?:wel )?(?:het|'t)(?: wel)?|"
    r"ik ben klaar|klaar|that(?:'s| is| was) all|that was it)\W*(?:hoor|zo|dan|bedankt|dank (?:je|u)(?: wel)?|thanks)?\W*",
    re.IGNORECASE,
)
_SELF = r"(?:^\W*|\b(?:ik|nog|zo|echt|dat|tja|eh+m?|nou|uh+m?|sorry|oh?|ja|nee|pff+|hm+|maar|eigenlijk|gewoon)\W+)"
"""Before "weet het niet": it is the person who does not know, and not mama."""
_UNSURE = re.compile(
    rf"{_SELF}weet (?:het |dat |'t )?(?:eigenlijk |echt |nog |zo )*niet|"
    r"\bweet ik (?:het |dat |'t )*(?:eigenlijk |echt |nog |zo )*niet|"
    r"\b(?:geen idee|twijfel|misschien|hangt ervan af|"
    r"geen (?:voorkeur|mening)|(?<!they )(?<!parents )(?<!people )don'?t know|not sure|no idea|maybe|perhaps|depends|can'?t (?:remember|say)|kan ik niet zeggen|"
    r"niet zeker|dunno|maakt (?:me |mij )?niet uit|boeit|pff+|tja|hm+)",
    re.IGNORECASE,
)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def asks(text: str) -> bool:
    """Whether a text is a question, with or without its mark."""
    return bool(_ASKS.search(text))


_ASKS_SOMETHING = re.compile(
    r"^\W*(?:(?:en|maar|nou|oke|ok) )?(?:(?:ga|gaan|gaat|mag|moet|krijg|krijgt|kan|kun|word|wordt|kom|komt|vertel|vertelt|zeg|zegt|bel|belt|weet) "
    r"(?:ik|je|jij|u|hij|zij|ze|jullie|iemand|er|mama|papa)|wie|waar|wanneer|waarom|hoe ?lang|welke|who|where|when|why|will (?:i|you|he|she|they)|do i|can i)\b",
    re.IGNORECASE,
)


def is_question(text: str) -> bool:
    """Whether a short text is a question and no story: it ends as one, or begins as one."""
    return len(text.split()) <= 14 and (text.rstrip().endswith("?") or bool(_ASKS_SOMETHING.match(text)))


def is_yes(text: str) -> bool:
    """Whether a text is a yes and nothing else: no question, no "but", no word that tells something."""
    if asks(text):
        return False
    said = _GO_AHEAD.sub(r"\1\2", text)
    if _BUT.search(said):
        return False
    words = _words(said)
    yes = any(word in _YES for word in words) or said != text
    if yes and all(word in _YES or word in _BESIDE_YES for word in words):
        return not words or words[-1] != "en"
    return answer_words.intent_of(text) == "affirm"


def is_no(text: str) -> bool:
    """Whether a text is a no and nothing else."""
    words = _words(text)
    if words and _BEGINS_NO.match(text) and all(word in _NO for word in words):
        return True
    return answer_words.intent_of(text) == "deny"


def begins_yes(text: str) -> bool:
    return bool(_BEGINS_YES.match(text))


def begins_no(text: str) -> bool:
    return bool(_BEGINS_NO.match(text))


def has_but(text: str) -> bool:
    """Whether a yes is hedged: "ja, maar …", "alleen als …"."""
    return bool(_BUT.search(_GO_AHEAD.sub(r"\1\2", text)))


def is_unsure(text: str) -> bool:
    """Whether a text says no more than that somebody does not know."""
    return bool(_UNSURE.search(text)) and len(text.split()) <= 7 or answer_words.intent_of(text) == "unsure"


def nothing_more(text: str) -> bool:
    """Whether a text says that there is nothing to add or to change, and no more than that."""
    return bool(text.strip()) and bool(_NOTHING_MORE.fullmatch(text.strip()))


def finished(text: str) -> bool:
    """Whether a text says that the story is told: a yes may stand before it ("ja dat was het")."""
    return bool(_FINISHED.fullmatch(text.strip()))


def only_signs(text: str) -> bool:
    """Whether a text has no letter and no digit in it: an emoji, dots."""
    return bool(text.strip()) and not re.search(r"[^\W_]", text)
