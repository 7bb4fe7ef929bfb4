"""Reading what was typed: which button it means, an age, a number that can be rung, whether it says anything at all."""

from __future__ import annotations

import re
import unicodedata
from typing import Dict, Iterable, Optional, Tuple

from bot.conversation import words

_POLITE = ("please", "pls", "plz", "thanks", "thank you", "thx", "ta", "lol", "tbh", "x", "xx", "i think", "i guess")
_NEGATIONS = {"not", "never", "dont", "doesnt", "didnt", "isnt", "hasnt", "wont", "cant", "no"}
_LONGEST_BUTTON_TALK = 8  # words; more than that is somebody telling something
_SHORTEST_HINT = 4  # letters; a shorter word inside a sentence means too many things

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_NUMBERS: Dict[str, int] = {**{word: value for value, word in enumerate(_UNITS)}, **_TENS}
_OLDEST = 120

_DIGIT_WORDS = {"oh": "0", "o": "0", "nought": "0", **{word: str(value) for value, word in enumerate(_UNITS[:10])}}
_PHONE_DIGITS = range(10, 16)
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")

_NOTHING_SAID = (
    "idk|i dont know|dont know|i do not know|dunno|i dunno|nothing|no|nah|nope|na|hi|hello|hey|hiya|ok|okay|k|um|umm|"
    "erm|hmm|hm|lol|yes|yeah|yh|ye|yep|test|testing|not sure|im not sure|no idea|help|idk what to say|"
    "i dont know what to say|idk lol|dno|whatever|anything|stuff|things|n a|none|no thanks|bye|asdf|qwerty"
)
_SAYS_NOTHING = frozenset(_NOTHING_SAID.split("|"))


def plain(text: str) -> str:
    """Return the text in small letters, without accents on quotes, apostrophes, punctuation or spare spaces."""
    text = unicodedata.normalize("NFKC", text).lower()
    text = re.sub(r"['’‘`´]", "", text)
    return " ".join(re.sub(r"[^\w\s]|_", " ", text).split())


def word_count(text: str) -> int:
    return len(plain(text).split())


def button_meant(
    text: str,
    line: str,
    values: Iterable[str],
    *,
    loosely: bool = False,
    also: Tuple[str, ...] = (),
    language: str = words.ENGLISH,
) -> Optional[str]:
    """Return the value of the button that the typed words mean, if any (DR-4).

    ``also`` names further lines whose buttons mean the same. ``loosely`` lets a short sentence that holds the words
    of exactly one button count as that button ("a phone call would be good"); never on a question of free text.
    """
    said, raw = _unpolite(plain(text)), text.strip()
    meanings = [(value, phrase) for value in values for phrase in _phrases(value, (line, *also), language)]
    for value, phrase in meanings:
        if (said and said == plain(phrase)) or raw == phrase:
            return value
    if not loosely or word_count(text) > _LONGEST_BUTTON_TALK or _NEGATIONS & set(said.split()):
        return None
    held = {
        value
        for value, phrase in meanings
        if len(plain(phrase)) >= _SHORTEST_HINT and f" {plain(phrase)} " in f" {said} "
    }
    return held.pop() if len(held) == 1 else None


def age_in(text: str) -> Optional[int]:
    """Return the age in the text, in figures or words, or None where none from 0 to 120 is there."""
    said = plain(text)
    figures = re.search(r"(?<![\d.])\d{1,3}(?!\d)", said)
    if figures:
        age = int(figures.group()) - (1 if re.search(rf"\b(nearly|almost|not yet)\s+{figures.group()}", said) else 0)
        return age if 0 <= age <= _OLDEST and "minus" not in said and f"-{figures.group()}" not in text else None
    found = [_NUMBERS[word] for word in said.split() if word in _NUMBERS]
    if not found:
        return 100 if "hundred" in said.split() else None
    if len(found) > 1 and found[0] in _TENS.values() and found[1] < 10:
        return found[0] + found[1]
    return found[0]


def looks_like_a_number(text: str) -> bool:
    """Whether somebody could ring this: ten to fifteen digits, with spaces or in words."""
    spoken = " ".join(_DIGIT_WORDS.get(word, word) for word in plain(text).split())
    return len(re.sub(r"\D", "", spoken)) in _PHONE_DIGITS


def looks_like_an_email(text: str) -> bool:
    return bool(_EMAIL.search(text))


def says_nothing(text: str) -> bool:
    """Whether there is nothing in it to look into: an emoji, one letter, "idk"."""
    said = plain(text)
    return len(re.sub(r"[\W_]", "", said)) <= 1 or said in _SAYS_NOTHING


def _phrases(value: str, lines: Tuple[str, ...], language: str) -> Iterable[str]:
    for name in lines:
        for line in {id(one): one for one in (words.line_of(name, language), words.line_of(name))}.values():
            if value in line.labels:
                yield line.labels[value]
            yield from line.also.get(value, ())


def _unpolite(said: str) -> str:
    for word in _POLITE:
        if said.endswith(" " + word):
            return _unpolite(said[: -len(word) - 1].strip())
        if word in ("please", "pls", "plz") and said.startswith(word + " "):
            return _unpolite(said[len(word) + 1 :])
    return said
