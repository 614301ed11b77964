"""What stands around a danger phrase: denials, hedges, stories, old times, questions of policy."""

from __future__ import annotations

import re
from enum import Enum, auto

from nlu.language_words import fold


class Standing(Enum):
    """How a phrase of danger is meant, given what stands around it."""

    MEANT = auto()
    DOUBTFUL = auto()  # hedged, supposed, joked about or stopped: worth the gentle question
    DENIED = auto()
    ELSEWHERE = auto()  # long ago told calmly, or in a story


_CLAUSE_BREAKS = frozenset(
    fold(
        ". ? , dan then anders maar want omdat dat als toen terwijl wanneer zodra waardoor waarom "
        "dus en of zodat daarom nadat voordat doordat "
        "but because that if when while and or so since aber weil dass und oder wenn mais parce que "
        "et ou quand "
        "pero porque y cuando ama cunku ve ale bo kiedy але бо що і коли لكن لان و عندما laakiin sababtoo "
        "pasobra ora pero"
    ).split()
)
_CONDITIONS = frozenset(["als", "wanneer", "zodra", "if", "when", "wenn", "si", "jak", "kiedy", "eger"])
_REACH = 300  # characters
# A subject: what stands before it is another clause, unless its verb stands directly before it.
_SUBJECTS = frozenset(
    fold(
        "ik hij zij ze we wij jullie papa mama vader moeder begeleider coach man ex broer oom stiefvader "
        "i he she they we ich er sie il elle ils el ella on ona"
    ).split()
)
_AUXILIARIES = frozenset(
    fold(
        "heeft heb hebben had is wordt werd doet zal gaat wil kan zou has have did does do was will would hat"
    ).split()
)
_NO_BEFORE = frozenset(
    fold(
        "niet nooit geen niemand niks nergens zonder never not don't doesn't didn't isn't wasn't "
        "hasn't haven't aren't won't "
        "nobody none without wouldn't nicht kein keine keiner keinen niemals ohne jamais personne "
        "sans ne n nadie nunca no "
        "sin nikt nigdy asla hic kimse не ніколи ніхто لا لم ما ليس mai maya ningun nunka"
    ).split()
)
_NO_AFTER = frozenset(["niet", "nooit", "nicht", "niemals", "pas", "jamais", "never", "not", "degil", "не"])
# "niet alleen", "niet normaal", "niet voor het eerst" deny nothing.
_NO_DENIAL_NEXT = frozenset(
    fold(
        "alleen normaal voor eens leuk goed fijn oke oké hard zo zachtjes grappig eerlijk zomaar per "
        "een de mag kan "
        "hoort willen weten te only just ok okay normal fair right even the a for nur normal "
        "seulement solo tylko "
        "elke iedere altijd vaak lekker prettig veel"
    ).split()
)
_NEW_CLAUSE = frozenset(
    fold(
        "ik hij zij ze we wij dit dat het er mag kan moet is weet wil durf niemand help wat hoe wie "
        "i he she it this please"
    ).split()
)

_LONG_AGO = re.compile(
    r" (?:vroeger|jaren geleden|jaar geleden|jaren terug|jaar terug|lang geleden|heel lang terug|"
    r"als kind|als klein|als kleuter|"
    r"als puber|toen ik (?:klein|jong|kind|een kind|\d+|nog)|in mijn jeugd|mijn jeugd|in (?:19\d\d|"
    r"20[01]\d|202[0-4])|destijds|"
    r"ooit eens|ooit|in het verleden|vorig huwelijk|used to|years ago|year ago|when i was (?:a |young|"
    r"little|small|\d+)|as a child|"
    r"in the past|my childhood|long ago|fruher|vor (?:\w+) jahren|als kind|il y a (?:\w+) ans|"
    r"quand j'etais (?:petit|petite)|"
    r"hace (?:\w+) anos|cuando era (?:nin\w+|pequen\w+)|de nina|de nino|kiedys|lata temu|lat temu|"
    r"w dziecinstwie|yillar once|"
    r"yil once|cocukken|kucukken|колись|років тому|в дитинстві|قبل سنوات|زمان|hore|sanado kahor|"
    r"aniyan pasa|dia mi tabata mucha) "
)
_STILL = re.compile(
    r" (?:nog steeds|nog altijd|nu weer|nu ook|nu nog|opnieuw|weer|vandaag|gisteren|vannacht|"
    r"sindsdien|still|again|yesterday|"
    r"today|immer noch|wieder|encore|toujours|otra vez|todavia|hala|yine|nadal|znowu|знову|досі|مازال) "
)
_STORY = re.compile(
    r" (?:(?:in|uit|van|over) (?:de|het|een|mijn|dat|die|zijn|haar|zo'n|deze|dit) (?:\w+ )?(?:film|"
    r"films|serie|boek|game|games|spel|"
    r"spelletje|computerspel|verhaal|toneelstuk|musical|documentaire|podcast|liedje|droom|aflevering|"
    r"videoclip|roman|detective|strip|"
    r"thriller|soap|gedicht|nummer|theaterstuk|sprookje)|(?:spel\w*|games?|film\w*|boek\w*|"
    r"filmpje\w*) (?:\w+ ){0,1}(?:waarin|waarbij|waar je)|op (?:tv|netflix|televisie|youtube|tiktok|"
    r"videoland)|gta|fortnite|minecraft|"
    r"call of duty|roblox|nachtmerrie\w*|gedroomd|droomde|droom dat|droomt|gamen|in (?:the|a|my|this|"
    r"that) (?:\w+ )?(?:movie|film|game|book|show|"
    r"series|dream|novel|story|play)|video ?game|on (?:tv|netflix)|nightmare|dreamt|dreamed|krimi|"
    r"im film|dans (?:le|un) film|"
    r"en (?:la|una) pelicula|w filmie|filmde|в кіно|في الفيلم|den e pelikula) "
)
_REAL_AFTER_ALL = re.compile(
    r" (?:echt|in het echt|niet in een film|geen film|geen droom|in real life|not a movie) "
)
_SUPPOSED = re.compile(
    r" (?:stel (?:dat|je|nou)|stel|wat als|what if|suppose|supposing|hypothetisch|in theorie|"
    r"wat doen jullie als|wat doet u als|"
    r"wat gebeurt er als|zou het erg zijn|imagine) "
)
_JOKE = re.compile(
    r" (?:grapje|geintje|grapjes|gein|just kidding|jk|lol jk|kidding|was een grap|maar een grap|spass|broma) "
)
_HEDGE_AFTER = re.compile(
    r" (?:hoor|heus|echt waar|echt niet|toch|geloof ik|denk ik|eigenlijk|meestal|bijna|altijd|nog|"
    r"valt (?:wel |best )?mee|maak je geen zorgen|maar goed|i think|i guess|really|honest|honestly|"
    r"promise|usually|mostly|not yet) "
)
_NO_CLAIM = re.compile(
    r" (?:(?:zeg|zei|bedoel|beweer|zeggen|beweren) (?:ook |dus |helemaal )?niet dat|niet zo dat|"
    r"niet waar dat|niet het geval dat|"
    r"(?:not|never) (?:saying|said) (?:that)?|don't mean (?:that)?|i'm not saying|it's not true that|"
    r"isn't true that) (?:(?:hij|ze|zij|he|she|they|mijn \w+) )?$"
)


