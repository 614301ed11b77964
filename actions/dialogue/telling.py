"""The story itself: what belongs to it, and keeping it in the person's own words."""

from __future__ import annotations

import re

from actions.cases.scrub import without_identity
from actions.dialogue.readers import could_be_a_name, details_in
from actions.dialogue.turn import Turn
from nlu.bsn import mask_bsn

_BARE_WISH = re.compile(
    r"^\W*(?:hallo|hoi|hey|hi|hello|goede\w+|dag|beste|geachte|mevrouw|meneer|,|\s)*"
    r"(?:ik|we|wij|i|we)\b.{0,25}\b(?:klacht|klachten|klagen|melden|melding|kwijt|vertellen|probleem|onvrede|complain|"
    r"complaint|problem|report)\b(?: (?:indienen|doen|maken|melden|heb|over jullie|tegen jullie|over mijn \w+|officieel|"
    r"formeel|officially|formally))*\W*$",
    re.IGNORECASE,
)

def is_bare_wish(text: str) -> bool:
    """Whether a text says that there is something to tell, and not yet what."""
    return bool(_BARE_WISH.match(text)) and len(text.split()) <= 12


OPENERS = frozenset(
    {"greet", "help", "bot_challenge", "thank", "goodbye", "affirm", "deny", "unsure", "choose", "change_language"}
)

_STORY_INTENTS = frozenset(
    "express_concern file_official_complaint keep_informal report_unresolved add_information request_anonymity"
    " compliment report_danger give_details".split()
)

_PARENTS_MUST_NOT = re.compile(
    r"\b(?:mama|papa|mam|pap|(?:mijn|mn|m'n) (?:ouders|moeder|vader)|mum|mom|dad|my (?:parents|mother|father))\b.{0,30}"
    r"\b(?:niet|niks|nooit|not|never|don'?t|mustn'?t)\b",
    re.IGNORECASE,
)


def tells_something(turn: Turn) -> bool:
    """Whether the message holds (a piece of) the story, and not only that there is one."""
    said = turn.said
    if said.choice is not None or not said.text.strip():
        return False
    if turn.talk.asked == "more":
        return said.intent not in ("greet", "thank", "help") or said.words > 4
    if said.intent in OPENERS and said.words <= 4:
        return False
    if is_bare_wish(said.text) or (_ONLY_ABOUT_SELF.match(said.text) and said.intent in ("give_details", "state_role")):
        return False
    if turn.talk.asked == "concern":
        return said.words >= 2 or len(said.text) >= 12
    if turn.talk.asked is None and said.intent == "give_details" and said.words <= 6:
        return said.words >= KEPT_FROM and not details_in(turn) and not could_be_a_name(said.text)
    return said.words >= 4 or said.intent in ("express_concern", "compliment")


KEPT_FROM = 3
"""Words from which on a message that answers nothing is kept as part of the story; fewer tell nothing by themselves."""

_POINTS_AT_A_FILE = re.compile(r"^\W*(?:zie|kijk(?: naar| op)?|see)\b.{0,12}\b(?:foto|bijlage|bestand|plaatje|video|photo|picture|file)", re.IGNORECASE)
_ONLY_ABOUT_SELF = re.compile(
    r"^\W*(?:(?:hoi|hallo|hey|hi)\W+)?(?:ik (?:ben|word)|i(?:'m| am)) (?:pas |al |net |bijna |only )?(?:\d{1,2}|[a-zé]{3,9})(?: jaar(?: oud)?| years old)?\W*$",
    re.IGNORECASE,
)


def worth_keeping(turn: Turn) -> bool:
    """Whether a message that was no answer tells something all the same."""
    said = turn.said
    return said.choice is None and (said.words >= KEPT_FROM or points_at_a_file(said.text))


_TOLD_BEFORE = re.compile(
    r"\b(?:dat|dit|het) (?:heb|had) ik (?:(?:u|je|jullie|toch|al|net|zojuist|zonet|hiervoor|hierboven|eerder|daarnet)\W*)+(?:verteld|gezegd|gegeven|geschreven|getypt|gemeld|ingevuld)|"
    r"\b(?:heb|had) ik (?:(?:u|je|jullie|toch|al|net|dat|zojuist)\W*)+(?:verteld|gezegd|gegeven|geschreven|getypt|gemeld)|"
    r"\b(?:dat|dit) (?:zei|vertelde|schreef|typte) ik (?:(?:u|je|jullie|toch|al|net)\W*)+|\b(?:dat|dit) zeg ik (?:(?:u|je|jullie|al|net) )*toch\b|\bstaat (?:er )?(?:al|toch|hierboven)\b|\bzie (?:hier)?boven\b|"
    r"\bi (?:already|just) (?:told|said|wrote|gave)|\balready (?:told|said|gave)\b|\bal (?:verteld|gezegd)\b",
    re.IGNORECASE,
)


