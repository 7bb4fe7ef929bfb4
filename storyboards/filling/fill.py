"""Stories from templates: a list of panels with gaps in `templates/*.yml`, filled from the facts of a case.

A panel in a template may repeat over a list of facts, may be only for some cases (`when`), and may have people who
step out where there is no room (`optional`). A panel with a higher `rank` gives way first when a story would have more
than eight. Words are never shortened: what does not fit one panel goes on in the next, and what a whole story has no
room for is named in its `left_out`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from storyboards.alt import draft
from storyboards.filling.casting import cast_of, talked_to
from storyboards.filling.conditions import all_hold, chosen
from storyboards.filling.facts import Facts, read_facts
from storyboards.filling.pieces import REPEATS, WAYS, Item, dated, told_as, widths
from storyboards.panels.layout import lay_out
from storyboards.problems import DoesNotFit
from storyboards.readability import LONGEST_CAPTION
from storyboards.rules import FEWEST, MOST
from storyboards.story import Bubble, Panel, Person, Placed, Story, StoryError

STEADY = ("court", "reading", "video_call")
"""Scenes whose furniture has its own side."""

NOTHING = Item()
SHARED = ("beats", "fillers")
NO_COVER = 9

FREE = ("learning", "next_steps")
"""Facts whose words may stand in each other's panels: no date, no outcome and nothing done hangs on the caption."""


@dataclass(frozen=True)
class _Ranked:
    """A panel of a draft. `use` names what it is made from, `fact` which facts of the case it tells, if any.

    The lowest `cover` of a draft shows best what its template is about.
    """

    rank: int
    panel: Panel
    use: str
    fact: str
    cover: int


@lru_cache(maxsize=1)
def _books() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for file in sorted(files("storyboards").joinpath("templates").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".yml"):
            found[file.name.removesuffix(".yml")] = yaml.safe_load(file.read_text("utf-8"))
    return found


def templates() -> list[tuple[str, str]]:
    """The templates as (key, title), in the order they are offered."""
    books = {key: book for key, book in _books().items() if key not in SHARED}
    return [(key, str(book["title"])) for key, book in sorted(books.items(), key=lambda pair: pair[1]["order"])]


def _listed(names: tuple[str, ...]) -> str:
    names = tuple(name.strip(" .") for name in names)
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else list(names))


def _filled(text: str, facts: Facts, item: Item) -> str:
    values = {
        "manager": facts.manager_name, "worker": facts.worker_name or "the worker",
        "item": item.text, "by": item.by or "", "talked_to": _listed(facts.talked_to),
    }  # fmt: skip
    return re.sub(r"\{(\w+)\}", lambda match: values[match[1]], text)


def _by_turn(choice: Any, place: int) -> Any:
    """The next of several, where a template names several, so that a long answer does not look the same."""
    return choice[place % len(choice)] if isinstance(choice, list) else choice


def _people(
    spec: dict[str, Any], cast: tuple[Person, ...], facts: Facts, item: Item, place: int
) -> list[tuple[Placed, bool]]:
    """Who stands in the panel, each with whether they may step out."""
    shown = {person.key for person in cast if person.key != "child" or facts.child_look}
    out = []
    for one in spec.get("people", []):
        who = talked_to(facts, cast) if one["who"] == "talked_to" else one["who"]
        if who in shown and all_hold(one, facts, item):
            expression = chosen(one.get("expression", "calm"), facts, item)
            pose = _by_turn(chosen(one.get("pose", "auto"), facts, item), place)
            out.append((Placed(who, expression, pose, one.get("facing", "auto")), bool(one.get("optional"))))
    return out


def _caption(spec: dict[str, Any], facts: Facts, item: Item) -> str:
    caption = _filled(chosen(spec["caption"], facts, item), facts, item)
    short = len(caption.split()) <= LONGEST_CAPTION or "short" not in spec
    return caption if short else _filled(spec["short"], facts, item)


