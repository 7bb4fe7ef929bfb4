"""Storyboard pictures. The office keeps a story as plain data; the storyboards package reads, checks and draws it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import storyboards

StoryData = Mapping[str, Any]


class BadStory(ValueError):
    """The data describe no story that can be drawn. The message is one plain sentence."""


@dataclass(frozen=True)
class Fault:
    """What keeps a story from being sent. ``panel`` counts from 1, or is None for the whole story."""

    code: str
    panel: int | None
    message: str


class Pictures(Protocol):
    """Whoever draws a story."""

    def begin(self, template: str, facts: Mapping[str, Any]) -> dict[str, Any]:
        """Return a first draft. Raises BadStory."""

    def faults(self, story: StoryData) -> tuple[Fault, ...]:
        """Return all that is wrong with the story. Raises BadStory if it cannot even be read."""

    def panel(self, story: StoryData, number: int) -> bytes:
        """Return panel ``number``, counted from 1, as a PNG. Raises BadStory if it cannot be drawn."""

    def pdf(self, story: StoryData) -> bytes:
        """Return the story as a tagged PDF. Raises BadStory."""

    def words(self, story: StoryData) -> tuple[str, ...]:
        """Return what each panel says, for a reader who cannot see it."""

    def left_out(self, story: StoryData) -> tuple[str, ...]:
        """Return what the case holds and no panel tells."""


class Drawn:
    """The real thing."""

    def begin(self, template: str, facts: Mapping[str, Any]) -> dict[str, Any]:
        try:
            return dict(storyboards.from_template(template, dict(facts)).to_dict())
        except storyboards.StoryError as problem:
            raise BadStory(str(problem)) from None

    def faults(self, story: StoryData) -> tuple[Fault, ...]:
        return tuple(Fault(p.code, p.panel, p.message) for p in storyboards.check(self._story(story)))

    def panel(self, story: StoryData, number: int) -> bytes:
        try:
            return bytes(storyboards.panel_png(self._story(story), number - 1, 0.5))
        except (storyboards.StoryError, storyboards.DoesNotFit, IndexError) as problem:
            raise BadStory(str(problem)) from None

    def pdf(self, story: StoryData) -> bytes:
        try:
            return bytes(storyboards.pdf(self._story(story)))
        except (storyboards.StoryError, storyboards.DoesNotFit) as problem:
            raise BadStory(str(problem)) from None

    def words(self, story: StoryData) -> tuple[str, ...]:
        return tuple(f"{panel.caption} {panel.alt}".strip() for panel in self._story(story).panels)

    def left_out(self, story: StoryData) -> tuple[str, ...]:
        return tuple(storyboards.left_out(self._story(story)))

    def _story(self, story: StoryData) -> storyboards.Story:
        try:
            return storyboards.Story.from_dict(dict(story))
        except storyboards.StoryError as problem:
            raise BadStory(str(problem)) from None


class Blank:
    """A fake that draws nothing, for tests that are not about pictures."""

    def begin(self, template: str, facts: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ARG002
        return {"version": 1, "title": template, "panels": []}

    def faults(self, story: StoryData) -> tuple[Fault, ...]:  # noqa: ARG002
        return ()

    def panel(self, story: StoryData, number: int) -> bytes:  # noqa: ARG002
        return b"\x89PNG\r\n"

    def pdf(self, story: StoryData) -> bytes:  # noqa: ARG002
        return b"%PDF-1.7 story"

    def words(self, story: StoryData) -> tuple[str, ...]:  # noqa: ARG002
        return ()

    def left_out(self, story: StoryData) -> tuple[str, ...]:  # noqa: ARG002
        return ()
