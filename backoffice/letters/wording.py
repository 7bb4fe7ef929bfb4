"""The words of a letter as somebody rewrites them: stretches of plain text between the conditions.

A block says what it says in stretches: words that always stand there, words for a child, words for a helper. Each
stretch is rewritten by itself. The facts that are filled in have plain names in it, such as ``{{ their name }}``, and
stay; the conditions between the stretches are never touched. So nobody needs to know the signs of a template, and
nothing that anybody typed is ever read as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import yaml

from backoffice.letters.checks import Problem
from backoffice.letters.compose import Letter, Sender, compose, edited
from backoffice.letters.example import A_DAY, A_REFERENCE, EXAMPLE
from backoffice.letters.reading import grade
from backoffice.letters.template import WORDS, Block, LetterTemplate

_TAG = re.compile(r"(\{%.*?%\})", re.S)
_NAMED = re.compile(r"\{%-?\s*(\w+)\s*(.*?)\s*-?%\}", re.S)
_FACT = re.compile(r"\{\{\s*(.*?)\s*\}\}", re.S)
_BRACE = re.compile(r"[{}]")
_ROW = re.compile(r"\w+ in (\w+)")
_LONGEST, _LONGEST_HEADING = 3000, 120


@dataclass(frozen=True)
class Stretch:
    """Words that stand or fall together. ``when`` says when they stand, or nothing where they always do."""

    key: str
    when: str
    words: str
    facts: Mapping[str, str]
    """The facts in it: the plain name of each, and what the template calls it."""

    @property
    def ours(self) -> bool:
        """Whether anything of it is words of ours: a fact alone, or a comma, is nothing to rewrite."""
        return any(letter.isalpha() for letter in _FACT.sub("", self.words))


def stretches(block: Block) -> tuple[Stretch, ...]:
    """Return the words of a block, stretch by stretch, in reading order."""
    return tuple(_stretches(block.key, block.text))


def rewritable(block: Block) -> tuple[Stretch, ...]:
    """Return the stretches of a block that somebody may rewrite; none of a block that is fixed."""
    return () if block.fixed else tuple(each for each in stretches(block) if each.ours)


def plainly(block: Block) -> str:
    """Return what a block says with its facts and conditions under their plain names, for reading and comparing."""
    said, before = "", ""
    for stretch, part in zip(stretches(block), _TAG.split(block.text)[::2], strict=True):
        begins = part[: len(part) - len(part.lstrip())]
        if stretch.ours and stretch.when != before:
            begins, before = f"\n[{stretch.when}] " if stretch.when else "\n", stretch.when
        said += begins + stretch.words + part[len(part.rstrip()) :]
    return "\n".join(line.strip() for line in said.splitlines() if line.strip())


def words_of(template: LetterTemplate, now: LetterTemplate) -> dict[str, str]:
    """Return what stands in each box when somebody begins to rewrite: the words of now, where a block has its boxes."""
    found: dict[str, str] = {}
    for block in template.blocks:
        if block.fixed:
            continue
        there = next((each for each in now.blocks if each.key == block.key), block)
        same = len(stretches(there)) == len(stretches(block))
        known = {each.key: each.words for each in stretches(there)} if same else {}
        found |= {each.key: known.get(each.key, each.words) for each in rewritable(block)}
        found |= {heading_of(block): there.heading} if block.heading else {}
    return found


def rewritten(template: LetterTemplate, typed: Mapping[str, str]) -> LetterTemplate:
    """Return the template with the words that were typed in place of its own. ``wrong`` says whether they may stand."""
    return replace(template, blocks=tuple(_rewritten(block, typed) for block in template.blocks))


def wrong(template: LetterTemplate, typed: Mapping[str, str], *, grade_reason: str = "") -> tuple[Problem, ...]:
    """Return all that stands against these words, in reading order; empty means that letters may be made of them."""
    found = [problem for block in template.blocks if not block.fixed for problem in _wrong_in(block, typed)]
    if found or grade_reason.strip():
        return tuple(found)
    return _too_hard(template, rewritten(template, typed))


def as_example(template: LetterTemplate, facts: Mapping[str, Any], sender: Sender, *, to_helper: bool) -> Letter:
    """Return the letter as it would be for a made-up case. ``facts`` are the numbers and links that hold here."""
    told = {**EXAMPLE, **facts, "to_helper": to_helper}
    return compose(
        template, facts=told, reference=A_REFERENCE, dated=A_DAY, to_name=EXAMPLE["child_name"], sender=sender
    )


def grade_of(template: LetterTemplate) -> float:
    """Return how hard the template's own words are to read: the harder of the letter to a child and to a helper.

    What is filled in from the case is left out, as it is not the template's.
    """
    return max(grade(_own_words(template, to_helper=to_helper)) for to_helper in (False, True))


def grade_limit(template: LetterTemplate) -> float | None:
    """Return how hard the words may be. The answer to a child has a limit by the child's age; here the lower holds."""
    return template.reading_grade or (5.0 if template.audience == "child" else None)


def _too_hard(before: LetterTemplate, now: LetterTemplate) -> tuple[Problem, ...]:
    limit, found = grade_limit(now), grade_of(now)
    if limit is None or found <= max(limit, grade_of(before)):
        return ()
    message = (
        f"The words are too hard: reading grade {found}, and this letter may have {limit}. "
        "Use shorter words and sentences, or say why it cannot be simpler."
    )
    return (Problem("grade", "grade_reason", message),)


