"""Making typed text inert before the dialogue engine sees it, and fit to be kept.

To Rasa, text that starts with "/" is a command: "/submit" fires the action, "/restart" wipes the form. Nothing a
child types is a command. The words themselves are kept exactly as typed; only the copy for understanding changes.
"""

from __future__ import annotations

import re
import unicodedata

MAX_CHARS = 5000
# Rasa also splits intent names and entities out of a leading slash after trimming, so every kind of slash goes,
# behind every kind of space and every letter that draws nothing.
_SLASHES = "/\u2044\u2215\u29f8\uff0f\ufe68"
_UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp", "Mn"}
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def kept(text: str) -> str:
    """Return the text as it is kept: as typed, with line ends made alike (DR-4) and halves of letters made whole."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _LONE_SURROGATE.sub("\ufffd", text)


def inert(text: str) -> str:
    """Return the text for understanding: what it starts with can be no command, whatever spaces stand before it."""
    start = 0
    while start < len(text) and (text[start] in _SLASHES or unicodedata.category(text[start]) in _UNSEEN):
        start += 1
    # Something must be left for the engine to look at; a dot means nothing to it.
    return text[start:].rstrip() or "."


def says_nothing(text: str) -> bool:
    """Return whether nothing of the text can be seen: only spaces and letters that draw nothing."""
    return all(unicodedata.category(letter) in _UNSEEN for letter in text)
