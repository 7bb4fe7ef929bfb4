"""Go back, one question each time, and Change from the check page (DR-7).

The old answer is shown, and a new one replaces it.

What was answered stays answered: after the change the chat goes straight on to where it was.
"""

from __future__ import annotations

from typing import Optional

from bot.conversation import route
from bot.conversation.chat import Chat
from bot.conversation.question_table import TABLE
from bot.conversation.turns import ask_aside, leave_aside

_GIVEN_UP_BY_BACK = ("DS1", "ST1", "CB1", "CB1.N13x", "AD1", "aside.LA1", "aside.N17", "aside.N16")
_STAYS = ("S0", "S5", "OB1", "OS3")


def back(chat: Chat) -> None:
    """Step back one question; at the first one, stay."""
    if chat["asides"]:
        _back_in_aside(chat, str(chat["asides"][0]))
        return
    if chat["kind"] == "callback":
        chat["kind"] = None
        return
    if chat["kind"] == "message" and not _before(chat, _mark(chat)):
        return
    if chat["door"] == "ask" and not chat.answered("N01"):
        chat["door"] = None
        return
    if _mark(chat) == "N05h" and "N05h" not in chat["trail"]:
        chat["cards"] = {**chat["cards"], "open": False}  # to the question that offered them
        return
    mark = _before(chat, _mark(chat))
    if mark:
        show_again(chat, mark)


def change(chat: Chat, target: str) -> None:
    """Open one answer of the check page again."""
    if target in ("CB1", "CB2"):
        ask_aside(chat, target)
    elif target.split(":")[0] in TABLE:
        show_again(chat, target)


def show_again(chat: Chat, mark: str) -> None:
    """Open an answered question with its old answer. ``mark`` is a question's key, or N05 with an issue's number."""
    key, _, number = mark.partition(":")
    chat["open_question"] = chat["fresh"] = key
    if key == "N05":
        chat["story"] = int(number) if number else None
    elif key == "N05h":
        chat["cards"] = {**(chat["cards"] or {"picks": []}), "open": True}
        chat.reopen("N05h")
        chat["open_question"], chat["fresh"] = None, None


def _back_in_aside(chat: Chat, aside: str) -> None:
    if aside == "S6":
        ask_aside(chat, "S5")
    elif aside == "CB2":
        leave_aside(chat, "CB2")
        ask_aside(chat, "CB1")
    elif aside in _GIVEN_UP_BY_BACK or aside not in _STAYS:
        leave_aside(chat, aside)


def _mark(chat: Chat) -> str:
    key = route.main(chat).key
    return f"N05:{chat['story']}" if key == "N05" and chat["story"] else key


def _before(chat: Chat, mark: str) -> Optional[str]:
    """Return the step of the trail before this one that is still part of the path."""
    trail = [one for one in chat["trail"] if one == mark or _still_asked(chat, one)]
    place = trail.index(mark) if mark in trail else len(trail)
    return trail[place - 1] if place > 0 else None


def _still_asked(chat: Chat, mark: str) -> bool:
    key, _, number = mark.partition(":")
    if number:
        issue = chat.issue(int(number))
        return bool(issue and not issue["card"])
    path = {question.key for question in route.order(chat)}
    return key in path and (key in ("N05h",) or TABLE[key].when(chat))
