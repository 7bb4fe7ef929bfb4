"""How hard a text is to read: the reading rule for words sent to a child (specification 5.2), in one place.

Names, phone numbers, dates and a few fixed names are replaced by short words before measuring, because a child reads
a name as one known thing whatever its syllables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

GRADE_LIMIT = 4.0
"""Flesch-Kincaid grade; about a reading age of 8 to 9 in the United Kingdom."""

SHORTEST_MEASURED = 10
"""Words. The formula says nothing useful about shorter texts."""

LONGEST_SENTENCE = 17
LONGEST_BUBBLE = 45
LONGEST_CAPTION = 20

FIXED_NAMES = ("Cafcass", "Childline", "Ombudsman", "MP")

HARD_WORDS: dict[str, str] = {
    "complaint procedure": "how we look into things",
    "investigate": "look into",
    "investigated": "looked into",
    "investigation": "looking into it",
    "allegation": "what was said",
    "proceedings": "court case",
    "regarding": "about",
    "representative": "helper",
    "signpost": "tell you who to ask",
    "outcome": "answer",
    "uphold": "agree",
    "upheld": "we agree",
}
"""Words to avoid, each with what to say instead."""

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
DATE = re.compile(
    rf"\b(?:(?:{_DAYS}),? )?\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})(?:,? \d{{4}})?\b"
    rf"|\b(?:{_DAYS})\b|\b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b"
)
PHONE = re.compile(r"\b\+?\d[\d ]{5,}\d\b")
_NUMBER = re.compile(r"\b\d+(?:[.,:]\d+)*(?:am|pm)?\b")
_WEB = re.compile(r"\b(?:https?://|www\.)\S+\b")
_SENTENCE = re.compile(r"[^.!?]+[.!?]*[\"”’')]*")


@dataclass(frozen=True)
class Reading:
    """What was measured of a text. `grade` is None when it is too short to measure."""

    words: int
    grade: float | None
    longest_sentence: int


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its end mark."""
    return [part.strip() for part in _SENTENCE.findall(text) if part.strip(" .!?\"”’')")]


def plain(text: str, names: Iterable[str] = ()) -> str:
    """The text with names, numbers and dates put as short words."""
    text = _WEB.sub("web", text)
    text = DATE.sub("May", text)
    text = PHONE.sub("ten", text)
    for name in sorted({*names, *FIXED_NAMES}, key=len, reverse=True):
        if name.strip():
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "Sam", text)
    return _NUMBER.sub("ten", text)


@lru_cache(maxsize=4096)
def _grade(text: str) -> float:
    import textstat  # type: ignore[import-untyped, unused-ignore]  # a second of loading that pictures do not need

    return float(textstat.flesch_kincaid_grade(text))


def measure(text: str, names: Iterable[str] = ()) -> Reading:
    """Words, grade and longest sentence of a text meant for a child."""
    count = len(text.split())
    longest = max((len(part.split()) for part in sentences(text)), default=0)
    grade = round(_grade(plain(text, names)), 1) if count >= SHORTEST_MEASURED else None
    return Reading(count, grade, longest)


def hard_words(text: str) -> list[tuple[str, str]]:
    """The words to avoid that the text uses, each with what to say instead."""
    return [(word, better) for word, better in HARD_WORDS.items() if re.search(rf"\b{word}\b", text, re.IGNORECASE)]
