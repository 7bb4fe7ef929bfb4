"""Ages and numbers in what was typed: in figures, in words, and in words that are spelt nearly right."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Dict, List, Optional

from bot.conversation.matching import plain

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_NUMBERS: Dict[str, int] = {**{word: value for value, word in enumerate(_UNITS)}, **_TENS}
_OLDEST = 120
_FEWEST_LETTERS_TO_GUESS = 5  # "tweleve" is twelve; a shorter word is too near to others
_NEAR_ENOUGH = 0.82
_MONTH = (r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
          r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)")
_NOT_A_NUMBER = re.compile(
    r"\b(?:no|any|every|some|that|this|which|the) one\b|\b(?:first|second|third|last|other) 1\b"
    r"|\b(?:under|over|below|above) (?:the age of )?\d{1,3}\b|\b(?:year|yr|class|grade) \d{1,2}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b"  # a birthday
)
_AGE = re.compile(r"(?P<nearly>\b(?:nearly|almost|not yet|not quite|turning|(?:will|gonna|going to) be) )?"
                  r"(?<![\d.])(?P<age>\d{1,3})(?!\d)(?P<unit> (?:months?|weeks?|days?)\b)?"
                  r"(?P<soon> (?:next (?:week|month|year)|tomorrow|soon)\b)?")
_MONTHS_OF_A_YEAR = 12

_DIGIT_WORDS = {"oh": "0", "o": "0", "nought": "0", **{word: str(value) for value, word in enumerate(_UNITS[:10])}}
_PHONE_DIGITS = range(10, 16)
_HOME_DIGITS = range(10, 12)  # of a number that begins with one nought
_BETWEEN_NUMBERS = re.compile(r"[^\d\s().+-]+")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")


def age_in(text: str) -> Optional[int]:
    """Return the age in the text, in figures or words, or None where none from 0 to 120 is there."""
    said = re.sub(r"(?<=\d)o\b", "0", _in_figures(plain(text)))  # 1o is ten
    found = _AGE.search(_NOT_A_NUMBER.sub(" ", said))
    if not found or "minus" in said or f"-{found['age']}" in text:
        return None
    if found["unit"]:
        return int(found["age"]) // _MONTHS_OF_A_YEAR if "month" in found["unit"] else 0
    age = int(found["age"]) - (1 if found["nearly"] or found["soon"] else 0)
    return age if 0 <= age <= _OLDEST else None


def looks_like_a_number(text: str) -> bool:
    """Whether somebody could ring this: a number of ten to fifteen digits in it, with spaces or in words."""
    spoken = " ".join(_DIGIT_WORDS.get(word, word) for word in plain(text).split())
    return any(_rings(re.sub(r"\D", "", one)) for one in (spoken, *_BETWEEN_NUMBERS.split(text)))


def _rings(digits: str) -> bool:
    at_home = digits.startswith("0") and not digits.startswith("00")
    return len(digits) in (_HOME_DIGITS if at_home else _PHONE_DIGITS)


def looks_like_an_email(text: str) -> bool:
    return bool(_EMAIL.search(text))


def _in_figures(said: str) -> str:
    """Write numbers in words as figures: "a hundred and two" becomes "a 102"."""
    written: List[str] = []
    number: Optional[int] = None
    for word in [*_NOT_A_NUMBER.sub(" ", said).split(), ""]:
        value = _NUMBERS.get(word, _guessed(word))
        if word == "hundred":
            number = 100 * (number or 1)
        elif value is not None and number is not None and (number >= 100 or (number in _TENS.values() and value < 10)):
            number += value
        elif word != "and" or number is None or number < 100:
            if number is not None:
                written.append(str(number))
            number = value
            if value is None:
                written.append(word)
    return " ".join(written).strip()


def _guessed(word: str) -> Optional[int]:
    if len(word) < _FEWEST_LETTERS_TO_GUESS or not word.isalpha():
        return None
    near = get_close_matches(word, _NUMBERS, 1, _NEAR_ENOUGH)
    return _NUMBERS[near[0]] if near else None
