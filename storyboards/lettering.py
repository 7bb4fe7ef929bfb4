"""Words measured in Lexend, and broken into lines. Sizes are panel units, which are pixels at scale 1."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import fontpkg_lexend
from PIL import ImageFont

from storyboards.readability import DATE, PHONE

FONT_FILE = Path(fontpkg_lexend.ROOT) / "files" / "Lexend[wght].ttf"

SIZE = 46.0
"""All words in a panel. A panel is at least 134 mm wide on A4, which makes this at least 14 points."""

LEADING = 57.0
"""From one baseline to the next."""

ASCENT = 38.0
"""From the upper edge of a line's box to its baseline; capitals are 32 units high."""

PLAIN, STRONG = 400, 700


_UNBROKEN = re.compile(rf"(?:{DATE.pattern}|{PHONE.pattern})\S*|\S+")
"""What stays on one line: a word, a date, a phone number, each with the marks that follow it."""


@lru_cache(maxsize=32)
def font(size: float, weight: int = PLAIN) -> ImageFont.FreeTypeFont:
    """Lexend at a size in pixels and a weight from 100 to 900."""
    face = ImageFont.truetype(str(FONT_FILE), size, layout_engine=ImageFont.Layout.RAQM)
    face.set_variation_by_axes([weight])
    return face


@lru_cache(maxsize=8192)
def width(text: str, weight: int = PLAIN) -> float:
    """How wide a line of text is, in panel units."""
    return float(font(SIZE, weight).getlength(text))


def _unbroken(text: str, room: float, weight: int) -> list[str]:
    """The pieces of a text that stay on one line; a date that is wider than the room falls back to its words."""
    pieces = _UNBROKEN.findall(text)
    return [part for piece in pieces for part in ([piece] if width(piece, weight) <= room else piece.split())]


def lines_within(text: str, room: float, weight: int = PLAIN) -> tuple[str, ...] | None:
    """The text in lines no wider than `room`, or None when a single word is wider. Words are never cut."""
    lines: list[str] = []
    current = ""
    for word in _unbroken(text, room, weight):
        longer = f"{current} {word}".strip()
        if width(longer, weight) <= room:
            current = longer
            continue
        if width(word, weight) > room:
            return None
        lines.append(current)
        current = word
    return (*lines, current) if current else tuple(lines)


@lru_cache(maxsize=2048)
def shapes(text: str, most: float, weight: int = PLAIN) -> tuple[tuple[str, ...], ...]:
    """Every reasonable way to break the text: for each number of lines, the narrowest block that takes it.

    No line is wider than `most`. An empty tuple means that some word alone is too wide.
    """
    found: dict[int, tuple[str, ...]] = {}
    room = most
    lines = lines_within(text, room, weight)
    while lines:
        found[len(lines)] = lines
        widest = max(width(line, weight) for line in lines)
        if widest - 1 <= 0 or room <= 1:
            break
        room = widest - 0.5
        lines = lines_within(text, room, weight)
    return tuple(found.values())
