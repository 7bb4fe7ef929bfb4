"""Filling a letter from the facts of a case, and taking a person's changes to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from jinja2 import DebugUndefined, FileSystemLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment

from backoffice.letters.template import WORDS, LetterTemplate, template


@dataclass(frozen=True)
class Sender:
    """Who signs a letter and how to answer it. Every letter carries these (specification 7.1, last line)."""

    name: str
    role: str
    org: str
    phone: str = ""
    email: str = ""
    address: str = ""


@dataclass(frozen=True)
class Letter:
    """One letter as it now stands: what it is, to whom, from whom, and the words of each block."""

    template: LetterTemplate
    reference: str
    dated: date
    to_name: str
    sender: Sender
    blocks: Mapping[str, str]
    language: str = ""
    """The language the person asked for, where it is not English; the words themselves are in English."""
    big_print: bool = False

    @property
    def mark(self) -> str:
        """What tells one letter from another on its last line: which template, which version, which form."""
        return f"{self.template.id}, version {self.template.version_name}{', big print' if self.big_print else ''}"

    def words(self) -> str:
        """All the words of the letter in reading order, for measuring and for searching."""
        return "\n\n".join(text for block in self.template.blocks if (text := self.blocks.get(block.key, "")))


def compose(
    letter: str | LetterTemplate,
    *,
    facts: Mapping[str, Any],
    reference: str,
    dated: date,
    to_name: str,
    sender: Sender,
    language: str = "",
    big_print: bool = False,
) -> Letter:
    """Fill ``letter`` from ``facts``: a template, or the number of one whose words are the program's own.

    A fact that is not known stays as ``{{ its_name }}`` in the words, where a person sees it and ``checks`` refuses
    it. Facts are data: a child who types braces gets braces. Raises UnknownLetter.
    """
    chosen = template(letter) if isinstance(letter, str) else letter
    known = {**facts, "sender": sender, "reference": reference, "to_name": to_name, "dated": dated}
    blocks = {block.key: _fill(block.text, known) for block in chosen.blocks}
    return Letter(chosen, reference, dated, to_name, sender, blocks, language, big_print)


def edited(letter: Letter, changes: Mapping[str, str]) -> Letter:
    """Return the letter with a person's words in place of the filled ones. Fixed blocks stay as they are."""
    open_to_change = {block.key for block in letter.template.blocks if not block.fixed}
    taken = {key: _tidy(text) for key, text in changes.items() if key in open_to_change}
    return replace(letter, blocks={**letter.blocks, **taken})


def long_date(day: date) -> str:
    """Say a date as a child reads it: Friday 20 March 2026. A day nobody has set yet stays a gap to be seen."""
    if not isinstance(day, date):
        return str(day)
    return f"{day:%A} {day.day} {day:%B %Y}"


def quoted(words: str) -> str:
    """Return someone's own words as a quotation, every line marked, exactly as typed otherwise."""
    return "\n".join(f"> {line}" for line in str(words).splitlines())


def listed(things: list[str]) -> str:
    """Return things in a sentence: a, b and c."""
    if len(things) < 2:
        return "".join(things)
    return f"{', '.join(things[:-1])} and {things[-1]}"


def _fill(text: str, facts: Mapping[str, Any]) -> str:
    return _tidy(_WORDS.from_string(text).render(**facts))


def _tidy(text: str) -> str:
    """Line ends as we keep them, no blank lines in a row, nothing else changed."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n")]
    kept = [line for at, line in enumerate(lines) if line or (at and lines[at - 1])]
    return "\n".join(kept)


def _environment() -> ImmutableSandboxedEnvironment:
    # Nothing is escaped here: these are words, not markup. The look of a letter escapes them.
    made = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(WORDS / "passages"),
        undefined=DebugUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(day=long_date, quoted=quoted, listed=listed)
    return made


_WORDS = _environment()
