"""An intake left unfinished: one reminder where that can be, and wiped after the days that were told at the start."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from actions import notify
from actions.cases.desk import CaseDesk
from actions.cases.texts import day_in, fill, load
from procedures.terms import local_day
from storage.conversations import Conversation
from storage.retention import erase_conversation

REMIND_AFTER = timedelta(days=2)

_LIGHTS_UP = frozenset({"whatsapp", "telegram", "email"})


def wiped_on(desk: CaseDesk, talk: Conversation) -> date:
    """The day on which an unfinished talk is wiped, counted from the person's last message."""
    return local_day(_last(talk)) + timedelta(days=desk.organisation.unfinished_days)


def remind(desk: CaseDesk, talk: Conversation) -> bool:
    """Say once that it can be finished; tell whether that was done now.

    Only on a working day in office hours, never where others read along on the person's own screen.
    """
    state: dict[str, Any] = talk.state or {}
    mind: dict[str, Any] = state.get("talk") or {}
    answers: dict[str, Any] = state.get("answers") or {}
    if mind.get("phase") != "intake" or state.get("reminded") or talk.opted_out_at is not None:
        return False
    if not (mind.get("story") or answers):
        return False
    if talk.channel in _LIGHTS_UP and (answers.get("others_read") is True or answers.get("opt_in") is False):
        return False
    if not desk.calendar.is_working_day(desk.today) or desk.now - _last(talk) < REMIND_AFTER:
        return False
    language = mind.get("language") or talk.language or "nl"
    text = fill(
        load()["unfinished"].get(language, mind.get("form") or desk.procedure.address),
        {"day": day_in(language, wiped_on(desk, talk))},
    )
    custom = mind.get("asked")
    notify.to_complainant(
        desk, None, text, kind="reminder", author="system", conversation_id=talk.id, asks=custom,
        buttons=mind.get("options") or (),
    )  # fmt: skip
    # The moment of the last change stays: by it the talk is wiped.
    desk.work.conversations.save(talk, {**state, "reminded": desk.now.isoformat()}, at=talk.updated_at)
    return True


def wipe(desk: CaseDesk, talk: Conversation) -> bool:
    """Wipe what was told and never handed over; tell whether that was done now.

    Where the same person has an earlier case, the talk goes back to that case and stays reachable.
    """
    if talk.case_id is not None or desk.today <= wiped_on(desk, talk):
        return False
    before = [case for case in desk.work.cases.of_conversation(talk.id) if case.erased_at is None]
    if any(case.key_id == talk.key_id for case in before):
        return False
    if not before:
        erase_conversation(desk.work, talk, desk.now)
        return True
    last = before[-1]
    mind = (talk.state or {}).get("talk") or {}
    fresh = desk.work.conversations.rekey(talk, desk.now)
    erase_conversation(desk.work, talk, desk.now)
    fresh = desk.work.conversations.by_id(fresh.id) or fresh
    kept = {name: mind[name] for name in ("language", "form", "child", "channel_notes") if name in mind}
    state = {
        "talk": {**kept, "phase": "handed_over", "reference": last.reference, "pending": {"case_id": last.id}},
        "answers": {}, "seen": (talk.state or {}).get("seen") or 0,
    }  # fmt: skip
    desk.work.conversations.save(replace(fresh, case_id=last.id), state, at=desk.now)
    return True


def _last(talk: Conversation) -> datetime:
    return talk.last_inbound_at or talk.created_at
