"""Which theme's stories a story is most like: by words, pairs and pieces of words, the rare ones counting most.

Each theme is the middle of how its stories are told. Learnt from some hundred lines in a fraction of a second, so
nothing is stored.
"""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise
from typing import Dict, Iterator, Mapping, Sequence, Set

_PIECES = (3, 4, 5)
_SEEN_AT_LEAST = 2
_ALIKE_AT_LEAST = 0.17
_KNOWN_AT_LEAST = 0.60  # of its words; of a text in another language few are
_NEARLY_AS_ALIKE = 0.60  # of the best one's likeness: then both are suggested
_SUGGESTED = 2


class Likeness:
    """``told``: theme -> lines of simple text that tell of it; ``none`` is the theme of lines that tell of no other."""

    def __init__(self, told: Mapping[str, Sequence[str]], none: str) -> None:
        self._none = none
        counts = {theme: [Counter(_features(line)) for line in lines] for theme, lines in told.items()}
        self._words = {word for lines in told.values() for line in lines for word in line.split()}
        every = [count for each in counts.values() for count in each]
        seen = Counter(feature for count in every for feature in count)
        self._rarity = {
            feature: math.log((1 + len(every)) / (1 + times)) + 0.3
            for feature, times in seen.items() if times >= _SEEN_AT_LEAST
        }
        self._weights: Dict[str, Dict[str, float]] = {}
        for theme, each in counts.items():
            middle: Counter[str] = Counter()
            for count in each:
                middle.update(self._weighed(count))
            for feature, weight in middle.items():
                self._weights.setdefault(feature, {})[theme] = weight / len(each)
        for by_theme in self._weights.values():
            common = math.sqrt(sum(by_theme.values()))
            for theme in by_theme:
                by_theme[theme] /= common

    def nearest(self, said: str) -> Set[str]:
        """Return the theme that ``said`` is most like, and the second if it is nearly as near; empty if none is."""
        alike = self.alike(said) if self._reads(said) else {}
        nearest = sorted(alike, key=lambda theme: -alike[theme])[:_SUGGESTED]
        if not nearest or nearest[0] == self._none or alike[nearest[0]] < _ALIKE_AT_LEAST:
            return set()
        return {theme for theme in nearest if alike[theme] >= _NEARLY_AS_ALIKE * alike[nearest[0]]} - {self._none}

    def alike(self, said: str) -> Dict[str, float]:
        """Return how like the stories of each theme ``said`` is; themes it has nothing in common with are left out."""
        alike: Dict[str, float] = {}
        for feature, weight in self._weighed(Counter(_features(said))).items():
            for theme, own in self._weights.get(feature, {}).items():
                alike[theme] = alike.get(theme, 0.0) + weight * own
        return alike

    def _reads(self, said: str) -> bool:
        words = said.split()
        return sum(word in self._words for word in words) >= _KNOWN_AT_LEAST * len(words)

    def _weighed(self, count: Counter[str]) -> Dict[str, float]:
        """Return each known feature's weight; together they have length one, however long the story is."""
        weighed = {
            feature: (1 + math.log(times)) * self._rarity[feature]
            for feature, times in count.items() if feature in self._rarity
        }
        length = math.sqrt(sum(weight * weight for weight in weighed.values()))
        return {feature: weight / length for feature, weight in weighed.items()}


def _features(said: str) -> Iterator[str]:
    words = said.split()
    for word in words:
        yield word
        edged = f" {word} "
        for length in _PIECES:
            for start in range(len(edged) - length + 1):
                yield f"{edged[start:start + length]}~"
    edged_words = ["<", *words, ">"]
    for first, second in pairwise(edged_words):
        yield f"{first} {second}"
