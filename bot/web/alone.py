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


def delete(outside: Outside, chat: Chat, turn_id: str, at: str) -> dict[str, Any]:
    """Return what is said when a child deletes from the cover: Stop and delete, and Yes to it, in one press."""
    asked = answer(outside, chat, {"turn_id": turn_id, "at": at, "text": None, "choice": {"kind": "stop"},
                                   "safety": None, "office": None})
    yes = next((one for one in asked.frame.get("buttons") or [] if one.get("value")), None)
    if asked.frame.get("ending") or yes is None:
        return asked.frame
    chat.slots = asked.slots
    return answer(outside, chat, {"turn_id": turn_id + "-yes", "at": at, "text": None, "choice": yes["value"],
                                  "safety": None, "office": None}).frame


def _send(outside: Outside, slots: dict[str, Any], received_at: str) -> dict[str, Any]:
    deliveries = [outside.hand_over.submit(body) for body in outside.dialogue.submissions_of(slots, received_at)]
    arrived = all(one.delivered for one in deliveries)
    return outside.dialogue.after_send(slots, deliveries[0].receipt if arrived and deliveries else None)