def told_before(text: str) -> bool:
    """Whether somebody says that this was told already."""
    return len(text.split()) <= 10 and bool(_TOLD_BEFORE.search(text))


def points_at_a_file(text: str) -> bool:
    return bool(_POINTS_AT_A_FILE.match(text))


def keep_words(turn: Turn) -> None:
    """Keep what was typed as part of the story, and say so; a question nobody answered goes to staff with it."""
    add_to_story(turn)
    turn.say("utter_question_kept" if turn.said.text.rstrip().endswith("?") else "utter_added_to_story")


def is_more_story(turn: Turn) -> bool:
    """Whether a message at another question goes on with the story."""
    said = turn.said
    if said.intent == "give_details" and len(details_in(turn)) >= 2:
        return False  # name and address, typed before they were asked
    return said.choice is None and said.words >= 9 and (said.intent in _STORY_INTENTS or said.words >= 25)


def add_to_story(turn: Turn) -> None:
    """Keep a message as part of the story."""
    keep_in_story(turn, turn.said.text)


def keep_in_story(turn: Turn, text: str) -> None:
    """Keep a text as part of the story, verbatim but for a BSN and, for the anonymous, names."""
    masked, had_bsn = mask_bsn(text)
    if turn.answers.get("anonymous") is True:
        masked = without_identity(masked)
        turn.talk.pending.setdefault("scrub", [])
    turn.talk.story.append(masked)
    turn.answers["concern"] = True
    if had_bsn:
        turn.say("utter_bsn_masked")


def afraid_of_parents(turn: Turn) -> bool:
    """A child that does not want its parents to hear of it; an answer to the open question it is not."""
    if turn.said.choice is not None:
        return False
    return asks_about_parents(turn) or (turn.talk.child and bool(_PARENTS_MUST_NOT.search(turn.said.text)))


_PARENTS = r"\b(?:mama|papa|mam|pap|mum|mom|mommy|dad|daddy|(?:mijn|mn|m'n|me) (?:ouders|vader|moeder)|my (?:parents|mother|father|mum|mom|dad))\b"
_OWN_WORD = re.compile(r"\b(?:mama|papa|mam|pap|mum|mom|mommy|dad|daddy)\b", re.IGNORECASE)
_HEARS = (
    r"\b(?:zeg|zegt|zeggen|vertel|vertelt|vertellen|weet|weten|hoor|hoort|horen|bel|belt|bellen|gebeld|mailen|gemaild|lees|leest|lezen|read|stuur|sturen|doorzeggen|doorvertellen|"
    r"tell|know|hear|call)\b"
)
_WILL_PARENTS_HEAR = re.compile(rf"{_PARENTS}.{{0,40}}{_HEARS}|{_HEARS}.{{0,40}}{_PARENTS}", re.IGNORECASE)
_ASKS_OR_BEGS = re.compile(
    r"\?|^\W*(?:(?:en|maar|ja maar|wacht) )?(?:ga|gaan|gaat|wil|willen|kun|kan|kunnen|krijg|krijgt|krijgen|kom|komt|moet|moeten|mag|mogen|"
    r"hoor|hoort|horen|weet|weten|bel|bellen|vertel|vertellen|zeg|zeggen|are|will|do|does|don'?t|please|can)\b|"
    r"\b(?:alsjeblieft|aub|please)\b.{0,10}\bniet\b",
    re.IGNORECASE,
)


def asks_about_parents(turn: Turn) -> bool:
    """Whether a child asks if its parents will hear of it, or begs that they do not; in a few words."""
    said = turn.said
    if said.choice is not None or said.words > 16 or not _WILL_PARENTS_HEAR.search(said.text) or not _ASKS_OR_BEGS.search(said.text):
        return False
    # Only a child says "mama" of its own mother to strangers; a parent or another adult has said who they are.
    return turn.talk.child or (bool(_OWN_WORD.search(said.text)) and turn.answers.get("role") in (None, "client"))
