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

from actions.dialogue import danger, edited, intake, interruptions, language, orders, with_staff
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
        voice=bool(metadata.get("voice")),
        edits=metadata.get("edits"),
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
        before = edited.Before.of(turn)
        if turn.said.edits is None or edited.take(turn) is MAIN_LINE:
            if not with_staff.keeps_silent(turn):
                self._answer(turn)
        if around.can_be_edited:
            edited.note(turn, before)
        turn.talk.last_said = turn.items[-1].text() or turn.talk.last_said
        for item in turn.items:
            item.custom["language"] = turn.talk.language
            if item.text() or item.custom.get("questions"):
                dispatcher.utter_message(text=item.text(), buttons=item.options, json_message=item.custom)
        return [SlotSet("talk", turn.talk.to_slot()), SlotSet("answers", turn.answers)]

    def _answer(self, turn: Turn) -> None:
        """Let the function of this action answer, unless the message is an order or a small question."""
        language.follow(turn)
        danger.notice_child_stays_away(turn)
        if not turn.talk.has_case:
            turn.talk.attachments += turn.said.attachments
        done = orders.carry_out(turn) or interruptions.in_passing(turn)
        if not done and type(self).function(turn) is MAIN_LINE:
            intake.take(turn)
