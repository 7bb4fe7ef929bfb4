"""The one part of Rasa's pipeline: it sets a typed message's intent by bot/engine/guessing.py."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from rasa.engine.graph import GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.engine.guessing import Guesser


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class ChildWords(GraphComponent, IntentClassifier):
    """Understands children's and adults' short messages. Settings as in Guesser.learnt_from."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        return {"strength": 8.0, "seen_at_least": 1}

    def __init__(
        self, config: Dict[str, Any], storage: ModelStorage, resource: Resource, guesser: Optional[Guesser] = None
    ) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._guesser = guesser

    @classmethod
    def create(
        cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource, **_: Any
    ) -> ChildWords:
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource, **_: Any
    ) -> ChildWords:
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, Guesser.load(folder))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples and store what was learnt."""
        told = [(example.get(TEXT), example.get(INTENT)) for example in training_data.intent_examples]
        # What begins with a slash is for the channel alone to say; no typed word may come to mean it.
        told = [(text, intent) for text, intent in told if text and intent and not text.startswith("/")]
        self._guesser = Guesser.learnt_from(told, self._config["strength"], self._config["seen_at_least"])
        with self._storage.write_to(self._resource) as folder:
            self._guesser.save(folder)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            guesses = self._guesser.guess(message.get(TEXT) or "") if self._guesser else []
            ranked = [{"name": name, "confidence": sure} for name, sure in guesses]
            message.set(INTENT, ranked[0] if ranked else {"name": None, "confidence": 0.0}, add_to_output=True)
            message.set("intent_ranking", ranked, add_to_output=True)
        return messages
