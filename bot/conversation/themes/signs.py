"""Words that point to a theme by themselves, as expressions over simple text. ``<not>`` and ``<wrote>`` stand for many
words each."""

from __future__ import annotations

import re
from typing import Dict, Mapping, Pattern, Sequence, Set, Tuple

_FAMILIES = {
    "<not>": r"(?:not|n'?t|never|no one|nobody|none|hardly|barely|"
             r"wouldnt|didnt|doesnt|dont|wont|wasnt|isnt|cant|couldnt)",
    "<wrote>": r"(?:report|statement|letter|wrote|written|writes|write|put|notes?|file|records?|paperwork)",
}


class Signs:
    """The expressions of each theme."""

    def __init__(self, signs: Mapping[str, Sequence[str]]) -> None:
        self._patterns: Dict[str, Tuple[Pattern[str], ...]] = {
            theme: tuple(re.compile(_in_full(sign)) for sign in each) for theme, each in signs.items()
        }

    def found_in(self, said: str) -> Set[str]:
        return {theme for theme, patterns in self._patterns.items() if any(sign.search(said) for sign in patterns)}


def _in_full(sign: str) -> str:
    for family, words in _FAMILIES.items():
        sign = sign.replace(family, words)
    return sign
