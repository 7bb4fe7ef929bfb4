"""The issues of a complaint: what has happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..terms import Body, Words
from .event import Event


@dataclass(frozen=True, kw_only=True)
class IssueAdded(Event):
    issue: int
    text: Words
    themes: tuple[str, ...]
    about_body: Body
    split_from: int | None


@dataclass(frozen=True, kw_only=True)
class IssueConfirmed(Event):
    issue: int
    summary: Words
    confirmed_with_complainant_on: date | None


@dataclass(frozen=True, kw_only=True)
class IssueMerged(Event):
    issue: int
    into: int
    reason: Words


@dataclass(frozen=True, kw_only=True)
class IssueWithdrawn(Event):
    issue: int
    reason: Words


@dataclass(frozen=True, kw_only=True)
class IssueTagged(Event):
    issue: int
    themes: tuple[str, ...]
    about_body: Body
    about_staff: tuple[str, ...]
    quality: bool
