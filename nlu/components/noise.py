"""Shows the classifier each training sentence also as people really type it."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.typing_noise import noisy_variants

COPY_OF = "copy_of"
"""On a noisy copy: the text it was made from."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class TrainingNoise(GraphComponent):
    """Adds noisy copies to the training data; does nothing to a message that arrives."""

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> TrainingNoise:
        return cls()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        extra = []
        for example in training_data.intent_examples:
            text = example.get(TEXT)
            for variant in noisy_variants(text) if text else []:
                copy = Message.build(text=variant, intent=example.get(INTENT))
                copy.set(COPY_OF, text)
                extra.append(copy)
        return training_data.merge(TrainingData(training_examples=extra))

    def process(self, messages: list[Message]) -> list[Message]:
        return messages
