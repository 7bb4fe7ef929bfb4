"""What a pressed button, or typed words that mean a button, do to the conversation."""

from __future__ import annotations

from typing import Dict, List

from bot.conversation import reaching, telling, words, worries
from bot.conversation.answering import answer_faq
from bot.conversation.chat import CHILD, Chat
from bot.conversation.heard import Answer, Heard, Taker
from bot.conversation.question_table import DONE, FAQ_BUTTONS
from bot.conversation.questions import PICKER, STORY, Question
from bot.conversation.safe_asides import ASIDE_ANSWERS, leave_with_nothing, start_callback
from bot.conversation.turns import (
    ask_aside,
    end,
    finish,
    forget_detail,
    remember_step,
    store,
    switch_role,
)


def choose(chat: Chat, question: Question, value: str, heard: Heard) -> None:
    """Take one value of the open question's buttons."""
    if question.kind == PICKER:
        pick(chat, question, value, heard)
        return
    taker = ASIDE_ANSWERS.get(question.key) or _SPECIAL.get(question.key)
    if taker:
        taker(chat, Answer(question, value, heard))
        return
    store(chat, question, value)
    finish(chat, question)
    after(chat, question)


def skip(chat: Chat, question: Question, heard: Heard) -> None:
    """Take a skip. What was there before is taken out, but a story and picks made are never lost by it (DR-4a)."""
    if question.key in _SKIPPED_AS:
        choose(chat, question, _SKIPPED_AS[question.key], heard)
        return
    if question.kind == STORY:
        telling.close_story(chat, question)
        return
    if question.kind == PICKER:
        _close_picker(chat, question, skipped=not (chat[question.slot] or {}).get("picks"))
        return
    if question.slot == "language" and chat["language"] == "other":
        name_language(chat, question, "other")
        return
    store(chat, question, None)
    if question.key in ("N12", "P12", "A05m", "N12a", "A05.N12a"):
        reaching.no_way(chat, question)
    if question.key in ("N13", "A05"):
        forget_detail(chat, own=question.key == "A05")
    finish(chat, question, skipped=True)


def keep(chat: Chat, question: Question) -> None:
    """Leave the old answer as it is, after Go back or Change."""
    mark = f"N05:{chat['story']}" if question.key == "N05" and chat["story"] else None
    if question.key == "N05":
        chat["story"] = None
    finish(chat, question, skipped=chat.skipped(question.key), mark=mark)


def remove(chat: Chat, question: Question) -> None:
    """Take one of several stories out, as its writer asked."""
    if question.key == "N05" and chat["story"]:
        chat.drop_issue(int(chat["story"]))
        finish(chat, question)


def pick(chat: Chat, question: Question, value: str, heard: Heard) -> None:
    """Take or take off one of several; the question stays open until Done (DR-4a)."""
    held = dict(chat[question.slot] or {})
    picks: List[str] = list(held.get("picks") or [])
    if value == DONE:
        _close_picker(chat, question, skipped=False)
        return
    if value == "no":
        store(chat, question, {"picks": [], "text": None, "none": True})
        _close_picker(chat, question, skipped=False)
        return
    if chat["fresh"] == question.key:  # come back to: the old answer was shown, and a new one takes its place (DR-7)
        held, picks, chat["fresh"] = {}, [], None
    if value in picks:
        picks.remove(value)
        chat.say("PK2")
    else:
        picks = [value] if value in _ALONE else [*(one for one in picks if one not in _ALONE), value]
        chat.say("PK3" if value == "other" and question.slot == "wanted" else "PK1")
    store(chat, question, {**held, "picks": picks, "none": False})
    if question.key == "N05h" and value == "felt_unsafe" and value in picks and worries.level(chat) == worries.NONE:
        _unsafe_card(chat, heard)


def _unsafe_card(chat: Chat, heard: Heard) -> None:
    """The card "I didn't feel safe" is a worry, as if it had been typed (SG-3)."""
    worries.note(chat, heard, worries.CONCERN, text=words.label("N05h", "felt_unsafe"), question="N05h")
    chat.said.clear()
    worries.respond(chat, heard, worries.CONCERN)


def _close_picker(chat: Chat, question: Question, *, skipped: bool) -> None:
    held = dict(chat[question.slot] or {"picks": [], "text": None})
    if question.key == "N05h":
        telling.close_cards(chat, held)
        return
    store(chat, question, held)
    finish(chat, question, skipped=skipped)
    if question.key == "aside.N17":
        chat.close("N17", skipped=skipped)
        remember_step(chat, "N17")
    after(chat, question)


def after(chat: Chat, question: Question) -> None:
    """What an answer calls for besides the next question: a word, or a question of its own."""
    value = chat[question.slot]
    if question.key == "A02" and value == "no":
        chat.say("A02n")
    elif question.key == "A04" and value in ("no", "child_does_not_want"):
        chat.say("A04e" if value == "no" else "A04d")
    elif (
        question.slot == "wanted"
        and "tell_court_fact_wrong" in ((value or {}).get("picks") or ())
        and chat.once("N10j")
    ):
        chat.say("N10j")
    elif question.slot == "needs":
        if "language" not in ((value or {}).get("picks") or ()):
            return
        chat.reopen("LA1") if chat["language"] is None else chat.close("LA1")
        if question.key == "aside.N17" and chat["language"] is None:
            ask_aside(chat, "aside.LA1")


# --- questions whose buttons do more than hold an answer ---


