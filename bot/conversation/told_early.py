"""What is told before it is asked, so that nobody is asked for it: a number where a way to talk was asked for, an age
or a relationship where it was asked who somebody is."""

from __future__ import annotations

import re
from typing import Dict, Optional, Tuple

from bot.conversation import pressing, reaching, telling
from bot.conversation.chat import CHILD, HELPER, YOUNG_ADULT, Chat
from bot.conversation.figures import age_in, looks_like_a_number, looks_like_an_email
from bot.conversation.heard import Heard
from bot.conversation.matching import BY_CORE, LOOSELY, button_meant, denies, plain, word_count
from bot.conversation.question_table import LANGUAGES, RELATIONSHIPS, TABLE, WAYS
from bot.conversation.questions import Question
from bot.conversation.turns import change_method

_ASKS_WHO = ("N02", "AD1")
_CHILDHOOD_ENDS = 18
_LONGEST_AGE = 6  # words
_LONGEST_WHO = 12
_LONGEST_RELATIONSHIP = 4
# Where a way is asked for, and the question of its detail.
_DETAIL_OF: Dict[str, str] = {
    "N12": "N13", "P12": "N13", "N12a": "N13", "N13x": "N13", "N13n": "N13",
    "CB1.N13x": "CB1", "A05m": "A05", "A05.N12a": "A05", "A05.N13x": "A05", "A05.N13n": "A05",
}
_FIXES = {"N13x": "fix"}
# "im 19 now, its about when i was a kid": how old somebody is now, and that it was then.
_GROWN = re.compile(r"\b(?:im|i am) (?:now )?(?P<age>1[89]|[2-9]\d)\b|\b(?:grown up|an adult|over 18|18 or over)\b")
_THEN = re.compile(r"\bwhen i was (?:only |just |about |still )?(?:a |in )?(?:kid|child|little|younger|young|small|"
                   r"care|teenager|school|\d|1[0-7])\b|\bas a (?:kid|child)\b|\bin my childhood\b")
_SPEAKS = re.compile(r"^(?:i|we|they|she|he) (?:speaks?|talks?|reads?|needs?|wants?) ")


def take(chat: Chat, question: Question, text: str, meant: Optional[str], heard: Heard) -> bool:
    """Take what answers more than was asked. ``meant`` is the button that the words mean. False where nothing does."""
    return (
        _detail(chat, question, text, meant, heard)
        or _who(chat, question, text, meant, heard)
        or _language(chat, question, text, heard)
    )


def _detail(chat: Chat, question: Question, text: str, meant: Optional[str], heard: Heard) -> bool:
    """Take a number or an address typed where the way was asked for."""
    asked = _DETAIL_OF.get(question.key)
    if asked is None or denies(text):
        return False
    lacking = question.name == "N13n"
    value = looks_like_a_number(text) or looks_like_an_email(text)
    given = ("phone" if looks_like_a_number(text) else "email") if value else None
    if lacking and not meant:
        given = given or button_meant(text, "N12", WAYS, freely=LOOSELY)
    if given is None:
        return False
    if lacking:
        pressing.choose(chat, question, "add", heard)
        _settle_on(chat, asked, given)
    else:
        pressing.choose(chat, question, _FIXES.get(question.name) or meant or given, heard)
    chat.said.clear()
    if value:
        reaching.take_detail(chat, TABLE[asked], text)
    return True


def _settle_on(chat: Chat, asked: str, way: str) -> None:
    """Where no detail was to be had: this way it is, unless the one chosen needs no detail of its own kind."""
    first, method, _ = reaching.slots_of(chat, own=asked == "A05")
    if chat[method] == "no_talk":
        change_method(chat, TABLE[first], "no_talk", way)
    elif chat[method] is None or chat[method] in WAYS:
        change_method(chat, TABLE[first], way)
        chat.close(first)


def _language(chat: Chat, question: Question, text: str, heard: Heard) -> bool:
    """Take a language named where it was asked what would help: "i speak polish"."""
    if question.slot != "needs":
        return False
    named = button_meant(_SPEAKS.sub("", plain(text)), "LA1", [one for one in LANGUAGES if one != "other"])
    if named is None:
        return False
    if "language" not in ((chat["needs"] or {}).get("picks") or ()):
        pressing.pick(chat, question, "language", heard)
    chat["language"] = named
    chat.close("LA1")
    return True


def _who(chat: Chat, question: Question, text: str, meant: Optional[str], heard: Heard) -> bool:
    """Take an age or a relationship typed where it was asked who somebody is."""
    if question.key not in _ASKS_WHO:
        return False
    age = age_in(text) if word_count(text) <= _LONGEST_AGE else None
    relationship = _relationship(text, freely=LOOSELY if meant == HELPER else BY_CORE)
    grown = _GROWN.search(plain(text)) if _THEN.search(plain(text)) else None
    of_then = YOUNG_ADULT if grown else None
    age = int(grown["age"]) if grown and grown["age"] else age
    role = meant or of_then or (
        HELPER if relationship else CHILD if age is not None and age < _CHILDHOOD_ENDS else None
    )
    if role is None:
        return False
    if role == of_then and word_count(text) > _LONGEST_WHO:
        telling.keep_loose(chat, text)  # it tells more than who somebody is
    pressing.choose(chat, question, role, heard)
    if role == HELPER and relationship:
        chat["relationship"] = relationship
        chat.close("A01")
    elif role in (CHILD, YOUNG_ADULT) and age is not None:
        telling.keep_age(chat, age)
    return True


def _relationship(text: str, *, freely: int) -> Optional[str]:
    known: Tuple[str, ...] = tuple(one for one in RELATIONSHIPS if one != "other")
    if word_count(text) > _LONGEST_RELATIONSHIP and freely == LOOSELY:
        return None
    return button_meant(text, "A01", known, freely=freely)
