"""The facts of a case as the office hands them over, read and held as a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from storyboards import presets
from storyboards.rules import OUTCOMES
from storyboards.story import Finding, Look, StoryError


@dataclass(frozen=True)
class Facts:
    """The facts of a case, read from the plain dict the office hands over."""

    child_name: str | None
    child_look: Look | None
    manager_name: str
    worker_name: str | None
    said: tuple[str, ...]
    talked_to: tuple[str, ...]
    findings: tuple[tuple[Finding, str], ...]
    remedies: tuple[tuple[str, str | None], ...]
    learning: tuple[str, ...]
    next_steps: tuple[str, ...]
    looks: tuple[tuple[str, Look], ...] = ()
    places: tuple[str, ...] = ()


def _texts(facts: dict[str, Any], name: str) -> tuple[str, ...]:
    value = facts.get(name) or []
    if not isinstance(value, (list, tuple)) or not all(isinstance(part, str) for part in value):
        raise StoryError(f'"{name}" should be a list of texts.')
    return tuple(part.strip() for part in value if part.strip())


def _name(facts: dict[str, Any], name: str) -> str | None:
    value = facts.get(name)
    if value is not None and not isinstance(value, str):
        raise StoryError(f'"{name}" should be a text.')
    return value.strip() or None if value else None


def _finding(data: Any) -> tuple[Finding, str]:
    if not isinstance(data, dict) or not isinstance(data.get("number"), int) or not isinstance(data.get("plain"), str):
        raise StoryError("A finding needs a number, an outcome and a plain text.")
    if data.get("outcome") not in OUTCOMES:
        raise StoryError(f"The outcome of finding {data['number']} should be one of: {', '.join(OUTCOMES)}.")
    return Finding(data["number"], data["outcome"]), data["plain"].strip()


def _remedy(data: Any) -> tuple[str, str | None]:
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise StoryError("A remedy needs a text, and may have a date in words.")
    by = data.get("by")
    return data["text"].strip(), str(by).strip() if by else None


def read_facts(facts: dict[str, Any]) -> Facts:
    """The facts as a record. Raises StoryError in one sentence for what cannot be used."""
    manager = _name(facts, "manager_name")
    if manager is None:
        raise StoryError("A story needs the name of the children's complaints manager.")
    look = facts.get("child_look")
    described = presets.from_answers(look, Look(age="child", clothes="tshirt")) if look is not None else None
    given = {role: facts.get(f"{role}_look") for role in ("manager", "worker")}
    looks = tuple((role, presets.from_answers(value, presets.ADULTS[0])) for role, value in given.items() if value)
    return Facts(
        _name(facts, "child_name"), described, manager, _name(facts, "worker_name"),
        said=_texts(facts, "what_child_said"), talked_to=_texts(facts, "talked_to"),
        findings=tuple(_finding(part) for part in facts.get("findings") or ()),
        remedies=tuple(_remedy(part) for part in facts.get("remedies") or ()),
        learning=_texts(facts, "learning"), next_steps=_texts(facts, "next_steps"), looks=looks,
        places=_texts(facts, "places"),
    )  # fmt: skip
