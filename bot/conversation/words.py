"""What the bot says: every line and every label, read once from ``bot/data/responses``.

The files are in Rasa's response format, one theme a file. English lies in the folder itself; another language is
a folder named for it (``cy/``, ``ar/``) with the same lines. A line that is missing there is said in English, and
``missing(language)`` tells a translator what is left.

    words.text("S4", next="Monday 23 March 2026")
    words.label("N12", "phone")
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Dict, List, Mapping, Optional, Tuple

import yaml

from bot import settings

RESPONSES = Path(__file__).resolve().parent.parent / "data" / "responses"
ENGLISH = "en"
_PREFIX = "utter_"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")


@dataclass(frozen=True)
class Line:
    """One line of the bot: what it says, the labels of its buttons, and the words that mean a button."""

    text: Optional[str] = None
    labels: Mapping[str, str] = field(default_factory=dict)
    also: Mapping[str, Tuple[str, ...]] = field(default_factory=dict)
    label: Optional[str] = None
    asked: Optional[str] = None


def text(line: str, language: str = ENGLISH, **filled: str) -> str:
    """Return what the line says, with the organisation's names and numbers in it. Raises KeyError for no such line."""
    said = line_of(line, language).text
    if said is None:
        raise KeyError(line)
    return _fill(said, filled)


def label(line: str, value: str, language: str = ENGLISH, **filled: str) -> str:
    """Return the label of the button that stands for this value beside this line."""
    return _fill(line_of(line, language).labels[value], filled)


def labels(line: str, language: str = ENGLISH) -> Mapping[str, str]:
    """Return every value of the line's buttons with its label, in the order they are shown."""
    return line_of(line, language).labels


def line_of(line: str, language: str = ENGLISH) -> Line:
    """Return the line in this language, or in English where the translation has a gap."""
    return book(language).get(line) or book(ENGLISH)[line]


def languages() -> Tuple[str, ...]:
    """Return the languages that have a folder of words, English first."""
    return (ENGLISH, *sorted(folder.name for folder in RESPONSES.iterdir() if folder.is_dir()))


def missing(language: str) -> List[str]:
    """Return what a translation still lacks: line ids, and ``line/value`` for a label."""
    theirs, gaps = book(language), []
    for name, line in book(ENGLISH).items():
        other = theirs.get(name, Line())
        if line.text is not None and other.text is None:
            gaps.append(name)
        gaps += [f"{name}/{value}" for value in line.labels if value not in other.labels]
    return gaps


def day(iso: str) -> str:
    """Return an ISO date as it is shown to a child: Friday 20 March 2026 (DR-10)."""
    on = date.fromisoformat(iso[:10])
    return f"{_DAYS[on.weekday()]} {on.day} {_MONTHS[on.month - 1]} {on.year}"


@lru_cache(maxsize=None)
def book(language: str = ENGLISH) -> Dict[str, Line]:
    """Read every line of one language. Raises ValueError where two files hold the same line."""
    folder = RESPONSES if language == ENGLISH else RESPONSES / language
    lines: Dict[str, Line] = {}
    for file in sorted(folder.glob("*.yml")):
        # BaseLoader reads every scalar as text, so that a button worth "no" does not become False.
        held = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or {}  # noqa: S506
        for name, variations in held.get("responses", {}).items():
            line = name[len(_PREFIX):]
            if line in lines:
                raise ValueError(f"The line {line} stands in two files.")
            lines[line] = _line(variations[0])
    return lines


def _line(written: Dict[str, object]) -> Line:
    buttons = written.get("buttons") or []
    metadata = written.get("metadata") or {}
    assert isinstance(buttons, list) and isinstance(metadata, dict)
    said = written.get("text")
    return Line(
        text=None if said is None else str(said),
        labels={one["payload"]: one["title"] for one in buttons},
        also={value: tuple(phrases) for value, phrases in metadata.get("also", {}).items()},
        label=metadata.get("label"),
        asked=metadata.get("asked"),
    )


def _fill(said: str, filled: Mapping[str, str]) -> str:
    return said.format_map({**_phrases(), **filled}) if "{" in said else said


@lru_cache(maxsize=1)
def _phrases() -> Dict[str, str]:
    return settings.current().phrases()
