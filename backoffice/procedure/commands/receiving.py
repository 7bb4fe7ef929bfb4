"""A complaint has reached the organisation: what people ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ..terms import (
    Advocate,
    Body,
    Channel,
    ChatterRole,
    ContactMethod,
    Flag,
    MayContactChild,
    PartOfDay,
    Private,
    Procedure,
    Proceedings,
    SharingView,
    Words,
)
from .command import Command


@dataclass(frozen=True, kw_only=True)
class NewIssue:
    """One thing that went wrong, as told. The words are kept as typed and are never part of the state."""

    text: Words
    themes: tuple[str, ...] = ()
    about_body: Body = Body.CAFCASS


@dataclass(frozen=True, kw_only=True)
class NewRepresentative:
    """Someone who complains for the child (C-4). The name stays with the office's record of the person."""

    may_contact_child: MayContactChild = MayContactChild.NOT_SAID
    is_parent_or_carer: bool = False


@dataclass(frozen=True, kw_only=True)
class NewContactPlan:
    """How the child, or the complainant, may be reached. The note's words stay in the office's sealed record."""

    method: ContactMethod = ContactMethod.NONE
    private: Private = Private.NOT_SAID
    safety_note: bool = False
    safe_to_write: bool = True
    """Whether there is any way to send words that only the child will see."""
    times: tuple[PartOfDay, ...] = ()
    """When they may be reached; empty where nothing was said."""


@dataclass(frozen=True, kw_only=True)
class ReceiveComplaint(Command):
    """C-T1 and P-T1: a complaint has reached anyone in the organisation (D-02)."""

    reference: str
    procedure: Procedure
    channel: Channel
    received_at: datetime
    """Aware. The London calendar date of this moment is day 0."""
    chatter_role: ChatterRole
    issues: tuple[NewIssue, ...]
    child_age: int | None = None
    """Context only: it sets the reading grade and whether sharing with parents is asked; no assessment reads it."""
    child_case: bool = True
    """Whether the complainant or the person complained for is a child; pathway P offers a child an advocate."""
    representative: NewRepresentative | None = None
    contact: NewContactPlan = NewContactPlan()
    proceedings: Proceedings = Proceedings.NOT_SAID
    sharing_view: SharingView = SharingView.NOT_ASKED
    advocate: Advocate = Advocate.NOT_SAID
    flags: frozenset[Flag] = frozenset()
    subjects: tuple[str, ...] = ()
    """Staff the complaint is about, by staff id, as far as they are known."""
    assignee: str | None = None
    first_heard_by: str | None = None
    policy_version: str | None = None
    """The version that governs, where it is not the newest in force on the day of receipt."""
