"""The story as a form: its data laid out as fields, and what was typed laid back over the data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

Story = dict[str, Any]

PEOPLE, BUBBLES, PROPS = 4, 3, 3
LOOKS = ("age", "skin", "head", "hair", "clothes", "cloth", "glasses", "beard")
_MOST_PANELS = 8


class NotAStory(ValueError):
    """The story that the page carried cannot be read."""


def packed(story: Story) -> str:
    """Return the story as the page carries it between posts."""
    return json.dumps(story, ensure_ascii=False, separators=(",", ":"))


def unpacked(typed: Mapping[str, str]) -> Story:
    """Return the story that the page carried, with everything that was typed. Raises NotAStory."""
    try:
        story = json.loads(typed.get("story", ""))
        panels = story["panels"]
    except (ValueError, KeyError, TypeError):
        raise NotAStory from None
    if not isinstance(panels, list) or not all(isinstance(panel, dict) for panel in panels):
        raise NotAStory
    story["title"] = typed.get("title", story.get("title", "")).strip()
    story["cast"] = [_person(typed, at, person) for at, person in enumerate(story.get("cast", []))]
    story["panels"] = [_panel(typed, at, panel) for at, panel in enumerate(panels)]
    return dict(story)


def rearranged(story: Story, go: str) -> Story:
    """Return the story after a press of up, down, remove or add. Anything else changes nothing."""
    what, _, number = go.partition("-")
    panels = list(story["panels"])
    at = int(number) - 1 if number.isdecimal() and len(number) < 10 else -1
    if what == "add" and len(panels) < _MOST_PANELS:
        panels.append(_fresh(panels))
    elif 0 <= at < len(panels):
        if what == "remove":
            del panels[at]
        elif what in ("up", "down"):
            to = at + (1 if what == "down" else -1)
            if 0 <= to < len(panels):
                panels[at], panels[to] = panels[to], panels[at]
    return {**story, "panels": panels}


def _fresh(panels: list[Story]) -> Story:
    """A new panel begins like the last one, with nothing said in it yet."""
    last = panels[-1] if panels else {"scene": "office", "people": [], "props": []}
    return {**last, "bubbles": [], "caption": "", "alt": "", "finding": None}


def _person(typed: Mapping[str, str], at: int, person: Story) -> Story:
    look = {**person.get("look", {})}
    look |= {name: typed[f"cast-{at}-{name}"] for name in LOOKS if typed.get(f"cast-{at}-{name}")}
    if f"cast-{at}-age" in typed:
        look |= {name: typed.get(f"cast-{at}-{name}") == "yes" for name in ("wheelchair", "hearing_aid")}
    return {**person, "look": look}


def _panel(typed: Mapping[str, str], at: int, panel: Story) -> Story:
    before = f"panel-{at}-"
    if f"{before}caption" not in typed:
        return panel
    people = [_placed(typed, f"{before}person-{n}-") for n in range(PEOPLE)]
    bubbles = [_bubble(typed, f"{before}bubble-{n}-") for n in range(BUBBLES)]
    props = [typed.get(f"{before}prop-{n}", "") for n in range(PROPS)]
    return {
        **panel,
        "scene": typed.get(f"{before}scene", panel.get("scene")),
        "people": [each for each in people if each["who"]],
        "bubbles": [each for each in bubbles if each["who"] and each["text"]],
        "props": [each for each in props if each],
        "caption": _line(typed, f"{before}caption"),
        "alt": _line(typed, f"{before}alt"),
    }


def _placed(typed: Mapping[str, str], name: str) -> Story:
    return {
        "who": typed.get(f"{name}who", ""),
        **{
            part: typed.get(f"{name}{part}") or usual
            for part, usual in (("expression", "calm"), ("pose", "auto"), ("facing", "auto"))
        },
    }


def _bubble(typed: Mapping[str, str], name: str) -> Story:
    return {
        "who": typed.get(f"{name}who", ""),
        "text": _line(typed, f"{name}text"),
        "kind": typed.get(f"{name}kind") or "said",
    }


def _line(typed: Mapping[str, str], name: str) -> str:
    return " ".join(typed.get(name, "").split())
