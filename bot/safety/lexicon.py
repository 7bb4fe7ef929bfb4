"""The word and pattern files, read once and made fast.

A pattern is written in words: ``{someone} ~2 {hits} ~1 {me}``. At load each word of the vocabulary becomes one
letter of a private alphabet, a text becomes a short string of such letters, and a pattern becomes a regular
expression over them, in which a whole family of words is one character class. So a long text takes a few milliseconds.

    word            that word                     {family}      any word of that family (words/*.yml)
    a|b|{family}    any of these                  item?         may be missing
    ~3              up to 3 other words           ~~9           up to 9 words, across sentences too
    ^  $            start, end of a sentence      !{family}     the next word is none of these
    [ ... ]         in calm.yml: the part that is made harmless
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import yaml

from bot.safety.sieve import UNKNOWN, Pattern, Sieve
from bot.safety.spelling import BREAK, Speller, plain

_HERE = Path(__file__).resolve().parent
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HIDDEN_BEHIND_STARS = ("swear", "sex_word", "kill_word", "strike_plain", "self_harm_word", "sex", "private_sure")
_END = r"(?=\.|$)"
_ONE_READER = Lock()


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
    names: dict[str, tuple[tuple[str, ...], ...]]
    families: dict[str, frozenset[str]]
    calm_whatever: Sieve[None]
    calm_across: tuple[Pattern, ...]
    calm: Sieve[None]
    sure_signs: Sieve[Sign]
    signs: Sieve[Sign]
    tongues: dict[str, frozenset[str]]

    def words_of(self, text: str) -> list[str]:
        """Return the words of ``text`` as we spell them, and BREAK between sentences."""
        return list(self.speller.words(text))

    def names_of(self, words: Sequence[str]) -> list[str]:
        """Return ``words`` with those of a name joined ("social worker"): one for each letter of letters_of."""
        joined: list[str] = []
        at = 0
        while at < len(words):
            here: tuple[str, ...] = (words[at],)
            for name in self.names.get(words[at], ()):
                if tuple(words[at : at + len(name)]) == name:
                    here = name
                    break
            joined.append(" ".join(here))
            at += len(here)
        return joined

    def letters_of(self, names: Sequence[str]) -> str:
        """Return names in the private alphabet: one letter for each that we know, else x."""
        return "".join(BREAK if name == BREAK else self.letters.get(name, UNKNOWN) for name in names)


def lexicon() -> Lexicon:
    """Return the lexicon, reading the files the first time; who asks meanwhile waits for that."""
    with _ONE_READER:
        return _read_once()


@lru_cache(maxsize=1)
def _read_once() -> Lexicon:
    return _Builder().build()


class _Builder:
    def __init__(self) -> None:
        self._letters: dict[str, str] = {}
        self._families: dict[str, _Family] = {}
        self._names: set[str] = set()
        self._sturdy: set[str] = set()

    def build(self) -> Lexicon:
        for file in sorted((_HERE / "words").glob("*.yml")):
            for family, entries in _read(file).items():
                self._add_family(family, entries, names=file.stem == "people")
        calm = _read(_HERE / "calm.yml")
        calm_whatever = [self._pattern(line) for line in calm["not_calm_after_all"]]
        calm_whatever += [self._pattern(line) for group in calm["calm_whatever"].values() for line in group]
        quieter = [self._pattern(line) for group in calm["calm"].values() for line in group]
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
        names: dict[str, list[tuple[str, ...]]] = {}
        for name in self._names:
            parts = tuple(name.split(" "))
            names.setdefault(parts[0], []).append(parts)
        known = {part for word in self._letters for part in word.split(" ")}
        real = {plain(word) for word in _entries((_HERE / "real_words.txt").read_text(encoding="utf-8"))}
        common = self._families["everyday_english"].letters | {self._letter("nobody"), self._letter("never")}
        return Lexicon(
            speller=Speller(known, self._sturdy, self._hidden(), real),
            letters=self._letters,
            names={first: tuple(sorted(found, key=len, reverse=True)) for first, found in names.items()},
            families={name: family.letters for name, family in self._families.items()},
            calm_across=tuple(pattern for pattern in calm_whatever if pattern.crosses_sentences),
            calm_whatever=Sieve(((p, None) for p in calm_whatever if not p.crosses_sentences), common),
            calm=Sieve(((pattern, None) for pattern in quieter), common),
            sure_signs=Sieve(((sign.pattern, sign) for sign in signs if sign.sure), common),
            signs=Sieve(((sign.pattern, sign) for sign in signs if not sign.sure), common),
            tongues=tongues,
        )

    def _hidden(self) -> set[str]:
        words = {letter: word for word, letter in self._letters.items()}
        return {words[letter] for family in _HIDDEN_BEHIND_STARS for letter in self._families[family].letters}

    def _add_family(self, family: str, entries: str, names: bool = False) -> None:
        """Add a family of words. In a family of ``names`` a phrase is one letter: "social worker" is one person."""
        letters: set[str] = set()
        phrases: set[str] = set()
        for entry in _entries(entries):
            if entry.startswith("{"):
                letters |= self._families[entry[1:-1]].letters
                phrases |= self._families[entry[1:-1]].phrases
                continue
            if entry.startswith("+"):  # worth guessing at when one letter is wrong
                entry = entry[1:]
                self._sturdy.update(plain(form) for form in _forms(entry))
            for form in map(_tidy, _forms(entry)):
                if " " in form and not names:
                    phrases.add("".join(self._letter(word) for word in form.split(" ")))
                    continue
                letters.add(self._letter(form))
                if " " in form:
                    self._names.add(form)
        self._families[family] = _Family(frozenset(letters), frozenset(phrases))

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
            elif item.startswith("!"):
                letters, _ = self._letters_for(item[1:].split("|"), language)
                parts.append(f"(?![{''.join(sorted(letters))}])")
            else:
                optional = item.endswith("?")
                choices = item.rstrip("?").split("|")
                letters, phrases = self._letters_for([one for one in choices if one != "$"], language)
                one_of = [f"[{''.join(sorted(letters))}]"] if letters else []
                one_of += [_any_phrase(phrases)] if phrases else []
                one_of += [_END] * ("$" in choices)
                if not optional and "$" not in choices:
                    needs.append(letters | {phrase[0] for phrase in phrases})
                parts.append(f"(?:{'|'.join(one_of)})" + ("?" if optional else ""))
        if not needs:
            raise ValueError(f"A pattern without a single word would match everything: {line}")
        return Pattern(tuple(sorted(needs, key=len)), "".join(parts), line)

    def _letters_for(self, choices: list[str], language: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return the letters of the single words and families, and the longer choices letter by letter."""
        letters: set[str] = set()
        phrases: set[str] = set()
        for one in choices:
            if one.startswith("{"):
                own = f"{language}_{one[1:-1]}"
                family = self._families[own if own in self._families else one[1:-1]]
                letters |= family.letters
                phrases |= family.phrases
                continue
            words = _tidy(one.replace("_", " "))
            if " " not in words or words in self._names:
                letters.add(self._letter(words))
            if " " in words:
                phrases.add("".join(self._letter(word) for word in words.split(" ")))
        return frozenset(letters), frozenset(phrases)


@dataclass(frozen=True)
class _Family:
    letters: frozenset[str]
    phrases: frozenset[str]


def _any_phrase(phrases: frozenset[str]) -> str:
    """Return an expression for any of the phrases that gives up at once where none begins."""
    firsts = "".join(sorted({phrase[0] for phrase in phrases}))
    return f"(?=[{firsts}])(?:{'|'.join(sorted(phrases, key=len, reverse=True))})"


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
