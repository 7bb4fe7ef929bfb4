"""The facts of a case as the office hands them over, read and held as a record.

What a fact does not say is taken as not so: a remedy without "done" is still to be done.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from storyboards.filling import presets
from storyboards.rules import OUTCOMES
from storyboards.story import Finding, Look, StoryError

ABOUT: dict[str, str] = {
    "acknowledgement": "other",
    "explanation": "other",
    "apology": "sorry",
    "recognise_impact": "other",
    "compensation": "other",
    "amend_record": "record",
    "clarify_to_court": "court",
    "letter_to_court_children_parties": "letter",
    "practice_review": "review",
    "change_practice": "change",
    "other": "other",
}
"""The kinds of remedy, and what each is about in a story. A kind with words of its own has a subject of its own."""

PROCEEDINGS = ("live", "ended", "not_sure", "not_said")


@dataclass(frozen=True)
class Remedy:
    """Something that is put right: `by` is its date in words, `who` the person who does it."""

    text: str
    by: str | None = None
    kind: str = "other"
    done: bool = False
    who: str | None = None


@dataclass(frozen=True)
class Told:
    """A finding with its plain words and, for what is not ours to decide, whose it is."""

    finding: Finding
    plain: str
    decided_by: str | None = None


@dataclass(frozen=True)
class Facts:
    """The facts of a case, read from the plain dict the office hands over."""

    child_name: str | None
    child_look: Look | None
    manager_name: str
    worker_name: str | None
    said: tuple[str, ...]
    talked_to: tuple[str, ...]
    findings: tuple[Told, ...]
    remedies: tuple[Remedy, ...]
    learning: tuple[str, ...]
    next_steps: tuple[str, ...]
    looks: tuple[tuple[str, Look], ...] = ()
    places: tuple[str, ...] = ()
    proceedings: str = "not_said"
    late: bool = False
    met: bool = False
    told_by_reader: bool = True
    spoke_for: bool = False

    @property
    def apologised(self) -> bool:
        """Whether the worker has said sorry in person."""
        name = (self.worker_name or "").casefold()
        return bool(name) and any(
            remedy.kind == "apology" and remedy.done and remedy.who is not None and remedy.who.casefold() == name
            for remedy in self.remedies
        )


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


def _yes(facts: dict[str, Any], name: str, usual: bool = False) -> bool:
    value = facts.get(name, usual)
    if not isinstance(value, bool):
        raise StoryError(f'"{name}" should be yes or no.')
    return value


def _one_of(facts: dict[str, Any], name: str, offered: tuple[str, ...], usual: str) -> str:
    value = facts.get(name) or usual
    if value not in offered:
        raise StoryError(f'"{name}" should be one of: {", ".join(offered)}.')
    return str(value)


def _finding(data: Any) -> Told:
    if not isinstance(data, dict) or not isinstance(data.get("number"), int) or not isinstance(data.get("plain"), str):
        raise StoryError("A finding needs a number, an outcome and a plain text.")
    if data.get("outcome") not in OUTCOMES:
        raise StoryError(f"The outcome of finding {data['number']} should be one of: {', '.join(OUTCOMES)}.")
    return Told(Finding(data["number"], data["outcome"]), data["plain"].strip(), _name(data, "decided_by"))


def _remedy(data: Any) -> Remedy:
    if not isinstance(data, dict) or not isinstance(data.get("text"), str) or not data["text"].strip():
        raise StoryError("A remedy needs a text, and may have a date in words.")
    by = data.get("by")
    kind = _one_of(data, "type", tuple(ABOUT), "other")
    return Remedy(data["text"].strip(), str(by).strip() if by else None, kind, _yes(data, "done"), _name(data, "who"))


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
        places=_texts(facts, "places"), proceedings=_one_of(facts, "proceedings", PROCEEDINGS, "not_said"),
        late=_yes(facts, "late"), met=_yes(facts, "met"), told_by_reader=_yes(facts, "told_by_reader", True),
        spoke_for=_yes(facts, "spoke_for"),
    )  # fmt: skip
