"""How somebody may be reached, the contacts that are planned, and those that took place: what has happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..terms import (
    Advocate,
    ContactMethod,
    ContactOutcome,
    Direction,
    MayContactChild,
    PartOfDay,
    Private,
    Wish,
    With,
    Words,
)
from .event import Event


@dataclass(frozen=True, kw_only=True)
class ContactPlanChanged(Event):
    method: ContactMethod
    private: Private
    safety_note: bool
    safe_to_write: bool
    reason: Words
    times: tuple[PartOfDay, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ContactWishRecorded(Event):
    value: Wish
    told_by: With
    told_on: date


@dataclass(frozen=True, kw_only=True)
class AdvocateRecorded(Event):
    answer: Advocate
    told_on: date
    provider: Words
    arranged_on: date | None


@dataclass(frozen=True, kw_only=True)
class MayContactChildRecorded(Event):
    value: MayContactChild
    told_on: date


@dataclass(frozen=True, kw_only=True)
class ContactPlanned(Event):
    planned_for: date
    method: ContactMethod
    with_whom: With
    staff: str | None
    purpose: str
    safe_reason: Words
    helper_said_no_reason: Words
    part_of_day: PartOfDay | None = None
    times_reason: Words = ""


@dataclass(frozen=True, kw_only=True)
class ContactLogged(Event):
    contact_on: date
    direction: Direction
    method: ContactMethod
    with_whom: With
    outcome: ContactOutcome
    purpose: str
    text: Words
    staff: str | None
    said_anything: bool
    identity: Words
    safe_reason: Words
    helper_said_no_reason: Words


@dataclass(frozen=True, kw_only=True)
class LetterSent(Event):
    template: str
    to: With
    sent_on: date
    how: ContactMethod
    letter_id: str
    staff: str | None
