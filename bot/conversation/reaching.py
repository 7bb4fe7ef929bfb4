"""Answers about how to be reached, for a child and for a helper alike: the way, the detail, and where there is none."""

from __future__ import annotations

from typing import Tuple

from bot.conversation import safe_asides, telling
from bot.conversation.chat import Chat
from bot.conversation.heard import Answer
from bot.conversation.question_table import way_line
from bot.conversation.questions import Question
from bot.conversation.turns import change_method, finish, forget_detail, remember_step, store


def method(chat: Chat, answer: Answer) -> None:
    change_method(chat, answer.question, answer.value)
    finish(chat, answer.question)
    if answer.value == "no_talk":
        chat.say("N21d")


def reply_by(chat: Chat, answer: Answer) -> None:
    change_method(chat, answer.question, "no_talk", answer.value)
    if answer.value == "nowhere":
        forget_detail(chat, own=answer.question.key == "A05.N12a")
    finish(chat, answer.question)


def check_detail(chat: Chat, answer: Answer) -> None:
    own = answer.question.key == "A05.N13x"
    chat[answer.question.slot] = {"doubt": None} if answer.value == "leave" else None
    finish(chat, answer.question)
    if answer.value == "fix":
        # It is asked again; the old one stays until a new one is there.
        chat.reopen("A05" if own else "N13", answer.question.key)


def take_detail(chat: Chat, question: Question, text: str) -> None:
    """Take a number or an address, and ask once where it looks odd (N13x)."""
    if question.key == "CB1":
        doubt = telling.take_reach(chat, question, text, way="N13p")
        if chat["callback_number"]:
            safe_asides.number_given(chat, bool(doubt) and chat.once("CB1.N13x"))
        return
    own = question.key == "A05"
    _, method, reply = slots_of(chat, own=own)
    doubt = telling.take_reach(chat, question, text, way=way_line(str(chat[method]), str(chat[reply])))
    check = "A05.N13x" if own else "N13x"
    # Looked at once more only: what is still odd after a fix is left as it is.
    chat["helper_check" if own else "contact_check"] = {"doubt": doubt} if doubt and chat.once(check) else None
    chat.reopen(check)


def slots_of(chat: Chat, *, own: bool) -> Tuple[str, str, str]:
    """Return the question that asks for the way, and the slots of the way and of where a written answer goes."""
    if own:
        return "A05m", "helper_method", "helper_reply_by"
    return "P12" if chat.own_adult_complaint else "N12", "contact_method", "reply_by"


def missing_detail(chat: Chat, answer: Answer) -> None:
    own = answer.question.key == "A05.N13n"
    store(chat, answer.question, answer.value)
    finish(chat, answer.question)
    if answer.value == "add":
        chat.reopen(answer.question.key)
        first, method, reply = slots_of(chat, own=own)
        if not chat[method]:
            chat.reopen(first)
        elif chat[method] == "no_talk" and not chat[reply]:
            chat.reopen("A05.N12a" if own else "N12a")
        else:
            chat.reopen("A05" if own else "N13")


def no_way(chat: Chat, question: Question) -> None:
    own = question.key.startswith("A05")
    chat["helper_reply_by" if own else "reply_by"] = None
    if not question.key.endswith("N12a"):
        chat["helper_method" if own else "contact_method"] = None
    forget_detail(chat, own)


def carry_on_after_callback(chat: Chat) -> None:
    """The number given for a callback is how to reach them from now on; it is not asked for again."""
    chat["kind"] = None
    slots, keys = (
        (("helper_method", "helper_value", "helper_note"), ("A05m", "A05"))
        if chat.helping
        else (
            ("contact_method", "contact_value", "contact_note"),
            ("P12" if chat.own_adult_complaint else "N12", "N13"),
        )
    )
    if not chat[slots[1]]:
        chat[slots[0]], chat[slots[1]] = "phone", chat["callback_number"]
        chat[slots[2]] = chat[slots[2]] or chat["callback_note"]
        for key in keys:
            chat.close(key)
            remember_step(chat, key)