def _door(chat: Chat, answer: Answer) -> None:
    if answer.value in FAQ_BUTTONS:
        answer_faq(chat, answer.value)
    elif answer.value == "finish":
        leave_with_nothing(chat)
    else:
        chat["door"] = answer.value
        if answer.value != "ask":
            finish(chat, answer.question)


def _story(chat: Chat, answer: Answer) -> None:
    if answer.value == "not_sure":
        telling.open_cards(chat)
    elif chat["story"] is None and not chat.has_issue:
        telling.nothing_told(chat, answer.question)
    else:
        telling.close_story(chat, answer.question)


def _feedback_story(chat: Chat, answer: Answer) -> None:
    telling.close_story(chat, answer.question)


def _more(chat: Chat, answer: Answer) -> None:
    store(chat, answer.question, answer.value)
    finish(chat, answer.question)
    if answer.value == "yes":
        chat.reopen("N05", "N06")
        chat["story"] = None


def _issue_owner(chat: Chat, answer: Answer) -> None:
    if answer.value == "me" and chat["issue_about"] is not None:
        chat.set_issue(int(chat["issue_about"]), about="me")
        chat.say("A06b")
    chat["issue_about"] = None
    finish(chat, answer.question)
    chat.reopen("A06")


def _about_nobody_known(chat: Chat, answer: Answer) -> None:
    chat["about_person"] = {"known": "no", "name": None}
    finish(chat, answer.question)


def _advocate(chat: Chat, answer: Answer) -> None:
    if answer.value == "more":
        chat.say("N16t")
        return
    store(chat, answer.question, answer.value)
    finish(chat, answer.question)
    if answer.question.key == "aside.N16":
        chat.close("N16")
        remember_step(chat, "N16")


def _language(chat: Chat, answer: Answer) -> None:
    chat["noticed"] = {**chat["noticed"], "language": True}
    if answer.value == "other" and chat["language"] != "other":
        store(chat, answer.question, answer.value)  # its name may be typed now, or skipped
        return
    name_language(chat, answer.question, answer.value)


def name_language(chat: Chat, question: Question, name: str) -> None:
    """Keep a language: one of the list, or one that is not on it, as it was typed."""
    store(chat, question, name)
    finish(chat, question)
    chat.close("LA1")


def _who(chat: Chat, answer: Answer) -> None:
    switch_role(chat, answer.value)
    finish(chat, answer.question)


def _reply_wanted(chat: Chat, answer: Answer) -> None:
    chat["reply_wanted"] = answer.value
    if answer.value == "yes":
        finish(chat, answer.question)
        chat["door"] = "tell"
        if chat["feedback_text"] and not chat.has_issue:
            telling.keep_as_issue(chat, str(chat["feedback_text"]))
            chat.close("N05")
    elif chat["feedback_text"] or chat["face"]:
        chat.say("SD1")
        finish(chat, answer.question)
        end(chat, "sending", "send")
    else:
        finish(chat, answer.question)


def _nothing_told(chat: Chat, answer: Answer) -> None:
    if answer.value == "finish":
        leave_with_nothing(chat)
    elif answer.value == "ring":
        start_callback(chat, answer.heard)
    elif answer.value == "cards":
        chat["door"] = "tell"
        telling.open_cards(chat)
    else:
        telling.keep_as_issue(chat, str(chat["impact"] or chat["feedback_text"]))
        chat.close("N05")
        chat.close("N06")


def _send(chat: Chat, answer: Answer) -> None:
    if answer.value == "send":
        chat.say("SD1")
        end(chat, "sending", "send")
    elif answer.value == "stop":
        ask_aside(chat, "ST1")
    elif answer.value == "carry_on" and chat["kind"] == "callback":
        reaching.carry_on_after_callback(chat)
    elif answer.value == "change":
        chat.say("N20c")


_SPECIAL: Dict[str, Taker] = {
    "N01": _door,
    "N02": _who,
    "N05": _story,
    "F01": _feedback_story,
    "N06": _more,
    "A06": _issue_owner,
    "N07": _about_nobody_known,
    "N12": reaching.method,
    "P12": reaching.method,
    "A05m": reaching.method,
    "N12a": reaching.reply_by,
    "A05.N12a": reaching.reply_by,
    "N13x": reaching.check_detail,
    "A05.N13x": reaching.check_detail,
    "N13n": reaching.missing_detail,
    "A05.N13n": reaching.missing_detail,
    "N16": _advocate,
    "aside.N16": _advocate,
    "LA1": _language,
    "aside.LA1": _language,
    "F02": _reply_wanted,
    "N20n": _nothing_told,
    "N20": _send,
}

_SKIPPED_AS: Dict[str, str] = {
    "N02": CHILD,
    "N06": "no",
    "A06": "child",
    "N13x": "leave",
    "A05.N13x": "leave",
    "N13n": "leave",
    "A05.N13n": "leave",
    "CB1.N13x": "leave",
    "S0": "not_said",
    "S6": "carry_on",
    "DS1": "carry_on",
    "OS3": "complaint",  # what was told is never less for a skip (DR-2)
    "AD1": "skip",
    "E1": "more",
    "ST1": "no",
    "OB1": "not_sure",
    "N01": "tell",
    "S5": "skip",
    "CB1": "skip",
    "CB2": "skip",
}

# Picks that stand alone: they clear the others, and any other clears them (DR-4a).
_ALONE = frozenset({"dont_know", "any"})
# What somebody who says "all of them" does not mean.
NOT_ALL = _ALONE | {"other", "no", "language", "felt_unsafe", DONE}