def _panel(spec: dict[str, Any], story: Story, facts: Facts, item: Item, place: int = 0) -> Panel:
    """One panel with its gaps filled, in the fullest form that fits. `place` counts a repeated panel from 0."""
    people = _people(spec, story.cast, facts, item, place)
    present = {placed.who for placed, _ in people}
    said = [
        Bubble(line["who"], _filled(chosen(line["text"], facts, item), facts, item), line.get("kind", "said"))
        for line in spec.get("say", [])
        if all_hold(line, facts, item)
    ]
    panel = Panel(
        _by_turn(chosen(spec["scene"], facts, item), place), tuple(placed for placed, _ in people),
        tuple(chosen(spec.get("props", []), facts, item) or ()),
        tuple(b for b in said if b.who in present and b.text), _caption(spec, facts, item), "",
        item.finding if spec.get("ties") else None,
    )  # fmt: skip
    optional = {placed.who for placed, may_leave in people if may_leave}
    fitting = next((lighter for lighter in _lighter(panel, optional) if _fits(story, lighter)), panel)
    return replace(fitting, alt=draft(story, fitting))


def _turned(story: Story, panel: Panel) -> Panel:
    """The panel with somebody who is alone in it looking the other way, so that a page does not look stamped."""
    if len(panel.people) != 1 or panel.people[0].facing != "auto" or panel.scene in STEADY:
        return panel
    other = replace(panel, people=(replace(panel.people[0], facing="left"),))
    return other if _fits(story, other) else panel


def _fits(story: Story, panel: Panel) -> bool:
    try:
        lay_out(story.cast, panel, 1)
    except DoesNotFit:
        return False
    return True


def _lighter(panel: Panel, optional: set[str]) -> Iterator[Panel]:
    """The panel, then with ever less beside the words: no things, no listener."""
    fewer = replace(
        panel, people=tuple(p for p in panel.people if p.who not in optional),
        bubbles=tuple(b for b in panel.bubbles if b.who not in optional),
    )  # fmt: skip
    yield panel
    yield fewer
    yield replace(fewer, props=panel.props[:1])
    yield replace(fewer, props=())


def _repeated(spec: dict[str, Any], story: Story, facts: Facts, way: int) -> list[Panel]:
    """A panel of a template once, or once for every piece of the facts it repeats over, in the fewest that fit."""
    if "repeat" not in spec:
        return [_panel(spec, story, facts, NOTHING)]
    panels: list[Panel] = []
    for most in widths(way):
        items = REPEATS[spec["repeat"]](facts, most, way)
        panels = [_panel(spec, story, facts, item, place) for place, item in enumerate(items)]
        if all(_fits(story, panel) for panel in panels):
            break
    return panels


def _expanded(steps: list[dict[str, Any]], story: Story, facts: Facts, way: int) -> Iterator[_Ranked]:
    """The panels of a template with their ranks; the later ones of a repeated panel may have a rank of their own."""
    beats = _books()["beats"]
    for at, step in enumerate(steps):
        spec = {**beats[step["use"]], **step} if "use" in step else step
        if all_hold(spec, facts, NOTHING):
            first = int(spec.get("rank", 1))
            for place, panel in enumerate(_repeated(spec, story, facts, way)):
                rank = int(spec.get("later", first)) if place else first
                use, fact, covers = step.get("use", str(at)), spec.get("repeat", ""), spec.get("cover", NO_COVER)
                yield _Ranked(rank, panel, use, fact, covers)


def _without_worst(panels: list[_Ranked], may_go: list[_Ranked]) -> list[_Ranked]:
    """The panels without the last of the highest rank among those that may go."""
    worst = max(one.rank for one in may_go)
    gone = [one for one in may_go if one.rank == worst][-1]
    return [one for one in panels if one is not gone]


def _eased(panels: list[_Ranked]) -> list[_Ranked]:
    """At most eight panels where giving up what tells no fact is enough for that."""
    while len(panels) > MOST and (may_go := [one for one in panels if one.rank > 1 and not one.fact]):
        panels = _without_worst(panels, may_go)
    return panels


