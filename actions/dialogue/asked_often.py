"""Small questions that the texts of a procedure answer only in passing: company, silence, and how long the talk goes on."""

from __future__ import annotations

import re

from actions.dialogue import asking, plain, readback, status
from actions.dialogue.turn import Turn
from procedures.questions import remaining_questions

_COMPANY = re.compile(
    r"\b(?:mag|mogen|kan|kunnen|may|can)\b.{0,40}\b(?:erbij (?:zijn|zitten|komen)|mee ?(?:komen|nemen|gaan)?|meekomen|meenemen|come along|"
    r"come with|bring)\b",
    re.IGNORECASE,
)
_SILENCE = re.compile(
    r"\b(?:zwijgen|geheim ?houden|mond houden|erover (?:praten|vertellen)|keep (?:it )?(?:secret|quiet|silent)|talk about (?:it|this))\b"
    r"|\b(?:met|tegen|aan|with|to|tell) (?:mijn|m'?n|me|een|my|a) (?:man|vrouw|partner|vriend|vriendin|moeder|vader|ouders|mama|papa|zus|broer|"
    r"familie|huisarts|dokter|advocaat|husband|wife|friend|mother|father|parents|family|doctor|lawyer)\b",
    re.IGNORECASE,
)
"""Whom somebody trusts, or silence itself. "Kan ik met iemand praten?" asks for a person and is not this."""
_ME = re.compile(r"\b(?:mag|moet) ik\b|\b(?:may|must|can|do) i\b", re.IGNORECASE)
_HOW_MANY = re.compile(
    r"\bhoe ?veel (?:vragen|nog)\b|\bhoe ?lang (?:duurt|gaat) (?:dit|het) (?:gesprek|nog)|\bnog veel vragen\b|\bhow many (?:more )?questions\b",
    re.IGNORECASE,
)

_NOW_WHAT = re.compile(r"^\W*(?:(?:en|wat|hoe|and|what) )*(?:nu|now)(?: (?:dan|verder))?\W*$", re.IGNORECASE)
_RIGHT_WRITTEN = re.compile(
    r"\b(?:klopt|kloppen|juist|goed genoteerd|goed opgeschreven|correct|right)\b.{0,20}\b(?:mijn|m'n|my) (?:\w+ )?(?:nummer|telefoonnummer|adres|naam|mail\w*|number|address|name)\b|"
    r"\b(?:mijn|m'n|my) (?:nummer|telefoonnummer|adres|naam|mail\w*|number|address|name)\b.{0,25}\b(?:klopt|juist|genoteerd|opgeschreven|correct|right)\b",
    re.IGNORECASE,
)
"""Asks whether name, address or number was written down well: then it is shown."""
_BEFORE_A_JUDGE = re.compile(r"\b(?:strafbaar|rechtbank|rechter|advocaat nodig|illegaal|illegal|a crime|in court|to court)\b", re.IGNORECASE)

_SHORT = 8
"""Words up to which "hoeveel nog" is a question about this talk and no story."""


def answer(turn: Turn) -> bool:
    """Say what was asked; whether it was one of these."""
    text = turn.said.text
    if turn.said.choice is not None or turn.said.words > 20:
        return False
    if turn.said.words <= _SHORT and _HOW_MANY.search(text) and not turn.talk.has_case:
        _questions_left(turn)
    elif _NOW_WHAT.match(text) and turn.talk.has_case:
        status.status(turn)
    elif _RIGHT_WRITTEN.search(text) and plain.is_question(text) and not turn.talk.has_case:
        turn.add(readback.text(turn))
    elif _BEFORE_A_JUDGE.search(text) and (plain.asks(text) or plain.is_question(text)):
        turn.say("utter_procedure_silent")
    elif _COMPANY.search(text) and "?" in text:
        _company(turn)
    elif _SILENCE.search(text) and _ME.search(text) and "?" in text:
        _silence(turn)
    else:
        return False
    return True


def _questions_left(turn: Turn) -> None:
    names = {turn.talk.asked, *remaining_questions(turn.procedure, turn.answers, asking.circumstances(turn))}
    count = len(names - {None, "more", *asking.STEERING})
    turn.say("utter_questions_left", count=count) if count > 1 else turn.say("utter_question_last")


def _company(turn: Turn) -> None:
    """COA-16 says yes; where a procedure is silent that is said, and a person can be asked."""
    hearing = turn.procedure.hearing
    if hearing is None or hearing.companion == "none":
        turn.say("utter_procedure_silent")
        return
    parts = ["utter_companion_may", *(["utter_companion_secret"] if hearing.companion_secrecy else [])]
    turn.add(" ".join(map(turn.render, parts)))


def _silence(turn: Turn) -> None:
    """What must stay secret, and what that never forbids (COA-09)."""
    told = [one.told for one in turn.procedure.secrecy if one.told and {"complainant", "client"} & set(one.binds)]
    if not told:
        turn.say("utter_may_talk")
    for one in told:
        turn.tell(one)
