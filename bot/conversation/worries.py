"""Worries about somebody's safety, distress and anger: what is kept, what is said and in which order (5.7).

The gateway finds a worry and tells the office before the turn comes here; nothing here can hold that up. The words
that set it off stay the answer to the open question (SG-8), so nobody is asked to say them again.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Dict, List, Optional, Tuple

from bot.conversation import bodies
from bot.conversation.chat import MOST_LETTERS, ONE_MESSAGE, Chat
from bot.conversation.heard import Heard

NONE, CONCERN, IMMEDIATE = "none", "concern", "immediate"
RAISED_AFTER = timedelta(minutes=5)  # a concern that nobody answers for is raised by the office then (SG-3)
MOST_LINES = 6  # bubbles of a safety answer before its question (DR-1)
_GRAVITY = {NONE: 0, CONCERN: 1, IMMEDIATE: 2}
_SWEARING_SIGNS = "\U0001f595\U0001f92c"  # a finger, a mouth full of signs
_SAFETY_ASIDES = ("S0", "S5", "S6")
Alert = Dict[str, Any]


def level(chat: Chat) -> str:
    return str(chat["alert"]["level"]) if chat["alert"] else NONE


def note(chat: Chat, heard: Heard, found: str, *, text: Optional[str], question: str) -> None:
    """Write down a worry, new or further, before anything is said about it. It never becomes less grave."""
    told = heard.safety or {}
    alert: Alert = dict(
        chat["alert"]
        or {
            "level": NONE,
            "source": "typed" if heard.text is not None else "button",
            "texts": [],
            "raised_at": heard.at,
            "raise_at": None,
            "question": question,
            "about_staff": False,
            "pressed": False,
            "by_mistake": False,
            "safe_answer": "not_asked",
            "delivered": False,
            "shown": NONE,
        }
    )
    if _GRAVITY[found] > _GRAVITY[str(alert["level"])]:
        alert["level"] = found
    if alert["level"] == IMMEDIATE:
        alert["raise_at"] = None
    elif not alert["raise_at"]:
        alert["raise_at"] = (_moment(heard.at) + RAISED_AFTER).isoformat()
    if text:
        alert["texts"] = [*alert["texts"], text[:ONE_MESSAGE]]
    elif found == IMMEDIATE and told.get("source") == "button":
        alert["pressed"], alert["by_mistake"] = True, False
    alert["about_staff"] = bool(alert["about_staff"] or told.get("about_staff"))
    _remember_office(alert, told)
    chat["alert"] = alert


def respond(chat: Chat, heard: Heard, found: str, *, text: str = "") -> None:
    """Say what a worry calls for, and put the questions that follow it before everything else (SG-2, SG-3)."""
    alert = chat["alert"]
    threat = bool((heard.safety or {}).get("threat"))
    if alert["shown"] == IMMEDIATE or (alert["shown"] == CONCERN and found == CONCERN):
        chat.say("S1a" if chat.grown_up else "S1")
        chat.say("S3a" if chat.grown_up else "S3")
    elif found == IMMEDIATE:
        _immediate(chat, threat=threat, text=text)
    else:
        _set(chat, shown=CONCERN)
        _ask_first(chat, "S0")


def answer_safe(chat: Chat, answer: str, heard: Heard) -> None:
    """Take the answer to "are you safe right now?" (SG-3). Anything but a yes is raised to immediate at once."""
    _set(chat, safe_answer=answer)
    alert = dict(chat["alert"])
    _remember_office(alert, heard.safety or {})
    chat["alert"] = alert
    if answer != "yes":
        _set(chat, level=IMMEDIATE, raise_at=None)
        _immediate(chat, threat=False, text="")
        return
    chat.say("S2d" if chat.grown_up else "S2c")
    if chat.grown_up and _child_at_risk(chat, ""):
        chat.say("S9")
    if alert.get("office_open") is False:
        _say_closed(chat)


def mood(heard: Heard) -> Optional[str]:
    """Return the mood the gateway found in words. A face alone is no swearing, and nobody is answered for it."""
    found = (heard.safety or {}).get("mood")
    said = heard.text or ""
    return found if any(letter.isalnum() for letter in said) or any(sign in said for sign in _SWEARING_SIGNS) else None


def note_mood(chat: Chat, felt: str) -> None:
    """Remember distress or anger as a flag; it changes nothing else about the case."""
    chat["noticed"] = {**chat["noticed"], felt: True}


def respond_to_mood(chat: Chat, felt: str) -> None:
    """Say D1 with its three ways on, or AB1, each once a chat (DS-1, AB-1)."""
    if felt == "distress" and chat.once("D1"):
        chat.say("N22a" if chat.grown_up else "N22")
        _ask_first(chat, "DS1")
    elif felt == "anger" and chat.once("AB1"):
        chat.say("AB1a" if chat.grown_up and chat.role != "young_adult" else "AB1")


def late_safety_lines(chat: Chat) -> None:
    """Say what did not fit on the first screen of a safety answer, before the next question."""
    for line in chat["noticed"].get("later", ()):
        chat.say(line)
    chat["noticed"] = {key: value for key, value in chat["noticed"].items() if key != "later"}


def _immediate(chat: Chat, *, threat: bool, text: str) -> None:
    lines = _immediate_lines(chat, threat=threat, text=text)
    # Numbers that matter less at this very moment come on the next screen, where there would be too many at once.
    later: List[str] = []
    for spare in ("S3o", "S3c"):
        if len(lines) > MOST_LINES and spare in [line for line, _ in lines]:
            lines = [one for one in lines if one[0] != spare]
            later.insert(0, spare)
    for line, filled in lines:
        chat.say(line, **filled)
    chat["noticed"] = {**chat["noticed"], "later": later}
    _set(chat, shown=IMMEDIATE)
    _ask_first(chat, "S5", "S6")


def _immediate_lines(chat: Chat, *, threat: bool, text: str) -> List[Tuple[str, Dict[str, str]]]:
    alert = chat["alert"]
    grown_up = chat.grown_up
    lines: List[Tuple[str, Dict[str, str]]] = [("S9t", {})] if threat else []
    if grown_up:
        lines += [("S1a", {}), ("S3a", {}), ("S3c", {}), ("S3o", {})]
        if _child_at_risk(chat, text):
            lines.append(("S9", {}))
    else:
        lines += [("S1", {}), ("S3", {}), ("S3c", {})]
    if not alert.get("delivered"):
        return [*lines, ("S2f", {})]
    lines.append(("S2", {}))
    if alert.get("office_open") is True:
        lines.append(("S4h", {}))
    elif alert.get("office_open") is False:
        lines.append(_closed_line(chat))
    return lines


def _child_at_risk(chat: Chat, text: str) -> bool:
    """Whether a grown-up's worry may be about a child, so that they are told who to ring (S9)."""
    return chat.helping or bodies.child_at_risk(" ".join([text, *chat["alert"]["texts"]]))


