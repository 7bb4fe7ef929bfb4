"""Answers to the questions that interrupt: safety, distress, stopping, a callback, another body, who somebody is."""

from __future__ import annotations

from typing import Dict

from bot.conversation import telling, worries
from bot.conversation.chat import Chat
from bot.conversation.heard import Answer, Heard, Taker
from bot.conversation.questions import Question
from bot.conversation.turns import ask_aside, end, finish, leave_aside, switch_role


def start_callback(chat: Chat, heard: Heard) -> None:
    """Talk to a person: the number and hours, or leave a number (HP-1). The date is the office's own or not said."""
    by = (heard.office or {}).get("call_back_by")
    chat.say("H1", next=str(by)[:10]) if by else chat.say("H1a")
    ask_aside(chat, "CB1")


def start_stop(chat: Chat) -> None:
    ask_aside(chat, "ST1")


def delete(chat: Chat) -> None:
    """Stop and delete, after a yes. What was passed on about being safe stays, and is said to stay (SG-5)."""
    chat.say("S7" if chat["alert"] else "ST2")
    end(chat, "deleted", "delete")


def leave_with_nothing(chat: Chat) -> None:
    """Finish: nothing is sent and nothing is kept, but for what was passed on about being safe."""
    chat.say("S7" if chat["alert"] else "END")
    end(chat, "ended", "finish")


def number_given(chat: Chat, doubt: bool) -> None:
    """A number for a callback is there: look once more if it seems odd, then ask how to keep it private."""
    if doubt:
        chat["callback_check"] = {"doubt": "number"}
        ask_aside(chat, "CB1.N13x", "CB2")
    else:
        ask_aside(chat, "CB2")


def _safe_now(chat: Chat, answer: Answer) -> None:
    chat["safe_now"] = answer.value
    leave_aside(chat, "S0")
    worries.answer_safe(chat, answer.value, answer.heard)


def _safe_reach(chat: Chat, _: Answer) -> None:
    leave_aside(chat, "S5")
    worries.late_safety_lines(chat)


def _after_safety(chat: Chat, answer: Answer) -> None:
    if answer.value == "stop":
        delete(chat)
    elif answer.value == "mistake":
        chat["alert"] = {**chat["alert"], "by_mistake": True}
        chat.say("S8")
    else:
        leave_aside(chat, "S6")


def _distress(chat: Chat, answer: Answer) -> None:
    chat["distress"] = answer.value
    if answer.value == "break":
        return
    leave_aside(chat, "DS1")
    if answer.value == "stop":
        start_stop(chat)


def _stop(chat: Chat, answer: Answer) -> None:
    if answer.value == "yes":
        delete(chat)
    else:
        leave_aside(chat, "ST1")


def _no_number(chat: Chat, _: Answer) -> None:
    leave_aside(chat, "CB1")


def _number_checked(chat: Chat, answer: Answer) -> None:
    leave_aside(chat, "CB1.N13x")
    if answer.value == "fix":
        ask_aside(chat, "CB1")


def _no_note(chat: Chat, _: Answer) -> None:
    leave_aside(chat, "CB2")
    become_callback(chat)


def become_callback(chat: Chat) -> None:
    """The number is there: the check page offers to send it, with what was told so far, or to carry on."""
    chat["kind"] = "callback"
    chat["open_question"] = chat["fresh"] = None


def _other_body(chat: Chat, answer: Answer) -> None:
    noticed = dict(chat["noticed"].get("body") or {})
    if answer.value == "finish":
        leave_with_nothing(chat)
        return
    if answer.value == "just" and noticed.get("alone", True):
        chat["other_body"] = "just"
        return
    body = noticed.get("asked")
    if answer.value == "just":
        chat.say("K1")  # other things were told as well: they stay, and these words with them
    # "I'm not sure" is taken as about Cafcass; what the court decided stays marked as the court's (5.8).
    ours = answer.value in ("too", "not_sure", "go_on") and body != "court_judge"
    chat.set_issue(int(noticed.get("issue") or 0), body="cafcass" if ours else body)
    chat["other_body"] = answer.value
    leave_aside(chat, "OB1")


def _who(chat: Chat, answer: Answer) -> None:
    leave_aside(chat, "AD1")
    if answer.value != "skip":
        switch_role(chat, answer.value)


def _pass_on(chat: Chat, answer: Answer) -> None:
    leave_aside(chat, "OS3")
    wish = str(chat["noticed"].get("wish") or chat.issues[-1]["text"])
    if answer.value == "leave":
        telling.take_back(chat, wish)  # neither a message nor a complaint: these words go, and no others
    elif answer.value == "yes" and telling.stands_alone(chat, wish):
        chat["kind"] = "message"
        chat.close("N05")
        chat["story"] = None
    elif answer.value == "yes":
        # Something went wrong as well: that stays a complaint, and the wish goes beside it as a message.
        chat["noticed"] = {**chat["noticed"], "pass_on": wish}
        chat.say("OS3k")
    chat["open_question"] = chat["fresh"] = None


ASIDE_ANSWERS: Dict[str, Taker] = {
    "S0": _safe_now,
    "S5": _safe_reach,
    "S6": _after_safety,
    "DS1": _distress,
    "ST1": _stop,
    "CB1": _no_number,
    "CB1.N13x": _number_checked,
    "CB2": _no_note,
    "OB1": _other_body,
    "AD1": _who,
    "OS3": _pass_on,
}


def finish_aside_text(chat: Chat, question: Question, text: str) -> None:
    """Keep free text at an aside: a safe way to be reached, or how to keep a callback private."""
    chat[question.slot] = text
    finish(chat, question)
    if question.key == "S5":
        worries.late_safety_lines(chat)
    elif question.key == "CB2":
        become_callback(chat)
