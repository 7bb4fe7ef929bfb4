"""The check page: each answer in the person's own words or the label they pressed, with a way to change it (N19)."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Tuple

from bot.conversation import words
from bot.conversation.chat import Chat, Issue
from bot.conversation.question_table import ADULT_CONTACT, CHILD_CONTACT, ORDER, TABLE
from bot.conversation.questions import CHECK, PICKER, Question

Row = Dict[str, str]
_CALLBACK = ("CB1", "CB2")
_REACHED_BY = frozenset(one.key for one in (*CHILD_CONTACT, *ADULT_CONTACT))
# Questions that lead somewhere, and leave no answer to look at.
NO_ANSWERS = ("N01", "N06", "A06", "E1", "N20", "N20n", "N13x", "N13n", "A05.N13x", "A05.N13n", "N05h", "F02")


def summary(chat: Chat) -> List[Row]:
    """Return every answer given or skipped on this path: field, question, what was asked, what was answered."""
    rows: List[Row] = []
    for question in _shown(chat):
        if question.key == "N05":
            rows += _story_rows(chat, question)
        elif question.key in _CALLBACK or chat.answered(question.key):
            rows.append(_row(chat, question, answer_of(chat, question) or _skipped(chat)))
    return rows


def changes(chat: Chat) -> List[Dict[str, Any]]:
    """Return one change button for each row of the check page."""
    made = []
    for question in _shown(chat):
        name = str(words.short(_named_by(chat, question, "label"), "label", _language(chat)))
        if question.key == "N05":
            for place, issue in enumerate(chat.issues, 1):
                field = question.field if place == 1 else f"{question.field}_{place}"
                label = name if place == 1 else f"{name} ({place})"
                made.append(_change(label, field, question, f"N05:{issue['number']}"))
        elif question.key in _CALLBACK or chat.answered(question.key):
            made.append(_change(name, question.field or question.slot, question, question.key))
    return made


def answer_of(chat: Chat, question: Question) -> Optional[str]:
    """Return the answer as a person would read it, or None where there is none."""
    value = chat[question.slot]
    if question.key == "N05":
        issue = chat.issue(chat["story"])
        return str(issue["text"]) if issue else None
    if question.slot == "about_person" and value:
        return str(value["name"]) if value["name"] else words.label("N07", "dont_know", _language(chat))
    if question.kind == PICKER:
        return _picked(chat, question, value or {})
    if value is None or value == "":
        return None
    if question.takes_text:
        return str(value)
    if question.slot == "language":
        return words.labels("LA1").get(str(value), str(value))
    return _label(chat, question, str(value))


def _shown(chat: Chat) -> Tuple[Question, ...]:
    keys = _CALLBACK if chat["kind"] == "callback" else ()
    # Who asks to be rung is reached by the number given for that, and by no other.
    path = [*keys, *(key for key in ORDER[_path(chat)] if not keys or key not in _REACHED_BY)]
    return tuple(
        TABLE[key]
        for key in path
        if key not in NO_ANSWERS
        and TABLE[key].kind != CHECK
        and (key in keys or TABLE[key].when(chat))
        and (key != "CB2" or chat["callback_note"])
    )


def _path(chat: Chat) -> str:
    """A callback asked for in the middle of a complaint shows what was told so far as well."""
    if chat["kind"] != "callback":
        return chat.path
    return "helper" if chat.helping else "adult" if chat.own_adult_complaint else "child"


def _story_rows(chat: Chat, question: Question) -> List[Row]:
    rows = []
    for place, issue in enumerate(chat.issues, 1):
        field = question.field if place == 1 else f"{question.field}_{place}"
        rows.append(
            {
                "field": field,
                "question": question.name,
                **asked_of(chat, question),
                "answer": _told(issue),
            }
        )
    return rows


def _told(issue: Issue) -> str:
    return str(issue["text"])


def _row(chat: Chat, question: Question, answer: str) -> Row:
    named = {"field": question.field or question.slot, "question": question.name}
    return {**named, **asked_of(chat, question), "answer": answer}


def _change(label: str, field: str, question: Question, target: str) -> Dict[str, Any]:
    return {
        "label": label,
        "kind": "change",
        "field": field,
        "question": question.name,
        "value": {"kind": "change", "question": "N20", "value": target},
    }


def asked_of(chat: Chat, question: Question) -> Dict[str, str]:
    """Return the short question, with ``lang`` where it is in another language than was chosen."""
    line = _named_by(chat, question, "asked")
    said = {"asked": str(words.short(line, "asked", _language(chat)))}
    spoken = words.short_spoken(line, "asked", _language(chat))
    return said if spoken == _language(chat) else {**said, "lang": spoken}


def _named_by(chat: Chat, question: Question, name: str) -> str:
    """Return the line that holds the short name or the short question: the one that asks, or one it stands in for."""
    own = question.key.replace(".", "_") if question.key.startswith("A05") else ""  # a helper's own contact
    for line in (own, question.line_for(chat), question.labels, question.line, question.name):
        if line and line in words.book() and words.short(line, name, words.ENGLISH):
            return line
    raise KeyError(f"{question.key} has no {name}")


def _picked(chat: Chat, question: Question, held: Dict[str, Any]) -> Optional[str]:
    picked = [_label(chat, question, one) for one in held.get("picks") or ()]
    if held.get("text"):
        picked.append(str(held["text"]))
    if not picked and held.get("none"):
        return _label(chat, question, "no")
    return ", ".join(picked) or None


def _label(chat: Chat, question: Question, value: str) -> str:
    for line in (question.labels_for(chat), question.labels, *question.also, question.name):
        if line and value in words.labels(line, _language(chat)):
            return words.label(line, value, _language(chat))
    return value


def _skipped(chat: Chat) -> str:
    return words.text("SK1", _language(chat))


def _language(chat: Chat) -> str:
    return chat["speaks"] or words.ENGLISH