def _few_enough(steps: list[dict[str, Any]], story: Story, facts: Facts) -> list[_Ranked]:
    """At most eight panels: first by what gives way, then by telling more in one, last by leaving facts out."""
    panels: list[_Ranked] = []
    for way in WAYS:
        panels = _eased(list(_expanded(steps, story, facts, way)))
        if len(panels) <= MOST:
            break
    while len(panels) > MOST:
        fewer = _without_worst(panels, [one for one in panels if not one.fact] or panels)
        (gone,) = [one for one in panels if one not in fewer]
        panels = _tucked_in(gone, fewer, story)
    return panels


def _tucked_in(gone: _Ranked, panels: list[_Ranked], story: Story) -> list[_Ranked]:
    """The panels with what the lost one said as one more bubble, where another may say it and has room."""
    for place, one in enumerate(panels):
        fuller = replace(one.panel, bubbles=one.panel.bubbles + gone.panel.bubbles)
        if _may_say_for(one, gone) and _fits(story, fuller):
            return [*panels[:place], replace(one, panel=fuller), *panels[place + 1 :]]
    return panels


def _may_say_for(one: _Ranked, gone: _Ranked) -> bool:
    """Whether the words of a lost panel may stand in another without taking on a claim of its caption."""
    if gone.use == "sorry_us":
        return one.panel.finding is not None and one.panel.finding.outcome in ("upheld", "partly_upheld")
    return gone.fact in FREE and one.fact in FREE


def _enough(panels: list[_Ranked], story: Story, facts: Facts) -> list[_Ranked]:
    """At least three panels: what is true of every answer comes before the last one."""
    for filler in _expanded(_books()["fillers"], story, facts, WAYS[0]):
        if len(panels) < FEWEST and filler.use not in [one.use for one in panels]:
            panels = [*panels[:-1], filler, *panels[-1:]]
    return panels


def _promised(facts: Facts, steps: list[dict[str, Any]]) -> list[str]:
    """What the answer tells the child, each thing in the words a panel would say it in."""
    said = facts.said if any(step.get("use") == "told_us" for step in steps) else ()
    return [
        *said, *(told.plain for told in facts.findings), *(dated(remedy) for remedy in facts.remedies),
        *facts.learning, *facts.next_steps,
    ]  # fmt: skip


def left_out(story: Story) -> tuple[str, ...]:
    """What a draft had no room for and what still stands in no panel."""
    told = " ".join(text for panel in story.panels for text in (*(b.text for b in panel.bubbles), panel.caption))
    return tuple(text for text in story.left_out if any(part not in told for part in told_as(text)))


def from_template(key: str, facts: dict[str, Any]) -> Story:
    """A first draft from a template and the facts of a case. Raises StoryError; `check` says what is left to do."""
    return _drafted(key, facts)[0]


def cover(key: str, facts: dict[str, Any]) -> int:
    """The number, from 1, of the panel of a draft that shows best what its template is about. Raises StoryError."""
    covers = [one.cover for one in _drafted(key, facts)[1]]
    return 1 + covers.index(min(covers))


def _drafted(key: str, facts: dict[str, Any]) -> tuple[Story, list[_Ranked]]:
    """A draft and what its panels were made from."""
    books = _books()
    if key in SHARED or key not in books:
        raise StoryError(f'There is no template called "{key}".')
    known = read_facts(facts)
    title = _filled(chosen(books[key]["story_title"], known, NOTHING), known, NOTHING)
    story = Story(title, cast_of(known), (), tuple(told.finding for told in known.findings), known.places)
    steps = books[key]["panels"]
    ranked = _enough(_few_enough(steps, story, known), story, known)
    panels = tuple(_turned(story, one.panel) if place % 2 else one.panel for place, one in enumerate(ranked))
    if not any(panel.finding for panel in panels):
        story = replace(story, findings=())
    story = replace(story, panels=panels, left_out=tuple(_promised(known, steps)))
    return replace(story, left_out=left_out(story)), ranked


__all__ = ["FEWEST", "Facts", "cast_of", "cover", "from_template", "left_out", "read_facts", "templates"]
