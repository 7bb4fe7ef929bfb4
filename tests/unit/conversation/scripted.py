"""Reads and plays scripts of whole chats.

    === A child stops and deletes | DR-3 D-17
    child: [Tell you about something that went wrong]
    bot: N02
    child: she was mean {level: concern, delivered: true}
    bot: S0
    to: N12
    state: deleted
    payload:
      child: {name: Fern, age: 12}

``[Label]`` is a pressed button, ``[change field]`` a change on the check page; braces after typed words are what the
gateway found. ``bot:`` holds every line said in that turn, exactly. ``to:`` presses on until that question is open.
``payload:`` is exact: what it does not name must be as in an untouched complaint. ``linked:`` is the second body.
``alert:`` names keys of the last alert. ``labels:`` are the buttons on screen, exactly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.unit.conversation.pretend import IDS, WAYS_ON, PureChat

CONTACT = {
    "method": "none",
    "value": None,
    "private": "not_said",
    "safety_note": None,
    "times": [],
    "times_note": None,
    "reply_by": None,
}
UNTOUCHED: dict[str, Any] = {
    "schema": "intake/1",
    "submission_id": IDS["submission_id"],
    "kind": "complaint",
    "procedure": "children_policy",
    "channel": "chat",
    "received_at": "2026-03-17T10:00:00+00:00",
    "chatter_role": "child",
    "child": {"name": None, "age": None},
    "representative": None,
    "complainant": None,
    "issues": [],
    "about_person": {"known": "not_said", "name": None},
    "when_text": None,
    "impact_text": None,
    "wanted": [],
    "wanted_text": None,
    "proceedings": "not_said",
    "contact": CONTACT,
    "advocate": {"offered": True, "answer": "not_said"},
    "needs": {"interpreter": False, "language": None, "other": [], "note": None},
    "sharing_view": {"view": "not_said", "who": None, "why": None},
    "flags": {
        "safeguarding": "none",
        "allegation_against_staff": False,
        "abusive_language": False,
        "distress": False,
        "non_english": False,
        "court_decision": False,
    },
    "feedback": None,
    "linked_submission_ids": [],
    "alert_ids": [],
    "telling_view": {"view": "not_said", "text": None},
}
REPRESENTATIVE = {
    "name": None,
    "relationship": "not_said",
    "relationship_note": None,
    "child_knows": "not_said",
    "may_contact_child": "not_said",
    "words_from": "not_said",
    "contact": CONTACT,
}
_HEAD = re.compile(r"^=== (?P<title>[^|]+?)\s*(?:\|\s*(?P<clauses>.*))?$")
_BLOCKS = ("payload", "linked", "alert")


@dataclass
class Script:
    """One chat: what is done, what is said, and what is there at the end."""

    title: str
    clauses: tuple[str, ...]
    lines: list[tuple[str, str]] = field(default_factory=list)
    expected: dict[str, Any] = field(default_factory=dict)


def read(file: Path) -> list[Script]:
    scripts: list[Script] = []
    block: tuple[str, list[str]] | None = None
    for line in [*file.read_text(encoding="utf-8").splitlines(), "=== end"]:
        if block and line.startswith("  "):
            block[1].append(line)
            continue
        if block:
            scripts[-1].expected[block[0]] = yaml.safe_load("\n".join(block[1]))
            block = None
        head = _HEAD.match(line)
        if head:
            scripts.append(Script(head["title"], tuple((head["clauses"] or "").split())))
        elif line.strip() and not line.startswith("#"):
            what, _, rest = line.partition(":")
            if what in _BLOCKS:
                block = (what, [])
                if rest.strip():
                    scripts[-1].expected[what] = yaml.safe_load(rest)
                    block = None
            else:
                scripts[-1].lines.append((what, rest.strip()))
    return scripts[:-1]


def perform(chat: PureChat, what: str, rest: str) -> None:
    """Do one line of a script; compare what it claims."""
    if what == "child":
        _do(chat, rest)
    elif what == "bot":
        assert chat.heard_lines() == rest.split(), (
            f"the bot said {chat.heard_lines()} at {chat.question}, not {rest.split()}"
        )
    elif what == "to":
        press_on(chat, rest)
    elif what == "labels":
        assert chat.labels() == [label.strip() for label in rest.split("|")], chat.labels()
    elif what == "says":
        assert any(rest in message["text"] for message in chat.now["messages"]), [
            one["text"] for one in chat.now["messages"]
        ]
    elif what == "question":
        assert chat.question == rest, chat.question
    elif what == "state":
        assert chat.state == rest, (chat.state, chat.question)
    elif what == "never":
        assert not set(rest.split()) & set(chat.lines), set(rest.split()) & set(chat.lines)
    else:
        raise AssertionError(f"no such line in a script: {what}")


def press_on(chat: PureChat, question: str) -> None:
    """Skip what is asked until this question is open, or the chat is over ("end")."""
    for _ in range(60):
        if chat.question == question or chat.state != "open":
            return
        if chat.question == "E1":
            chat.press("Answer a few more questions")
        elif chat.question == "N20" and question == "end":
            chat.press("Send")
        else:
            offered = [one["kind"] for one in chat.now["buttons"]]
            chat.press("Skip" if "skip" in offered else next(one for one in WAYS_ON if one in chat.labels()))
    raise AssertionError(f"never came to {question}")


def exact(expected: dict[str, Any]) -> dict[str, Any]:
    """The whole body that a script means: an untouched complaint with what it names laid over."""
    whole = {**UNTOUCHED, **expected}
    for key in ("child", "needs", "flags", "contact", "advocate", "sharing_view", "telling_view", "about_person"):
        if isinstance(expected.get(key), dict):
            whole[key] = {**UNTOUCHED[key], **expected[key]}
    if expected.get("representative") is not None:
        whole["representative"] = {**REPRESENTATIVE, **expected["representative"]}
        whole["representative"]["contact"] = {**CONTACT, **expected["representative"].get("contact", {})}
    whole["issues"] = [{"about_body": "cafcass", **issue} for issue in whole["issues"]]
    return whole


def _do(chat: PureChat, rest: str) -> None:
    if rest.startswith("[") and rest.endswith("]"):
        label = rest[1:-1]
        chat.change(label[7:]) if label.startswith("change ") else chat.press(label)
        return
    text, brace, found = rest.partition(" {")
    told = yaml.safe_load("{" + found) if brace and found.endswith("}") else {}
    understood = {key: told.pop(key) for key in ("intent", "confidence") if key in told}
    chat.say((text if brace and found.endswith("}") else rest).replace("\\n", "\n"), safety=told or None, **understood)
