"""The way through the question map: what comes next, how far it is, and which question is open now."""

from __future__ import annotations

from typing import Dict, Optional, Tuple

from bot.conversation.chat import Chat
from bot.conversation.question_table import ORDER, TABLE
from bot.conversation.questions import Question


def question(key: str) -> Question:
    """Return the question of this key. Raises KeyError where there is none."""
    return TABLE[key]


def order(chat: Chat) -> Tuple[Question, ...]:
    """Return the questions of the path that this chat is on, in order, asked or not."""
    return tuple(TABLE[key] for key in ORDER[chat.path])


def current(chat: Chat) -> Question:
    """Return the question that is open now: one that interrupts first, else the path's own."""
    return TABLE[chat["asides"][0]] if chat["asides"] else main(chat)


def main(chat: Chat) -> Question:
    """Return the path's open question, whatever interrupts it."""
    again = TABLE.get(chat["open_question"] or "")
    return again if again else next_question(chat)


def next_question(chat: Chat) -> Question:
    """Return the first question of the path that still waits for an answer; the last one of a path always does."""
    return next(one for one in order(chat) if one.when(chat) and not chat.answered(one.key))


def progress(chat: Chat, open_key: str) -> Optional[Dict[str, int]]:
    """Return how far the chat is ("question 4 of 12"), or None on a screen that is no question.

    What is still undecided counts as if it will be asked, so that the end comes nearer and does not move away.
    """
    path = [one for one in order(chat) if one.counted]
    keys = [one.key for one in path]
    if open_key not in keys:
        return None
    here = keys.index(open_key)
    before = [one for one in path[:here] if chat.answered(one.key)]
    after = [one for one in path[here + 1:] if chat.answered(one.key) or one.when(chat) or _undecided(chat, one)]
    return {"at": len(before) + 1, "of": len(before) + 1 + len(after)}


def _undecided(chat: Chat, question: Question) -> bool:
    return bool(question.depends_on) and not any(chat.answered(key) for key in question.depends_on)
