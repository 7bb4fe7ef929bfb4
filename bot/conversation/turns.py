"""Small moves that every answer is made of: closing a question, skipping it, not having understood it."""

from __future__ import annotations

from typing import Any, Optional

from bot.conversation.chat import HELPER, Chat
from bot.conversation.question_table import ASIDES, way_line
from bot.conversation.questions import CHECK, Question

MOST_TRIES = 2
_ASIDE_KEYS = frozenset(one.key for one in ASIDES)
_NOT_COUNTED_BACK = ("N20", "N20n", "N05", "A06")


def store(chat: Chat, question: Question, value: Any) -> None:
    chat[question.slot] = value


def finish(chat: Chat, question: Question, *, skipped: bool = False, mark: Optional[str] = None) -> None:
    """The question is done with: an aside gives the path back, a question of the path lets the next one come."""
    if question.key in _ASIDE_KEYS:
        leave_aside(chat, question.key)
        return
    chat.close(question.key, skipped=skipped)
    remember_step(chat, mark or question.key)
    chat["open_question"] = None
    chat["fresh"] = None


def remember_step(chat: Chat, mark: str) -> None:
    """Put the question on the trail that Go back follows. N06 is asked again and again: its last time counts."""
    if mark in _NOT_COUNTED_BACK:
        return
    if mark == "N06" or mark not in chat["trail"]:
        chat["trail"] = [*(one for one in chat["trail"] if one != mark), mark]


def leave_aside(chat: Chat, key: str) -> None:
    chat["asides"] = [one for one in chat["asides"] if one != key]
    chat["tries"].pop(key, None)


def ask_aside(chat: Chat, *keys: str) -> None:
    """Ask these before the path goes on, the first of them first."""
    chat["asides"] = [*keys, *(one for one in chat["asides"] if one not in keys)]


def end(chat: Chat, state: str, ending: str) -> None:
    chat["state"], chat["ending"], chat["asides"] = state, ending, []


def not_understood(chat: Chat, question: Question) -> bool:
    """Count a try. Return whether to move on: never more than two tries on one question (DR-6)."""
    tries = int(chat["tries"].get(question.key, 0)) + 1
    chat["tries"] = {**chat["tries"], question.key: tries}
    if tries < MOST_TRIES:
        chat.say("X1")
        return False
    if question.kind == CHECK or question.key == "N20n":
        if tries == MOST_TRIES:
            chat.say("X2")
        return False
    chat.say("X2")
    return True


def switch_role(chat: Chat, role: str) -> None:
    """Somebody said who they are after all. What was told stays; a name moves to whose name it is (AD1)."""
    was, chat["who"] = chat["who"], role
    chat.close("N02")
    remember_step(chat, "N02")
    if was == role:
        return
    if role == HELPER:
        # The name and age given so far were the writer's own.
        chat["helper_name"] = chat["helper_name"] or chat["name"]
        if chat["helper_name"]:
            chat.close("A01n")
            remember_step(chat, "A01n")
        chat["name"] = chat["age"] = None
        chat.reopen("N03", "N04")
    elif was == HELPER and chat["helper_name"]:
        chat["name"], chat["helper_name"] = chat["helper_name"], None


def change_method(chat: Chat, question: Question, method: str, reply: str = "") -> None:
    """A new way to be reached keeps the detail only where the same kind of detail fits it."""
    own = question.key in ("A05m", "A05.N12a")
    slots = (
        ("helper_method", "helper_reply_by", "helper_value") if own else ("contact_method", "reply_by", "contact_value")
    )
    before = way_line(str(chat[slots[0]]), str(chat[slots[1]])) if chat[slots[0]] else None
    chat[slots[0]] = method
    chat[slots[1]] = reply if method == "no_talk" else None
    after = way_line(method, str(chat[slots[1]]))
    prefix, detail = ("A05.", "A05") if own else ("", "N13")
    if before and before != after and after != "N13m":
        forget_detail(chat, own)
    if method != "no_talk" or question.key.endswith("N12a"):
        chat.reopen(f"{prefix}N13n")
    if method == "no_talk" and not chat[slots[1]] and not question.key.endswith("N12a"):
        chat.reopen(f"{prefix}N12a")
    if not chat[slots[2]]:
        chat.reopen(detail)


def forget_detail(chat: Chat, own: bool) -> None:
    """Drop a number or address that does not fit any more, and what hangs on it."""
    prefix, names, keys = (
        ("A05.", ("helper_value", "helper_check"), ("A05",))
        if own
        else ("", ("contact_value", "contact_check"), ("N13",))
    )
    for name in names:
        chat[name] = None
    chat.reopen(*keys, f"{prefix}N13x")
