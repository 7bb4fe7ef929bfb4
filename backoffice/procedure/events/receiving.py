"""A complaint has reached the organisation: what has happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ..commands.receiving import NewContactPlan, NewIssue, NewRepresentative
from ..terms import Advocate, Channel, ChatterRole, Flag, Procedure, Proceedings, SharingView
from .event import Event


@dataclass(frozen=True, kw_only=True)
class ComplaintReceived(Event):
    reference: str
    procedure: Procedure
    policy_version: str
    numbers: tuple[tuple[str, int], ...]
    channel: Channel
    received_at: datetime
    received_on: date
    chatter_role: ChatterRole
    child_age: int | None
    child_case: bool
    issues: tuple[NewIssue, ...]
    representative: NewRepresentative | None
    contact: NewContactPlan
    proceedings: Proceedings
    sharing_view: SharingView
    flags: frozenset[Flag]
    subjects: tuple[str, ...]
    assignee: str | None
    first_heard_by: str | None
    ack_due: date | None
    intro_due: date | None
    response_due: date | None
    kit_due: date | None
    step1_due: date | None
    advocate: Advocate = Advocate.NOT_SAID
