"""One turn of a conversation, pure: slots and what was heard in, slots and a frame out.

The same turn_id as the last one gives the same frame and changes nothing, so a turn may be sent again at any time.
"""

from __future__ import annotations

from typing import Any, Mapping

from bot.conversation import going_back, pressing, route, typed
from bot.conversation.chat import Chat
from bot.conversation.controls import CONTROLS
from bot.conversation.frame import ask, frame_of
from bot.conversation.heard import Heard, Outcome


def begin(ids: Mapping[str, str]) -> Outcome:
    """Begin a conversation. ``ids`` holds the submission_id and the alert_id, made once by the gateway."""
    chat = Chat({})
    chat["ids"] = {name: str(value) for name, value in ids.items()}
    chat["speaks"] = ids.get("language")
    chat["state"] = "open"
    ask(chat)
    return Outcome(chat.slots, frame_of(chat))


def step(slots: Mapping[str, Any], heard: Heard) -> Outcome:
    """Answer one turn. Never raises for anything that was typed or pressed."""
    chat = Chat(slots)
    if chat.over or (heard.turn_id and heard.turn_id == chat["last_turn"]):
        return Outcome(chat.slots, frame_of(chat))
    chat["last_turn"] = heard.turn_id
    if heard.choice is not None:
        _pressed(chat, heard)
    elif heard.text is not None:
        typed.hear(chat, heard)
    if chat["ending"] == "send":
        chat["sent_at"] = heard.at
    if chat.over:
        chat["said"] = [[line, filled] for line, filled in chat.said]
    else:
        ask(chat)
    return Outcome(chat.slots, frame_of(chat))


def sending_failed(slots: Mapping[str, Any]) -> Outcome:
    """Open the check page again: what could not even be put on the disk is not said to be sent."""
    chat = Chat(slots)
    chat["state"], chat["ending"], chat["sent_at"] = "open", None, None
    chat.reopen("F02", "N20")
    chat["open_question"] = "N20"
    chat.say("SD4")
    ask(chat)
    return Outcome(chat.slots, frame_of(chat))


def again(slots: Mapping[str, Any]) -> Outcome:
    """Return the conversation as it stands, with the frame it showed last."""
    chat = Chat(slots)
    return Outcome(chat.slots, frame_of(chat))


# --- buttons and controls ---


def _pressed(chat: Chat, heard: Heard) -> None:
    choice = heard.choice or {}
    control = CONTROLS.get(str(choice.get("kind")))
    if control:
        control(chat, heard)
        return
    question = route.current(chat)
    value = str(choice.get("value"))
    if choice.get("question") != question.key:
        return  # a button of an older screen: the open question is simply asked again
    kind = choice.get("kind")
    if kind == "change":
        going_back.change(chat, value)
    elif kind == "skip" and value == "skip":
        pressing.skip(chat, question, heard)
    elif kind == "keep":
        pressing.keep(chat, question)
    elif kind == "remove":
        pressing.remove(chat, question)
    elif value in question.values_for(chat) or value == "finish":
        pressing.choose(chat, question, value, heard)
