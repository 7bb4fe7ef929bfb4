"""Emoji as words, for paper. No font of a letter draws them, and a box with a cross in it says nothing to a child."""

from __future__ import annotations

import re
import unicodedata

_BASE = "[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001f3fa\U0001f400-\U0001faff]"
_AFTER = "[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
_EMOJI = re.compile(f"{_FLAG}|{_BASE}{_AFTER}(?:\u200d{_BASE}{_AFTER})*")
# Words of Unicode's names that tell one drawing from another, and nothing to who reads them.
_OF_DRAWING = re.compile(r"\b(?:black|white|heavy|sign|symbol)\b")


def named(text: str) -> str:
    """Return the text with each emoji as its name in square brackets; everything else stays as it is."""
    return _EMOJI.sub(lambda found: f"[{_name(found.group())}]", text)


def _name(emoji: str) -> str:
    if re.fullmatch(_FLAG, emoji):
        return "flag"
    names = (_one(sign) for sign in emoji if re.fullmatch(_BASE, sign))
    return " and ".join(dict.fromkeys(names))


def _one(sign: str) -> str:
    said = _OF_DRAWING.sub("", unicodedata.name(sign, "a picture").lower())
    return " ".join(said.replace("-", " ").split()) or "a picture"
