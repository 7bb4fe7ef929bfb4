"""The controls that are always on screen: Go back, Stop and delete, Talk to a person, I'm not safe (DR-3)."""

from __future__ import annotations

from typing import Callable, Dict

from bot.conversation import going_back, route, safe_asides, worries
from bot.conversation.chat import Chat
from bot.conversation.heard import Heard
from bot.conversation.turns import ask_aside


def not_safe(chat: Chat, heard: Heard) -> None:
    worries.note(chat, heard, worries.IMMEDIATE, text=None, question=route.current(chat).name)
    chat["alert"] = {**chat["alert"], "pressed": True, "by_mistake": False}
    worries.respond(chat, heard, worries.IMMEDIATE)


def _needs(chat: Chat) -> None:
    """Language, reading aloud, a signer and an advocate can be asked for from the first screen on (5.3)."""
    ask_aside(chat, "aside.N17", "aside.N16")


CONTROLS: Dict[str, Callable[[Chat, Heard], None]] = {
    "back": lambda chat, _: going_back.back(chat),
    "stop": lambda chat, _: safe_asides.start_stop(chat),
    "person": safe_asides.start_callback,
    "unsafe": not_safe,
    "needs": lambda chat, _: _needs(chat),
    # Leave fast is the gateway's own; should it come here, nothing is kept and nothing is said.
    "leave": lambda chat, _: safe_asides.delete(chat),
}
