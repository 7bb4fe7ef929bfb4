"""A working copy of one conversation while a turn is answered.

It reads the slots as a person would ask about them ("is the court case live?") and keeps the small rules of writing
to them: a question is answered once, an issue keeps its number, a line that is said once is not said again.
"""

from __future__ import annotations

import copy
from typing import Any, Dict, List, Mapping, Optional, Tuple

from bot import settings
from bot.conversation import themes
from bot.conversation.slots import SLOTS

Slots = Dict[str, Any]
Issue = Dict[str, Any]

MOST_ISSUES = 20
MOST_LETTERS = 20_000
ONE_MESSAGE = 5_000

CHILD, YOUNG_ADULT, HELPER, ADULT = "child", "young_adult", "trusted_adult", "adult_service_user"
PROFESSIONALS = ("teacher_or_school", "social_worker", "advocate", "solicitor", "youth_worker", "residential_worker")
_LISTS = ("issues", "asides", "trail", "done", "skipped", "once")
_TABLES = ("tries", "noticed")


class Chat:
    """The slots of one conversation, copied, with the questions that the rules ask of them."""

    def __init__(self, slots: Mapping[str, Any]) -> None:
        self.slots: Slots = {name: copy.deepcopy(slots.get(name)) for name in SLOTS}
        for name in _LISTS:
            self.slots[name] = self.slots[name] or []
        for name in _TABLES:
            self.slots[name] = self.slots[name] or {}
        self.said: List[Tuple[str, Dict[str, str]]] = []

    def __getitem__(self, slot: str) -> Any:
        return self.slots[slot]

    def __setitem__(self, slot: str, value: Any) -> None:
        if slot not in self.slots:
            raise KeyError(slot)
        self.slots[slot] = value

    # --- who is writing ---

    @property
    def role(self) -> Optional[str]:
        """The chatter's role, or None while nobody has said; a skip at N02 counts as a child."""
        return str(self["who"]) if self["who"] else None

    @property
    def helping(self) -> bool:
        return self.role == HELPER

    @property
    def own_adult_complaint(self) -> bool:
        return self.role == ADULT

    @property
    def young(self) -> bool:
        """On the child's own path: a child, a young adult, or somebody who has not said."""
        return self.role in (None, CHILD, YOUNG_ADULT)

    @property
    def grown_up(self) -> bool:
        """Whether lines that name Childline are out of place (SG-10)."""
        if self.role in (HELPER, ADULT):
            return True
        limit = settings.current().childline_upper_age
        if self.role == YOUNG_ADULT:
            return self["age"] is None or int(self["age"]) > limit
        return self["age"] is not None and int(self["age"]) > limit

    @property
    def path(self) -> str:
        """Which order of questions is being followed."""
        if self["kind"]:
            return str(self["kind"])
        if self["door"] == "feedback" and self["reply_wanted"] != "yes":
            return "feedback"
        if self.helping:
            return "helper"
        return "adult" if self.own_adult_complaint else "child"

    # --- questions ---

    def answered(self, key: str) -> bool:
        return key in self["done"]

    def skipped(self, key: str) -> bool:
        return key in self["skipped"]

    def close(self, key: str, *, skipped: bool = False) -> None:
        """The question has its answer, or was skipped; it is not asked again of its own accord."""
        self["done"] = [*(one for one in self["done"] if one != key), key]
        self["skipped"] = [one for one in self["skipped"] if one != key] + ([key] if skipped else [])
        self["tries"].pop(key, None)
        if self["fresh"] == key:
            self["fresh"] = None

    def reopen(self, *keys: str) -> None:
        self["done"] = [one for one in self["done"] if one not in keys]
        self["skipped"] = [one for one in self["skipped"] if one not in keys]

    def once(self, what: str) -> bool:
        """Whether this is the first time that this is said or noticed; it counts as said from now on."""
        if what in self["once"]:
            return False
        self["once"] = [*self["once"], what]
        return True

    def say(self, line: str, **filled: str) -> None:
        self.said.append((line, filled))

    # --- the story ---

    @property
    def issues(self) -> List[Issue]:
        return list(self["issues"])

    @property
    def has_issue(self) -> bool:
        return bool(self["issues"])

    @property
    def full(self) -> bool:
        return len(self["issues"]) >= MOST_ISSUES

    def issue(self, number: Optional[int]) -> Optional[Issue]:
        return next((one for one in self["issues"] if one["number"] == number), None)

    def add_issue(self, text: str, *, card: Optional[str] = None) -> int:
        """Keep a new issue as typed and return its number. The caller asks ``full`` first."""
        number = 1 + max((int(one["number"]) for one in self["issues"]), default=0)
        self["issues"] = [
            *self["issues"],
            {"number": number, "text": text, "card": card, "about": "child", "body": None},
        ]
        return number

    def drop_issue(self, number: int) -> None:
        self["issues"] = [one for one in self["issues"] if one["number"] != number]
        self["trail"] = [one for one in self["trail"] if one != f"N05:{number}"]
        if self["story"] == number:
            self["story"] = None

    def set_issue(self, number: int, **changed: Any) -> None:
        self["issues"] = [{**one, **changed} if one["number"] == number else one for one in self["issues"]]

    # --- what the answers mean ---

    @property
    def court_decision(self) -> bool:
        """Whether anything told so far is for the judge to decide (C-0.3b)."""
        return any(one["body"] == "court_judge" or "court_decision" in themes_of(one) for one in self["issues"])

    @property
    def court_live(self) -> bool:
        return bool(self["proceedings"] == "live")

    @property
    def staff_meant(self) -> bool:
        """Whether a worker was named or meant in a safety worry (SG-6)."""
        return bool(self["alert"] and self["alert"]["about_staff"])

    @property
    def reachable(self) -> bool:
        if self.helping:
            return bool(self["contact_value"] or self["helper_value"])
        return bool(self["contact_value"] or self["callback_number"])

    @property
    def over(self) -> bool:
        return bool(self["state"] and self["state"] != "open")


def themes_of(issue: Issue) -> List[str]:
    """The themes of one issue: the card's own, or what the words suggest."""
    if issue["card"]:
        return [str(issue["card"])]
    found = themes.suggest(str(issue["text"]))
    if issue["body"] == "court_judge" and "court_decision" not in found:
        found = [one for one in themes.THEMES if one in {*found, "court_decision"} and one != "other"]
    elif issue["body"] not in (None, "cafcass", "court_judge") and "other_body" not in found:
        found = [one for one in themes.THEMES if one in {*found, "other_body"} and one != "other"]
    return found
