"""What the bot says: every line and every label, read once from ``bot/data/responses``.

The files are in Rasa's response format, one theme a file. English lies in the folder itself; another language is
a folder named for it (``cy/``, ``ar/``) with the same lines, and a ``language.yml`` with its own name and direction.
What is missing or empty there is said in English (``spoken`` tells which), and ``missing(language)`` tells a translator
what is left. Children are offered a language once its page, first screens and safety lines are whole (``offered``).

    words.text("S4", next="Monday 23 March 2026")
    words.label("N12", "phone")
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Set, Tuple

import yaml

from bot import settings

RESPONSES = Path(__file__).resolve().parent.parent / "data" / "responses"
ENGLISH = "en"
_PREFIX = "utter_"
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the quick one, where it was built
ABOUT = "language.yml"
# No child should choose a language and then be told about being safe in another one.
_WHOLE_BEFORE_OFFERED = ("page", "start", "safety")
# What is filled in as an ISO date is shown as a day in words.
_DATES = ("next", "intro", "resp", "step1")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Line:
    """One line of the bot: what it says, the labels of its buttons, and the words that mean a button."""

    text: Optional[str] = None
    labels: Mapping[str, str] = field(default_factory=dict)
    also: Mapping[str, Tuple[str, ...]] = field(default_factory=dict)
    label: Optional[str] = None
    asked: Optional[str] = None


def text(line: str, language: str = ENGLISH, **filled: str) -> str:
    """Return what the line says, with the organisation's names and numbers in it. Raises KeyError for no such line.

    A day (``next``, ``intro``, ``resp``, ``step1``) may be filled in as an ISO date.
    """
    said = line_of(line, language).text
    if said is None:
        raise KeyError(line)
    return _fill(said, filled, spoken(line, language))


def message(line: str, language: str = ENGLISH, **filled: str) -> Dict[str, str]:
    """Return a line as the page gets it; ``lang`` stands beside what is said in another language than was chosen."""
    said = {"line": line, "text": text(line, language, **filled)}
    return said if spoken(line, language) == language else {**said, "lang": ENGLISH}


def label(line: str, value: str, language: str = ENGLISH, **filled: str) -> str:
    """Return the label of the button that stands for this value beside this line."""
    return _fill(line_of(line, language).labels[value], filled, language)


def button(line: str, value: str, language: str = ENGLISH, **filled: str) -> Dict[str, str]:
    """Return a button's label as the page gets it, with ``lang`` where it is in another language than was chosen."""
    said = {"label": label(line, value, language, **filled)}
    return said if spoken(line, language, value) == language else {**said, "lang": ENGLISH}


def labels(line: str, language: str = ENGLISH) -> Mapping[str, str]:
    """Return every value of the line's buttons with its label, in the order they are shown."""
    return line_of(line, language).labels


@lru_cache(maxsize=None)
def line_of(line: str, language: str = ENGLISH) -> Line:
    """Return the line in this language, in English wherever the translation has a gap."""
    english, theirs = book(ENGLISH)[line], book(language).get(line)
    if theirs is None or theirs is english:
        return english
    typed = {*english.also, *theirs.also}
    return Line(
        text=theirs.text if theirs.text is not None else english.text,
        labels={**english.labels, **theirs.labels},
        also={value: (*english.also.get(value, ()), *theirs.also.get(value, ())) for value in typed},
        label=theirs.label or english.label,
        asked=theirs.asked or english.asked,
    )


def spoken(line: str, language: str, value: Optional[str] = None) -> str:
    """Return the language in which the line, or the label of one of its buttons, is really said."""
    theirs = book(language).get(line, Line())
    held = theirs.text is not None if value is None else value in theirs.labels
    return language if held else ENGLISH


def short(line: str, name: str, language: str) -> Optional[str]:
    """Return a line's short name (``label``) or short question (``asked``), or None where it has none."""
    return line_of(line, language).label if name == "label" else line_of(line, language).asked


def short_spoken(line: str, name: str, language: str) -> str:
    """Return the language in which the short name or question is really said."""
    theirs = book(language).get(line, Line())
    return language if (theirs.label if name == "label" else theirs.asked) else ENGLISH


# --- languages ---


