"""Storyboard pictures. The office keeps a story as plain data; the storyboards package reads, checks and draws it.

The package is loaded when the first picture is asked for, so that whoever draws none does not wait for it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import ModuleType
from typing import Any

StoryData = Mapping[str, Any]

STAGE, THUMB = 0.6, 0.2
"""How large a panel is drawn: to work on, and in the strip."""

HARD = "hard_to_read"
"""The fault that a recorded reason excuses."""


class BadStory(ValueError):
    """The data describe no story that can be drawn. The message is one plain sentence."""


@dataclass(frozen=True)
class Fault:
    """What keeps a story from being sent. ``panel`` counts from 1, or is None for the whole story."""

    code: str
    panel: int | None
    message: str


@dataclass(frozen=True)
class Measured:
    """How long and how hard a text of a panel is. ``grade`` is None for a text too short to measure."""

    words: int
    most: int
    grade: float | None
    limit: float

    @property
    def too_long(self) -> bool:
        return self.words > self.most

    @property
    def too_hard(self) -> bool:
        return self.grade is not None and self.grade > self.limit


@dataclass(frozen=True)
class Printed:
    """One form in which a story goes out."""

    content: bytes
    mimetype: str
    headers: Mapping[str, str]


def templates() -> list[tuple[str, str]]:
    """Return the stories that one can begin from, as (key, title)."""
    return list(_library().templates())


def options() -> dict[str, Any]:
    """Return everything the form offers, each a list of (key, label); "looks" is a table of such lists."""
    return dict(_library().options())


def begin(template: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return a first draft. Raises BadStory."""
    try:
        return dict(_library().from_template(template, dict(facts)).to_dict())
    except _library().StoryError as problem:
        raise BadStory(str(problem)) from None


def cover(template: str, facts: Mapping[str, Any]) -> int:
    """Return the number of the picture that shows best what a template is about. Raises BadStory."""
    try:
        return int(_library().cover(template, dict(facts)))
    except _library().StoryError as problem:
        raise BadStory(str(problem)) from None


def faults(story: StoryData, *, hard_words_excused: bool = False, says_you: bool = False) -> tuple[Fault, ...]:
    """Return all that is wrong with the story. Raises BadStory if it cannot even be read.

    With ``says_you`` it has to speak to the child, and not of the child.
    """
    found = _library().check(read(story), says_you=says_you)
    return tuple(Fault(p.code, p.panel, p.message) for p in found if not (hard_words_excused and p.code == HARD))


def panel(story: StoryData, number: int, scale: float = STAGE) -> bytes:
    """Return panel ``number``, counted from 1, as a PNG. Raises BadStory if it cannot be drawn."""
    told = read(story)
    if not 0 < number <= len(told.panels):
        raise BadStory("There is no such picture in the story.")
    try:
        return bytes(_library().panel_png(told, number - 1, scale))
    except (_library().DoesNotFit, _library().StoryError, KeyError) as problem:
        raise BadStory(str(problem)) from None


def printed(story: StoryData, form: str) -> Printed:
    """Return the story in one of ``FORMS``. Raises BadStory, also for a form that does not exist."""
    if form not in FORMS:
        raise BadStory("A story does not come in this form.")
    told = read(story)
    try:
        return _MAKERS[form](told)
    except _library().DoesNotFit as problem:
        raise BadStory(str(problem)) from None


def left_out(story: StoryData) -> tuple[str, ...]:
    """Return what the case holds and no panel tells. Raises BadStory."""
    return tuple(_library().left_out(read(story)))


def promised(facts: Mapping[str, Any]) -> list[str]:
    """Return what the answer promises and finds, each thing in the words a panel would say it in. Raises BadStory."""
    from storyboards.filling.facts import read_facts
    from storyboards.filling.pieces import dated

    try:
        known = read_facts(dict(facts))
    except _library().StoryError as problem:
        raise BadStory(str(problem)) from None
    remedies = (dated(remedy) for remedy in known.remedies)
    return [*(told.plain for told in known.findings), *remedies, *known.learning, *known.next_steps]


def described(story: StoryData, number: int) -> str:
    """Return a first description of panel ``number``, counted from 1. Raises BadStory."""
    told = read(story)
    try:
        return str(_library().draft_alt(told, told.panels[number - 1]))
    except (KeyError, IndexError):
        raise BadStory("This picture cannot be described yet.") from None


def measured(story: StoryData, text: str, *, caption: bool) -> Measured:
    """Return how long and how hard a text is, names of the cast counting as easy words. Raises BadStory."""
    from storyboards import readability, rules

    reading = readability.measure(text, rules.known_names(read(story)))
    most = readability.LONGEST_CAPTION if caption else readability.LONGEST_BUBBLE
    return Measured(reading.words, most, reading.grade, readability.GRADE_LIMIT)


def whole(story: StoryData) -> dict[str, Any]:
    """Return the story with everything that it left unsaid said. Raises BadStory if it cannot be read."""
    return dict(read(story).to_dict())


def look_for(name: str, taken: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return a look for somebody new, unlike those of the others."""
    from dataclasses import asdict

    from storyboards.filling import presets
    from storyboards.story import Look

    return asdict(presets.for_name(name, presets.ADULTS, [Look(**look) for look in taken]))


def read(story: StoryData) -> Any:
    """Return the data as the story they describe. Raises BadStory."""
    try:
        return _parsed(json.dumps(story))
    except _library().StoryError as problem:
        raise BadStory(str(problem)) from None


@lru_cache(maxsize=32)
def _parsed(told: str) -> Any:
    """One page asks for the same story many times."""
    return _library().Story.from_dict(json.loads(told))


FORMS: dict[str, str] = {
    "print": "Print it, two pictures a page (PDF)",
    "large": "Large print, one picture a page (PDF)",
    "grey": "Black and white, two pictures a page (PDF)",
    "page": "A page for a screen (HTML)",
    "picture": "One big picture (PNG)",
}
"""The forms that a story goes out in, each with what it is called."""


def _print(told: Any, **how: Any) -> Printed:
    return Printed(bytes(_library().pdf(told, **how)), "application/pdf", _named("inline", "story.pdf"))


def _page(told: Any) -> Printed:
    library = _library()
    headers = {name: value for name, value in library.PAGE_HEADERS.items() if name != "Content-Type"}
    return Printed(library.html(told).encode(), "text/html", headers)


def _picture(told: Any) -> Printed:
    return Printed(bytes(_library().page_png(told)), "image/png", _named("inline", "story.png"))


def _named(how: str, name: str) -> dict[str, str]:
    return {"Content-Disposition": f'{how}; filename="{name}"'}


_MAKERS: dict[str, Callable[[Any], Printed]] = {
    "print": _print,
    "large": lambda told: _print(told, panels_a_page=1),
    "grey": lambda told: _print(told, grey=True),
    "page": _page,
    "picture": _picture,
}


def _library() -> ModuleType:
    import storyboards

    return storyboards
