"""How learnt.json and meaning.json are made from lines whose level is known: logistic regression, for each level.

The same weights each time from the same lines, so that what was learnt can be checked. Of likeness each word and piece
of a word is a feature, most of them absent; of meaning each number of the sentence model, all of them there.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from bot.safety.likeness import LEVELS, Weights, features_of, length_of

_ROUNDS = 10
_STEP = 0.5
_START_STEP = 0.02  # of the weight that every line has
_SEEN_AT_LEAST = 2
_SURE_ENOUGH = 0.01  # an error smaller than this teaches nothing
_COUNTS_FROM = 0.08  # smaller weights are left out
_PARTS = 5  # no line says itself how like a worry it is
_HELD_BACK = 0.1  # how much a large weight costs
_NEAR_ENOUGH = 1e-4

_Table = np.ndarray[Any, np.dtype[Any]]


def learn(told: Sequence[tuple[Sequence[str], str]]) -> Weights:
    """Return the weights of likeness, learnt from (words, level) pairs."""
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


def likeness_of_each(told: Sequence[tuple[Sequence[str], str]]) -> Iterator[tuple[int, dict[str, float]]]:
    """Yield for each of ``told`` its place and how likely each level is, as learnt from the other parts alone.

    The same words said twice are in the same part.
    """
    alike = sorted({tuple(words) for words, _ in told})
    random.Random(7).shuffle(alike)  # noqa: S311 - the same parts each time, nothing secret
    part_of = {words: at % _PARTS for at, words in enumerate(alike)}
    for part in range(_PARTS):
        weights = learn([(words, level) for words, level in told if part_of[tuple(words)] != part])
        yield from ((at, weights.likely(words)) for at, (words, _) in enumerate(told) if part_of[tuple(words)] == part)


def learn_meaning(each: Sequence[Sequence[float]], levels: Sequence[str]) -> tuple[list[float], list[list[float]]]:
    """Return for each of LEVELS the weight that every row has, and that of each of its numbers.

    ``each`` has one row a sentence: the numbers of the sentence model, then the odds that likeness gives.
    """
    rows = np.array(each, dtype=float)
    learnt = [_weights(rows, np.array([rank(found) >= rank(level) for found in levels])) for level in LEVELS]
    return [round(float(own[-1]), 3) for own in learnt], [own[:-1].round(3).tolist() for own in learnt]


def _weights(rows: _Table, right: _Table) -> _Table:
    """Newton's steps to the one best answer; the last weight is that of every row."""
    known = np.column_stack([rows, np.ones(len(rows))])
    costs = np.append(np.full(rows.shape[1], _HELD_BACK), 0.0)
    weights = np.zeros(known.shape[1])
    step = np.ones(1)
    while np.abs(step).max() > _NEAR_ENOUGH:
        likely = 1 / (1 + np.exp(-known @ weights))
        bend = (known * (likely * (1 - likely))[:, None]).T @ known + np.diag(costs)
        step = np.linalg.solve(bend, known.T @ (likely - right) + costs * weights)
        weights -= step
    return weights
