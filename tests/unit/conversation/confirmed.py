"""What somebody last confirmed on the check page, sought in what was sent: nothing may be lost or turned into
something else on the way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.conversation import words
from bot.conversation.question_table import TABLE

Row = dict[str, str]
_SKIPPED = words.text("SK1")
# Where the answer to a field of the check page stands in a body; a helper's own stand under representative.
PLACES: dict[str, tuple[str, ...]] = {
    "who": ("chatter_role",), "proceedings": ("proceedings",), "advocate": ("advocate", "answer"),
    "relationship": ("representative", "relationship"), "child_knows": ("representative", "child_knows"),
    "words_from": ("representative", "words_from"), "may_contact_child": ("representative", "may_contact_child"),
    "contact_method": ("contact", "method"), "reply_by": ("contact", "reply_by"),
    "contact_private": ("contact", "private"), "contact_value": ("contact", "value"),
    "safety_note": ("contact", "safety_note"), "helper_contact_method": ("representative", "contact", "method"),
    "helper_reply_by": ("representative", "contact", "reply_by"),
    "helper_contact_private": ("representative", "contact", "private"),
    "helper_contact_value": ("representative", "contact", "value"),
    "helper_safety_note": ("representative", "contact", "safety_note"),
    "child_age": ("child", "age"), "when_text": ("when_text",), "impact_text": ("impact_text",),
    "about_person": ("about_person", "name"), "sharing_view": ("sharing_view", "view"),
    "sharing_why": ("sharing_view", "why"), "telling_view": ("telling_view", "view"),
    "telling_text": ("telling_view", "text"), "face": ("feedback", "face"), "feedback_text": ("feedback", "text"),
    "helper_name": ("representative", "name"),
}
# Picked from a list: the field, and the list in the body; words of one's own beside it stand in the text.
PICKED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "wanted": (("wanted",), ("wanted_text",)), "contact_times": (("contact", "times"), ("contact", "times_note")),
    "helper_contact_times": (("representative", "contact", "times"), ("representative", "contact", "times_note")),
    "needs": (("needs", "other"), ("needs", "note")),
}


def lost(summary: list[Row], bodies: list[dict[str, Any]]) -> Iterator[str]:
    """Each answer of the check page that no body holds. ``bodies`` are the main one and those linked to it."""
    told = [issue["text"] for body in bodies for issue in body["issues"]]
    for row in summary:
        field, answer = row["field"], row["answer"]
        if answer == _SKIPPED:
            continue
        if field.split("_")[0] == "story":
            if answer not in told:
                yield f"what was told in {field} is not an issue"
        else:
            holds = _holds if field in PLACES else _holds_picks if field in PICKED else None
            if holds and not any(holds(body, field, answer) for body in bodies):
                yield f"{field} is not what was confirmed"


def _holds(body: dict[str, Any], field: str, answer: str) -> bool:
    held = _at(body, PLACES[field])
    if held is None:
        # Nobody known by name, and an answer by no way, are told in other words.
        return (field == "about_person" and body["about_person"]["known"] == "no") or answer in _NO_VALUE
    return str(held) == answer or answer in _labels(field, str(held))


def _holds_picks(body: dict[str, Any], field: str, answer: str) -> bool:
    where, note = PICKED[field]
    held, words_beside = _at(body, where) or [], _at(body, note)
    known = {label for value in [*held, *_BESIDE.get(field, ())] for label in _labels(field, value)}
    left = answer.replace(str(words_beside), "") if words_beside else answer
    return all(part in known for part in left.split(", ") if part)


_NO_VALUE = {words.label("N12a", "nowhere")}
_BESIDE = {"needs": ("language", "no")}  # what an answer about needs holds besides the list


def _labels(field: str, value: str) -> set[str]:
    """Every label that this value has beside the question of this field."""
    asking = [one for one in TABLE.values() if one.field == field]
    named = {name for one in asking for name in (one.labels, one.line, one.name, *one.also) if name}
    lines = [line for line in words.book() if line.startswith(tuple(named))]
    return {words.labels(line)[value] for line in lines if value in words.labels(line)}


def _at(body: dict[str, Any], place: tuple[str, ...]) -> Any:
    found: Any = body
    for name in place:
        found = (found or {}).get(name)
    return found
