"""Lines that the gateway says by itself: silence, a crash, the engine away, an alert that got through late."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping

from bot.conversation import words
from bot.conversation.chat import Chat

Message = Dict[str, str]
Button = Dict[str, Any]


def line(name: str, language: str = words.ENGLISH, **filled: str) -> Message:
    """Return one line as a message: TL1, EN1, SD1, SD2, SD3, S2, W1, RS2."""
    return words.message(name, language, **filled)


def closing_soon(slots: Mapping[str, Any]) -> Message:
    """W2, or W2s where something about being safe was passed on and stays (SG-5)."""
    return line("W2s" if slots.get("alert") else "W2")


def still_there() -> Message:
    return line("W1")


def went_wrong() -> List[Message]:
    return [line("RS1")]


def buttons_of(name: str) -> List[Button]:
    """Return the buttons of such a line, say RS1: Carry on, Delete them."""
    return [
        {"label": title, "kind": "answer", "value": {"kind": "gateway", "question": name, "value": value}}
        for value, title in words.labels(name).items()
    ]


def passed_on_late(slots: Mapping[str, Any]) -> List[Message]:
    """S2 as a late line, once an alert has got through that could not at first; with when it will be read (SG-2)."""
    chat = Chat(slots)
    alert = chat["alert"] or {}
    opens = alert.get("next_open")
    language = chat["speaks"] or words.ENGLISH
    said = [line("S2", language)]
    if alert.get("office_open") is True:
        said.append(line("S4h", language))
    elif alert.get("office_open") is False and opens:
        said.append(line("S4a" if chat.grown_up else "S4", language, next=str(opens)[:10]))
    return said


def deleted(slots: Mapping[str, Any]) -> Message:
    """ST2, or S7 where an alert stays."""
    return line("S7" if slots.get("alert") else "ST2", slots.get("speaks") or words.ENGLISH)
