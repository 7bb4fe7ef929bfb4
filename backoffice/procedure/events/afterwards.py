"""After the answer: what has happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..terms import Words
from .event import Event


@dataclass(frozen=True, kw_only=True)
class FollowUpSent(Event):
    sent_on: date
    letter_id: str


@dataclass(frozen=True, kw_only=True)
class ListenAndLearnInvited(Event):
    invited_on: date


@dataclass(frozen=True, kw_only=True)
class ListenAndLearnBooked(Event):
    booked_for: date


@dataclass(frozen=True, kw_only=True)
class ListenAndLearnRecorded(Event):
    answer: Words
    held_on: date | None
    notes: Words


@dataclass(frozen=True, kw_only=True)
class ProcessFeedbackAsked(Event):
    sent_on: date


@dataclass(frozen=True, kw_only=True)
class OmbudsmanEventRecorded(Event):
    happened_on: date
    what: Words
    outcome: Words


@dataclass(frozen=True, kw_only=True)
class AddendumAdded(Event):
    text: Words
    asked_for_by_us: bool
    sent_on: date
