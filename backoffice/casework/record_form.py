"""From the form of a complaint to the payload that the chat would have handed over, and back (B-04).

One table says where each answer stands in the payload, so that the form can be checked against the same schema as the
chat's, and filled again from a brother's or sister's case (D-40).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from backoffice.casework.fields import ticked
from backoffice.casework.record_questions import fields
from backoffice.clock import LONDON

_MIDDAY = time(12, 0)
_CONTACT = ("method", "value", "private", "safety_note", "times", "times_note")
PLACES: dict[str, tuple[str, ...]] = {
    "channel": ("channel",),
    "chatter_role": ("chatter_role",),
    "child_name": ("child", "name"),
    "child_age": ("child", "age"),
    **{name: ("contact", name) for name in _CONTACT},
    "helper_name": ("representative", "name"),
    "helper_relationship": ("representative", "relationship"),
    "helper_note": ("representative", "relationship_note"),
    "helper_child_knows": ("representative", "child_knows"),
    "helper_may_contact": ("representative", "may_contact_child"),
    "helper_words_from": ("representative", "words_from"),
    **{f"helper_{name}": ("representative", "contact", name) for name in _CONTACT},
    "adult_name": ("complainant", "name"),
    "adult_support": ("complainant", "support_asked"),
    "about_name": ("about_person", "name"),
    "when_text": ("when_text",),
    "impact_text": ("impact_text",),
    "wanted": ("wanted",),
    "wanted_text": ("wanted_text",),
    "proceedings": ("proceedings",),
    "court_decision": ("flags", "court_decision"),
    "sharing_view": ("sharing_view", "view"),
    "sharing_who": ("sharing_view", "who"),
    "sharing_why": ("sharing_view", "why"),
    "telling_view": ("telling_view", "view"),
    "telling_text": ("telling_view", "text"),
    "advocate": ("advocate", "answer"),
    "language": ("needs", "language"),
    "interpreter": ("needs", "interpreter"),
    "needs": ("needs", "other"),
    "needs_note": ("needs", "note"),
    "safeguarding": ("flags", "safeguarding"),
    "about_staff": ("flags", "allegation_against_staff"),
}
"""Where each answer stands in the payload."""

_NOT_A_SIBLINGS = frozenset({"child_name", "child_age", "safeguarding", "about_staff", "channel"})


def payload(values: Mapping[str, Any], points: int, submission_id: str, received_at: datetime) -> dict[str, Any]:
    """Return what the form says as the chat would have handed it over (intake/1)."""
    role = values["chatter_role"]
    body: dict[str, Any] = {
        "schema": "intake/1",
        "submission_id": submission_id,
        "kind": "complaint",
        "procedure": "three_step" if role == "adult_service_user" else "children_policy",
        "received_at": received_at.isoformat(),
        "child": {"name": None, "age": None},
        "representative": {"contact": {"reply_by": None}},
        "complainant": {},
        "issues": list(_issues(values, points)),
        "about_person": {"known": "yes" if values["about_name"] else "not_said", "name": None},
        "contact": {"reply_by": None},
        "advocate": {"offered": values["advocate"] != "not_said"},
        "needs": {},
        "sharing_view": {},
        "telling_view": {},
        "flags": {"abusive_language": False, "distress": False, "non_english": bool(values["language"])},
        "feedback": None,
        "linked_submission_ids": [],
        "alert_ids": [],
    }
    for name, place in PLACES.items():
        _put(body, place, _plain(values[name]))
    return body | _nobody(body, role)


def _nobody(body: Mapping[str, Any], role: str) -> dict[str, None]:
    """Whoever has no part in it: a helper where nobody speaks for a child, a complainant where a child does."""
    absent = {
        "representative": role != "trusted_adult",
        "complainant": role != "adult_service_user",
        "child": role == "adult_service_user" and not body["child"]["name"],
    }
    return {name: None for name, is_absent in absent.items() if is_absent}


def _issues(values: Mapping[str, Any], points: int) -> Iterable[dict[str, Any]]:
    for number in range(1, points + 1):
        if text := values[f"point-{number}-text"]:
            themes = list(values[f"point-{number}-themes"])
            yield {"text": text, "themes": themes, "about_body": values[f"point-{number}-about_body"] or "cafcass"}


def _put(body: dict[str, Any], place: tuple[str, ...], value: Any) -> None:
    *way, last = place
    for step in way:
        body = body[step]
    body[last] = value


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [str(each) for each in value]
    return None if value == "" else value


def moment(on: date, at: time | None, now: datetime) -> datetime:
    """Return the moment of receipt: the time that was told, else midday, and never later than now on the day itself."""
    told = datetime.combine(on, at or _MIDDAY, LONDON)
    return min(told, now) if at is None and on == now.astimezone(LONDON).date() else told


def begun(points: int = 1) -> dict[str, str]:
    """Return the form before anybody typed."""
    return {field.name: field.start for field in fields(points) if field.start}


def like(body: Mapping[str, Any]) -> tuple[dict[str, str], int]:
    """Return the form filled from a brother's or sister's case, and how many points it has."""
    points = max(1, len(body["issues"]))
    typed = begun(points)
    kinds = {field.name: field.kind for field in fields(points)}
    for name, place in PLACES.items():
        if name not in _NOT_A_SIBLINGS:
            typed |= _typed(name, kinds[name], _at(body, place))
    for number, issue in enumerate(body["issues"], start=1):
        typed[f"point-{number}-text"] = issue["text"]
        typed[f"point-{number}-about_body"] = issue["about_body"]
        typed |= ticked(f"point-{number}-themes", issue["themes"])
    return typed, points


def _at(body: Any, place: tuple[str, ...]) -> Any:
    for step in place:
        body = body.get(step) if body else None
    return body


def _typed(name: str, kind: str, value: Any) -> dict[str, str]:
    if value is None:
        return {}
    if kind == "many":
        return ticked(name, value)
    if kind == "tick":
        return {name: "yes" if value else ""}
    return {name: str(value)}


def field_of(path: str) -> str:
    """Return the field of the form that stands for a place in the payload, such as ``child/age``."""
    place = tuple(path.split("/"))
    if place[0] == "issues":
        return f"point-{int(place[1]) + 1}-text" if len(place) > 1 and place[1].isdecimal() else "point-1-text"
    for name, known in PLACES.items():
        if place[: len(known)] == known:
            return name
    return ""
