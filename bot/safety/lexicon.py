"""The word and pattern files, read once and made fast.

A pattern is written in words: ``{someone} ~2 {hits} ~1 {me}``. At load each word of the vocabulary becomes one
letter of a private alphabet, a text becomes a short string of such letters, and a pattern becomes a regular
expression over them, in which a whole family of words is one character class. So a long text takes a few milliseconds.

    word            that word                     {family}      any word of that family (words/*.yml)
    a|b|{family}    any of these                  item?         may be missing
    ~3              up to 3 other words           ~~9           up to 9 words, across sentences too
    ^  $            start, end of a sentence      [ ... ]       in calm.yml: the part that is made harmless
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.safety.spelling import BREAK, Speller, plain

_HERE = Path(__file__).resolve().parent
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
UNKNOWN = "x"
_END = r"(?=\.|$)"


@dataclass(frozen=True)
class Pattern:
    """One way to say something: the letters it needs, and the expression that finds it."""

    needs: tuple[frozenset[str], ...]
    finds: re.Pattern[str]
    written: str


@dataclass(frozen=True)
class Sign:
    """A pattern that means something: a level, a kind, a mood, a threat."""

    pattern: Pattern
    kind: str
    level: str
    mood: str | None
    threat: bool
    by_somebody: bool
    sure: bool
    language: str


@dataclass(frozen=True)
class Lexicon:
    """Everything the detector knows."""

    speller: Speller
    letters: dict[str, str]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    families: dict[str, frozenset[str]]
    louder: tuple[Pattern, ...]
    calm_whatever: tuple[Pattern, ...]
    calm: tuple[Pattern, ...]
    sure_signs: tuple[Sign, ...]
    signs: tuple[Sign, ...]
    tongues: dict[str, frozenset[str]]

    def letters_of(self, text: str) -> str:
        """Return ``text`` in the private alphabet: one letter a known word or phrase, x for any other word."""
        words = list(self.speller.words(text))
        letters: list[str] = []
        at = 0
        while at < len(words):
            word = words[at]
            for phrase in self.phrases.get(word, ()):
                if tuple(words[at : at + len(phrase)]) == phrase:
                    letters.append(self.letters[" ".join(phrase)])
                    at += len(phrase)
                    break
            else:
                letters.append(BREAK if word == BREAK else self.letters.get(word, UNKNOWN))
                at += 1
        return "".join(letters)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the lexicon, reading the files the first time."""
    return _Builder().build()