def _own_words(template: LetterTemplate, *, to_helper: bool) -> str:
    made = as_example(template, {}, _SOMEBODY, to_helper=to_helper)
    facts = {block.key: "" for block in template.blocks if not block.fixed and not rewritable(block)}
    return edited(made, facts).words()


_SOMEBODY = Sender("Sam Carter", "Children's complaints manager", "Cafcass", "0300 456 4000", "us@example.org")


def _wrong_in(block: Block, typed: Mapping[str, str]) -> Iterator[Problem]:
    heading = typed.get(heading_of(block), block.heading)
    if block.heading and not heading.strip():
        yield Problem("empty", heading_of(block), f"Write a heading over “{block.label}”.")
    elif len(heading.strip()) > _LONGEST_HEADING or len(heading.strip().splitlines()) > 1:
        yield Problem("long", heading_of(block), f"Use one line of at most {_LONGEST_HEADING} characters.")
    elif _BRACE.search(heading):
        yield Problem("unresolved", heading_of(block), "Nothing is filled in here. Take the braces out.")
    for stretch in rewritable(block):
        if stretch.key in typed and (message := _wrong_with(block, stretch, typed[stretch.key])):
            yield Problem("words", stretch.key, message)


def _wrong_with(block: Block, stretch: Stretch, words: str) -> str:
    said = [" ".join(name.split()) for name in _FACT.findall(words)]
    strange = [name for name in said if name not in stretch.facts]
    gone = [name for name in stretch.facts if name not in said]
    if len(words) > _LONGEST:
        return f"Use at most {_LONGEST} characters."
    if not words.strip():
        return f"This letter must hold: {block.holds}." if block.holds else ""
    if strange:
        known = f"What is filled in here is {_listed(stretch.facts)}" if stretch.facts else "Nothing is filled in here"
        return f"The case knows nothing called {{{{ {strange[0]} }}}}. {known}."
    if gone:
        return f"Keep {_listed(gone)}: it is filled in from the case."
    if _BRACE.search(_FACT.sub("", words)):
        return "There is a brace too many or too few. What is filled in has two before it and two after it."
    return ""


def _listed(names: Mapping[str, str] | list[str]) -> str:
    return " and ".join(f"{{{{ {name} }}}}" for name in names)


def heading_of(block: Block) -> str:
    """Return the name of the box in which the heading of a block is typed."""
    return f"{block.key}.heading"


def _rewritten(block: Block, typed: Mapping[str, str]) -> Block:
    if block.fixed:
        return block
    parts = _TAG.split(block.text)
    for stretch in rewritable(block):
        if stretch.key in typed:
            at = 2 * int(stretch.key.rpartition(".")[2])
            parts[at] = _between_its_edges(parts[at], _with_facts(typed[stretch.key], stretch.facts))
    heading = " ".join(typed.get(heading_of(block), block.heading).split()) if block.heading else ""
    return replace(block, heading=heading, text="".join(parts))


def _between_its_edges(before: str, words: str) -> str:
    """The spaces and line ends around a stretch part it from its neighbours, and are not typed."""
    core = before.strip()
    at = before.index(core)
    tidy = words.replace("\r\n", "\n").replace("\r", "\n").strip()
    return before[:at] + tidy + before[at + len(core) :]


def _with_facts(words: str, facts: Mapping[str, str]) -> str:
    """A plain name becomes what the template calls it. Every other brace is only a brace, whatever was typed."""
    parts = re.split(r"(\{\{[^{}]*\}\})", words)
    named = (facts.get(" ".join(part.strip("{}").split())) if at % 2 else None for at, part in enumerate(parts))
    return "".join(
        f"{{{{ {fact} }}}}" if fact else _BRACE.sub(lambda brace: f"{{{{ '{brace[0]}' }}}}", part)
        for fact, part in zip(named, parts, strict=True)
    )


def _stretches(key: str, text: str) -> Iterator[Stretch]:
    open_: list[tuple[str, str]] = []
    for at, part in enumerate(_TAG.split(text)):
        if at % 2:
            _follow(open_, part)
            continue
        facts = {_called(fact): fact for fact in _FACT.findall(part)}
        words = _FACT.sub(lambda found: f"{{{{ {_called(found[1])} }}}}", part)
        when = ", ".join(dict.fromkeys(says for says, _ in open_))
        yield Stretch(f"{key}.{at // 2}", when, words.strip(), facts)


def _called(fact: str) -> str:
    name: str = _names()["facts"].get(fact, fact)
    return name


def _follow(open_: list[tuple[str, str]], tag: str) -> None:
    """Keep account of the conditions a stretch stands under: each as it is called, and as its contrary is."""
    found = _NAMED.fullmatch(tag)
    sign, told = (found[1], found[2]) if found else ("", "")
    if sign == "if":
        open_.append(_condition(told))
    elif sign == "for":
        row = _ROW.match(told)
        says, none = _names()["rows"].get(row[1] if row else "", ("for each", "otherwise"))
        open_.append((says, none))
    elif sign == "elif":
        open_[-1] = (_condition(told)[0], "otherwise")
    elif sign == "else":
        open_[-1] = (open_[-1][1], "")
    elif sign.startswith("end"):
        open_.pop()


def _condition(told: str) -> tuple[str, str]:
    says, contrary = _names()["conditions"].get(told, (f"where {told}", "otherwise"))
    return says, contrary


@cache
def _names() -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load((WORDS / "passages" / "names.yml").read_text(encoding="utf-8"))
    return told
