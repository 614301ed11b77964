"""The turn in hand, for the actions of this process.

A Rasa action is called with a tracker and a dispatcher only. What else it needs (the open
transaction, the clock, the organisation) is put here by whoever runs the turn, and is bound to that
turn alone.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.dialogue import intake, orders, with_staff
from actions.dialogue.talk import Talk
from actions.dialogue.texts import Texts
from actions.dialogue.turn import MAIN_LINE, Around, Handled, Said, Turn

_around: ContextVar[tuple[Around, Texts]] = ContextVar("around")

enter = _around.set
leave = _around.reset


def said(tracker: Tracker) -> Said:
    """What the message says, as the pipeline read it."""
    message = tracker.latest_message
    metadata = message.get("metadata") or {}
    intent = message.get("intent") or {}
    choice = metadata.get("choice")
    return Said(
        text="" if choice else metadata.get("text", message.get("text") or ""),
        intent=intent.get("name") or "out_of_scope",
        confidence=float(intent.get("confidence") or 0.0),
        ranking=tuple((r["name"], r["confidence"]) for r in message.get("intent_ranking") or ()),
        entities=tuple(message.get("entities") or ()),
        periods=tuple(message.get("periods") or ()),
        danger=message.get("danger"),
        language=message.get("language") or "nl",
        choice=choice,
        attachments=int(metadata.get("attachments") or 0),
    )


class TurnAction(Action):
    """One action over one plain function of the dialogue."""

    action_name: str
    function: Callable[[Turn], Handled | None]

    def name(self) -> str:
        return self.action_name

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[Any]:
        around, texts = _around.get()
        turn = Turn(
            around=around,
            texts=texts,
            said=said(tracker),
            talk=Talk.from_slot(tracker.get_slot("talk")),
            answers=dict(tracker.get_slot("answers") or {}),
        )
        if with_staff.keeps_silent(turn):
            return []
        before_language(turn)
        if not orders.carry_out(turn) and type(self).function(turn) is MAIN_LINE:
            intake.take(turn)
        turn.talk.last_said = turn.items[-1].text()
        for item in turn.items:
            item.custom["language"] = turn.talk.language
            if item.text() or item.custom.get("questions"):
                dispatcher.utter_message(text=item.text(), buttons=item.options, json_message=item.custom)
        return [SlotSet("talk", turn.talk.to_slot()), SlotSet("answers", turn.answers)]


def before_language(turn: Turn) -> None:
    """Follow the language of the conversation: at the start at once, later after two messages."""
    talk, heard = turn.talk, turn.said
    if heard.choice or heard.words < 4 or heard.language == talk.language:
        talk.foreign_in_a_row = 0 if heard.language == talk.language else talk.foreign_in_a_row
        return
    if heard.language not in turn.texts.languages():
        return
    talk.foreign_in_a_row += 1
    if talk.phase == "new" or talk.foreign_in_a_row >= 2:
        talk.language = heard.language
        talk.foreign_in_a_row = 0
