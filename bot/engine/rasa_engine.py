"""Rasa's model asked directly: one message in, its answers and the slots out.

Rasa's own processor reads and writes a tracker store, validates every action's answer against a JSON
schema and lets an action's failure pass in silence. Here the tracker is made from the slots of this
conversation and thrown away after the turn, so message 500 costs what message 5 costs; an action runs
in this process; and a failure reaches the turn, which then keeps the message for another try.
"""

from __future__ import annotations

from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import rasa.core.actions.action as rasa_actions
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher

T = TypeVar("T")
_PREDICTIONS_AT_MOST = 10
_CHANNEL = CollectingOutputChannel()


@dataclass(frozen=True, slots=True)
class EngineAnswer:
    """What one turn gave: the slots as they are now, and the messages to the person."""

    slots: dict[str, Any]
    messages: list[dict[str, Any]]
    intent: str


class _InProcessAction(rasa_actions.Action):
    """An action of ours, called with the SDK's own tracker and dispatcher but without a server."""

    def __init__(self, name: str, executor: ActionExecutor) -> None:
        self._name = name
        self._executor = executor

    def name(self) -> str:
        return self._name

    async def run(self, output_channel: Any, nlg: Any, tracker: DialogueStateTracker, domain: Any) -> list[Event]:
        latest = tracker.latest_message
        seen = Tracker(
            sender_id=tracker.sender_id,
            slots=tracker.current_slot_values(),
            latest_message={**(latest.parse_data or {}), "metadata": latest.metadata} if latest else {},
            events=[],
            paused=False,
            followup_action=None,
            active_loop={},
            latest_action_name=tracker.latest_action_name,
        )
        dispatcher = CollectingDispatcher()
        set_slots = await self._executor.actions[self._name](dispatcher, seen, {})
        said: list[Event] = [
            BotUttered(m["text"], {"buttons": m.get("buttons") or [], "custom": m.get("custom") or {}})
            for m in dispatcher.messages
        ]
        return said + [SlotSet(e["name"], e["value"]) for e in set_slots or []]


class _Processor(MessageProcessor):
    """Rasa's prediction loop with our actions in it."""

    def __init__(self, model: Path, executor: ActionExecutor) -> None:
        super().__init__(
            model_path=str(model),
            tracker_store=None,  # type: ignore[arg-type]  # the conversation keeps the slots
            lock_store=None,  # type: ignore[arg-type]  # the turn holds the conversation's lock
            generator=None,  # type: ignore[arg-type]  # actions answer with finished text
            max_number_of_predictions=_PREDICTIONS_AT_MOST,
        )
        self._ours = {name: _InProcessAction(name, executor) for name in executor.actions}

    async def _run_action(
        self,
        action: rasa_actions.Action,
        tracker: DialogueStateTracker,
        output_channel: Any,
        nlg: Any,
        prediction: PolicyPrediction,
    ) -> bool:
        action = self._ours.get(action.name(), action)
        events = await action.run(output_channel, nlg, tracker, self.domain)
        self._log_action_on_tracker(tracker, action, events, prediction)
        return self.should_predict_another_action(action.name())

    @staticmethod
    def _log_slots(tracker: DialogueStateTracker) -> None:
        """Never: slots hold what people told."""

    def _check_for_unseen_features(self, parse_data: dict[str, Any]) -> None:
        """Never: the intents of buttons and files are made here, not trained."""


class RasaEngine:
    """The trained model with the actions, for one process.

    Args:
        model: the trained model file.
        actions: the actions that the rules name.
    """

    def __init__(self, model: Path, actions: list[Action]) -> None:
        executor = ActionExecutor()
        for action in actions:
            executor.register_action(action)
        self._processor = _Processor(model, executor)
        self._domain = self._processor.domain

    def parse(self, text: str, metadata: dict[str, Any]) -> dict[str, Any]:
        """Read a message without acting on it: language, intent, entities, danger."""
        message = UserMessage(_unslashed(text), _CHANNEL, "parse", metadata={**metadata, "text": text})
        return {**_finished(self._processor.parse_message(message)), "text": text}

    def take_turn(
        self, slots: dict[str, Any], text: str, metadata: dict[str, Any], intent: str | None = None
    ) -> EngineAnswer:
        """Take one turn from these slots.

        Args:
            intent: given where the meaning is not in words (a button, a file, silence).
        """
        tracker = DialogueStateTracker("conversation", self._domain.slots)
        for name, value in slots.items():
            if name in tracker.slots:
                tracker.slots[name].value = value
        tracker.update(ActionExecuted(ACTION_LISTEN_NAME))
        parsed = (
            {"text": text, "intent": {"name": intent, "confidence": 1.0}, "entities": []}
            if intent
            else self.parse(text, metadata)
        )
        message = UserMessage(text, _CHANNEL, "conversation", metadata=metadata, parse_data=parsed)
        _finished(self._processor._handle_message_with_tracker(message, tracker))
        _finished(self._processor._run_prediction_loop(_CHANNEL, tracker))
        messages = [
            {"text": e.text, "buttons": e.data.get("buttons") or [], "custom": e.data.get("custom") or {}}
            for e in tracker.events
            if isinstance(e, BotUttered)
        ]
        heard = next(e for e in reversed(tracker.events) if isinstance(e, UserUttered))
        return EngineAnswer(tracker.current_slot_values(), messages, heard.intent.get("name") or "")


def _unslashed(text: str) -> str:
    """Rasa reads a leading slash as an order; from a person it is only a character."""
    return text.lstrip("/ ") or "…" if text.lstrip().startswith("/") else text


def _finished(steps: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine that never waits. A turn holds a transaction, so nothing in it may wait."""
    try:
        steps.send(None)
    except StopIteration as end:
        return end.value
    steps.close()
    raise RuntimeError("a turn must not wait for anything outside this process")
