"""How somebody may be reached, the contacts that are planned, and those that took place: what people ask."""

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
from .command import Command


@dataclass(frozen=True, kw_only=True)
class ChangeContactPlan(Command):
    method: ContactMethod
    private: Private
    safety_note: bool
    safe_to_write: bool
    reason: Words = ""
    times: tuple[PartOfDay, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RecordContactWish(Command):
    """The child's own wish about talking with us; the last one counts (C-4)."""

    value: Wish
    told_by: With
    told_on: date


@dataclass(frozen=True, kw_only=True)
class RecordMayContactChild(Command):
    """What the representative answered to A04 or L-C06."""

    value: MayContactChild
    told_on: date


@dataclass(frozen=True, kw_only=True)
class RecordAdvocate(Command):
    """Whether the child wants an advocate, and who it is once one is arranged (P-3.3)."""

    answer: Advocate
    told_on: date
    provider: Words = ""
    arranged_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class PlanContact(Command):
    """A talk or message that is meant to happen; the wish and the safe times are looked at before it is planned."""

    on: date
    method: ContactMethod
    with_whom: With
    staff: str | None = None
    purpose: str = ""
    part_of_day: PartOfDay | None = None
    times_reason: Words = ""
    """Why at another time than the child said is safe."""
    safe_reason: Words = ""
    helper_said_no_reason: Words = ""


@dataclass(frozen=True, kw_only=True)
class LogContact(Command):
    """A contact that happened, or was tried."""

    on: date
    direction: Direction
    method: ContactMethod
    with_whom: With
    outcome: ContactOutcome
    purpose: str = ""
    text: Words = ""
    staff: str | None = None
    said_anything: bool = False
    """Whether anything about the case, even that it exists, was said to somebody who called or wrote."""
    identity: Words = ""
    """How the manager was satisfied who the caller or writer is (G-CALLER)."""
    safe_reason: Words = ""
    helper_said_no_reason: Words = ""


@dataclass(frozen=True, kw_only=True)
class SendLetter(Command):
    """Any letter that is not itself a step of the procedure."""

    template: str
    to: With
    sent_on: date
    how: ContactMethod
    letter_id: str
    safe_checked: bool = False
    """Whether the safety note was read and the sender confirmed that this way is safe."""
    safe_reason: Words = ""
    staff: str | None = None
