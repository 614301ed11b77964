"""Anonymous: what it means on this channel, what is lost by it, and taking names out."""

from __future__ import annotations

import re

from actions.cases import complainant
from actions.cases.scrub import without_identity
from actions.dialogue import asking, danger, official, speech
from actions.dialogue.choices import options_for
from actions.dialogue.harvest import STAFF_HINT
from actions.dialogue.readers import is_skip, read_answer
from actions.dialogue.telling import add_to_story, afraid_of_parents, tells_something
from actions.dialogue.turn import MAIN_LINE, Handled, Turn

_YES_FIRST = re.compile(r"\W*(?:ja|jawel|graag|yes|ok[eé]?)\b", re.IGNORECASE)
"""A yes to the open question, with the wish to stay anonymous in the same breath."""

_OF_THE_NAME = re.compile(
    r"\banonie?m\w*|\banonym\w*|\bincognito\b|\bnaamloos\b|\b(?:mijn|m'?n|me|onze|geen|zonder|my|no|without|a|mijn eigen) (?:eigen |echte |real |own )?(?:naam|name|namen|gegevens|details|nummer)\b"
    r"|\b(?:wie ik ben|who i am|dat ik (?:het|dit) (?:ben|was)|it was me|it'?s me|onbekend blijven|noem me niet|naam\w* niet)\b",
    re.IGNORECASE,
)
"""Words about the own name. "Mijn coach mag dit niet weten" has none: that asks who reads it."""
_KEPT_FROM = re.compile(
    r"\b(?:niet|nooit|niks|not|never|n't)\b.{0,30}\b(?:weten|horen|hoort|lezen|leest|zien|ziet|know|find out|hear|read|see)\b"
    r"|\b(?:weet|weten|hoort|horen|leest|lezen|ziet|zien|know|knows|read|reads|see|hear)\b.{0,20}\b(?:niet|nooit|not)\b"
    r"|\b(?:niet|nooit|not|never|don'?t)\b.{0,20}\b(?:aan|tegen|to|tell)\b",
    re.IGNORECASE,
)

IDENTIFYING = ("name", "street", "house_number", "postcode", "city", "phone", "email", "address", "details", "on_behalf_of")


def wants(turn: Turn) -> Handled | None:
    """Asked for anonymity: a question gets the explanation, a wish is done at once."""
    speech.welcome_if_new(turn)
    if afraid_of_parents(turn):
        asking.tell_about_parents(turn)
        return None
    if turn.talk.has_case:
        make_anonymous(turn)
        return None
    talk = turn.talk
    if talk.asked and talk.asked not in asking.STEERING and is_skip(turn.said.text):
        return MAIN_LINE  # "wil ik niet zeggen" passes over this one question
    if tells_something(turn) and turn.said.words >= 9 and talk.asked in (None, "concern", "more"):
        return MAIN_LINE
    if turn.said.danger is not None and not _OF_THE_NAME.search(turn.said.text):
        return danger.raise_alarm(turn)  # "hij wil dat ik het geheim hou" is no wish of one's own
    asks = turn.said.text.strip().endswith("?") or bool(_WHETHER_NEEDED.match(turn.said.text))
    if asks and not turn.answers.get("anonymous"):
        offer(turn)
        return None
    if turn.answers.get("anonymous") is True and turn.said.choice is None and _said_once_anonymous(turn, asks=asks):
        return None
    if turn.said.choice is None and _is_about_somebody_else(turn):
        _keep_from(turn)
        return None
    if talk.asked in ("name", "details", "phone", "email", "address", "postcode", "city"):
        talk.answered()
    official.noted(turn) if talk.asked == "continue" else official.wished(turn)
    yes_too = talk.asked == "official" and _YES_FIRST.match(turn.said.text)
    choose(turn, yes=True)
    if yes_too:
        turn.answers["official"] = "yes"
        talk.answered()
        speech.official_answered(turn)
    if talk.asked:
        asking.go_on(turn, reask=True)
    elif talk.story:
        asking.go_on(turn)
    else:
        asking.ask(turn, "concern")
    return None


_WHETHER_NEEDED = re.compile(
    r"^\W*(?:(?:en|maar|and|but) )?(?:do i (?:have|need)|must i|should i|moet ik|hoef ik|ben ik verplicht|is het (?:nodig|verplicht))\b", re.IGNORECASE
)
"""Asks whether the name is needed, with or without a question mark."""
_CALL_ME = re.compile(r"\b(?:noem (?:me|mij)|zeg) (?:maar |gewoon |dan )*((?-i:[A-ZÀ-Ý][\w'’-]+))|\bcall me ((?-i:[A-ZÀ-Ý][\w'’-]+))", re.IGNORECASE)
_IS_SEEN = re.compile(
    r"\b(?:kan|kun|kunnen|can|will|ziet|weet|zien|weten)\b.{0,30}\b(?:zien|weten|merken|ik het ben|ik dit ben|wie ik ben|see|know|tell|who i am|it was me)\b",
    re.IGNORECASE,
)


def _said_once_anonymous(turn: Turn, *, asks: bool) -> bool:
    """What an anonymous person says or asks about it: a name to go by, what is seen, who may not know. Whether it was one."""
    text = turn.said.text
    if called := _CALL_ME.search(text):
        turn.answers |= {"anonymous": False, "name": called[1] or called[2]}
        turn.say("utter_not_anonymous")
    elif _KEPT_FROM.search(text) and not _OF_THE_NAME.search(text):
        _keep_out(turn)
        turn.say("utter_already_anonymous")
    elif asks or _IS_SEEN.search(text):
        turn.say("utter_already_anonymous")
        turn.say(f"utter_anonymous_visible_{turn.around.channel}")
    else:
        return False
    if turn.talk.asked:
        asking.go_on(turn, reask=True)
    else:
        asking.go_on(turn) if turn.talk.story else asking.ask(turn, "concern")
    return True


