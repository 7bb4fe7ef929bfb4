"""The facts of a case cut into pieces, each small enough for one panel. Words are never shortened.

There are three ways to cut. The roomy way keeps what belongs together in panels of its own; the tighter ways are for
cases with more to tell than a story has panels.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from storyboards.filling.facts import ABOUT, Facts, Remedy
from storyboards.readability import LONGEST_BUBBLE, sentences
from storyboards.story import Finding

ROOMY, DATES_IN_WORDS, LIKE_FINDINGS_JOINED = 0, 1, 2
WAYS = (ROOMY, DATES_IN_WORDS, LIKE_FINDINGS_JOINED)

WORDS_A_BUBBLE = (36, 28, 20, 14)
"""How many words of the facts go into one bubble before the next panel takes over: the first that fits is taken."""


@dataclass(frozen=True)
class Item:
    """One filling of a repeated panel: the text, and what belongs to it."""

    text: str = ""
    by: str | None = None
    finding: Finding | None = None
    about: str = ""
    """What a remedy is about, as `facts.ABOUT` says; empty where several are told together."""
    done: bool = False


def sentence(text: str) -> str:
    """The text with a capital and an end mark."""
    text = text.strip()
    text = text[:1].upper() + text[1:]
    return text if re.search(r"[.!?…][\"”’')]*$", text) else text + "."


def told_as(text: str) -> list[str]:
    """The sentences in which a fact is told."""
    return list(sentences(sentence(text)))


def chunks(texts: Iterable[str], most: int) -> list[str]:
    """Sentences packed into as few pieces as hold at most `most` words; a sentence is never parted."""
    pieces: list[str] = []
    for part in (s for text in texts for s in told_as(text)):
        if pieces and len(f"{pieces[-1]} {part}".split()) <= most:
            pieces[-1] = f"{pieces[-1]} {part}"
        else:
            pieces.append(part)
    return pieces


def widths(way: int) -> tuple[int, ...]:
    """How many words to try in a bubble, the most first."""
    return WORDS_A_BUBBLE if way == ROOMY else (LONGEST_BUBBLE, *WORDS_A_BUBBLE)


def _findings(facts: Facts, most: int, way: int) -> list[Item]:
    if way < LIKE_FINDINGS_JOINED:
        return [Item(piece, finding=told.finding) for told in facts.findings for piece in chunks([told.plain], most)]
    items = []
    for outcome in dict.fromkeys(told.finding.outcome for told in facts.findings):
        alike = [told for told in facts.findings if told.finding.outcome == outcome]
        numbers = tuple(told.finding.number for told in alike)
        joined = Finding(numbers[0], outcome, numbers[1:])
        items += [Item(piece, finding=joined) for piece in chunks([told.plain for told in alike], most)]
    return items


def dated(remedy: Remedy) -> str:
    """A remedy with its date in its own words, for a panel that tells several."""
    return f"{sentence(remedy.text)} We will do it by {remedy.by}." if remedy.by and not remedy.done else remedy.text


def _remedies(facts: Facts, most: int, way: int) -> list[Item]:
    """Remedies of one kind and date share panels, so that the date is said under what it is about."""
    if way >= DATES_IN_WORDS:
        # What has no date comes last, so that no date seems to be its own.
        ordered = sorted(facts.remedies, key=lambda remedy: remedy.by is None)
        return [
            Item(piece, done=done)
            for done in (True, False)
            for piece in chunks([dated(r) for r in ordered if r.done is done], most)
        ]
    groups: dict[tuple[str, bool, str | None], list[str]] = {}
    for remedy in facts.remedies:
        group = (ABOUT[remedy.kind], remedy.done, None if remedy.done else remedy.by)
        groups.setdefault(group, []).append(remedy.text)
    return [
        Item(piece, by, None, about, done)
        for (about, done, by), texts in groups.items()
        for piece in chunks(texts, most)
    ]


def _plain(texts: Callable[[Facts], tuple[str, ...]]) -> Callable[[Facts, int, int], list[Item]]:
    """Facts that are cut alike whichever way is taken."""

    def cut(facts: Facts, most: int, way: int) -> list[Item]:
        del way
        return [Item(piece) for piece in chunks(texts(facts), most)]

    return cut


REPEATS: dict[str, Callable[[Facts, int, int], list[Item]]] = {
    "said": _plain(lambda facts: facts.said),
    "findings": _findings,
    "remedies": _remedies,
    "learning": _plain(lambda facts: facts.learning),
    "next_steps": _plain(lambda facts: facts.next_steps),
}
"""What a panel may repeat over: the pieces of it, at so many words a bubble, cut one of the three ways."""
