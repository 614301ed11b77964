"""Questions that staff or the clock sent between two talks, and what the person answers to them."""

from __future__ import annotations

import re
from typing import Any

from actions.cases import asking, complainant, texts
from actions.dialogue import status
from actions.dialogue.readers import read_answer
from actions.dialogue.turn import Turn

QUESTIONS = frozenset({"agree", "consent", asking.RESOLVED, asking.SATISFACTION, asking.MEASURE, asking.REOPEN})

_DIGIT = re.compile(r"^\W*(?:een|cijfer|ik geef(?: een)?|a)?\W*([1-5])(?:\s*(?:van|uit|/|of|out of)\s*(?:de\s*)?5)?\W*$", re.IGNORECASE)
_SCORES = (
    (re.compile(r"\b(?:heel|erg|zeer|very|totally) (?:ontevreden|slecht|dissatisfied|unhappy|bad)\b", re.IGNORECASE), 1),
    (re.compile(r"\b(?:ontevreden|niet (?:zo |echt |erg )?tevreden|slecht|dissatisfied|unhappy|not (?:very )?(?:satisfied|happy))\b", re.IGNORECASE), 2),
    (re.compile(r"\b(?:heel|erg|zeer|super|very) (?:tevreden|blij|goed|satisfied|happy|good)\b", re.IGNORECASE), 5),
    (re.compile(r"\b(?:gaat wel|matig|redelijk|neutraal|so-so|okay|ok)\b", re.IGNORECASE), 3),
    (re.compile(r"\b(?:tevreden|blij|goed|satisfied|happy|good)\b", re.IGNORECASE), 4),
)  # fmt: skip
_PARTLY = re.compile(r"\b(?:beetje|deels|gedeeltelijk|half|soms|partly|a bit|a little|somewhat|sometimes)\b", re.IGNORECASE)
_TELLS = 5
"""Words from which on a message tells something that is not asked twice."""

_SHORT = 8
"""Words up to which a message without a digit can be a mark given in words."""


def answered_by(turn: Turn, waiting: str | None, *, just_asked: bool) -> str | None:
    """The question that a message answers: the one that waits, or an earlier one by its own button.

    Buttons stay on people's screens. Whether it is solved, and how satisfied somebody is, can be said at any time.
    """
    before = (turn.said.choice or "").partition(":")[0]
    if before in (asking.RESOLVED, asking.SATISFACTION, asking.MEASURE):
        return before
    return waiting if is_answer(turn, waiting, just_asked=just_asked) else None


def is_answer(turn: Turn, name: str | None, *, just_asked: bool) -> bool:
    """Whether a message answers the question that waits; else it is taken for what it says.

    Args:
        just_asked: nothing was said since the question. Only then a bare yes or no belongs to it.
    """
    if name is None:
        return False
    said = turn.said
    if said.choice is not None:
        return said.choice.startswith(f"{name}:")
    bare = said.intent in ("affirm", "deny")
    if name == asking.SATISFACTION:
        return score_in(turn) is not None
    if name == asking.RESOLVED:
        if said.intent in ("report_resolved", "report_unresolved"):
            return True
        return just_asked and (bare or (said.words <= _SHORT and bool(_PARTLY.search(said.text))))
    if name in ("agree", "consent"):
        return bare or (said.words <= _SHORT and "?" not in said.text and read_answer(turn, name) is not None)
    return just_asked and (bare or (name == asking.MEASURE and said.words <= _SHORT and bool(_PARTLY.search(said.text))))


def score_in(turn: Turn) -> int | None:
    """A mark from 1 to 5, by button, as a digit or in a few words."""
    if turn.said.choice is not None:
        last = turn.said.choice.rpartition(":")[2]
        return int(last) if last in ("1", "2", "3", "4", "5") else None
    found = _DIGIT.match(turn.said.text)
    if found:
        return int(found[1])
    if turn.said.words > _SHORT or "?" in turn.said.text:
        return None
    return next((score for pattern, score in _SCORES if pattern.search(turn.said.text)), None)


def about_earlier(turn: Turn) -> bool:
    """Keep an answer by button to a question about an earlier case, while the talk is about another; whether it was one."""
    name, _, value = (turn.said.choice or "").partition(":")
    if name not in (asking.RESOLVED, asking.SATISFACTION, asking.MEASURE) or asking.open_name(turn.case) == name:
        return False
    for reference in reversed(turn.talk.earlier_references):
        case = turn.around.work.cases.by_reference(reference)
        if case is None or case.erased_at is not None or asking.open_name(case) != name:
            continue
        if name == asking.MEASURE:
            complainant.measure_felt(turn.desk, case, value)
        elif name == asking.RESOLVED:
            (complainant.report_resolved if value == "yes" else complainant.report_unresolved)(turn.desk, case)
        elif (score := score_in(turn)) is not None:
            complainant.satisfaction(turn.desk, case, score)
        turn.add(texts.say(turn.desk, case, "earlier_answered"))
        return True
    return False


def keep_score(turn: Turn, score: int) -> None:
    """Keep a mark, thank, and offer to look again where the person is not happy."""
    desk, case = _case(turn)
    after = complainant.satisfaction(desk, case, score)
    if complainant.may_offer_reopening(desk, case, score):
        offer_reopening(turn)
    elif after.status == case.status:
        turn.say("utter_satisfaction_thanks")  # else the closing letter, which goes now, thanks already


def offer_reopening(turn: Turn) -> None:
    """Ask whether to look at a case again that has ended; after the term it can be told as something new."""
    desk, case = _case(turn)
    if not complainant.may_open_again(desk, case):
        turn.add(texts.say(desk, case, "reopen_late"))
        _ask_new(turn, turn.said.text if turn.said.choice is None and turn.said.words >= _TELLS else "")
        return
    turn.add(texts.say(desk, case, "reopen_offer"))
    turn.ask(asking.REOPEN, list(asking.buttons_of(desk, case, asking.REOPEN)))
    complainant.reopening_asked(desk, case)


def reopen(turn: Turn) -> None:
    """Yes or no to looking at it again."""
    desk, case = _case(turn)
    turn.talk.answered()
    if not _yes(turn):
        turn.add(complainant.leave_closed(desk, case))
        return
    open_again(turn)


def open_again(turn: Turn, keep: str = "") -> bool:
    """Have a case looked at again; whether it opened. After the term it can be told as something new.

    Args:
        keep: what was told about it just now, with which something new begins.
    """
    desk, case = _case(turn)
    told, can_be_new = complainant.wants_reopening(desk, case)
    turn.add(told)
    if can_be_new:
        _ask_new(turn, keep)
    else:
        status.status(turn)
    return not can_be_new


def _ask_new(turn: Turn, told: str) -> None:
    turn.ask("belongs_to", [turn.option("utter_button_belongs_new", "do:new")])
    turn.talk.pending["loose"] = told


def measure(turn: Turn) -> None:
    """Whether it goes better after a measure."""
    desk, case = _case(turn)
    choice = (turn.said.choice or "").rpartition(":")[2]
    if choice not in ("yes", "no", "partly"):
        choice = "partly" if _PARTLY.search(turn.said.text) else "yes" if _yes(turn) else "no"
    turn.talk.answered()
    complainant.measure_felt(desk, case, choice)
    turn.add(texts.say(desk, case, "measure_thanks"))


def _yes(turn: Turn) -> bool:
    return turn.said.choice.endswith(":yes") if turn.said.choice else turn.said.intent == "affirm"


def _case(turn: Turn) -> tuple[Any, Any]:

    return turn.desk, turn.case
