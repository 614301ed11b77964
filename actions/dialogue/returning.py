"""Coming back from another device or channel, with reference and return code."""

from __future__ import annotations

import re
from typing import Any

from actions.cases import complainant, elsewhere
from actions.dialogue import asking, speech, status
from actions.dialogue.choices import options_for
from actions.dialogue.turn import Turn

_REFERENCE = re.compile(r"\b([A-Z0-9]{3}-[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{2})\b", re.IGNORECASE)
_CODE = re.compile(r"\b([A-HJ-NP-Z2-9]{4}[- ]?[A-HJ-NP-Z2-9]{4}[- ]?[A-HJ-NP-Z2-9]{4}(?:[- ]?[A-HJ-NP-Z2-9]{1,4})?)\b", re.IGNORECASE)


def offered(turn: Turn) -> bool:
    """Whether the message brings a reference (and perhaps its code), or answers the question for one."""
    return turn.talk.asked == "return_code" or brings_reference(turn)


def brings_reference(turn: Turn) -> bool:
    """Whether the message holds the reference of a case that is not open here."""
    found = _REFERENCE.search(turn.said.text)
    return bool(found) and found.group(1).upper() != (turn.talk.reference or "")


def take(turn: Turn) -> None:
    """Open the case when reference and code belong together; a reference alone shows nothing."""
    speech.welcome_if_new(turn)
    text = turn.said.text
    reference = _REFERENCE.search(text)
    rest = text.replace(reference.group(1), " ") if reference else text
    code = _CODE.search(rest)
    if reference:
        turn.talk.pending["returning"] = reference.group(1).upper()
    known = turn.talk.pending.get("returning")
    if turn.said.choice == "return_code:skip" or turn.said.intent in ("deny", "unsure", "stop"):
        turn.talk.pending.pop("returning", None)
        turn.say("utter_return_without")
        _back(turn)
        return
    if not known or not code:
        if turn.talk.asked != "return_code":
            turn.talk.paused = turn.talk.asked
        turn.say("utter_ask_return_code" if known else "utter_ask_return_code_both")
        turn.ask("return_code", options_for(turn, "return_code"))
        return
    case = turn.around.work.cases.by_return_code(known, code.group(1))
    if case is None or case.organisation != turn.procedure.key:
        tries = turn.talk.tries.get("return_code", 0) + 1
        turn.talk.tries["return_code"] = tries
        turn.say("utter_return_wrong")
        if tries >= 5:
            turn.talk.pending.pop("returning", None)
            _back(turn)
            return
        turn.say("utter_ask_return_code_both")
        turn.ask("return_code", options_for(turn, "return_code"))
        return
    turn.talk.pending.pop("returning", None)
    turn.talk.answered()
    _adopt(turn, case)


def _back(turn: Turn) -> None:
    turn.talk.answered()
    if turn.talk.has_case:
        return
    if turn.talk.paused or turn.talk.story:
        asking.resume(turn)
    else:
        asking.ask(turn, "concern")


def _adopt(turn: Turn, case: Any) -> None:
    """Go on here with a case that was begun elsewhere; proven by reference and code."""
    if not elsewhere.stays_where_it_is(turn.desk, case):
        complainant.adopt(turn.desk, case, turn.around.conversation_id, turn.around.channel)
    elsewhere.read_here(turn.desk, case, turn.around.conversation_id)
    old = turn.talk
    if old.reference and old.reference != case.reference:
        old.earlier_references.append(old.reference)
    old.phase = "handed_over"
    old.reference = case.reference
    old.language = case.language
    old.pending["case_id"] = case.id
    turn.say("utter_returned", reference=case.reference)
    status.status(turn)
