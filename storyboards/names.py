"""Who is named in a text, so that nobody outside the cast is.

Nobody can list all names. What looks like one: a word with a capital that is not the first of its sentence, or the
first word of a sentence that is no ordinary English word. Both are asked about, which a person can answer by adding
somebody to the cast, by listing a place, or by writing it another way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from storyboards.readability import FIXED_NAMES, sentences

ALLOWED = {
    "I", "I'm", "I've", "I'll", "I'd", "Mum", "Dad", "Mummy", "Daddy", "Nan", "Gran", "Grandad", "Grandma", "Mr",
    "Mrs", "Miss", "Ms", "Dr", "English", "Welsh", "England", "Wales", "Britain", "TV", "OK", "Cafcass", "Childline",
    "Ombudsman", "MP", "MPs", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January",
    "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    "Christmas", "Easter", "Eid", "Diwali", "Hanukkah",
    *FIXED_NAMES,
}  # fmt: skip

_COMMON = files("storyboards").joinpath("ordinary_words.txt").read_text("utf-8").split()
"""Little words that may well begin a sentence and are never names."""


_FUNCTION_WORDS = frozenset(_COMMON) - {"will", "may"}

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    """Ordinary English words: ours and the easy words that come with textstat."""
    easy = files("textstat").joinpath("resources/en/easy_words.txt").read_text("utf-8").split()
    return frozenset(word.lower() for word in easy) | frozenset(_COMMON)


def _is_ordinary(word: str) -> bool:
    low = word.lower().replace("’", "'")
    known = _ordinary()
    if low in known or low.removesuffix("'s") in known:
        return True
    stems = (low.removesuffix(end) for end in ("s", "es", "ed", "d", "ing", "ly", "er", "est", "n't"))
    return any(stem in known or stem + "e" in known for stem in stems if len(stem) > 1)


def _without(text: str, known: Iterable[str]) -> str:
    for name in sorted(known, key=len, reverse=True):
        if name.strip():
            text = re.sub(rf"(?<!\w){re.escape(name)}(?:['’]s)?(?!\w)", "it", text)
    return text


def strangers(text: str, known: Iterable[str], english: bool = True) -> list[str]:
    """The words of a text that look like names and are not among `known`, in order, each once.

    In another language than English the first word of a sentence says nothing: its ordinary words are not known.
    """
    found: list[str] = []
    for sentence in sentences(_without(text, known)):
        for place, match in enumerate(_WORD.finditer(sentence)):
            word = match.group()
            bare = re.sub(r"['’]s$", "", word)
            if not word[0].isupper() or word.replace("’", "'") in ALLOWED or bare in ALLOWED:
                continue
            if word.lower().replace("’", "'") in _FUNCTION_WORDS:
                continue
            first = place == 0 or sentence[: match.start()].rstrip(" ").endswith((":", "“", '"', "‘", "("))
            if first and (not english or _is_ordinary(word)):
                continue
            if bare not in found:
                found.append(bare)
    return found
