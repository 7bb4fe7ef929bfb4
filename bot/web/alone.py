"""Answering without the engine: the same rules, asked directly, on the gateway's own copy of the conversation.

Only understanding of free words needs Rasa. Being safe, stopping and asking for a person never do.
"""

from __future__ import annotations

from typing import Any

from bot.web.chat import Chat
from bot.web.engine import Said
from bot.web.outside import Outside
from bot.web.worries import SAFETY_QUESTIONS

_CONTROLS = ("unsafe", "stop", "person", "back")
_QUESTIONS = (*SAFETY_QUESTIONS, "ST1")


def may_answer(chat: Chat, heard: dict[str, Any]) -> bool:
    """Return whether this turn must not wait for the engine to come back."""
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
        return Said(_send(outside, outcome.slots, heard["at"]), outcome.slots)
    return Said(outcome.frame, outcome.slots)


def answer_after_send(outside: Outside, chat: Chat, heard: dict[str, Any]) -> Said:
    """Answer a press on the confirmation. A worry that is typed even now is heard and answered like any other."""
    dialogue = outside.dialogue
    told = dialogue.heard(**heard, intent=None, confidence=0.0)
    outcome = dialogue.step_after_send(chat.slots, told, chat.answer.get("receipt"))
    if (heard["safety"] or {}).get("level") in ("concern", "immediate"):
        said = dialogue.step({"ids": chat.ids}, told).frame["messages"]
        outcome.frame["messages"] = [one for one in said if one["line"] not in SAFETY_QUESTIONS]
    return Said({**outcome.frame, "state": chat.state}, outcome.slots)


def _send(outside: Outside, slots: dict[str, Any], received_at: str) -> dict[str, Any]:
    deliveries = [outside.hand_over.submit(body) for body in outside.dialogue.submissions_of(slots, received_at)]
    arrived = all(one.delivered for one in deliveries)
    return outside.dialogue.after_send(slots, deliveries[0].receipt if arrived and deliveries else None)
