"""Reads everything else in a message: language, details, dates, danger, and the intent in context."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, INTENT, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.components.ngram_classifier import BY_SENTENCE, INTENT_RANKING
from nlu.reading import read


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class MessageReader(GraphComponent, EntityExtractorMixin):
    """Hands the text and what the conversation knows to ``nlu.reading`` and stores what it says."""

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> MessageReader:
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = message.get(TEXT)
            if text:
                self._process(message, text)
        return messages

    def _process(self, message: Message, text: str) -> None:
        known = message.get(METADATA) or {}
        now = datetime.fromisoformat(known["now"]) if known.get("now") else datetime.now(UTC)
        reading = read(
            text,
            [(r["name"], r["confidence"]) for r in message.get(INTENT_RANKING) or []],
            asked=known.get("asked"),
            now=now,
            language=known.get("language"),
            by_sentence=message.get(BY_SENTENCE) or (),
        )
        message.set(INTENT, {"name": reading.intent, "confidence": reading.confidence}, add_to_output=True)
        message.set("also", [{"name": n, "confidence": c} for n, c in reading.also], add_to_output=True)
        message.set(ENTITIES, reading.entities, add_to_output=True)
        # A second meaning in a sentence of its own counts for as much as that sentence says.
        meanings = dict(reading.ranking) | {n: c for n, c in reading.also if c > dict(reading.ranking).get(n, 0.0)}
        message.set(
            INTENT_RANKING,
            [{"name": n, "confidence": c} for n, c in sorted(meanings.items(), key=lambda m: -m[1])],
            add_to_output=True,
        )
        message.set("language", reading.language, add_to_output=True)
        message.set("danger", reading.danger, add_to_output=True)
        message.set("periods", reading.periods, add_to_output=True)
