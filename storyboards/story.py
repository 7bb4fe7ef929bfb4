"""A story as data: who is in it, and what each panel shows, says and means. Frozen, and the same in every output."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import Any

VERSION = 1

FROM_RIGHT = ("ar", "ckb", "fa", "ks", "ps", "sd", "ug", "ur")
"""Languages that are read from the right, in the script we have letters for."""


class StoryError(ValueError):
    """A story that cannot be read. The message is one plain sentence that may be shown."""


@dataclass(frozen=True)
class Look:
    """How a person looks; every value is a key of the tables in `looks`."""

    age: str = "adult"
    skin: str = "honey"
    head: str = "crop"
    hair: str = "dark_brown"
    cover: str = "teal"
    """The colour of a scarf, turban, hat, bow or hair tie."""
    glasses: str = "none"
    beard: str = "none"
    clothes: str = "jumper"
    cloth: str = "teal"
    hearing_aid: bool = False
    wheelchair: bool = False


@dataclass(frozen=True)
class Person:
    """Somebody in the cast. `key` names them in panels, `name` is what captions may call them."""

    key: str
    name: str
    role: str = "adult"
    look: Look = field(default_factory=Look)


@dataclass(frozen=True)
class Placed:
    """A person in a panel. Facing "auto" looks at the others, or into the picture when alone."""

    who: str
    expression: str = "calm"
    pose: str = "auto"
    facing: str = "auto"


@dataclass(frozen=True)
class Bubble:
    """Words a person says, or thinks when `kind` is "thought"."""

    who: str
    text: str
    kind: str = "said"


@dataclass(frozen=True)
class Finding:
    """A finding of the written response and its outcome, which a panel that states it is tied to.

    `also` are the numbers of other findings with the same outcome that the panel tells as well.
    """

    number: int
    outcome: str
    also: tuple[int, ...] = ()


@dataclass(frozen=True)
class Panel:
    """One picture with its words."""

    scene: str = "office"
    people: tuple[Placed, ...] = ()
    props: tuple[str, ...] = ()
    bubbles: tuple[Bubble, ...] = ()
    caption: str = ""
    alt: str = ""
    finding: Finding | None = None


@dataclass(frozen=True)
class Story:
    """A whole storyboard.

    `findings` are those of the written response, to hold the panels against; `places` are names that are not people
    (a school, a town) and may therefore be written; `left_out` are words of the response that a draft had no room for.
    """

    title: str = ""
    cast: tuple[Person, ...] = ()
    panels: tuple[Panel, ...] = ()
    findings: tuple[Finding, ...] = ()
    places: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    language: str = "en-GB"

    @property
    def in_english(self) -> bool:
        """Whether its words can be measured, and its pages can say "says"."""
        return self.language.casefold().split("-")[0] == "en"

    @property
    def from_right(self) -> bool:
        """Whether the story is read from right to left."""
        return self.language.casefold().split("-")[0] in FROM_RIGHT

    def person(self, key: str) -> Person:
        """The member of the cast with this key. Raises StoryError when there is none."""
        for person in self.cast:
            if person.key == key:
                return person
        raise StoryError(f'"{key}" is in a panel but not in the cast.')

    def to_dict(self) -> dict[str, Any]:
        """The story as plain lists and dicts, ready for JSON, with the version of its form."""
        return {"version": VERSION, **_listed(asdict(self))}

    @staticmethod
    def from_dict(data: dict[str, Any]) -> Story:
        """The story a dict describes. Raises StoryError in one sentence when it does not describe one."""
        if not isinstance(data, dict):
            raise StoryError("A story is a table of names and values.")
        if data.get("version") != VERSION:
            raise StoryError(f"This story is of version {data.get('version')!r}; only version {VERSION} can be read.")
        rest = {name: value for name, value in data.items() if name != "version"}
        story: Story = _read(Story, rest, "the story")
        for panel in story.panels:
            for who in [p.who for p in panel.people] + [b.who for b in panel.bubbles]:
                story.person(who)
        return story


_PARTS: dict[tuple[type, str], type] = {
    (Story, "cast"): Person,
    (Story, "panels"): Panel,
    (Story, "findings"): Finding,
    (Panel, "people"): Placed,
    (Panel, "bubbles"): Bubble,
}
_ONE: dict[tuple[type, str], type] = {(Person, "look"): Look, (Panel, "finding"): Finding}


def _listed(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _listed(part) for name, part in value.items()}
    return [_listed(part) for part in value] if isinstance(value, (list, tuple)) else value


def _read(kind: type, data: Any, what: str) -> Any:
    """Build one dataclass from a dict, saying plainly what does not belong."""
    if not isinstance(data, dict):
        raise StoryError(f"{what[0].upper()}{what[1:]} should be a table of names and values.")
    known = {part.name: part for part in fields(kind)}
    strange = sorted(str(name) for name in data if name not in known)
    if strange:
        raise StoryError(f'{what[0].upper()}{what[1:]} has no "{strange[0]}".')
    values = {name: _value(kind, name, value) for name, value in data.items()}
    try:
        return kind(**values)
    except TypeError:
        missing = sorted(known[name].name for name in known if name not in values)
        raise StoryError(f"{what[0].upper()}{what[1:]} lacks one of: {', '.join(missing)}.") from None


def _value(kind: type, name: str, value: Any) -> Any:
    if (kind, name) in _PARTS:
        if not isinstance(value, (list, tuple)):
            raise StoryError(f'"{name}" should be a list.')
        return tuple(_read(_PARTS[kind, name], part, f"part {place} of {name}") for place, part in enumerate(value, 1))
    if (kind, name) in _ONE:
        return None if value is None and kind is Panel else _read(_ONE[kind, name], value, f"the {name}")
    if (kind, name) == (Finding, "also"):
        if not isinstance(value, (list, tuple)) or not all(type(part) is int for part in value):
            raise StoryError(f'"{name}" should be a list of numbers.')
        return tuple(value)
    if (kind, name) in ((Panel, "props"), (Story, "places"), (Story, "left_out")):
        if not isinstance(value, (list, tuple)) or not all(isinstance(part, str) for part in value):
            raise StoryError(f'"{name}" should be a list of words.')
        return tuple(value)
    wanted: type = {"hearing_aid": bool, "wheelchair": bool, "number": int}.get(name, str)
    if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
        raise StoryError(
            f'"{name}" should be {"yes or no" if wanted is bool else "a number" if wanted is int else "text"}.'
        )
    return value
