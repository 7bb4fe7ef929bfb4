"""How hard a text is to read: the Flesch-Kincaid grade, measured as specification 5.2 says.

Names that every child here has to read anyway (Cafcass, Childline, Ombudsman, phone numbers, dates) are replaced by
short words first, so that they do not drown what we can change.
"""

from __future__ import annotations

import re
from functools import lru_cache

import textstat

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT_WORDS = (
    (re.compile(r"\b(Cafcass|Childline|Ombudsman)\b"), "Tom"),
    (re.compile(r"\b(Parliamentary and Health Service)\b"), "big"),
    (re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day( \d{1,2} \w+( \d{4})?)?"), "then"),
    (re.compile(rf"\b\d{{1,2}} ({MONTHS})( \d{{4}})?"), "then"),
    (re.compile(r"\b(CC|CP)-[\w-]+"), "this"),
    (re.compile(r"\bwww\.\S+|\S+@\S+"), "there"),
    (re.compile(r"\b\d[\d ]{2,}\d\b"), "ten"),
)
_FEWEST_WORDS = 10


@lru_cache(maxsize=512)
def grade(text: str) -> float:
    """Return the school grade needed to read ``text``, at least 0. A text under ten words has grade 0: it cannot
    be measured. Quotations do not count: a child's own words are never too hard for that child."""
    plain = _own_words(text)
    if len(plain.split()) < _FEWEST_WORDS:
        return 0.0
    return max(0.0, round(float(textstat.flesch_kincaid_grade(plain)), 1))


def _own_words(text: str) -> str:
    lines = [_as_sentence(line) for line in text.splitlines() if line.strip() and not line.startswith(">")]
    plain = " ".join(lines)
    for found, short in _SHORT_WORDS:
        plain = found.sub(short, plain)
    return plain


def _as_sentence(line: str) -> str:
    """A heading or a point of a list is read as a sentence of its own."""
    line = line.strip().removeprefix("- ")
    return line if line[-1] in ".!?:" else f"{line}."
