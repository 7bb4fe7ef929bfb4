"""Who else sees the answer: parents and carers, staff, a senior leader: what has happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..terms import Sharing, SharingView, StaffShareWhat, Words
from .event import Event


@dataclass(frozen=True, kw_only=True)
class SharingViewRecorded(Event):
    view: SharingView


@dataclass(frozen=True, kw_only=True)
class ParentOrCarerNamed(Event):
    party: str


@dataclass(frozen=True, kw_only=True)
class NoParentOrCarerRecorded(Event):
    because: Words


@dataclass(frozen=True, kw_only=True)
class SharingDecided(Event):
    party: str
    decision: Sharing
    reason: Words
    child_view: Words
    risk_notes: Words
    talked_with_child_on: date | None


@dataclass(frozen=True, kw_only=True)
class CopySentToParent(Event):
    party: str
    sent_on: date


@dataclass(frozen=True, kw_only=True)
class SharedWithStaff(Event):
    staff: str
    what: StaffShareWhat
    shared_on: date


@dataclass(frozen=True, kw_only=True)
class LeaderMeetingConsidered(Event):
    offer: bool
    reason: Words
    offered_on: date | None


@dataclass(frozen=True, kw_only=True)
class LeaderMeetingRecorded(Event):
    answer: Words
    meeting_on: date | None
    leader: str | None
    supporter: Words = ""
