"""What the child is promised and when: the acknowledgement, the hello, the timetable, the dates: what people ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..terms import AcknowledgementKind, ContactMethod, ContactOutcome, With, Words
from .command import Command


@dataclass(frozen=True, kw_only=True)
class RecordAcknowledgement(Command):
    """C-T2 and P-2.1: an acknowledgement has gone, or was shown on the screen after Send (D-07)."""

    sent_on: date
    how: AcknowledgementKind
    names_manager: str | None = None
    """Pathway P: staff id of the manager the letter names."""
    promises: date | None = None
    """Pathway P: the response date the letter gives."""


@dataclass(frozen=True, kw_only=True)
class NoteReceiptUnseen(Command):
    """D-07: nobody fetched the receipt within the hour, so what the screen said acknowledges nothing."""


@dataclass(frozen=True, kw_only=True)
class Introduce(Command):
    """C-T3: the manager, or another complaints manager, has said hello (C-7)."""

    on: date
    method: ContactMethod
    outcome: ContactOutcome
    with_whom: With = With.CHILD
    text: Words = ""
    method_reason: Words = ""
    """Why another way than the planned one was used."""
    not_child_reason: Words = ""
    """Why a parent was introduced to instead of the child (D-36)."""
    helper_said_no_reason: Words = ""
    """Why a talk goes ahead though the helper, not the child, said no (G-C4-NOINSIST warning)."""
    safe_reason: Words = ""
    """Why contact with a parent or carer goes ahead in spite of a worry (G-C3-SAFE)."""


@dataclass(frozen=True, kw_only=True)
class TimetableLine:
    what: Words
    on: date


@dataclass(frozen=True, kw_only=True)
class AgreeTimetable(Command):
    """C-7: the timetable agreed with the child, L-C03."""

    lines: tuple[TimetableLine, ...]
    agreed_with: With
    agreed_on: date


@dataclass(frozen=True, kw_only=True)
class AgreeNewDate(Command):
    """C-T12: a new response date agreed with the child (C-9, D-09)."""

    new_due: date
    agreed_with: With
    agreed_on: date | None
    how: ContactMethod | None
    reason: Words


@dataclass(frozen=True, kw_only=True)
class KeepInTouch(Command):
    """C-T13: telling the child what we are doing and when to expect the answer (C-9, D-10)."""

    on: date
    method: ContactMethod
    outcome: ContactOutcome
    what_we_are_doing: Words
    next_date: date | None


@dataclass(frozen=True, kw_only=True)
class RecalculateDates(Command):
    """The list of bank holidays has changed: open dates are counted again (specification 3.3)."""
