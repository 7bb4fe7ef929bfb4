"""Stories from templates: a list of panels with gaps in `templates/*.yml`, filled from the facts of a case.

A panel in a template may repeat over a list of facts, may be only for some cases (`when`), and may have people who
step out where there is no room (`optional`). A panel with a higher `rank` gives way first when a story would have more
than eight. Words are never shortened: what does not fit one panel goes on in the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from storyboards import presets
from storyboards.alt import draft
from storyboards.facts import Facts, read_facts
from storyboards.layout import lay_out
from storyboards.problems import DoesNotFit
from storyboards.readability import LONGEST_CAPTION, sentences
from storyboards.rules import FEWEST, MOST, OUTCOMES
from storyboards.story import Bubble, Finding, Look, Panel, Person, Placed, Story, StoryError

STEADY = ("court", "reading", "video_call")
"""Scenes whose furniture has its own side."""

WORDS_A_BUBBLE = (36, 28, 20, 14)
"""How many words of the facts go into one bubble before the next panel takes over: the first that fits is taken."""


_LEADING_NAME = re.compile(r"^((?:(?:Mr|Mrs|Ms|Miss|Dr) )?[^\W\d_a-z][^\W\d_]*(?:[ -][^\W\d_a-z][^\W\d_]*)*)")


def _name_in(text: str) -> str | None:
    """The name a text such as "Tom, your worker" begins with, or None for "your school"."""
    found = _LEADING_NAME.match(text)
    return found[1] if found and found[1].casefold() not in ("we", "your", "the", "our", "my", "mum", "dad") else None


def cast_of(facts: Facts) -> tuple[Person, ...]:
    """Everyone the story may show or name, each with a look that stays."""
    given = dict(facts.looks)
    people: list[Person] = []
    taken: list[Look] = []

    def add(key: str, name: str, role: str, look: Look) -> None:
        people.append(Person(key, name, role, look))
        taken.append(look)

    if facts.child_look is not None:
        add("child", facts.child_name or "you", "child", facts.child_look)
    elif facts.child_name:
        people.append(Person("child", facts.child_name, "child", Look(age="child")))
    add(
        "manager",
        facts.manager_name,
        "manager",
        given.get("manager") or presets.for_name(facts.manager_name, presets.ADULTS),
    )
    if facts.worker_name:
        add(
            "worker",
            facts.worker_name,
            "worker",
            given.get("worker") or presets.for_name(facts.worker_name, presets.ADULTS, taken),
        )
    add("judge", "the judge", "judge", presets.for_name(facts.manager_name, presets.JUDGES))
    for place, text in enumerate(facts.talked_to, 1):
        name = _name_in(text)
        if name and not any(name in (p.name, p.name.split()[0]) for p in people):
            add(f"adult{place}", name, "adult", presets.for_name(name, presets.ADULTS, taken))
    return tuple(people)


@lru_cache(maxsize=1)
def _books() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for file in sorted(files("storyboards").joinpath("templates").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".yml"):
            found[file.name.removesuffix(".yml")] = yaml.safe_load(file.read_text("utf-8"))
    return found


def templates() -> list[tuple[str, str]]:
    """The templates as (key, title), in the order they are offered."""
    books = {key: book for key, book in _books().items() if key != "beats"}
    return [(key, str(book["title"])) for key, book in sorted(books.items(), key=lambda pair: pair[1]["order"])]


def _sentence(text: str) -> str:
    """The text with a capital and an end mark."""
    text = text.strip()
    text = text[:1].upper() + text[1:]
    return text if re.search(r"[.!?][\"”’')]*$", text) else text + "."


def _chunks(texts: tuple[str, ...] | list[str], most: int) -> list[str]:
    """Sentences packed into as few pieces as hold at most `most` words; a sentence is never parted."""
    pieces: list[str] = []
    for sentence in (s for text in texts for s in sentences(_sentence(text))):
        if pieces and len(f"{pieces[-1]} {sentence}".split()) <= most:
            pieces[-1] = f"{pieces[-1]} {sentence}"
        else:
            pieces.append(sentence)
    return pieces


def _listed(names: tuple[str, ...]) -> str:
    names = tuple(name.strip(" .") for name in names)
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else list(names))


@dataclass(frozen=True)
class _Item:
    """One filling of a repeated panel: the text, and what belongs to it."""

    text: str = ""
    by: str | None = None
    finding: Finding | None = None


def _findings(facts: Facts, most: int) -> list[_Item]:
    return [_Item(piece, None, finding) for finding, plain in facts.findings for piece in _chunks([plain], most)]


def _remedies(facts: Facts, most: int) -> list[_Item]:
    """Remedies with the same date share panels, so that the date is said under what it is about."""
    dates = list(dict.fromkeys(by for _, by in facts.remedies))
    return [
        _Item(piece, by) for by in dates for piece in _chunks([text for text, b in facts.remedies if b == by], most)
    ]


_REPEATS: dict[str, Callable[[Facts, int], list[_Item]]] = {
    "said": lambda facts, most: [_Item(piece) for piece in _chunks(facts.said, most)],
    "findings": _findings,
    "remedies": _remedies,
    "learning": lambda facts, most: [_Item(piece) for piece in _chunks(facts.learning, most)],
    "next_steps": lambda facts, most: [_Item(piece) for piece in _chunks(facts.next_steps, most)],
}


def _holds(condition: str, facts: Facts, item: _Item) -> bool:
    """Whether a template's condition is true of the case; "not " before it turns it round."""
    if condition.startswith("not "):
        return not _holds(condition.removeprefix("not "), facts, item)
    if condition in OUTCOMES:
        return any(finding.outcome == condition for finding, _ in facts.findings)
    return bool({
        "child": facts.child_look, "worker": facts.worker_name, "talked": facts.talked_to, "said": facts.said,
        "remedies": facts.remedies, "learning": facts.learning, "next_steps": facts.next_steps,
        "findings": facts.findings, "agreed": any(f.outcome in ("upheld", "partly_upheld") for f, _ in facts.findings),
        "by": item.by,
    }[condition])  # fmt: skip


