"""How like a worry a sentence is, whatever its words: learnt from lines whose level is known (bot/safety/learning.py).

The signs of themes/*.yml know what they were told. This hears wordings that nobody wrote a sign for. It only adds: what
the signs find stands.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from bot.safety.clauses import clauses
from bot.safety.meaning import means_no_alarm, second_thought, worth_reading

LEARNT = Path(__file__).with_name("learnt.json")
LEVELS = ("concern", "immediate")
# How sure it must be of a line of one clause. Among many some clause always sounds odd, so there more is asked.
_SURE = {"concern": 0.50, "immediate": 0.52}
_SURE_AMONG_MANY = {"concern": 0.75, "immediate": 0.60}
_SURE_THOUGH_EXPLAINED = {"concern": 0.92, "immediate": 0.80}
# A few words say little: an answer such as "not on fridays" has to be surer before it is a concern.
_FEW = 5
_SURE_OF_FEW = {"concern": 0.75, "immediate": 0.80}
_UNLIKELY = 0.10
# A sign is believed where an alarm is at least this likely, or where a concern is at least so much.
_ALARM_NOT_RULED_OUT, _CONCERN_SPEAKS_FOR = 0.012, {"concern": 0.02, "immediate": 0.10}
_FEWEST_WORDS = 3
_PIECES = (3, 4, 5)
MOST_READ = 12

Heard = Callable[[tuple[str, ...]], dict[str, float]]


@dataclass(frozen=True)
class Weights:
    """``start``: the weight that every sentence has, for each of LEVELS; ``of``: the same for each feature."""

    start: tuple[float, ...]
    of: dict[str, tuple[float, ...]]

    def likely(self, words: Sequence[str]) -> dict[str, float]:
        """Return for each of LEVELS how likely a sentence of these words is at least that, from 0 to 1."""
        features = features_of(words)
        share = 1 / length_of(features)
        known = [self.of[feature] for feature in features if feature in self.of]
        return {
            level: 1 / (1 + math.exp(-(self.start[at] + share * sum(weights[at] for weights in known))))
            for at, level in enumerate(LEVELS)
        }


@lru_cache(maxsize=1)
def learnt() -> Weights:
    """Return the weights, reading the file the first time."""
    told = json.loads(LEARNT.read_text(encoding="utf-8"))
    return Weights(tuple(told["start"]), {feature: tuple(weights) for feature, weights in told["of"].items()})


class Hearing:
    """Hears the clauses of one message: by what each is like, and where that wavers by what it means.

    No more than MOST_READ are read for their meaning, so that the longest message is answered in time.
    """

    def __init__(self) -> None:
        self._left = MOST_READ
        self._heard: dict[tuple[str, ...], dict[str, float]] = {}

    def __call__(self, words: tuple[str, ...]) -> dict[str, float]:
        """Return for each of LEVELS how likely ``words`` are at least that, from 0 to 1."""
        if words not in self._heard:
            like = learnt().likely(words)
            self._heard[words] = second_thought(words, like) if worth_reading(like) and self._may_read() else like
        return self._heard[words]

    def mistaken(self, words: tuple[str, ...]) -> bool:
        """Whether ``words``, those said around a sign of alarm, mean something else."""
        return len(words) >= _FEW and self._may_read() and means_no_alarm(words, learnt().likely(words))

    def _may_read(self) -> bool:
        self._left -= 1
        return self._left >= 0


def level_of(sentences: Sequence[Sequence[str]], explained: Sequence[bool], heard: Heard) -> str:
    """Return the level that the sentence most like a worry is taken for: "none", "concern" or "immediate".

    A sentence that is ``explained`` holds a figure of speech, a denial or the like: it has to be far more like a
    worry, and is then a concern.
    """
    told = [(clause, calm) for words, calm in zip(sentences, explained, strict=True) for clause in clauses(words)
            if len(clause) >= _FEWEST_WORDS]
    reached = {"none"}
    for words, calm in told:
        likely = learnt().likely(words) if calm else heard(tuple(words))  # a denial means much what it denies
        for level, sure in (_SURE_THOUGH_EXPLAINED if calm else _SURE_OF_FEW if len(words) <= _FEW else _SURE).items():
            if likely[level] > max(sure, min(1 - (1 - sure) / len(told), _SURE_AMONG_MANY[level])):
                reached.add("concern" if calm else level)
    return max(reached, key=("none", *LEVELS).index)


def far_from_a_worry(sentence: Sequence[str], heard: Heard) -> bool:
    """Whether a sentence is so unlike any worry that a dark word in it, which nothing else explains, is let be."""
    return all(heard(tuple(clause))["concern"] < _UNLIKELY for clause in clauses(sentence))


def believes(words: tuple[str, ...], level: str, heard: Heard) -> bool:
    """Whether ``words``, those around a sign of ``level``, are at all like what was ever said of such a worry."""
    likely = heard(words)
    return likely["immediate"] >= _ALARM_NOT_RULED_OUT or likely["concern"] >= _CONCERN_SPEAKS_FOR[level]


def features_of(words: Sequence[str]) -> set[str]:
    """Return the words, their runs of two and three, and their pieces."""
    return {*words, *_runs(words), *_pieces(words)}


def length_of(features: Collection[str]) -> float:
    """A long sentence has more features; each then counts for less."""
    return math.sqrt(len(features)) or 1.0


def _runs(words: Sequence[str]) -> Iterator[str]:
    edged = ("<", *words, ">")
    yield from (f"{one} {two}" for one, two in pairwise(edged))
    yield from (f"{one} {two} {three}" for one, two, three in zip(edged, edged[1:], edged[2:], strict=False))


def _pieces(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        edged = f" {word} "
        for length in _PIECES:
            for start in range(len(edged) - length + 1):
                yield f"{edged[start:start + length]}~"
