"""What is put right, and what is learned: what people ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..terms import LearningLevel, LearningRoute, RemedyType, Words
from .command import Command


@dataclass(frozen=True, kw_only=True)
class ProposeRemedy(Command):
    type: RemedyType
    text: Words
    issue: int | None = None
    owner: str | None = None
    due: date | None = None
    amount_pence: int | None = None
    not_live_reason: Words = ""
    """Why the court is written to though proceedings are not known to be live (C-12)."""


@dataclass(frozen=True, kw_only=True)
class AgreeRemedy(Command):
    """Accepted by its owner, and told or to be told to the complainant."""

    remedy: int
    owner: str
    due: date


@dataclass(frozen=True, kw_only=True)
class ApproveRemedy(Command):
    """A senior manager approves compensation (house rule)."""

    remedy: int


@dataclass(frozen=True, kw_only=True)
class DeclineRemedy(Command):
    """A senior manager does not approve it: it is dropped, for the reason they give (house rule)."""

    remedy: int
    reason: Words


@dataclass(frozen=True, kw_only=True)
class CompleteRemedy(Command):
    remedy: int
    completed_on: date


@dataclass(frozen=True, kw_only=True)
class DropRemedy(Command):
    remedy: int
    reason: Words


@dataclass(frozen=True, kw_only=True)
class AddLearning(Command):
    text: Words
    level: LearningLevel
    route: LearningRoute
    owner: str | None = None
    due: date | None = None
    published_text: Words = ""


@dataclass(frozen=True, kw_only=True)
class NoLearningFound(Command):
    because: Words
