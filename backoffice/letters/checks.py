"""What is still missing from a letter before it may go (specification 7.1)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from backoffice.letters.compose import Letter
from backoffice.letters.reading import MONTHS, grade

_A_DATE = re.compile(rf"\b\d{{1,2}} (?:{MONTHS})\b")
_UNRESOLVED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{\{|\}\}")


@dataclass(frozen=True)
class Problem:
    """Why a letter cannot go yet. ``field`` is the block it is about, or "" for the whole letter."""

    code: str
    field: str
    message: str


def problems(letter: Letter, *, grade_reason: str = "") -> tuple[Problem, ...]:
    """Return all that is wrong with the letter, in reading order; empty means it may go.

    A reading grade above the template's own is a problem unless ``grade_reason`` says why it must be so.
    """
    found = [*_empty(letter), *_unresolved(letter), *_undated(letter), *_headless(letter)]
    if not grade_reason.strip():
        found += _too_hard(letter)
    return tuple(found)


def _empty(letter: Letter) -> list[Problem]:
    return [
        Problem("empty", block.key, f"Write “{block.label}”. This letter must hold: {block.holds}.")
        for block in letter.template.blocks
        if block.holds and not letter.blocks.get(block.key, "").strip()
    ]


def _unresolved(letter: Letter) -> list[Problem]:
    """Someone's own words are quoted and may hold any sign they like; ours may not."""
    return [
        Problem("unresolved", block.key, f"Something is not filled in under “{block.label}”. Replace {hole.group()}.")
        for block in letter.template.blocks
        for line in letter.blocks.get(block.key, "").splitlines()
        if not line.startswith(">") and (hole := _UNRESOLVED.search(line))
    ]


def _undated(letter: Letter) -> list[Problem]:
    """A promise without its day is none."""
    return [
        Problem("date", block.key, f"Say the day under “{block.label}”, such as Friday 27 March 2026.")
        for block in letter.template.blocks
        if (words := letter.blocks.get(block.key, "").strip())
        and not _UNRESOLVED.search(words)
        and len(set(_A_DATE.findall(words))) < block.dates
    ]


def _headless(letter: Letter) -> list[Problem]:
    head = {
        "reference": letter.reference,
        "name of the sender": letter.sender.name,
        "role of the sender": letter.sender.role,
        "way to reply": letter.sender.phone or letter.sender.email or letter.sender.address,
    }
    return [Problem("head", "", f"The letter has no {what}.") for what, told in head.items() if not told.strip()]


def _too_hard(letter: Letter) -> list[Problem]:
    limit = letter.template.reading_grade
    if limit is None or (found := grade(letter.words())) <= limit:
        return []
    return [
        Problem(
            "grade",
            "",
            f"The words are too hard: reading grade {found}, and this letter may have {limit}. "
            "Use shorter words and sentences, or say why it cannot be simpler.",
        )
    ]
