"""What the child is promised and when: the acknowledgement, the hello, the timetable, the dates: what has happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..commands.promises import TimetableLine
from ..terms import AcknowledgementKind, ContactMethod, ContactOutcome, With, Words
from .event import Event


@dataclass(frozen=True, kw_only=True)
class AcknowledgementSent(Event):
    sent_on: date
    how: AcknowledgementKind
    names_manager: str | None
    promises: date | None


@dataclass(frozen=True, kw_only=True)
class ReceiptNotSeen(Event):
    """The page never fetched its receipt: an acknowledgement on the screen counts no longer (D-07)."""


@dataclass(frozen=True, kw_only=True)
class IntroductionMade(Event):
    made_on: date
    method: ContactMethod
    outcome: ContactOutcome
    with_whom: With
    text: Words
    method_reason: Words
    not_child_reason: Words
    helper_said_no_reason: Words
    safe_reason: Words


@dataclass(frozen=True, kw_only=True)
class TimetableAgreed(Event):
    lines: tuple[TimetableLine, ...]
    agreed_with: With
    agreed_on: date


@dataclass(frozen=True, kw_only=True)
class NewDateAgreed(Event):
    old_due: date
    new_due: date
    agreed_with: With
    agreed_on: date
    how: ContactMethod
    reason: Words
    in_time: bool
    recorded_late: bool
    """Entered only after the date it replaces had passed."""
    provisional: bool


@dataclass(frozen=True, kw_only=True)
class KeptInTouch(Event):
    contact_on: date
    method: ContactMethod
    outcome: ContactOutcome
    what_we_are_doing: Words
    next_date: date
    next_due: date
    """When the child must hear from us again."""


@dataclass(frozen=True, kw_only=True)
class DatesRecalculated(Event):
    """The list of bank holidays changed. A date already told stays the promise where it is the earlier one."""

    ack_due: date | None
    intro_due: date | None
    response_due: date | None
    effective_due: date | None
    kit_due: date | None
    step_due: date | None
    step_cap: date | None
    window_ends: date | None
    letter_needed: bool
    """A promise came forward, so whoever was told the old date is written to."""