def _filled(text: str, facts: Facts, item: _Item) -> str:
    values = {
        "manager": facts.manager_name, "worker": facts.worker_name or "the worker",
        "item": item.text, "by": item.by or "",
        "talked_to": _listed(facts.talked_to) if facts.talked_to else "people who know",
    }  # fmt: skip
    return re.sub(r"\{(\w+)\}", lambda match: values[match[1]], text)


def _chosen(value: Any, facts: Facts, item: _Item) -> Any:
    """A value of a template, which may depend on the outcome of the finding or on a condition."""
    if isinstance(value, dict) and item.finding and item.finding.outcome in value:
        return value[item.finding.outcome]
    if isinstance(value, list) and value and all(isinstance(v, dict) and "then" in v for v in value):
        return next((v["then"] for v in value if all(_holds(c, facts, item) for c in _conditions(v))), "")
    return value


def _conditions(spec: dict[str, Any]) -> list[str]:
    when = spec.get("when", [])
    return [when] if isinstance(when, str) else list(when)


def _people(spec: dict[str, Any], cast: tuple[Person, ...], facts: Facts, item: _Item) -> list[tuple[Placed, bool]]:
    """Who stands in the panel, each with whether they may step out."""
    shown = {person.key for person in cast if person.key != "child" or facts.child_look}
    guests = [person.key for person in cast if person.key.startswith("adult")]
    out = []
    for one in _chosen(spec.get("people", []), facts, item):
        who = one["who"]
        if who == "talked_to":
            who = "worker" if "worker" in shown else guests[0] if guests else ""
        if who in shown:
            expression = _chosen(one.get("expression", "calm"), facts, item)
            pose = _chosen(one.get("pose", "auto"), facts, item)
            out.append((Placed(who, expression, pose, one.get("facing", "auto")), bool(one.get("optional"))))
    return out


def _panel(spec: dict[str, Any], story: Story, facts: Facts, item: _Item) -> Panel:
    """One panel with its gaps filled, in the fullest form that fits."""
    people = _people(spec, story.cast, facts, item)
    present = {placed.who for placed, _ in people}
    said = [
        Bubble(line["who"], _filled(_chosen(line["text"], facts, item), facts, item), line.get("kind", "said"))
        for line in spec.get("say", [])
        if all(_holds(c, facts, item) for c in _conditions(line))
    ]
    caption = _filled(_chosen(spec["caption"], facts, item), facts, item)
    caption = (
        caption if len(caption.split()) <= LONGEST_CAPTION else _filled(spec.get("short", spec["caption"]), facts, item)
    )
    panel = Panel(
        spec["scene"], tuple(placed for placed, _ in people), tuple(_chosen(spec.get("props", []), facts, item)),
        tuple(b for b in said if b.who in present and b.text), caption, "", item.finding if spec.get("ties") else None,
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


def _in_turn(spec: dict[str, Any], place: int) -> dict[str, Any]:
    """The panel in the next of its scenes, where it names several, so that a long answer does not look the same."""
    scenes = spec["scene"]
    return {**spec, "scene": scenes[place % len(scenes)]} if isinstance(scenes, list) else spec


def _repeated(spec: dict[str, Any], story: Story, facts: Facts) -> list[Panel]:
    """A panel of a template once, or once for every piece of the facts it repeats over, in the fewest that fit."""
    if "repeat" not in spec:
        return [_panel(spec, story, facts, _Item())]
    panels: list[Panel] = []
    for most in WORDS_A_BUBBLE:
        items = _REPEATS[spec["repeat"]](facts, most)
        panels = [_panel(_in_turn(spec, place), story, facts, item) for place, item in enumerate(items)]
        if all(_fits(story, panel) for panel in panels):
            break
    return panels


def _expanded(book: dict[str, Any], story: Story, facts: Facts) -> Iterator[tuple[int, Panel]]:
    """The panels of a template with their ranks; the later ones of a repeated panel may have a rank of their own."""
    beats = _books()["beats"]
    for step in book["panels"]:
        spec = {**beats[step["use"]], **step} if "use" in step else step
        if all(_holds(condition, facts, _Item()) for condition in _conditions(spec)):
            first = int(spec.get("rank", 1))
            for place, panel in enumerate(_repeated(spec, story, facts)):
                yield (int(spec.get("later", first)) if place else first), panel


def from_template(key: str, facts: dict[str, Any]) -> Story:
    """A first draft from a template and the facts of a case. Raises StoryError; `check` says what is left to do."""
    books = _books()
    if key == "beats" or key not in books:
        raise StoryError(f'There is no template called "{key}".')
    known = read_facts(facts)
    story = Story(
        _filled(str(books[key]["story_title"]), known, _Item()), cast_of(known), (),
        tuple(finding for finding, _ in known.findings), known.places,
    )  # fmt: skip
    ranked = list(_expanded(books[key], story, known))
    while len(ranked) > MOST and max(rank for rank, _ in ranked) > 1:
        worst = max(rank for rank, _ in ranked)
        last = max(place for place, (rank, _) in enumerate(ranked) if rank == worst)
        del ranked[last]
    panels = tuple(_turned(story, panel) if place % 2 else panel for place, (_, panel) in enumerate(ranked))
    told = {panel.finding.number for panel in panels if panel.finding}
    if not told:
        story = replace(story, findings=())
    return replace(story, panels=panels)


__all__ = ["FEWEST", "Facts", "cast_of", "from_template", "read_facts", "templates"]
