"""Who is in a story: everyone the facts of a case name, each with a look that stays."""

from __future__ import annotations

import re

from storyboards.filling import presets
from storyboards.filling.facts import Facts
from storyboards.story import Look, Person

_LEADING_NAME = re.compile(r"^((?:(?:Mr|Mrs|Ms|Miss|Dr) )?[^\W\d_a-z][^\W\d_]*(?:[ -][^\W\d_a-z][^\W\d_]*)*)")


def _name_in(text: str) -> str | None:
    """The name a text such as "Tom, your worker" begins with, or None for "your school"."""
    found = _LEADING_NAME.match(text)
    return found[1] if found and found[1].casefold() not in ("we", "your", "the", "our", "my", "mum", "dad") else None


def cast_of(facts: Facts) -> tuple[Person, ...]:
    """Everyone the story may show or name."""
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
    manager = given.get("manager") or presets.for_name(facts.manager_name, presets.ADULTS)
    add("manager", facts.manager_name, "manager", manager)
    if facts.worker_name:
        worker = given.get("worker") or presets.for_name(facts.worker_name, presets.ADULTS, taken)
        add("worker", facts.worker_name, "worker", worker)
    add("judge", "the judge", "judge", presets.for_name(facts.manager_name, presets.JUDGES, taken))
    for place, text in enumerate(facts.talked_to, 1):
        name = _name_in(text)
        if name and not any(name in (p.name, p.name.split()[0]) for p in people):
            add(f"adult{place}", name, "adult", presets.for_name(name, presets.ADULTS, taken))
    return tuple(people)


def talked_to(facts: Facts, cast: tuple[Person, ...]) -> str:
    """Whom a picture of asking shows: the worker where we asked the worker, else the first we asked by name, or ""."""
    worker = facts.worker_name
    if worker:
        names = (worker, worker.split()[0])
        if any(text.casefold() == "your worker" or _name_in(text) in names for text in facts.talked_to):
            return "worker"
    return next((person.key for person in cast if person.key.startswith("adult")), "")