def _keep_out(turn: Turn) -> bool:
    """Keep what was said; a helper who may not know gets nothing, where the procedure asks that. Whether it does."""
    if turn.talk.asked in (None, "concern", "more"):
        add_to_story(turn)
    asked_here = any(one.name == "feels_safe" for one in turn.procedure.questions)
    if not asked_here or turn.answers.get("feels_safe") is False or not STAFF_HINT.search(turn.said.text):
        return False
    turn.answers["feels_safe"] = False
    turn.say("utter_not_safe_heard")
    return True


def in_words(text: str) -> bool:
    """Whether a message speaks of the person's own name or of staying anonymous; in other languages the reading is trusted."""
    return bool(_OF_THE_NAME.search(text)) or not _KEPT_FROM.search(text)


def _is_about_somebody_else(turn: Turn) -> bool:
    """Whether a message asks that somebody does not hear of it: anonymity costs a lot, and was not asked for."""
    return turn.answers.get("anonymous") is not True and not in_words(turn.said.text)


def _keep_from(turn: Turn) -> None:
    """Say how that is done, and ask whether the person also wants to be anonymous; what was told is kept."""
    if turn.talk.asked in (None, "concern", "more"):
        add_to_story(turn)
        turn.answers.setdefault("concern", True)
    turn.talk.paused = turn.talk.asked
    turn.say("utter_keep_from")
    turn.ask("anonymous", options_for(turn, "anonymous"))


def worth_offering(turn: Turn) -> bool:
    return turn.answers.get("anonymous") is None


def offer(turn: Turn) -> None:
    """Explain and ask; the open question waits."""
    turn.talk.paused = turn.talk.asked
    explain(turn)
    turn.say("utter_ask_anonymous")
    turn.ask("anonymous", options_for(turn, "anonymous"))


def explain(turn: Turn) -> None:
    """What this channel shows, what is lost, and what this procedure says about it."""
    turn.say("utter_anonymous_explained", visible=turn.render(f"utter_anonymous_visible_{turn.around.channel}"))
    stance = turn.procedure.anonymity
    if stance and stance.before_choice:
        turn.tell(stance.before_choice)
    if _leads_to_the_portal(turn):
        turn.say("utter_anonymous_portal")


def _leads_to_the_portal(turn: Turn) -> bool:
    """Whether this procedure itself names Klachtenportaal Zorg; no other hears of it."""
    procedure = turn.procedure
    names = [*(step.key for step in procedure.steps), *(route.key for route in procedure.routes_always_open)]
    return any("klachtenportaal" in name for name in names)


def answer(turn: Turn) -> None:
    """Yes or no to the question whether to stay anonymous."""
    kept = read_answer(turn, "anonymous")
    wished = turn.said.choice is None and official.wished(turn)
    if kept is None and wished and turn.said.intent != "request_anonymity":
        turn.say("utter_ask_anonymous")
        turn.ask("anonymous", options_for(turn, "anonymous"))
        return
    if kept is None and turn.said.intent == "request_anonymity":
        kept = {"anonymous": True}
    if kept is not None and not isinstance(kept["anonymous"], bool):
        kept = {"anonymous": False}  # "liever niet", "weet ik niet": then nothing changes, and it can be chosen later
    if kept is None:
        asking.not_understood(turn)
        return
    paused = turn.talk.paused
    turn.talk.answered()
    if kept["anonymous"]:
        choose(turn, yes=True)
        if paused in IDENTIFYING:
            turn.talk.paused = None
    else:
        turn.answers["anonymous"] = False
        turn.say("utter_not_anonymous")
    if turn.talk.paused:
        asking.resume(turn)
    else:
        asking.go_on(turn) if turn.talk.story else asking.ask(turn, "concern")


def choose(turn: Turn, *, yes: bool) -> None:
    """Become anonymous: every identifying answer goes, also out of what was told before."""
    already = turn.answers.get("anonymous") is True
    turn.answers["anonymous"] = yes
    known = [str(turn.answers[name]) for name in IDENTIFYING if isinstance(turn.answers.get(name), str)]
    for name in IDENTIFYING:
        turn.answers.pop(name, None)
    turn.talk.marks = {k: v for k, v in turn.talk.marks.items() if k not in IDENTIFYING}
    turn.talk.story = [without_identity(message, known) for message in turn.talk.story]
    for name, value in list(turn.answers.items()):
        turn.answers[name] = _scrubbed(value, known)
    turn.talk.pending["scrub"] = known
    if already:
        turn.say("utter_already_anonymous")
        return
    stance = turn.procedure.anonymity
    if stance and stance.stance in ("never", "inadmissible") and stance.before_choice and turn.talk.asked != "anonymous":
        turn.tell(stance.before_choice)
    key = "utter_anonymous_official" if turn.answers.get("official") == "yes" else "utter_anonymous_chosen"
    turn.say(key, visible=turn.render(f"utter_anonymous_visible_{turn.around.channel}"))


def _scrubbed(value: object, known: list[str]) -> object:
    if isinstance(value, str) and len(value) > 20:
        return without_identity(value, known)
    if isinstance(value, dict) and isinstance(value.get("text"), str):
        return {**value, "text": without_identity(value["text"], known)}
    return value


def make_anonymous(turn: Turn) -> None:
    """Anonymity chosen late: everything that identifies goes, also from what was handed over."""
    known = [str(turn.answers[n]) for n in IDENTIFYING if isinstance(turn.answers.get(n), str)]
    choose(turn, yes=True)
    complainant.make_anonymous(turn.desk, turn.case, lambda text: without_identity(text, known))
