"""After the end of a case a message starts afresh: should it be looked at again, only be kept, or is it something new?"""

from __future__ import annotations

import re

from actions.cases import complainant, texts
from actions.cases.states import is_open
from actions.dialogue import plain, sent, starting
from actions.dialogue.talk import Option
from actions.dialogue.turn import Turn
from storage.cases import Case

_AGAIN = re.compile(
    r"\b(?:her|weer |opnieuw )open(?:en|t)?\b|\bopen(?:en)? .{0,25}\b(?:weer|opnieuw)\b|"
    r"\b(?:nog (?:eens|een keer)|opnieuw|weer) .{0,20}\b(?:kijk|bekijk)\w*|\bkijk\w* .{0,25}\b(?:nog (?:eens|een keer)|opnieuw)\b|"
    r"\bbedacht\b|\bchanged my mind\b|\bre-?open\b|\blook at (?:it|this|my \w+) again\b|\bopen .{0,20}\bagain\b",
    re.IGNORECASE,
)
"""A wish to have it looked at again, in so many words."""

_NEW = re.compile(r"\b(?:nieuws?|nieuwe|anders|andere?|new|else|different)\b", re.IGNORECASE)
_BELONGS = re.compile(r"\b(?:hoort|erbij|daarbij|belongs|part of)\b", re.IGNORECASE)
_TELLS = 5
"""Words from which on an answer tells something, which is kept with the rest."""


def is_over(case: Case | None) -> bool:
    """Whether a case has ended so that a message about it is a new beginning; a compliment has nothing to go on."""
    return case is not None and case.erased_at is None and not is_open(case) and case.kind != "compliment"


def wants_again(turn: Turn) -> bool:
    """Whether somebody whose case has ended asks in so many words to look at it again."""
    if turn.said.choice is not None or turn.said.danger is not None or turn.talk.asked in ("belongs_to", "reopen"):
        return False
    return is_over(turn.case) and bool(_AGAIN.search(turn.said.text))


def welcome_back(turn: Turn) -> None:
    """Somebody with a case comes back and says no more than hello."""
    if is_over(turn.case):
        turn.add(texts.say(turn.desk, turn.case, "ended_hello"))
    else:
        turn.say("utter_welcome_back", reference=turn.talk.reference)


def which(turn: Turn) -> None:
    """Ask what a message is: nothing of it is lost, whatever the answer."""
    pending = turn.talk.pending
    pending["loose"] = turn.said.text
    pending["loose_files"] = turn.said.attachments
    again = complainant.may_open_again(turn.desk, turn.case)
    turn.add(texts.say(turn.desk, turn.case, "ended_which" if again else "ended_which_late"))
    turn.ask("belongs_to", [
        *([_button(turn, "button_again", "do:again")] if again else []),
        _button(turn, "button_only_add", "do:add"), _button(turn, "button_new", "do:new"),
    ])  # fmt: skip


def answer(turn: Turn) -> None:
    """What was typed at that question; a longer text belongs to what was told."""
    said, pending = turn.said, turn.talk.pending
    again = complainant.may_open_again(turn.desk, turn.case)
    if said.words >= _TELLS:
        pending["loose"] = f"{pending.get('loose', '')}\n{said.text}".strip()
        pending["loose_files"] = pending.get("loose_files", 0) + said.attachments
    if _AGAIN.search(said.text) and again:
        open_again(turn)
    elif _NEW.search(said.text) or (not again and plain.is_yes(said.text)):
        starting.start_second(turn)
    elif again and plain.is_yes(said.text):
        open_again(turn)
    else:
        add(turn)
        if again and (_BELONGS.search(said.text) or said.words >= _TELLS):
            sent.offer_reopening(turn)


def open_again(turn: Turn) -> None:
    """The person has it looked at again, with what was told just now."""
    text, files = _loose(turn)
    turn.talk.answered()
    opened = sent.open_again(turn, keep=text)
    if opened and (text or files):
        complainant.add_information(turn.desk, turn.case, text, attachments=files)


def add(turn: Turn) -> None:
    """Keep what was told with the case, which stays as it is."""
    text, files = _loose(turn)
    turn.talk.answered()
    if text or files:
        complainant.add_information(turn.desk, turn.case, text, attachments=files)
        turn.say("utter_information_added", reference=turn.talk.reference)
    else:
        turn.say("utter_after_ok")


def _loose(turn: Turn) -> tuple[str, int]:
    pending = turn.talk.pending
    return pending.pop("loose", ""), pending.pop("loose_files", 0)


def _button(turn: Turn, key: str, payload: str) -> Option:
    return {"title": texts.say(turn.desk, turn.case, key), "payload": payload}
