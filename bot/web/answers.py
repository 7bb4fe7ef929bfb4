"""From the dialogue's frame to what the page gets: choices become opaque ids, and nothing else goes along."""

from __future__ import annotations

from typing import Any

from bot.web.chat import Chat, new_button_id
from bot.web.inert import MAX_CHARS
from bot.web.outside import Dialogue
from bot.web.pictures import picture_of

_BUTTON_PARTS = ("label", "lang", "kind", "field", "question", "picked")
_MESSAGE_PARTS = ("line", "text", "lang")
_SAID_WHEN_OVER = {"expired": "RS2", "deleted": "ST2"}
# What the page does by itself, or draws as a face: at these questions it may know what such a button stands for.
_SHOWN = {"N22": ("print", "save", "hide", "happy", "ok", "sad"), "F01f": ("happy", "ok", "sad")}


def publish(chat: Chat, frame: dict[str, Any]) -> dict[str, Any]:
    """Make the frame the chat's answer, with new button ids that stand for this turn's choices and no others."""
    chat.choices = {}
    chat.answer = {
        "state": frame.get("state") or "open",
        "question": frame.get("question"),
        "messages": [_message(one) for one in frame.get("messages") or []],
        "buttons": [_button(chat, one) for one in frame.get("buttons") or []],
        "controls": [_button(chat, one) for one in frame.get("controls") or []],
        "summary": frame.get("summary"),
        "receipt": frame.get("receipt"),
        "text_allowed": bool(frame.get("text_allowed")),
        "max_chars": MAX_CHARS,
        "progress": frame.get("progress"),
        # After a worry the words on screen are covered when the child is away from it for five minutes (SG-2).
        "cover_when_idle": chat.alert is not None,
    }
    return chat.answer


def _message(said: dict[str, str]) -> dict[str, str]:
    return {part: said[part] for part in _MESSAGE_PARTS if part in said}


def _button(chat: Chat, button: dict[str, Any]) -> dict[str, Any]:
    stable = chat.own.get(str(button.get("kind"))) if button.get("kind") == "unsafe" else None
    made = stable or new_button_id()
    chat.choices[made] = button.get("value") or {}
    choice = chat.choices[made]
    does = choice.get("value")
    shown = {"does": does} if does in _SHOWN.get(str(choice.get("question")), ()) else {}
    picture = picture_of(str(choice.get("question", "")), str(choice.get("value") or choice.get("kind", "")))
    shown |= {"picture": picture} if picture else {}
    return {"id": made, **{part: button[part] for part in _BUTTON_PARTS if button.get(part) is not None}, **shown}


def own_button(chat: Chat, kind: str, label: str) -> dict[str, Any]:
    """Return a button that the gateway answers by itself."""
    return {"id": chat.own.setdefault(kind, new_button_id()), "label": label, "kind": "answer", "does": kind}


def closed(dialogue: Dialogue, how: str, language: str) -> dict[str, Any]:
    """Return the answer to a page whose conversation is over."""
    line = _SAID_WHEN_OVER.get(how)
    return bare(how, [dialogue.message(line, language)] if line else [])


def bare(state: str, messages: list[dict[str, str]] | None = None) -> dict[str, Any]:
    """Return an answer with nothing to press: for a chat that is not, or no longer, here."""
    return {
        "state": state,
        "question": None,
        "messages": messages or [],
        "buttons": [],
        "controls": [],
        "summary": None,
        "receipt": None,
        "text_allowed": False,
        "max_chars": MAX_CHARS,
        "progress": None,
        "cover_when_idle": False,
    }