def languages() -> Tuple[str, ...]:
    """Return the languages that have a folder of words, English first."""
    return (ENGLISH, *sorted(folder.name for folder in RESPONSES.iterdir() if folder.is_dir()))


@lru_cache(maxsize=1)
def offered() -> Tuple[str, ...]:
    """Return the languages a child may choose: English, and each whose page, first screens and safety are whole."""
    needed = {line for theme in _WHOLE_BEFORE_OFFERED for line in _book_of(RESPONSES / f"{theme}.yml")}
    return (
        ENGLISH,
        *(one for one in languages()[1:] if not any(gap.split("/")[0] in needed for gap in missing(one))),
    )


def name_of(language: str) -> str:
    """Return what the language calls itself."""
    return _about(language).get("name", "English" if language == ENGLISH else language)


def direction(language: str) -> str:
    """Return ``ltr`` or ``rtl``."""
    return _about(language).get("direction", "ltr")


def missing(language: str) -> List[str]:
    """Return what a translation still lacks: ``line``, ``line/value`` for a button, ``line/label``, ``line/asked``.

    A text that lost one of its places to be filled in, or has one of its own, is named with it: ``line {ref}``.
    """
    theirs, gaps = book(language), []
    for name, line in book(ENGLISH).items():
        other = theirs.get(name, Line())
        held: Dict[str, Tuple[Optional[str], Optional[str]]] = {
            name: (line.text, other.text),
            **{f"{name}/{value}": (said, other.labels.get(value)) for value, said in line.labels.items()},
            f"{name}/label": (line.label, other.label),
            f"{name}/asked": (line.asked, other.asked),
        }
        for part, (english, translated) in held.items():
            if english is None:
                continue
            if translated is None:
                gaps.append(part)
            else:
                gaps += [f"{part} {{{place}}}" for place in sorted(_places(english) ^ _places(translated))]
    return gaps


def day(iso: str, language: str = ENGLISH) -> str:
    """Return an ISO date as it is shown to a child: Friday 20 March 2026 (DR-10)."""
    on = date.fromisoformat(iso[:10])
    weekday, month = label("days", str(on.weekday()), language), label("months", str(on.month), language)
    return f"{weekday} {on.day} {month} {on.year}"


@lru_cache(maxsize=None)
def book(language: str = ENGLISH) -> Dict[str, Line]:
    """Read every line of one language. Raises ValueError where two files hold the same line."""
    folder = RESPONSES if language == ENGLISH else RESPONSES / language
    lines: Dict[str, Line] = {}
    for file in sorted(folder.glob("*.yml")):
        for line, held in _book_of(file).items():
            if line in lines:
                raise ValueError(f"The line {line} stands in two files.")
            lines[line] = held
    return lines


def _book_of(file: Path) -> Dict[str, Line]:
    return {name[len(_PREFIX):]: _line(variations[0]) for name, variations in read(file).get("responses", {}).items()}


def read(file: Path) -> Dict[str, Any]:
    """Return what a file of words holds, every scalar as text: a button worth "no" does not become False."""
    held = yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506
    return dict(held or {})


@lru_cache(maxsize=None)
def _about(language: str) -> Dict[str, str]:
    file = RESPONSES / language / ABOUT
    return read(file) if file.exists() else {}


def _line(written: Dict[str, Any]) -> Line:
    """Make a line of what is written. What is left empty is not there yet."""
    buttons, metadata = written.get("buttons") or [], written.get("metadata") or {}
    return Line(
        text=written.get("text") or None,
        labels={one["payload"]: one["title"] for one in buttons if one["title"]},
        also={value: tuple(phrases) for value, phrases in (metadata.get("also") or {}).items() if phrases},
        label=metadata.get("label") or None,
        asked=metadata.get("asked") or None,
    )


def _fill(said: str, filled: Mapping[str, str], language: str) -> str:
    if "{" not in said:
        return said
    days = {name: day(filled[name], language) for name in _DATES if _ISO_DAY.fullmatch(filled.get(name, ""))}
    return said.format_map({**_phrases(), **filled, **days})


def _places(said: str) -> Set[str]:
    return {filled or counted for filled, counted in re.findall(r"{(\w+)}|(%\w+%)", said)}


@lru_cache(maxsize=1)
def _phrases() -> Dict[str, str]:
    return settings.current().phrases()
