"""Who reads this, what you see of me, what you do with it: answered by what is asked and by where the talk stands."""

from __future__ import annotations

import re

from actions.cases import people
from actions.cases.opening import first_step
from actions.dialogue.turn import Turn
from procedures.questions import is_known, kind_of

SAID = "privacy_said"
"""Under this name the talk remembers what was told last: the same text twice in a row helps nobody."""

_SEEN = re.compile(
    r"\b(?:zie\w*|weet|weten|see|know)\b.{0,40}\b(?:nummer|telefoon\w*|account|profiel\w*|(?:e-?)?mailadres|wie ik ben|number|phone|who i am)\b"
    r"|\b(?:nummer|account|profielfoto|mailadres)\b.{0,20}\bzien\b",
    re.IGNORECASE,
)
_SOLD = re.compile(r"\b(?:door)?verko\w+|\breclame\w*|\badverte\w+|\b(?:sell|sold|selling)\b|\badverts?\b", re.IGNORECASE)
_KEPT = re.compile(r"\bbewa\w+|\bopgeslagen\b|\bopsla\w+|\bwaar (?:staat|blijft)\b|\b(?:store\w*|kept?|keep\w*|saved?)\b", re.IGNORECASE)
_READ = re.compile(r"\ble(?:es|est|ze)\w*|\bwie\b|\bkrijg\w*|\b(?:weten|horen|hoort|zien|ziet)\b|\b(?:reads?|who|sees?|hears?|know)\b", re.IGNORECASE)


def answer(turn: Turn) -> None:
    """Say what was asked; asked again, say that this is all and who knows more."""
    asked = _asked_for(turn.said.text)
    notes = turn.talk.channel_notes
    if notes.get(SAID) == asked and not turn.talk.has_case:
        turn.say("utter_privacy_no_more")
        return
    notes[SAID] = asked
    link = f"{turn.around.public_url}/privacy/{turn.procedure.key}"
    if asked == "seen":
        prefix = "utter_anonymous_visible" if turn.answers.get("anonymous") is True else "utter_visible"
        turn.say(f"{prefix}_{turn.around.channel}")
    elif asked == "told":
        _who_reads(turn)
    elif asked == "sold":
        turn.say("utter_privacy_page", privacy=link)
    else:
        if asked != "kept":
            _who_reads(turn)
        turn.tell(turn.procedure.answers.ask_privacy)
        turn.say("utter_privacy_link", privacy=link)


_TOLD_TO = re.compile(
    r"\b(?:ga|gaan|gaat|zul|zullen) (?:je|jij|u|jullie|iemand|ze|\w+ baas)\b.{0,30}\b(?:aan|tegen|met)\b.{1,30}\b(?:zeggen|vertellen|doorvertellen|doorzeggen|laten lezen)\b|"
    r"\b(?:ga|gaan|gaat) (?:je|jij|u|jullie) (?:het|dit|dat|hem|haar)\b.{0,20}\b(?:zeggen|vertellen|doorvertellen)\b|"
    r"^\W*(?:(?:en|maar) )?(?:zeg|zegt|vertel|vertelt|zeggen|vertellen) (?:je|jij|u|jullie) (?:het|dit|dat)\b.{0,20}\b(?:aan|tegen)\b|"
    r"\b(?:will|are|do|does|is) (?:you|they|he|she|somebody|someone|anyone|the \w+|your \w+)\b.{0,15}\b(?:tell|telling) (?!me\b|us\b)\w+|"
    r"\bwie (?:neemt|krijgt|leest|zal|gaat|behandelt)\b.{0,30}\b(?:kennis|inzage|relaas|verhaal|dossier|behandelen)\b",
    re.IGNORECASE,
)
"""Asks whether somebody will hear of it; nobody is called for that, and the talk goes on."""


def asked_in_passing(text: str) -> bool:
    """Whether a message asks, whatever else it was read as, who hears of it, what we see or whom we sell it to."""
    if len(text.split()) <= 15 and _TOLD_TO.search(text):
        return True
    return "?" in text and len(text.split()) <= 15 and bool(_SEEN.search(text) or _SOLD.search(text))


def _asked_for(text: str) -> str:
    """What a question about privacy is after: ``told`` (who hears of it), ``seen``, ``sold``, ``kept``, ``read``, or ``all``."""
    if _TOLD_TO.search(text):
        return "told"
    kinds = {"seen": _SEEN, "sold": _SOLD, "kept": _KEPT, "read": _READ}
    return next((kind for kind, words in kinds.items() if words.search(text)), "all")


def _who_reads(turn: Turn) -> None:
    """Nobody before the yes, and then this one; after danger an alert went out already."""
    key = "utter_reads_now" if turn.talk.has_case else "utter_reads_nobody_yet"
    if turn.talk.danger.get("alerted") and not turn.talk.has_case:
        key = "utter_reads_alert"
    turn.say(key, who=in_words(turn, _reader(turn)))
    _who_does_not(turn)


def _who_does_not(turn: Turn) -> None:
    """The person it is about does not handle it; said only where that holds."""
    answers, told = turn.answers, turn.answers.get("about_whom")
    asks_whether_safe = any(one.name == "feels_safe" for one in turn.procedure.questions)
    if isinstance(told, dict) and is_known(told) and told.get("name"):
        turn.say("utter_reads_not_this_person", person=told["name"])
    elif answers.get("feels_safe") is False:
        turn.say("utter_reads_coach_not")
    elif turn.talk.has_case or answers.get("confidant_only") is True:
        return
    elif asks_whether_safe and "feels_safe" not in answers:
        turn.say("utter_reads_if_unsafe")
    else:
        turn.say("utter_reads_name_it")


def _reader(turn: Turn) -> str | None:
    """The role that has the case, or that gets it at the yes; nobody's where that depends on an open question."""
    case = turn.case if turn.talk.has_case else None
    if case is not None:
        return people.confidant_role(turn.procedure) if case.confidential else case.handler
    step = first_step(turn.desk, turn.answers, kind_of(turn.answers))
    if step.person_complained_about and turn.answers.get("feels_safe") is not True:
        return None
    return people.answering_role(turn.procedure, step)


_ROLES = {"leidinggevende": "manager", "directie": "management", "vertrouwenspersoon": "confidant"}


def in_words(turn: Turn, role: str | None) -> str:
    """A role as the person would say it."""
    return turn.render(f"utter_who_{_ROLES.get(role or '', 'staff')}")
