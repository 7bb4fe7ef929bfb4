"""What a message is about: logistic regression over bot/engine/features.py.

It is learnt with scikit-learn and used with NumPy alone. What is stored is a table of numbers and a list of features,
never a pickle.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import List, Sequence, Tuple

import numpy as np

from bot.engine.features import Weights

_RANKED = 5
_WEIGHTS_FILE, _NUMBERS_FILE = "features.json", "numbers.npz"
_NOTHING_TO_GO_BY = [("tell", 0.0)]


class Guesser:
    """Learnt weights: one row for each feature, so that a message picks few rows that lie together."""

    def __init__(self, weights: Weights, intents: List[str], slopes: np.ndarray, starts: np.ndarray) -> None:
        self._weights = weights
        self._intents = intents
        self._slopes = slopes
        self._starts = starts

    @classmethod
    def learnt_from(cls, told: Sequence[Tuple[str, str]], strength: float, seen_at_least: int) -> Guesser:
        """Fit to (text, intent) pairs. ``strength``: how far to trust them; features seen less often are left out."""
        from scipy.sparse import csr_matrix
        from sklearn.linear_model import LogisticRegression

        weights = Weights.learnt_from((text for text, _ in told), seen_at_least)
        rows = [weights.row(text) for text, _ in told]
        places = [place for row in rows for place, _ in row]
        values = [value for row in rows for _, value in row]
        ends = np.cumsum([0, *(len(row) for row in rows)])
        table = csr_matrix((values, places, ends), shape=(len(rows), len(weights.position)))
        regression = LogisticRegression(C=strength, max_iter=500, class_weight="balanced")
        regression.fit(table, [intent for _, intent in told])
        return cls(
            weights,
            [str(intent) for intent in regression.classes_],
            np.ascontiguousarray(regression.coef_.T, dtype=np.float32),
            regression.intercept_.astype(np.float32),
        )

    def guess(self, text: str) -> List[Tuple[str, float]]:
        """Return (intent, confidence), the likeliest first. With no known feature it is a `tell` of none."""
        row = self._weights.row(text)
        if not row:
            return _NOTHING_TO_GO_BY
        places, values = zip(*row, strict=True)
        scores = np.asarray(values, dtype=np.float32) @ self._slopes[list(places)] + self._starts
        likely = np.exp(scores - scores.max())
        likely /= likely.sum()
        return [(self._intents[place], float(likely[place])) for place in np.argsort(-likely)[:_RANKED]]

    def save(self, folder: Path) -> None:
        (folder / _WEIGHTS_FILE).write_text(json.dumps([self._intents, self._weights.rarity]))
        np.savez_compressed(folder / _NUMBERS_FILE, slopes=self._slopes, starts=self._starts)

    @classmethod
    def load(cls, folder: Path) -> Guesser:
        intents, rarity = json.loads((folder / _WEIGHTS_FILE).read_text())
        with np.load(folder / _NUMBERS_FILE, allow_pickle=False) as numbers:
            return cls(Weights(rarity), intents, numbers["slopes"], numbers["starts"])
