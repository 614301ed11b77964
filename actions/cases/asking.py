"""Questions that the clock puts to the person: sent in the talk, kept open, answered, or left in peace.

The open one stands in the case's content under ``asked``; the dialogue finds it with
:func:`actions.cases.proposals.open_question`. One at a time: a later question takes the place of an earlier.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from actions import notify
from actions.cases import informing, texts
from actions.cases.desk import CaseDesk
from actions.cases.hours import morning_after
from storage.cases import Case

RESOLVED, SATISFACTION, MEASURE, REOPEN = "resolved", "satisfaction", "measure_helped", "reopen"
ONCE_MORE = "question_reminder"

_SILENT_DAYS = 5
"""Working days without an answer before the one reminder."""

_LIGHTS_UP = frozenset({"whatsapp", "telegram", "email"})
"""Channels whose messages show on the person's own screen, where others may read them."""

Buttons = Sequence[dict[str, str]]


def may_write(desk: CaseDesk, case: Case) -> bool:
    """Whether the clock may write to the person unasked.

    Not without a talk, after a wish for no messages, or where others would read it on the person's screen.
    """
    if case.conversation_id is None:
        return False
    talk = desk.work.conversations.by_id(case.conversation_id)
    kept = (case.content or {}).get("kept") or {}
    if talk is None or talk.opted_out_at is not None or kept.get("opt_in") is False:
        return False
    return not (kept.get("others_read") is True and talk.channel in _LIGHTS_UP)


def ask(
    desk: CaseDesk, case: Case, name: str, text: str, buttons: Buttons, *, kind: str, about: str = "",
    once_more: bool = False, template: str | None = None,
) -> Case | None:  # fmt: skip
    """Put a question to the person and return the case; None where it cannot be asked now.

    Args:
        name: the name of the question, as the dialogue knows it.
        about: what it is about, for whoever keeps the answer.
        once_more: plan one reminder for when no answer comes.
        template: see :func:`actions.notify.to_complainant`.
    """
    content = case.content or {}
    if content.get("proposal") or not may_write(desk, case):
        return None
    sent = notify.to_complainant(
        desk, case, text, kind=kind, author="system", buttons=buttons, asks=name, template=template
    )
    if sent is None:
        return None
    open_in_talk(desk, case, name, buttons)
    asked = {"name": name, "at": desk.now.isoformat(), "about": about}
    case = informing.save(desk, replace(case, content={**content, "asked": asked}))
    desk.work.follow_ups.cancel(case.id, ONCE_MORE, outcome="another question")
    if once_more:
        desk.work.follow_ups.schedule(
            organisation=case.organisation, rule=desk.procedure.steps[0].rules[0], what=ONCE_MORE, to="complainant",
            due_at=morning_after(desk, _SILENT_DAYS), case_id=case.id, data={"question": name}, content={"text": text},
        )  # fmt: skip
    return case


def open_in_talk(desk: CaseDesk, case: Case, name: str, buttons: Buttons) -> None:
    """Make it the open question of the talk, so that a number or a button's title answers it."""
    if case.conversation_id is None:
        return
    talk = desk.work.conversations.lock(case.conversation_id)
    state = talk.state or {}
    mind: dict[str, Any] = state.get("talk") or {}
    if mind.get("phase") != "handed_over" or mind.get("reference") != case.reference:
        return
    if mind.get("asked") not in (None, "", RESOLVED, SATISFACTION, MEASURE, REOPEN, "agree", "consent"):
        return
    before = mind.get("asked_before") or []
    mind = {
        **mind, "asked": name, "options": [dict(button) for button in buttons],
        "asked_before": before if name in before else [*before, name],
    }  # fmt: skip
    # What the person did last stays the moment by which an unfinished talk is judged.
    desk.work.conversations.save(talk, {**state, "talk": mind}, at=talk.updated_at)


def open_name(case: Case | None) -> str | None:
    """The question that waits for an answer, or None."""
    asked = ((case.content or {}).get("asked") or {}) if case is not None else {}
    return asked.get("name")


def asked_lately(desk: CaseDesk, case: Case) -> bool:
    """Whether a question was put in the last days and is still open: a next one would push it away."""
    asked = (case.content or {}).get("asked") or {}
    at = asked.get("at")
    return isinstance(at, str) and desk.now - datetime.fromisoformat(at) < timedelta(days=_ROOM_DAYS)


_ROOM_DAYS = 7


def answered(desk: CaseDesk, case: Case, *names: str) -> tuple[Case, str]:
    """Settle the open question if it is one of these; the case (saved), and what the question was about."""
    asked = (case.content or {}).get("asked") or {}
    if asked.get("name") not in names:
        return case, ""
    content = {name: value for name, value in (case.content or {}).items() if name != "asked"}
    desk.work.follow_ups.cancel(case.id, ONCE_MORE, outcome="answered")
    return informing.save(desk, replace(case, content=content)), asked.get("about") or ""


def remind_once(desk: CaseDesk, case: Case, name: str, question: str) -> bool:
    """The one reminder of a question that nobody answered; after it the person is left in peace."""
    if open_name(case) != name or not may_write(desk, case):
        return False
    text = f"{texts.say(desk, case, 'once_more')}\n\n{question}"
    return notify.to_complainant(desk, case, text, kind="reminder", author="system", asks=name,
                                 buttons=buttons_of(desk, case, name)) is not None  # fmt: skip


def buttons_of(desk: CaseDesk, case: Case, name: str) -> Buttons:
    """The buttons of one of these questions."""
    if name == SATISFACTION:
        return [
            {"title": texts.say(desk, case, f"button_satisfaction_{score}"), "payload": f"{SATISFACTION}:{score}"}
            for score in "12345"  # so that a bare number means the same as its place in the list
        ]
    buttons = texts.yes_no(desk, case, name)
    if name in (RESOLVED, MEASURE):
        buttons.append({"title": texts.say(desk, case, "button_partly"), "payload": f"{name}:partly"})
    return buttons
