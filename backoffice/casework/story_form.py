"""The story as a form: one picture or one person is open and laid out as fields; the rest travels along unseen.

What was typed is laid over the story that the page carried, so that every press gives the whole story as it now is.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Story = dict[str, Any]

PEOPLE, BUBBLES, PROPS = 3, 3, 3
MOST_PANELS, MOST_IN_CAST = 8, 12
LOOKS = ("age", "skin", "head", "hair", "cover", "clothes", "cloth", "glasses", "beard")
AIDS = ("wheelchair", "hearing_aid")
_MOST_CARRIED = 2 * MOST_PANELS
_LONGEST_NUMBER = 3


class NotAStory(ValueError):
    """The story that the page carried cannot be read."""


@dataclass(frozen=True)
class Open:
    """What is open to be changed: picture or person ``number``, counted from 1."""

    kind: str = "panel"
    number: int = 1

    def __str__(self) -> str:
        return f"{self.kind}-{self.number}"

    @classmethod
    def read(cls, told: str, story: Story) -> Open:
        """Return what a page says is open, the last of its kind where there are fewer, or the first picture."""
        kind, _, told_number = told.partition("-")
        there = {"panel": len(story["panels"]), "person": len(story["cast"])}.get(kind, 0)
        number = min(_number(told_number), there)
        return cls(kind, number) if number else cls()


def packed(story: Story) -> str:
    """Return the story as the page carries it between posts."""
    return json.dumps(story, ensure_ascii=False, separators=(",", ":"))


def carried(typed: Mapping[str, str]) -> Story:
    """Return the story as the page showed it, before anything was typed. Raises NotAStory."""
    try:
        story = json.loads(typed.get("story", ""))
        panels, cast = story["panels"], story.setdefault("cast", [])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NotAStory from None
    for listed, most in ((panels, _MOST_CARRIED), (cast, _MOST_CARRIED)):
        if not isinstance(listed, list) or len(listed) > most or not all(isinstance(each, dict) for each in listed):
            raise NotAStory
    return dict(story)


def unpacked(typed: Mapping[str, str]) -> Story:
    """Return the story that the page carried, with everything that was typed. Raises NotAStory."""
    story = carried(typed)
    try:
        return _laid_over(story, typed)
    except (KeyError, TypeError, AttributeError):
        raise NotAStory from None


def _laid_over(story: Story, typed: Mapping[str, str]) -> Story:
    story["title"] = _line(typed, "title") if "title" in typed else story.get("title", "")
    if "places" in typed:
        story["places"] = [line for line in map(str.strip, typed["places"].splitlines()) if line]
    story["cast"] = [_person(typed, f"cast-{at}-", person) for at, person in enumerate(story["cast"])]
    story["panels"] = [_panel(typed, f"panel-{at}-", panel, story) for at, panel in enumerate(story["panels"])]
    return story


def rearranged(story: Story, go: str, at: Open) -> tuple[Story, Open]:
    """Return the story after one press of the strip, and what is open then. Any other press changes nothing."""
    what, _, told = go.partition("-")
    first, _, second = told.partition("-")
    if what == "open":
        return story, Open.read(told, story)
    move = _MOVES.get(what)
    return move(story, _number(first), _number(second), at) if move else (story, at)


def part_changed(before: Story, after: Story) -> str:
    """Return a code for the one part that differs ("panel-2-caption"), or for the story where several do."""
    parts = [name for name in after if before.get(name) != after[name]]
    if parts != ["panels"] or len(before["panels"]) != len(after["panels"]):
        return parts[0] if len(parts) == 1 else "story"
    changed = [n for n, (a, b) in enumerate(zip(before["panels"], after["panels"], strict=True), 1) if a != b]
    if len(changed) != 1:
        return "panels"
    a, b = (story["panels"][changed[0] - 1] for story in (before, after))
    fields = [name for name in b if a.get(name) != b[name]]
    return f"panel-{changed[0]}-{fields[0] if len(fields) == 1 else 'more'}"


# --- the presses of the strip; numbers count from 1, and one that means nothing changes nothing ---


def _add(story: Story, _first: int, _second: int, at: Open) -> tuple[Story, Open]:
    panels = story["panels"]
    if len(panels) >= MOST_PANELS:
        return story, at
    last = panels[-1] if panels else {"scene": "office", "people": [], "props": []}
    fresh = {**last, "bubbles": [], "caption": "", "alt": "", "finding": None}
    return _with(story, [*panels, fresh]), Open("panel", len(panels) + 1)


def _copy(story: Story, number: int, _second: int, at: Open) -> tuple[Story, Open]:
    panels = story["panels"]
    if not 0 < number <= len(panels) or len(panels) >= MOST_PANELS:
        return story, at
    return _with(story, [*panels[:number], dict(panels[number - 1]), *panels[number:]]), Open("panel", number + 1)


def _remove(story: Story, number: int, _second: int, at: Open) -> tuple[Story, Open]:
    panels = story["panels"]
    if not 0 < number <= len(panels) or len(panels) == 1:
        return story, at
    left = [*panels[: number - 1], *panels[number:]]
    return _with(story, left), Open("panel", min(number, len(left)))


def _move(story: Story, number: int, to: int, at: Open) -> tuple[Story, Open]:
    panels = list(story["panels"])
    if not (0 < number <= len(panels) and 0 < to <= len(panels)) or number == to:
        return story, at
    panels.insert(to - 1, panels.pop(number - 1))
    return _with(story, panels), Open("panel", to)


def _leave(story: Story, number: int, _second: int, at: Open) -> tuple[Story, Open]:
    """Somebody leaves the cast, unless a picture shows them or lets them speak."""
    if not 0 < number <= len(story["cast"]) or story["cast"][number - 1]["key"] in in_pictures(story):
        return story, at
    return {**story, "cast": [*story["cast"][: number - 1], *story["cast"][number:]]}, Open()


_MOVES: dict[str, Callable[[Story, int, int, Open], tuple[Story, Open]]] = {
    "add": _add,
    "copy": _copy,
    "remove": _remove,
    "move": _move,
    "up": lambda story, number, _, at: _move(story, number, number - 1, at),
    "down": lambda story, number, _, at: _move(story, number, number + 1, at),
    "leave": _leave,
}


def _with(story: Story, panels: list[Story]) -> Story:
    return {**story, "panels": panels}


def in_pictures(story: Story) -> set[str]:
    """Return the keys of everybody whom a picture shows or lets speak."""
    return {each["who"] for panel in story["panels"] for each in (*panel["people"], *panel["bubbles"])}


def joined(story: Story, look: Mapping[str, Any]) -> tuple[Story, Open]:
    """Return the story with somebody new in the cast, who has no name yet."""
    cast = story["cast"]
    if len(cast) >= MOST_IN_CAST:
        return story, Open("person", len(cast))
    keys = {each["key"] for each in cast}
    key = next(key for number in range(1, MOST_IN_CAST + 2) if (key := f"more{number}") not in keys)
    newcomer = {"key": key, "name": "", "role": "adult", "look": dict(look)}
    return {**story, "cast": [*cast, newcomer]}, Open("person", len(cast) + 1)


# --- the fields of what is open ---


def _person(typed: Mapping[str, str], name: str, person: Story) -> Story:
    if f"{name}age" not in typed:
        return person
    look = {**person.get("look", {}), **{each: typed[f"{name}{each}"] for each in LOOKS if typed.get(f"{name}{each}")}}
    look |= {aid: typed.get(f"{name}{aid}") == "yes" for aid in AIDS}
    called = _line(typed, f"{name}name") if f"{name}name" in typed else person.get("name", "")
    return {**person, "name": called, "role": typed.get(f"{name}role") or person.get("role", "adult"), "look": look}


def _panel(typed: Mapping[str, str], name: str, panel: Story, story: Story) -> Story:
    if f"{name}caption" not in typed:
        return panel
    people = [_placed(typed, f"{name}person-{n}-") for n in range(PEOPLE)]
    people = [each for each in people if each["who"]]
    usual = next((each["key" if "key" in each else "who"] for each in (*people, *story["cast"])), "")
    bubbles = [_bubble(typed, f"{name}bubble-{n}-", usual) for n in range(BUBBLES)]
    return {
        **panel,
        "scene": typed.get(f"{name}scene") or panel.get("scene"),
        "people": people,
        "bubbles": [each for each in bubbles if each["text"]],
        "props": _props(typed, f"{name}prop-", panel.get("props") or []),
        "caption": _line(typed, f"{name}caption"),
        "alt": _line(typed, f"{name}alt"),
        "finding": _told(typed, f"{name}finding-", story) if f"{name}ties" in typed else panel.get("finding"),
    }


def _placed(typed: Mapping[str, str], name: str) -> Story:
    return {
        "who": typed.get(f"{name}who", ""),
        **{
            part: typed.get(f"{name}{part}") or usual
            for part, usual in (("expression", "calm"), ("pose", "auto"), ("facing", "auto"))
        },
    }


def _bubble(typed: Mapping[str, str], name: str, usual: str) -> Story:
    """What somebody says. Words that nobody was chosen to say are said by whoever is there first."""
    return {
        "who": typed.get(f"{name}who") or usual,
        "text": _line(typed, f"{name}text"),
        "kind": typed.get(f"{name}kind") or "said",
    }


def _props(typed: Mapping[str, str], name: str, before: list[str]) -> list[str]:
    """The things that are ticked: those that lay there stay in their order, and new ones come after them."""
    ticked = [key.removeprefix(name) for key in typed if key.startswith(name) and typed[key] == "yes"]
    return [each for each in before if each in ticked] + [each for each in ticked if each not in before]


def _told(typed: Mapping[str, str], name: str, story: Story) -> Story | None:
    """The findings that the picture tells. What they say comes from the response, never from the form."""
    ticked = [each for each in story.get("findings") or [] if typed.get(f"{name}{each['number']}") == "yes"]
    if not ticked:
        return None
    first, *also = ticked
    return {"number": first["number"], "outcome": first["outcome"], "also": [each["number"] for each in also]}


def _line(typed: Mapping[str, str], name: str) -> str:
    return " ".join(typed.get(name, "").split())


def _number(told: str) -> int:
    return int(told) if told.isdecimal() and told.isascii() and len(told) <= _LONGEST_NUMBER else 0
