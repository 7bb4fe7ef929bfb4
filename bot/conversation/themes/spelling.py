"""A story made simple for looking at: small letters, no apostrophes or signs. What was typed is kept as typed."""

from __future__ import annotations

import re

_LONGEST_READ = 4000  # letters; what a story is about is said well before


def simple(text: str) -> str:
    small = re.sub(r"['’‘`´]", "", text[:_LONGEST_READ].lower())
    return " ".join(re.sub(r"[^\w\s]", " ", small).split())
