"""What is put right, and what is learned: what has happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..terms import LearningLevel, LearningRoute, RemedyType, Words
from .event import Event


@dataclass(frozen=True, kw_only=True)
class RemedyProposed(Event):
    remedy: int
    remedy_type: RemedyType
    text: Words
    issue: int | None
    owner: str | None
    due: date | None
    amount_pence: int | None
    not_live_reason: Words


@dataclass(frozen=True, kw_only=True)
class RemedyAgreed(Event):
    remedy: int
    owner: str
    due: date


@dataclass(frozen=True, kw_only=True)
class RemedyApproved(Event):
    remedy: int


@dataclass(frozen=True, kw_only=True)
class RemedyCompleted(Event):
    remedy: int
    completed_on: date


@dataclass(frozen=True, kw_only=True)
class RemedyDropped(Event):
    remedy: int
    reason: Words


@dataclass(frozen=True, kw_only=True)
class LearningAdded(Event):
    text: Words
    level: LearningLevel
    route: LearningRoute
    owner: str | None
    due: date | None
    published_text: Words


@dataclass(frozen=True, kw_only=True)
class NoLearningRecorded(Event):
    because: Words
