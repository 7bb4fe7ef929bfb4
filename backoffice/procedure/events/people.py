"""Who has a part in a case: what has happened."""

from __future__ import annotations

from dataclasses import dataclass

from ..terms import Part, Role, Words
from .event import Event


@dataclass(frozen=True, kw_only=True)
class SubjectNamed(Event):
    staff: str
    part: Part
    in_complaints_team: bool


@dataclass(frozen=True, kw_only=True)
class SubjectCleared(Event):
    staff: str
    reason: Words


@dataclass(frozen=True, kw_only=True)
class ChildDescribed(Event):
    age: int | None


@dataclass(frozen=True, kw_only=True)
class CaseAssigned(Event):
    to: str
    role: Role


@dataclass(frozen=True, kw_only=True)
class CasePassedUp(Event):
    to: str
    reason: Words
