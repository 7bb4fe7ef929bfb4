"""The one part of the pipeline that understands: what a message is about, from its words and pieces of words.

Logistic regression over bot/engine/features.py. It is trained with scikit-learn and used with NumPy alone; the model is
a table of numbers and a list of features, never a pickle.
"""

from __future__ import annotations

import json
from typing import Any, Dict, List, Optional, Sequence, Tuple

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.engine.features import Weights

_RANKED = 5
_WEIGHTS_FILE, _NUMBERS_FILE = "features.json", "numbers.npz"


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class ChildWords(GraphComponent, IntentClassifier):
    """Sets the intent of a typed message. An empty message is a `tell` of no confidence."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """``strength``: how far the regression may go in trusting the examples; ``seen_at_least``: rarer features are left out."""
        return {"strength": 8.0, "seen_at_least": 1, "balance": True}

    def __init__(self, config: Dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._weights: Optional[Weights] = None
        self._intents: List[str] = []
        self._slopes = np.zeros((0, 0), dtype=np.float32)
        self._starts = np.zeros(0, dtype=np.float32)

    @classmethod
    def create(
        cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> ChildWords:
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples and store what was learnt."""
        told = [(example.get(TEXT), example.get(INTENT)) for example in training_data.intent_examples]
        # What begins with a slash is for the channel alone to say; no typed word may come to mean it.
        self.learn([(text, intent) for text, intent in told if text and intent and not text.startswith("/")])
        with self._storage.write_to(self._resource) as folder:
            (folder / _WEIGHTS_FILE).write_text(json.dumps([self._intents, self._weights.rarity]))
            np.savez_compressed(folder / _NUMBERS_FILE, slopes=self._slopes, starts=self._starts)
        return self._resource

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> ChildWords:
        made = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            made._intents, rarity = json.loads((folder / _WEIGHTS_FILE).read_text())
            made._weights = Weights(rarity)
            with np.load(folder / _NUMBERS_FILE, allow_pickle=False) as numbers:
                made._slopes, made._starts = numbers["slopes"], numbers["starts"]
        return made

    def learn(self, told: Sequence[Tuple[str, str]]) -> None:
        """Fit the regression to (text, intent) pairs."""
        from scipy.sparse import csr_matrix
        from sklearn.linear_model import LogisticRegression

        self._weights = Weights.learnt_from((text for text, _ in told), self._config["seen_at_least"])
        rows = [self._weights.row(text) for text, _ in told]
        places = [place for row in rows for place, _ in row]
        values = [value for row in rows for _, value in row]
        ends = np.cumsum([0, *(len(row) for row in rows)])
        table = csr_matrix((values, places, ends), shape=(len(rows), len(self._weights.position)))
        regression = LogisticRegression(
            C=self._config["strength"], max_iter=300, class_weight="balanced" if self._config["balance"] else None
        )
        regression.fit(table, [intent for _, intent in told])
        self._intents = [str(intent) for intent in regression.classes_]
        # One row for each feature, so that a message picks few rows that lie together.
        self._slopes = np.ascontiguousarray(regression.coef_.T, dtype=np.float32)
        self._starts = regression.intercept_.astype(np.float32)

    def guess(self, text: str) -> List[Tuple[str, float]]:
        """Return (intent, confidence), the likeliest first."""
        row = self._weights.row(text) if self._weights else []
        if not row:
            return [("tell", 0.0)]
        places, values = zip(*row)
        scores = np.asarray(values, dtype=np.float32) @ self._slopes[list(places)] + self._starts
        likely = np.exp(scores - scores.max())
        likely /= likely.sum()
        return [(self._intents[place], float(likely[place])) for place in np.argsort(-likely)[:_RANKED]]

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            ranked = [{"name": name, "confidence": sure} for name, sure in self.guess(message.get(TEXT) or "")]
            message.set(INTENT, ranked[0], add_to_output=True)
            message.set("intent_ranking", ranked, add_to_output=True)
        return messages
