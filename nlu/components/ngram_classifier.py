"""Intent classifier on words, pieces of words and concepts.

One matrix product: it reads a message in a fraction of a millisecond and trains in under a minute.
docs/decisions/0002 compares it with Rasa's own classifiers.
"""

from __future__ import annotations

from typing import Any

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.components.noise import COPY_OF
from nlu.ngrams import NgramModel
from nlu.sentences import by_sentence

INTENT_RANKING = "intent_ranking"
BY_SENTENCE = "intents_by_sentence"
RANKING_LENGTH = 8


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class NgramIntentClassifier(IntentClassifier, GraphComponent):
    """Names the intent of a message, with calibrated confidences for the likeliest ones."""

    def __init__(self, storage: ModelStorage, resource: Resource, model: NgramModel | None = None) -> None:
        self._storage = storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> NgramIntentClassifier:
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> NgramIntentClassifier:
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, joblib.load(folder / "ngrams.joblib"))

    def train(self, training_data: TrainingData) -> Resource:
        examples = [m for m in training_data.intent_examples if m.get(TEXT)]
        texts = [m.get(TEXT) for m in examples]
        place = {m.get(TEXT): i for i, m in enumerate(examples) if m.get(COPY_OF) is None}
        self._model = NgramModel.fit(
            texts,
            [m.get(INTENT) for m in examples],
            originals=[place.get(m.get(COPY_OF), i) for i, m in enumerate(examples)],
        )
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._model, folder / "ngrams.joblib")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = message.get(TEXT)
            if not text or message.get(INTENT):
                continue
            ranking = self._rank(text)
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING, ranking, add_to_output=True)
            message.set(BY_SENTENCE, by_sentence(text, self._model.ranking), add_to_output=False)
        return messages

    def _rank(self, text: str) -> list[dict[str, Any]]:
        assert self._model is not None, "process() before train() or load()"
        return [{"name": n, "confidence": c} for n, c in self._model.ranking(text, RANKING_LENGTH)]
