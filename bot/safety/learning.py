"""How bot/safety/learnt.json is made from lines whose level is known: logistic regression, one weight a feature.

Standard library alone, and the same weights each time from the same lines, so that what was learnt can be checked.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Sequence

from bot.safety.likeness import LEVELS, Weights, features_of, length_of

_ROUNDS = 10
_STEP = 0.5
_START_STEP = 0.02  # of the weight that every line has
_SEEN_AT_LEAST = 2
_SURE_ENOUGH = 0.01  # an error smaller than this teaches nothing
_COUNTS_FROM = 0.08  # smaller weights are left out


def learn(told: Sequence[tuple[str, str]]) -> Weights:
    """Return the weights learnt from (line, level) pairs."""
    lines = [(sorted(features_of(text)), level) for text, level in told]
    seen = Counter(feature for features, _ in lines for feature in features)
    known = [feature for feature, times in seen.items() if times >= _SEEN_AT_LEAST]
    learnt = {level: _slopes([(features, rank(worth) >= rank(level)) for features, worth in lines], known)
              for level in LEVELS}
    weights = {
        feature: tuple(round(learnt[level][1][feature], 2) for level in LEVELS)
        for feature in sorted(known) if any(abs(learnt[level][1][feature]) >= _COUNTS_FROM for level in LEVELS)
    }
    return Weights(tuple(round(learnt[level][0], 2) for level in LEVELS), weights)


def rank(level: str) -> int:
    return ("none", *LEVELS).index(level)


def _slopes(lines: Sequence[tuple[list[str], bool]], known: Sequence[str]) -> tuple[float, dict[str, float]]:
    """Return the weight of every line, and of each known feature; steps shrink as a feature is seen more (AdaGrad)."""
    start, slopes, steps = 0.0, dict.fromkeys(known, 0.0), dict.fromkeys(known, 1e-8)
    rows = [([feature for feature in features if feature in slopes], 1 / length_of(features), right)
            for features, right in lines]
    order = random.Random(1)  # noqa: S311 - the same order each time, nothing secret
    for _ in range(_ROUNDS):
        order.shuffle(rows)
        for features, share, right in rows:
            likely = 1 / (1 + math.exp(-(start + share * sum(slopes[feature] for feature in features))))
            error = likely - right
            if abs(error) < _SURE_ENOUGH:
                continue
            start -= _START_STEP * error
            pull = error * share
            for feature in features:
                steps[feature] += pull * pull
                slopes[feature] -= _STEP * pull / math.sqrt(steps[feature])
    return start, slopes
