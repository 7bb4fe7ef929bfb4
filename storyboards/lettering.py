"""Words measured in their letters, and broken into lines. Sizes are panel units, which are pixels at scale 1.

Words are set in Lexend; words in the Arabic script, with whatever else stands in the same line, in Cairo.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import fontpkg_cairo
import fontpkg_lexend
from PIL import ImageFont

from storyboards.readability import DATE, PHONE


@dataclass(frozen=True)
class Letters:
    """A typeface: its family, its file, its axes after the weight, and how far its lines reach up and down in ems."""

    family: str
    file: Path
    axes: tuple[float, ...]
    ascender: float
    descender: float
    """A page places a baseline by these two; a test reads them from the font."""


LEXEND = Letters("Lexend", Path(fontpkg_lexend.ROOT) / "files" / "Lexend[wght].ttf", (), 1.0, 0.25)
ARABIC = Letters("Cairo", Path(fontpkg_cairo.ROOT) / "files" / "Cairo[slnt,wght].ttf", (0.0,), 1.303, 0.571)
"""Its letters are whole, not made of a stem and dots, so that a PDF can say which letter each one is."""

_ARABIC_SCRIPT = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")

SIZE = 46.0
"""All words in a panel. A panel is at least 134 mm wide on A4, which makes this at least 14 points."""

LEADING = 57.0
"""From one baseline to the next."""

ASCENT = 38.0
"""From the upper edge of a line's box to its baseline; capitals are 32 units high."""

PLAIN, STRONG = 400, 700


_UNBROKEN = re.compile(rf"(?:{DATE.pattern}|{PHONE.pattern})\S*|\S+")
"""What stays on one line: a word, a date, a phone number, each with the marks that follow it."""


def letters_of(text: str) -> Letters:
    """The letters that a line of text is set in."""
    return ARABIC if _ARABIC_SCRIPT.search(text) else LEXEND


@lru_cache(maxsize=4)
def _drawn_by(letters: Letters) -> frozenset[int]:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # pictures do not need it

    with TTFont(str(letters.file), lazy=True) as face:
        return frozenset(face.getBestCmap())


def missing(text: str) -> list[str]:
    """The characters of a text that there are no letters for, in order, each once."""
    drawn = _drawn_by(letters_of(text))
    return [mark for mark in dict.fromkeys(text) if ord(mark) not in drawn and mark not in "\n\t"]


@lru_cache(maxsize=32)
def font(size: float, weight: int = PLAIN, letters: Letters = LEXEND) -> ImageFont.FreeTypeFont:
    """A typeface at a size in pixels and a weight from 100 to 900."""
    face = ImageFont.truetype(str(letters.file), size, layout_engine=ImageFont.Layout.RAQM)
    face.set_variation_by_axes([weight, *letters.axes])
    return face


@lru_cache(maxsize=8192)
def width(text: str, weight: int = PLAIN) -> float:
    """How wide a line of text is, in panel units."""
    return float(font(SIZE, weight, letters_of(text)).getlength(text))


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
