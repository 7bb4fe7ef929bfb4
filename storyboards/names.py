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
    "I", "I'm", "I've", "I'll", "I'd", "Mum", "Dad", "Mummy", "Daddy", "Nan", "Gran", "Grandad", "Grandma", "Mr", "Mrs", "Miss", "Ms", "Dr",
    "English", "Welsh", "England", "Wales", "Britain", "TV", "OK", "Cafcass", "Childline", "Ombudsman", "MP", "MPs",
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    "Christmas", "Easter", "Eid", "Diwali", "Hanukkah",
    *FIXED_NAMES,
}  # fmt: skip

_COMMON = """
a about actually after again all also although always am an and another any anyone anything are aren't as ask asked at
be because before being both but by can can't children's come could didn't do does doesn't don't done each either email even every everyone
everything finally first for from get give go good had has have haven't he he's hello her here here's hers hi him his how however i i'm i've
i'll if in instead is isn't it it's its just last later let let's letters listen look lots many maybe me mine more most my myself never new next no
nobody none not nothing now of off okay on once one only or other others our ours please really reports right said same saw say
second see she she's should sir so some somebody someone something sometimes soon sorry staff still tell thank thanks that that's the their
theirs them then there there's these they they're they've they'll thing third this those three to today together told tomorrow too
two until us very wait was wasn't we we're we've we'll well went were weren't what what's when where which while who whoever
whose why will with without won't would wrong yes yesterday yet you you'll you're you've your yours yourself
""".split()

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


def strangers(text: str, known: Iterable[str]) -> list[str]:
    """The words of a text that look like names and are not among `known`, in order, each once."""
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
            if first and _is_ordinary(word):
                continue
            if bare not in found:
                found.append(bare)
    return found
