"""Which patterns can be in a sentence at all: found by its rarest words, so that hundreds need not be tried.

A child's text is looked at sentence by sentence. A pattern is tried on a sentence only if every family of words it
needs has a member there; its rarest family leads to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from bot.safety.spelling import BREAK

UNKNOWN = "x"
_COMMON_WEIGHT = 100
# Many write without a full stop. A run of words longer than this is looked at in pieces that overlap
# by more than the longest pattern.
_LONGEST_PIECE, _OVERLAP = 90, 30


@dataclass(frozen=True)
class Pattern:
    """One way to say something: the letters it needs, and the expression that finds it, made when first tried.

    Of more than a thousand, few are ever tried on one text, and a child may be waiting while the program starts.
    """

    needs: tuple[frozenset[str], ...]
    expression: str
    written: str

    @cached_property
    def finds(self) -> re.Pattern[str]:
        return re.compile(self.expression)

    @property
    def crosses_sentences(self) -> bool:
        return "~~" in self.written

    def may_be_in(self, there: set[str]) -> bool:
        return not any(there.isdisjoint(letters) for letters in self.needs)

    def made_harmless(self, text: str) -> str:
        """Return ``text`` with the bracketed parts of each match made unknown words; all of it if there are none."""
        return self.finds.sub(_harmless, text)


Meant = TypeVar("Meant")


@dataclass(frozen=True)
class Hit(Generic[Meant]):
    """A pattern that was found: what it means, in which sentence, from which letter of the text to which."""

    meant: Meant
    sentence: str
    start: int
    end: int


class Sieve(Generic[Meant]):
    """A fixed list of (pattern, what it means), in order, and a quick way to those that may be in a sentence."""

    def __init__(self, entries: Iterable[tuple[Pattern, Meant]], common: frozenset[str]) -> None:
        self._entries = list(entries)
        # Each family that a pattern needs is one bit: a letter has the bits of its families, a pattern of its needs.
        bits: dict[frozenset[str], int] = {}
        has: dict[str, int] = {}
        led_to: dict[str, list[int]] = {}
        self._needs: list[int] = []
        for number, (pattern, _) in enumerate(self._entries):
            rarest = min(pattern.needs, key=lambda letters: sum(_COMMON_WEIGHT if x in common else 1 for x in letters))
            for letter in rarest:
                led_to.setdefault(letter, []).append(number)
            needs = 0
            for letters in pattern.needs:
                if letters not in bits:
                    bits[letters] = 1 << len(bits)
                    for letter in letters:
                        has[letter] = has.get(letter, 0) | bits[letters]
                needs |= bits[letters]
            self._needs.append(needs)
        self._letters = {letter: (has[letter], led_to.get(letter, ())) for letter in has}

    def __iter__(self) -> Iterator[tuple[Pattern, Meant]]:
        return iter(self._entries)

    def may_be_in(self, text: str) -> list[tuple[Pattern, Meant]]:
        """Return the entries whose words are all in ``text``, in their order."""
        numbers: set[int] = set()
        has = 0
        known = self._letters
        for letter in set(text):
            if letter in known:
                bits, led_to = known[letter]
                has |= bits
                numbers.update(led_to)
        if not numbers:
            return []
        needs = self._needs
        return [self._entries[number] for number in sorted(numbers) if needs[number] & has == needs[number]]

    def found_in(self, text: str) -> Iterator[Hit[Meant]]:
        """Yield each place in ``text`` where an entry is found, sentence by sentence."""
        for at, piece in _pieces(text):
            for pattern, meant in self.may_be_in(piece):
                for hit in pattern.finds.finditer(piece):
                    yield Hit(meant, piece, at + hit.start(), at + hit.end())


def calmed(text: str, sieve: Sieve[None], across: Iterable[Pattern]) -> str:
    """Return ``text`` with all that the patterns of ``across`` and then of ``sieve`` find made harmless."""
    there = set(text)
    for pattern in across:
        if pattern.may_be_in(there):
            text = pattern.made_harmless(text)
    sentences = text.split(BREAK)
    for at, sentence in enumerate(sentences):
        for pattern, _ in sieve.may_be_in(sentence):
            sentence = pattern.made_harmless(sentence)
        sentences[at] = sentence
    return BREAK.join(sentences)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield each sentence, or the pieces of a long one, with where in ``text`` it begins."""
    at = 0
    for sentence in text.split(BREAK):
        for start in range(0, max(len(sentence) - _OVERLAP, 1), _LONGEST_PIECE - _OVERLAP):
            yield at + start, sentence[start : start + _LONGEST_PIECE]
        at += len(sentence) + len(BREAK)


def _harmless(hit: re.Match[str]) -> str:
    marks = list(hit[0])
    for start, end in [hit.span(group) for group in range(1, len(hit.groups()) + 1)] or [hit.span()]:
        if start >= 0:
            marks[start - hit.start() : end - hit.start()] = UNKNOWN * (end - start)
    return "".join(marks)
