"""What has happened to a case in the three-step procedure (pathway P), beside the events both pathways share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ..commands.three_step import IssueDecision, PanelIssueDecision
from ..terms import (
    ContactMethod,
    Delivery,
    Explains,
    Failing,
    RepresentationFrom,
    ReviewStatement,
    StepTwoGround,
    Vote,
    Words,
)
from .event import Event


@dataclass(frozen=True, kw_only=True)
class ReturnedAsAbusive(Event):
    explanation: Words
    returned_on: date


@dataclass(frozen=True, kw_only=True)
class AcceptableVersionReceived(Event):
    received_at: datetime
    received_on: date
    ack_due: date
    step1_due: date


@dataclass(frozen=True, kw_only=True)
class ConcludedIssuesDeclined(Event):
    issues: tuple[int, ...]
    concluded_case: str
    explanation: Words
    nothing_left: bool
    """No issue goes on, so the case ends."""


@dataclass(frozen=True, kw_only=True)
class StepFrozen(Event):
    frozen_from: date
    agreed_with: str
    agreed_on: date
    how: ContactMethod
    reason: Words
    review_on: date


@dataclass(frozen=True, kw_only=True)
class StepResumed(Event):
    resumed_on: date
    result: Words
    old_due: date
    new_due: date
    new_cap: date | None


@dataclass(frozen=True, kw_only=True)
class StepExtended(Event):
    old_due: date
    new_due: date
    agreed_with: str
    agreed_on: date
    how: ContactMethod
    reason: Words


@dataclass(frozen=True, kw_only=True)
class MeetingOffered(Event):
    offered_on: date | None
    method: ContactMethod
    not_offered_reason: Words


@dataclass(frozen=True, kw_only=True)
class AdvocateOffered(Event):
    offered_on: date
    answer: str


@dataclass(frozen=True, kw_only=True)
class ManagementReviewed(Event):
    file_read_on: date
    statement: ReviewStatement | None
    text: Words
    no_remedy_reason: Words


@dataclass(frozen=True, kw_only=True)
class StepOneResponseSent(Event):
    sent_on: date
    how: Delivery
    letter_id: str
    impact_on_child: Words
    staff_not_spoken_reason: Words
    received_on: date
    """The day the complainant is taken to have it (D-30)."""
    issues_not_confirmed_reason: Words = ""
    explains_by: frozenset[Explains] = frozenset()
    explanation: Words = ""
    court_role_explained: bool = False


@dataclass(frozen=True, kw_only=True)
class StepOneCompleted(Event):
    completed_on: date
    complainant_letter_id: str
    staff_letter_id: str | None
    """None while contact with the staff member is on hold."""
    received_on: date
    window_ends: date


@dataclass(frozen=True, kw_only=True)
class TreatedAsReadyForStepTwo(Event):
    reason: Words


@dataclass(frozen=True, kw_only=True)
class ClosedAtWindowEnd(Event):
    window_ended: date


@dataclass(frozen=True, kw_only=True)
class ObserverOffered(Event):
    offered_on: date
    answer: str
    works_for_organisation: bool


@dataclass(frozen=True, kw_only=True)
class StepTwoStarted(Event):
    requested_on: date
    day0: date
    investigator: str
    remit: Words
    late_reason: Words
    due: date
    cap: date


@dataclass(frozen=True, kw_only=True)
class StepTwoRefused(Event):
    requested_on: date
    ground: StepTwoGround
    text: Words
    letter_id: str


@dataclass(frozen=True, kw_only=True)
class StepTwoDeferred(Event):
    requested_on: date
    ground: StepTwoGround
    text: Words
    review_on: date
    letter_id: str


@dataclass(frozen=True, kw_only=True)
class ReportSubmitted(Event):
    followed: Words
    failing: Failing
    failing_text: Words
    lessons: Words
    actions: Words
    impact_on_child: Words


@dataclass(frozen=True, kw_only=True)
class ReportReturned(Event):
    statement: Words


@dataclass(frozen=True, kw_only=True)
class ReportAccepted(Event):
    sent_on: date
    letter_id: str
    staff_letter_id: str | None
    observer_considered: bool
    meet_complainant: bool
    meet_reason: Words
    decisions: tuple[IssueDecision, ...]
    received_on: date
    window_ends: date
    court_role_explained: bool = False


@dataclass(frozen=True, kw_only=True)
class StepThreeStarted(Event):
    requested_on: date
    late_reason: Words
    due: date


@dataclass(frozen=True, kw_only=True)
class PanelAppointed(Event):
    members: tuple[str, ...]
    adviser: str


@dataclass(frozen=True, kw_only=True)
class HearingBegun(Event):
    satisfied_on: date


@dataclass(frozen=True, kw_only=True)
class ReturnedToStep(Event):
    returned_on: date
    to_step: int
    work: Words
    by_date: date


@dataclass(frozen=True, kw_only=True)
class ReturnedWorkFinished(Event):
    done_on: date
    old_due: date
    new_due: date


@dataclass(frozen=True, kw_only=True)
class RepresentationInvited(Event):
    party: RepresentationFrom
    invited_on: date


@dataclass(frozen=True, kw_only=True)
class FileReadByMember(Event):
    member: str
    read_on: date


@dataclass(frozen=True, kw_only=True)
class HearingRecorded(Event):
    held_on: date
    present: Words
    papers: Words
    questions: Words


@dataclass(frozen=True, kw_only=True)
class PanelDecided(Event):
    sent_on: date
    decisions: tuple[PanelIssueDecision, ...]
    vote: Vote
    impact_on_child: Words
    recommendations: Words
    complainant_letter_id: str
    organisation_letter_id: str
    staff_letter_id: str | None


