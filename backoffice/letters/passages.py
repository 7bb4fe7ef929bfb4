"""The few signs a letter's words may carry, and what they mean.

Words are typed as plain text. A blank line parts two paragraphs; a line that begins with "- " is a point of a list;
"> " marks someone's own words; "### " a small heading; **two stars** strong words. Anything else is just text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

_STRONG = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True)
class Run:
    """Words in one weight."""

    text: str
    strong: bool = False


@dataclass(frozen=True)
class Passage:
    """One paragraph, list, quotation or small heading. ``lines`` holds its lines, each a row of runs."""

    kind: str
    lines: tuple[tuple[Run, ...], ...]


def passages(text: str) -> tuple[Passage, ...]:
    """Read the words of one block."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[Passage]:
    for kind, lines in groupby(text.splitlines(), key=_kind):
        if kind != "gap":
            yield Passage(kind, tuple(_runs(_bare(line, kind), kind) for line in lines))


def _kind(line: str) -> str:
    if not line.strip():
        return "gap"
    for sign, kind in (("- ", "list"), (">", "quote"), ("### ", "heading")):
        if line.startswith(sign):
            return kind
    return "words"


def _bare(line: str, kind: str) -> str:
    return {"list": line[2:], "quote": line[1:].removeprefix(" "), "heading": line[4:]}.get(kind, line)


def _runs(line: str, kind: str) -> tuple[Run, ...]:
    """Nothing inside a quotation has a meaning for us: it is shown as it was typed."""
    if kind == "quote":
        return (Run(line),)
    parts = _STRONG.split(line)
    return tuple(Run(part, strong=bool(at % 2)) for at, part in enumerate(parts) if part)
