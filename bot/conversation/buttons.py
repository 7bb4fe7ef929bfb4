"""Which of the buttons on screen typed words mean (DR-4): one, several of a picker, or a row of the check page."""

from __future__ import annotations

import re
from typing import List, Optional

from bot.conversation import interruptions, safe_now, words
from bot.conversation.chat import Chat
from bot.conversation.matching import BY_CORE, EXACTLY, LOOSELY, button_meant, place_named, plain
from bot.conversation.pressing import NOT_ALL
from bot.conversation.question_table import DONE, REASONED
from bot.conversation.questions import PICK_ONE, PICKER, Question
from bot.conversation.summary import changes

# Questions at which a sentence may be a story, and those at which a word too many may mean the contrary.
_READ_BY_CORE = ("N01", "N05h", "N06", "N20n")
_READ_EXACTLY = ("N20", "S0", "ST1")
# What cannot be taken back needs more than a word of it: "make him stop" is no wish to stop here.
_ENDS = ("stop", "finish")
_LETTERS = {"y": "yes", "ya": "yes", "n": "no"}
_ALL_OF_THEM = frozenset({"all", "all of them", "everything", "all of the above", "all of those", "the lot"})
_AND = re.compile(r"\s*(?:[,&+\n]|\band\b|\bor\b)\s*")
_CARRY_NOTHING = {"your", "the", "it", "to", "you", "how", "what", "is", "who", "my", "of", "our", "we"}
_WANTS_A_CHANGE = re.compile(r"^(?:(?:i|id|can i|could i|please|want|like|need|to) )*(?:change|edit|fix|correct|"
                            r"add(?= (?:something|more|to|one more|another)\b)) (?:the |my )?")


def meant(chat: Chat, question: Question, text: str) -> Optional[str]:
    """Return the value of the button of this question that the words mean, or None."""
    values = question.values_for(chat)
    if not values:
        return None
    text = _LETTERS.get(plain(text), text) if question.kind == PICK_ONE else text
    place = place_named(text) if question.kind == PICK_ONE and question.key not in _READ_EXACTLY else None
    if place is not None and place < len(values):
        return values[place]
    freely = _freely(question, text)
    value = _button(chat, question, text, freely)
    if value in _ENDS and freely == LOOSELY:
        value = _button(chat, question, text, BY_CORE)
    if value:
        return value
    if question.key == "S0":
        return safe_now.answer(text)
    if chat["fresh"] == question.key:
        return button_meant(text, "keep", ("keep",), language=chat["speaks"] or words.ENGLISH)
    return None


def _button(chat: Chat, question: Question, text: str, freely: int) -> Optional[str]:
    return button_meant(
        text,
        question.labels_for(chat),
        question.values_for(chat),
        freely=freely,
        also=interruptions.lines_of(question),
        language=chat["speaks"] or words.ENGLISH,
    )


def _freely(question: Question, text: str) -> int:
    """How freely typed words may be read as one of this question's buttons."""
    if question.key in _READ_EXACTLY or question.kind not in (PICK_ONE, PICKER) or interruptions.asks_the_bot(text):
        return EXACTLY
    # A sentence at a question about a worry is the worry, whatever word of a button it holds; and of several things
    # picked with "and" between them none may hide the others.
    several_things = question.kind == PICKER and len(parts_of(text)) > 1
    return BY_CORE if several_things or question.key in (*_READ_BY_CORE, *REASONED) else LOOSELY


def parts_of(text: str) -> List[str]:
    return [part for part in _AND.split(text) if part.strip()]


def several(chat: Chat, question: Question, text: str) -> List[str]:
    """What the words pick: each of several with "and" between them, or all of them."""
    if all_of_them(text):
        offered = question.values_for(chat)
        return ["any"] if "any" in offered else [one for one in offered if one not in NOT_ALL]
    parts = parts_of(text)
    found = [value for part in parts if (value := meant(chat, question, part))] if len(parts) > 1 else []
    return [one for one in found if one not in (DONE, "no")]


def all_of_them(text: str) -> bool:
    return plain(text) in _ALL_OF_THEM


def wants_a_change(text: str) -> bool:
    """Whether somebody on the check page asks to change an answer: "i want to change my name"."""
    return bool(_WANTS_A_CHANGE.match(plain(text)))


def row_named(chat: Chat, text: str) -> Optional[str]:
    """Return what the one change button opens whose label the words name."""
    named = set(_WANTS_A_CHANGE.sub("", plain(text)).split()) - _CARRY_NOTHING
    rows = [one for one in changes(chat) if named & set(plain(one["label"]).split())]
    return str(rows[0]["value"]["value"]) if len(rows) == 1 else None