def _closed_line(chat: Chat) -> Tuple[str, Dict[str, str]]:
    opens = chat["alert"].get("next_open")
    line = "S4a" if chat.grown_up else "S4"
    return (line, {"next": str(opens)[:10]}) if opens else (line + "n", {})


def _say_closed(chat: Chat) -> None:
    line, filled = _closed_line(chat)
    chat.say(line, **filled)


def _ask_first(chat: Chat, *asides: str) -> None:
    rest = [one for one in chat["asides"] if one not in _SAFETY_ASIDES and one not in asides]
    chat["asides"] = [*asides, *rest]


def _set(chat: Chat, **changed: object) -> None:
    chat["alert"] = {**chat["alert"], **changed}


def _remember_office(alert: Alert, told: Dict[str, Any]) -> None:
    for name in ("delivered", "office_open", "next_open"):
        if told.get(name) is not None:
            alert[name] = told[name]


def _moment(iso: str) -> datetime:
    # Python 3.10 does not read the letter Z as an offset.
    return datetime.fromisoformat(iso.replace("Z", "+00:00"))


def joined(old: Optional[str], new: str) -> Optional[str]:
    """Join a further message to the words of an answer with a new line; None where there is no more room (DR-12)."""
    whole = f"{old}\n{new}" if old else new
    return whole if len(whole) <= MOST_LETTERS else None