class _Builder:
    def __init__(self) -> None:
        self._letters: dict[str, str] = {}
        self._families: dict[str, frozenset[str]] = {}
        self._sturdy: set[str] = set()

    def build(self) -> Lexicon:
        for file in sorted((_HERE / "words").glob("*.yml")):
            for family, entries in _read(file).items():
                self._add_family(family, entries)
        calm = _read(_HERE / "calm.yml")
        louder = tuple(self._pattern(line) for line in calm["not_calm_after_all"])
        calm_whatever, quieter = (
            tuple(self._pattern(line) for group in calm[part].values() for line in group)
            for part in ("calm_whatever", "calm")
        )
        signs = [
            sign
            for file in sorted((_HERE / "themes").glob("*.yml"))
            for sign in self._signs(file.stem, "en", _read(file))
        ]
        tongues: dict[str, frozenset[str]] = {}
        for file in sorted((_HERE / "languages").glob("*.yml")):
            told = _read(file)
            tongues[file.stem] = frozenset(self._letter(word) for word in _entries(told.pop("everyday")))
            for family, entries in told.pop("words", {}).items():
                self._add_family(f"{file.stem}_{family}", entries)
            for theme, rules in told.items():
                signs.extend(self._signs(theme, file.stem, rules))
        phrases: dict[str, list[tuple[str, ...]]] = {}
        for word in self._letters:
            parts = tuple(word.split(" "))
            if len(parts) > 1:
                phrases.setdefault(parts[0], []).append(parts)
        known = {part for word in self._letters for part in word.split(" ")}
        real = {plain(word) for word in _entries((_HERE / "real_words.txt").read_text(encoding="utf-8"))}
        return Lexicon(
            speller=Speller(known, self._sturdy, real),
            letters=self._letters,
            phrases={first: tuple(sorted(found, key=len, reverse=True)) for first, found in phrases.items()},
            families=self._families,
            louder=louder,
            calm_whatever=calm_whatever,
            calm=quieter,
            sure_signs=tuple(sign for sign in signs if sign.sure),
            signs=tuple(sign for sign in signs if not sign.sure),
            tongues=tongues,
        )

    def _add_family(self, family: str, entries: str) -> None:
        letters: set[str] = set()
        for entry in _entries(entries):
            if entry.startswith("{"):
                letters |= self._families[entry[1:-1]]
                continue
            if entry.startswith("+"):  # worth guessing at when one letter is wrong
                entry = entry[1:]
                self._sturdy.update(plain(form) for form in _forms(entry))
            letters |= {self._letter(form) for form in _forms(entry)}
        self._families[family] = frozenset(letters)

    def _letter(self, word: str) -> str:
        word = _tidy(word)
        return self._letters.setdefault(
            word, chr(0xE000 + len(self._letters)) if len(self._letters) < 6400 else chr(0xF0000 + len(self._letters))
        )

    def _signs(self, kind: str, language: str, rules: list[dict[str, Any]]) -> list[Sign]:
        return [
            Sign(
                pattern=self._pattern(line, language),
                kind=rule.get("kind", kind),
                level=rule.get("level", "none"),
                mood=rule.get("mood"),
                threat=rule.get("threat", False),
                by_somebody=rule.get("by_somebody", True),
                sure=rule.get("sure", False),  # said so plainly that a figure of speech nearby does not calm it
                language=language,
            )
            for rule in rules
            for line in rule["when"]
        ]

    def _pattern(self, line: str, language: str = "en") -> Pattern:
        needs: list[frozenset[str]] = []
        parts: list[str] = []
        for item in line.replace("[", " [ ").replace("]", " ] ").split():
            if item in "[]":
                parts.append("(" if item == "[" else ")")
            elif item == "^":
                parts.append(r"(?:(?<=\.)|^)")
            elif item == "$":
                parts.append(_END)
            elif item.startswith("~~"):
                parts.append(f".{{0,{int(item[2:])}}}?")
            elif item.startswith("~"):
                parts.append(rf"[^.]{{0,{int(item[1:])}}}?")
            else:
                optional = item.endswith("?")
                choices = item.rstrip("?").split("|")
                letters, phrases = self._letters_for([one for one in choices if one != "$"], language)
                one_of = [f"[{''.join(sorted(letters))}]"] if letters else []
                one_of += phrases + [_END] * ("$" in choices)
                if not optional and "$" not in choices:
                    needs.append(letters | {phrase[0] for phrase in phrases})
                parts.append(f"(?:{'|'.join(one_of)})" + ("?" if optional else ""))
        if not needs:
            raise ValueError(f"A pattern without a single word would match everything: {line}")
        return Pattern(tuple(sorted(needs, key=len)), re.compile("".join(parts)), line)

    def _letters_for(self, choices: list[str], language: str) -> tuple[frozenset[str], list[str]]:
        """Return the letters of the single words and families, and the longer choices letter by letter."""
        letters: set[str] = set()
        phrases: list[str] = []
        for one in choices:
            if one.startswith("{"):
                own = f"{language}_{one[1:-1]}"
                letters |= self._families[own if own in self._families else one[1:-1]]
                continue
            words = _tidy(one.replace("_", " "))
            if " " not in words or words in self._letters:
                letters.add(self._letter(words))
            if " " in words:
                phrases.append("".join(self._letter(word) for word in words.split(" ")))
        return frozenset(letters), sorted(phrases, key=len, reverse=True)


def _read(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader either way


def _tidy(word: str) -> str:
    return " ".join(plain(word.replace("'", "").replace("-", " ")).split())


def _entries(text: str) -> list[str]:
    return [" ".join(entry.split()) for entry in text.replace("\n", " ").split(",") if entry.strip()]


def _forms(entry: str) -> list[str]:
    """Return the forms of ``punch*`` (punches, punched, punching, punchin, punchd, puncht) or the entry itself."""
    if not entry.endswith("*"):
        return [entry]
    base = entry.rstrip("*")
    if entry.endswith("**"):  # the last letter doubles: hit, hitting
        twin = base + base[-1]
        return [base, base + "s", base + "z", twin + "ed", twin + "ing", twin + "in", base + "ed", base + "ing"]
    if base.endswith("e"):
        return [base, base + "s", base + "d", base[:-1] + "ing", base[:-1] + "in", base + "ing"]
    if base.endswith("y") and base[-2] not in "aeiou":
        return [base, base[:-1] + "ies", base[:-1] + "ied", base + "s", base + "ing", base + "in", base + "ed"]
    return [base, base + "s", base + "es", base + "ed", base + "d", base + "t", base + "ing", base + "in"]
