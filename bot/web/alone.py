"""Answering without the engine: the same rules, asked directly, on the gateway's own copy of the conversation.

Only understanding of free words needs Rasa. So the chat goes on without it: buttons mean what they mean, words are the
answer to the open question, and whoever would rather see everything at once is offered one page with all questions.
"""

from __future__ import annotations

from typing import Any

from bot.web import answers
from bot.web.chat import Chat
from bot.web.engine import Said
from bot.web.outside import Outside
from bot.web.worries import SAFETY_QUESTIONS

_CONTROLS = ("unsafe", "stop", "person", "back")
_QUESTIONS = (*SAFETY_QUESTIONS, "ST1")


def at_once(chat: Chat, heard: dict[str, Any]) -> bool:
    """Return whether this turn must not wait for the engine: being safe, stopping, asking for a person, going back."""
    return (heard.get("choice") or {}).get("kind") in _CONTROLS or chat.question in _QUESTIONS


def begin(outside: Outside, chat: Chat) -> Said:
    """Begin a conversation with the rules alone."""
    outcome = outside.dialogue.begin(chat.ids)
    return Said(outcome.frame, outcome.slots)


def answer(outside: Outside, chat: Chat, heard: dict[str, Any]) -> Said:
    """Answer one turn with the rules alone; if it ends in a Send, hand it over too."""
    dialogue = outside.dialogue
    outcome = dialogue.step(chat.slots, dialogue.heard(**heard, intent=None, confidence=0.0))
    if outcome.frame.get("ending") == "send":
        return _send(outside, outcome.slots, heard["at"])
    return Said(outcome.frame, outcome.slots)


def answer_page(outside: Outside, chat: Chat, heard: dict[str, Any], given: dict[str, Any],
                worrying: dict[str, dict[str, Any]], *, finished: bool) -> Said:
    """Take all the questions' answers from one page; it leads to the check page or to what is still to be asked."""
    dialogue = outside.dialogue
    told = dialogue.heard(**heard, intent=None, confidence=0.0)
    outcome = dialogue.take(chat.slots, given, told, worrying, finished=finished)
    return Said(outcome.frame, outcome.slots)


def answer_after_send(outside: Outside, chat: Chat, heard: dict[str, Any]) -> Said:
    """Answer a press on the confirmation. A worry that is typed even now is heard and answered like any other."""
    dialogue = outside.dialogue
    told = dialogue.heard(**heard, intent=None, confidence=0.0)
    outcome = dialogue.step_after_send(chat.slots, told, chat.answer.get("receipt"))
    if (heard["safety"] or {}).get("level") in ("concern", "immediate"):
        said = dialogue.step({"ids": chat.ids, "speaks": chat.language}, told).frame["messages"]
        outcome.frame["messages"] = [one for one in said if one["line"] not in SAFETY_QUESTIONS]
    return Said({**outcome.frame, "state": chat.state}, outcome.slots)


def offers_one_page(outside: Outside, chat: Chat, frame: dict[str, Any]) -> bool:
    """Return whether the page with all questions may be offered beside this question of the path."""
    return bool(chat.told_away and frame.get("progress") and outside.dialogue.fields_of(chat.slots))


def one_page(outside: Outside, chat: Chat) -> dict[str, Any]:
    """Return all the questions on one page, filled with what was said; the chat stays where it is behind it."""
    back = outside.dialogue.line("page_back_to_chat", chat.language)
    return {
        **chat.answer,
        "messages": [outside.dialogue.message("EN3", chat.language)],
        "buttons": [answers.own_button(chat, "carry_on", back)],
        "summary": None,
        "progress": None,
        "text_allowed": False,
        "fields": outside.dialogue.fields_of(chat.slots),
    }


def _send(outside: Outside, slots: dict[str, Any], received_at: str) -> Said:
    deliveries = [outside.hand_over.submit(body) for body in outside.dialogue.submissions_of(slots, received_at)]
    if not all(one.stored for one in deliveries):
        again = outside.dialogue.sending_failed(slots)
        return Said(again.frame, again.slots)
    return Said(outside.dialogue.after_send(slots, outside.hand_over.receipt_of(deliveries)), slots)
