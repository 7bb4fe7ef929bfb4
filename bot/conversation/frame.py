"""What the page is given: the lines said, the buttons of the open question, the controls, the check page.

The frame is made from the slots alone, so that the same turn gives the same frame again.
"""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Tuple

from bot.conversation import route, words
from bot.conversation.chat import Chat
from bot.conversation.question_table import DONE
from bot.conversation.questions import CHECK, PICKER, Question
from bot.conversation.summary import answer_of, changes, summary

CONTROLS = ("back", "stop", "person", "unsafe", "leave", "needs")
Frame = Dict[str, Any]
Button = Dict[str, Any]
_FINISHES = ("finish",)


def frame_of(chat: Chat) -> Frame:
    """Return the frame for the conversation as it stands. A finished one has lines and nothing to press."""
    said = [(line, dict(filled)) for line, filled in chat["said"] or []]
    messages = [words.message(line, _language(chat), **filled) for line, filled in said]
    if chat.over:
        return _frame(chat["state"], None, messages, ending=chat["ending"])
    question = route.current(chat)
    on_check_page = question.kind == CHECK
    return _frame(
        "open",
        question.name,
        messages,
        buttons=_buttons(chat, question),
        controls=[_button(chat, "controls", kind, kind, {"kind": kind}) for kind in CONTROLS],
        summary=summary(chat) if on_check_page else None,
        progress=None if chat["asides"] else route.progress(chat, question.key),
        text_allowed=True,
    )


def _frame(
    state: str,
    question: Optional[str],
    messages: List[Dict[str, str]],
    *,
    buttons: Optional[List[Button]] = None,
    controls: Optional[List[Button]] = None,
    summary: Optional[List[Dict[str, str]]] = None,
    progress: Optional[Dict[str, int]] = None,
    ending: Optional[str] = None,
    text_allowed: bool = False,
    receipt: Optional[Dict[str, Any]] = None,
) -> Frame:
    return {
        "state": state,
        "question": question,
        "messages": messages,
        "buttons": buttons or [],
        "controls": controls or [],
        "summary": summary,
        "receipt": receipt,
        "text_allowed": text_allowed,
        "progress": progress,
        "ending": ending,
    }


def empty_frame(state: str, messages: List[Dict[str, str]], *, ending: Optional[str] = None) -> Frame:
    """Return a frame with something to read and nothing to press."""
    return _frame(state, None, messages, ending=ending)


def ask(chat: Chat) -> None:
    """Say the line of the open question. The question is the last thing said (DR-1)."""
    question = route.current(chat)
    for line, filled in _before(chat, question):
        chat.say(line, **filled)
    for line in _asking(chat, question):
        chat.say(line, **_filled(chat, line))
    chat["said"] = [[line, filled] for line, filled in chat.said]


def _before(chat: Chat, question: Question) -> List[Tuple[str, Dict[str, str]]]:
    """What is said just before a question: an old answer, or what a person should know first."""
    if _again(chat, question) and not chat.said:
        old = answer_of(chat, question)
        return [("GB1", {"answer": old})] if old else [("GB2", {})]
    room = not chat.said
    if question.key == "A04" and chat.once("A07"):
        if room:
            return [("A07", {})]
        chat["noticed"] = {**chat["noticed"], "owed": "A07"}
    if question.key == "N10" and room and (chat.court_live or chat.court_decision) and chat.once("N10j"):
        return [("N10j", {})]
    if question.name == "N16" and room:
        return [("N16v", {})]
    if question.key == "OB1" and chat["other_body"] is None and room:
        body = words.label("bodies", str(chat["noticed"]["body"]["asked"]), _language(chat))
        return [("OS1", {}) if chat["noticed"]["body"]["asked"] == "court_judge" else ("OS2", {"body": body})]
    if room and not chat["asides"] and chat["noticed"].get("owed"):
        # What there was no room for before is said now: at most two bubbles at a time (DR-1).
        owed = chat["noticed"]["owed"]
        chat["noticed"] = {key: value for key, value in chat["noticed"].items() if key != "owed"}
        return [(owed, {})]
    return []


def _asking(chat: Chat, question: Question) -> Tuple[str, ...]:
    if question.kind == CHECK:
        if chat.said and chat.said[-1][0] == "N20c":
            return ()
        return (question.line_for(chat),) if chat.said else ("N19", question.line_for(chat))
    if question.key == "N01" and chat["door"] is None and not chat.said and not chat["last_turn"]:
        return ("N01a", "N01b", "LF1", "N01c")
    if question.key == "N05" and chat["story"] and not chat["fresh"]:
        return ("N05p",)
    if question.key == "F01" and chat["feedback_text"] and not chat["fresh"]:
        return ("N05p",)
    if question.kind == PICKER and chat.said and chat.said[-1][0] in ("PK1", "PK2", "PK3"):
        return ()
    if question.key == "N06" and chat.said and chat.said[-1][0] == "N06k":
        return ()
    if question.key == "CB1" and chat.said and chat.said[-1][0] in ("H1", "H1a"):
        return ("CB1",)
    return (question.line_for(chat),)


def _buttons(chat: Chat, question: Question) -> List[Button]:
    line = question.labels_for(chat)
    holds = question.kind == PICKER and not _again(chat, question)  # the old answer is shown in words
    picked = (chat[question.slot] or {}).get("picks", ()) if holds else ()
    made = []
    for value in question.values_for(chat):
        kind = "answer"
        if value == DONE or value == "thats_all":
            kind = "done"
        elif question.kind == PICKER:
            kind = "pick"
        elif question.kind == CHECK and value == "send":
            kind = "send"
        elif value in _FINISHES and question.key in ("OB1", "N20n", "N01"):
            kind = "skip"
        named = _labelled(chat, question, line, value)
        button = _button(chat, named, value, kind, _choice(kind, question, value), **_filled(chat, line))
        if value == "unsafe":
            button["value"] = {"kind": "unsafe"}
        if kind == "pick":
            button["picked"] = value in picked
        made.append(button)
    if question.kind == CHECK:
        return [*changes(chat), *made]
    if _again(chat, question):
        made.append(_button(chat, "keep", "keep", "answer", _choice("keep", question, "keep")))
        if question.key == "N05" and len(chat["issues"]) > 1:
            made.append(_button(chat, "keep", "remove", "answer", _choice("remove", question, "remove")))
    if question.skip:
        made.append(_button(chat, "skip", question.skip, "skip", _choice("skip", question, "skip")))
    return made


def _labelled(chat: Chat, question: Question, line: str, value: str) -> str:
    """Return the line that holds the label: the first of the question's lines that knows the value."""
    return next(
        one
        for one in (line, *question.also, question.name)
        if value in words.labels(one, _language(chat)) or value in words.labels(one)
    )


def _again(chat: Chat, question: Question) -> bool:
    """Whether the question is shown again with its old answer, by Go back or Change (DR-7)."""
    return bool(chat["fresh"] == question.key and not chat["asides"])


def _choice(kind: str, question: Question, value: str) -> Dict[str, str]:
    return {"kind": kind, "question": question.key, "value": value}


def _button(chat: Chat, line: str, name: str, kind: str, value: Dict[str, str], **filled: str) -> Button:
    return {**words.button(line, name, _language(chat), **filled), "kind": kind, "value": value}


def _filled(chat: Chat, line: str) -> Dict[str, str]:
    if line == "OB1" and chat["noticed"].get("body"):
        return {"body": words.label("bodies", str(chat["noticed"]["body"]["asked"]), _language(chat))}
    return {}


def _language(chat: Chat) -> str:
    return chat["speaks"] or words.ENGLISH
