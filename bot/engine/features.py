"""Turns a sentence into numbers: words, pairs of words and pieces of words, each weighed by how rare it is (TF-IDF)."""

from __future__ import annotations

import math
from collections import Counter
from typing import Dict, Iterable, Iterator, List, Sequence, Tuple

from bot.engine.spelling import plain

WORD_LENGTHS = (1, 2, 3)
PIECE_LENGTHS = (2, 3, 4, 5)
_LONG_MESSAGE_WORDS = (3, 8, 20, 50)


def features_of(text: str) -> List[str]:
    """Return every feature of ``text``, repeated as often as it occurs."""
    words = [_sized(word) for word in plain(text).split()]
    return [*_word_runs(words), *_pieces(words), *_how_long(words)]


def _sized(word: str) -> str:
    """A number stands for its size: "im 9" and "im 11" say the same thing, "im 45" another."""
    if not word.isdecimal():
        return word
    if len(word) > 3:
        return "#long"
    return "#small" if int(word) < 18 else "#grown" if int(word) < 120 else "#big"


def _word_runs(words: Sequence[str]) -> Iterator[str]:
    edged = ["<", *words, ">"]
    for length in WORD_LENGTHS:
        source = words if length == 1 else edged
        for start in range(len(source) - length + 1):
            yield "w " + " ".join(source[start:start + length])


def _pieces(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        edged = f" {word} "
        for length in PIECE_LENGTHS:
            for start in range(len(edged) - length + 1):
                yield "p " + edged[start:start + length]


def _how_long(words: Sequence[str]) -> Iterator[str]:
    """A question is short and a story is long, whatever its words are."""
    return (f"longer than {limit}" for limit in _LONG_MESSAGE_WORDS if len(words) > limit)


class Weights:
    """The features that are known, in order, and how rare each is. Unknown features count for nothing."""

    def __init__(self, rarity: Dict[str, float]) -> None:
        self.rarity = rarity
        self.position = {feature: place for place, feature in enumerate(rarity)}

    @classmethod
    def learnt_from(cls, texts: Iterable[str], seen_at_least: int) -> Weights:
        documents = [set(features_of(text)) for text in texts]
        seen = Counter(feature for document in documents for feature in document)
        return cls({
            feature: math.log((1 + len(documents)) / (1 + times)) + 1
            for feature, times in sorted(seen.items()) if times >= seen_at_least
        })

    def row(self, text: str) -> List[Tuple[int, float]]:
        """Return (position, weight) of the text's known features; words and pieces each have length one together."""
        counted = Counter(feature for feature in features_of(text) if feature in self.position)
        weighed = {feature: (1 + math.log(times)) * self.rarity[feature] for feature, times in counted.items()}
        lengths: Dict[str, float] = {}
        for feature, weight in weighed.items():
            lengths[feature[0]] = lengths.get(feature[0], 0.0) + weight * weight
        return [
            (self.position[feature], weight / math.sqrt(lengths[feature[0]])) for feature, weight in weighed.items()
        ]
