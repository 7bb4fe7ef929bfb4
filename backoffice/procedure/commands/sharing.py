"""Who else sees the answer: parents and carers, staff, a senior leader: what people ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..terms import Sharing, SharingView, StaffShareWhat, Words
from .command import Command


@dataclass(frozen=True, kw_only=True)
class RecordSharingView(Command):
    view: SharingView


@dataclass(frozen=True, kw_only=True)
class NameParentOrCarer(Command):
    """One parent or carer of the child, by the office's own id of the person (D-12)."""

    party: str


@dataclass(frozen=True, kw_only=True)
class NoParentOrCarer(Command):
    """There is no parent or carer to share with, because..."""

    because: Words


@dataclass(frozen=True, kw_only=True)
class DecideSharing(Command):
    party: str
    decision: Sharing
    reason: Words = ""
    child_view: Words = ""
    risk_notes: Words = ""
    talked_with_child_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class SendCopyToParent(Command):
    """L-C13: the copy for a parent or carer with whom the response is shared."""

    party: str
    sent_on: date


@dataclass(frozen=True, kw_only=True)
class ShareWithStaff(Command):
    """C-13: the complaint or its learning told to one member of staff."""

    staff: str
    what: StaffShareWhat
    on: date
    is_subject: bool = False


@dataclass(frozen=True, kw_only=True)
class ConsiderLeaderMeeting(Command):
    """C-13: whether a senior leader shall meet the child."""

    offer: bool
    reason: Words
    offered_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class RecordLeaderMeeting(Command):
    answer: Words
    on: date | None = None
    leader: str | None = None
    supporter: Words = ""
    """Whom the child brought with them (C-13)."""
