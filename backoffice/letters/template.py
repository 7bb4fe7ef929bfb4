"""A letter template: its number, its version and its blocks, read from one YAML file each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

WORDS = Path(__file__).parent / "words"
AUDIENCES = ("child", "helper", "parent", "adult", "staff", "file")


class UnknownLetter(LookupError):
    """There is no letter with that number."""


class BadTemplate(ValueError):
    """A template file says something that no letter can be made of."""


@dataclass(frozen=True)
class Block:
    """One passage of a letter.

    ``holds`` names what the letter must hold by this passage (specification 7.1); a letter cannot go while such a
    block is empty. ``dates`` says how many days it must name at least. A ``fixed`` block is never edited: its facts
    come from the settings. ``check`` is the content check of specification 7.2 that this block answers.
    """

    key: str
    label: str
    text: str
    heading: str = ""
    holds: str = ""
    hint: str = ""
    check: str = ""
    dates: int = 0
    fixed: bool = False


@dataclass(frozen=True)
class LetterTemplate:
    """What letter ``id`` is for and the passages it is made of, in reading order."""

    id: str
    version: int
    name: str
    title: str
    audience: str
    clauses: tuple[str, ...]
    blocks: tuple[Block, ...]
    reading_grade: float | None = None
    attach_pdf: bool = False
    edition: int = 0
    """How often the house has changed its words; 0 while they are the program's own."""

    @property
    def version_name(self) -> str:
        """What tells one set of words from another: version 2, or 2.1 once the house has changed it."""
        return f"{self.version}.{self.edition}" if self.edition else str(self.version)

    def block(self, key: str) -> Block:
        """Return the block called ``key``; raise UnknownLetter if this letter has none."""
        for block in self.blocks:
            if block.key == key:
                return block
        raise UnknownLetter(f"letter {self.id} has no block {key}")

    @property
    def must_hold(self) -> tuple[str, ...]:
        """What specification 7.1 asks of this letter, in its own words."""
        return tuple(block.holds for block in self.blocks if block.holds)


@cache
def template(letter: str) -> LetterTemplate:
    """Return the newest version of the template for ``letter`` (such as "L-C01"). Raises UnknownLetter."""
    if letter not in _known():
        raise UnknownLetter(f"there is no letter {letter}")
    return _read(WORDS / f"{letter}.yml")


def all_templates() -> tuple[LetterTemplate, ...]:
    """Return every template, by number."""
    return tuple(template(letter) for letter in _known())


@cache
def _known() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in WORDS.glob("*.yml")))


def _read(path: Path) -> LetterTemplate:
    told: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    if told["id"] != path.stem:
        raise BadTemplate(f"{path.name} calls itself {told['id']}")
    if told["audience"] not in AUDIENCES:
        raise BadTemplate(f"{path.name} is written to nobody we know")
    blocks = tuple(_block(each) for each in told.pop("blocks"))
    keys = [block.key for block in blocks]
    if len(set(keys)) != len(keys):
        raise BadTemplate(f"{path.name} has two blocks of one name")
    return LetterTemplate(**{**told, "clauses": tuple(told["clauses"])}, blocks=blocks)


def _block(told: dict[str, Any]) -> Block:
    told.setdefault("text", "")
    told.setdefault("label", told["key"].replace("_", " ").capitalize())
    return Block(**{**told, "text": told["text"].strip()})