def standing(
    text: str, start: int, end: int, *, own_no: bool, staff: bool, ambiguous_actor: bool
) -> Standing:
    """Return how the phrase at `start`:`end` of the canonical text is meant.

    Args:
        own_no: the phrase contains its own "niet", so a negation around it says nothing.
        staff: the sentence is about somebody of the organisation; what these did counts whenever.
        ambiguous_actor: somebody unnamed ("hij") did it.
    """
    left, right = sentence_around(text, start, end)
    sentence = text[left:right]
    if _STORY.search(sentence) and not _REAL_AFTER_ALL.search(sentence):
        return Standing.ELSEWHERE
    if not own_no:
        denial = _denial(text, start, end, left, right)
        if denial is Standing.DENIED:
            tail = text[end:right]
            stopped = " niet meer" in text[start : min(end + 12, right)]
            if stopped and staff:
                return Standing.MEANT
            explained = " gewoon " in text[end:] or " just " in text[end:]
            hedged = not explained and _HEDGE_AFTER.search(tail + " ")
            if stopped or hedged or " bijna " in text[left:right]:
                return Standing.DOUBTFUL
            return Standing.DENIED
    if _JOKE.search(text):
        return Standing.DOUBTFUL
    if _LONG_AGO.search(sentence) and not staff and not _STILL.search(sentence):
        return Standing.DOUBTFUL if ambiguous_actor else Standing.ELSEWHERE
    if _SUPPOSED.search(sentence):
        return Standing.DOUBTFUL
    return Standing.MEANT


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around the place `start`:`end` begins and ends."""
    left = max(text.rfind(" . ", 0, start + 1), text.rfind(" ? ", 0, start + 1))
    stops = [p for p in (text.find(" . ", end), text.find(" ? ", end)) if p >= 0]
    left = left + 2 if left >= 0 else 0
    right = min(stops) + 1 if stops else len(text)
    # People forget full stops: what stands far off does not belong to the phrase.
    return max(left, start - _REACH), min(right, end + _REACH)


def _denial(text: str, start: int, end: int, left: int, right: int) -> Standing:
    inside = text[start:end].split()
    if any(w in _NO_BEFORE and not _harmless(inside, i) for i, w in enumerate(inside)):
        return Standing.DENIED
    before_text = text[left:start]
    if _NO_CLAIM.search(before_text + " " if not before_text.endswith(" ") else before_text):
        return Standing.DENIED
    if _no_before(before_text.split()):
        return Standing.DENIED
    after = text[end:right].split()
    for i, word in enumerate(after[:4]):
        if word in _CLAUSE_BREAKS or word in _NEW_CLAUSE:
            break
        if word in _NO_AFTER and not _harmless(after, i):
            return Standing.DENIED
    return Standing.MEANT


def _harmless(words: list[str], i: int) -> bool:
    return i + 1 < len(words) and words[i + 1] in _NO_DENIAL_NEXT


def _in_condition(words: list[str], i: int) -> bool:
    """Return whether word `i` stands in an if-clause, whose "niet" belongs to the condition."""
    for word in reversed(words[:i]):
        if word in _CLAUSE_BREAKS:
            return word in _CONDITIONS
    return False


def _english_want(words: list[str], i: int) -> bool:
    """Return whether word `i` is "want" as in "don't want to", not the Dutch conjunction."""
    return words[i] == "want" and i + 1 < len(words) and words[i + 1] == "to"


def _no_before(words: list[str]) -> bool:
    for i in range(len(words) - 1, max(len(words) - 8, -1), -1):
        word = words[i]
        if word in _CLAUSE_BREAKS and not _english_want(words, i):
            return False
        if word in _NO_BEFORE and not _harmless(words, i):
            return not _in_condition(words, i)
        if word in _SUBJECTS and not (i and words[i - 1] in _AUXILIARIES):
            # "nooit slaat hij": the negation right before the subject's verb is caught above.
            return False
    return False
