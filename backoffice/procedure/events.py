"""What has happened to a case: past tense, frozen, and never changed once stored.

Each kind of event knows its version and which of its fields hold words that must be sealed wherever it is stored.
Events that only the three-step procedure knows are in `three_step_events`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, Self

from .commands import NewContactPlan, NewIssue, NewRepresentative, TimetableLine
from .plain import CannotRead, from_plain, to_plain, word_fields
from .response import ResponseBlocks
from .terms import (
    AcknowledgementKind,
    AssessmentValue,
    Body,
    Channel,
    ChatterRole,
    Complied,
    ContactMethod,
    ContactOutcome,
    Direction,
    Flag,
    InterviewPart,
    LearningLevel,
    LearningRoute,
    MayContactChild,
    Outcome,
    Part,
    PartOfDay,
    Pressure,
    Private,
    Procedure,
    Proceedings,
    RemedyType,
    Role,
    Route,
    Sharing,
    SharingView,
    StaffShareWhat,
    TransferTo,
    Wish,
    With,
    Words,
)

EVENTS: dict[str, type[Event]] = {}
"""Every kind of event by its name."""


class UnknownEvent(CannotRead):
    """A stored event has a name or a version that this procedure does not know."""


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that has happened to a case."""

    version: ClassVar[int] = 1

    on: date
    """The London date on which it was recorded."""
    by: str
    """Id of the person who did it, or "system"."""

    def __init_subclass__(cls) -> None:
        # The stored form keeps its own two keys beside the fields, so no field may bear their names.
        taken = {"type", "version"} & cls.__annotations__.keys()
        if taken:
            raise TypeError(f"{cls.__name__} cannot have a field called {taken.pop()}")
        EVENTS[cls.__name__] = cls

    @classmethod
    def sealed_fields(cls) -> frozenset[str]:
        """Names of the fields that hold words somebody said or wrote; a list of them is sealed as a whole."""
        return word_fields(cls)

    def to_dict(self) -> dict[str, Any]:
        return {"type": type(self).__name__, "version": self.version, **to_plain(self)}

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> Self:
        event = from_dict(plain)
        if not isinstance(event, cls):
            raise UnknownEvent(f"{type(event).__name__} is not {cls.__name__}")
        return event


def from_dict(plain: dict[str, Any]) -> Event:
    """The event that `to_dict` gave. Raises UnknownEvent or CannotRead."""
    rest = dict(plain)
    kind = EVENTS.get(rest.pop("type", ""))
    version = rest.pop("version", None)
    if kind is None or version != kind.version:
        raise UnknownEvent("an event of an unknown kind or version")
    return from_plain(kind, rest)


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


@dataclass(frozen=True, kw_only=True)
class AcknowledgementSent(Event):
    sent_on: date
    how: AcknowledgementKind
    names_manager: str | None
    promises: date | None


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
class AssessmentOpened(Event):
    pass


@dataclass(frozen=True, kw_only=True)
class AssessmentSaved(Event):
    understanding: AssessmentValue
    own_complaint: AssessmentValue
    what_matters: Words
    what_child_told_us: Words
    best_interests: Words
    next_steps: Words


@dataclass(frozen=True, kw_only=True)
class AssessmentDecided(Event):
    understanding: AssessmentValue
    own_complaint: AssessmentValue
    route: Route
    reasons: Words
    what_matters: Words
    what_child_told_us: Words
    best_interests: Words
    next_steps: Words


@dataclass(frozen=True, kw_only=True)
class CaseNotAccepted(Event):
    reason: Words


@dataclass(frozen=True, kw_only=True)
class CaseTransferred(Event):
    to: TransferTo
    body: Body | None
    reason: Words
    told_where: Words


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
class RepresentativeStopped(Event):
    reasons: Words
    letter_id: str
    senior_view: Words


@dataclass(frozen=True, kw_only=True)
class ComplaintWithdrawn(Event):
    asked_by: With
    own_words: Words
    pushed: Pressure | None
    pushed_note: Words


@dataclass(frozen=True, kw_only=True)
class ResponseBegun(Event):
    no_interview_reason: Words


@dataclass(frozen=True, kw_only=True)
class InvestigationResumed(Event):
    reason: Words


@dataclass(frozen=True, kw_only=True)
class ResponseSent(Event):
    sent_on: date
    blocks: ResponseBlocks
    channel: ContactMethod
    approved_by: str | None
    addressee: With


@dataclass(frozen=True, kw_only=True)
class ResponseHeldForChild(Event):
    finished_on: date
    blocks: ResponseBlocks
    reason: Words
    approved_by: str | None
    addressee: With


@dataclass(frozen=True, kw_only=True)
class HeldResponseHandedOver(Event):
    handed_over_on: date
    channel: ContactMethod


@dataclass(frozen=True, kw_only=True)
class CaseClosed(Event):
    no_share_reason: Words
    no_feedback_reason: Words


@dataclass(frozen=True, kw_only=True)
class IssueAdded(Event):
    issue: int
    text: Words
    themes: tuple[str, ...]
    about_body: Body
    split_from: int | None


@dataclass(frozen=True, kw_only=True)
class IssueConfirmed(Event):
    issue: int
    summary: Words
    confirmed_with_complainant_on: date | None


@dataclass(frozen=True, kw_only=True)
class IssueMerged(Event):
    issue: int
    into: int
    reason: Words


@dataclass(frozen=True, kw_only=True)
class IssueWithdrawn(Event):
    issue: int
    reason: Words


@dataclass(frozen=True, kw_only=True)
class IssueTagged(Event):
    issue: int
    themes: tuple[str, ...]
    about_body: Body
    about_staff: tuple[str, ...]
    quality: bool


@dataclass(frozen=True, kw_only=True)
class SubjectNamed(Event):
    staff: str
    part: Part
    in_complaints_team: bool


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
class MayContactChildRecorded(Event):
    value: MayContactChild
    told_on: date


@dataclass(frozen=True, kw_only=True)
class SharingViewRecorded(Event):
    view: SharingView


@dataclass(frozen=True, kw_only=True)
class ProceedingsRecorded(Event):
    status: Proceedings
    ended_on: date | None


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


@dataclass(frozen=True, kw_only=True)
class CaseAssigned(Event):
    to: str
    role: Role


@dataclass(frozen=True, kw_only=True)
class CasePassedUp(Event):
    to: str
    reason: Words


@dataclass(frozen=True, kw_only=True)
class InterviewRecorded(Event):
    staff: str
    part: InterviewPart
    held_on: date
    what_was_done: Words
    what_could_differ: Words
    notes: Words


@dataclass(frozen=True, kw_only=True)
class EvidenceAdded(Event):
    title: Words
    received_on: date
    asked_for_by_us: bool


@dataclass(frozen=True, kw_only=True)
class FindingRecorded(Event):
    issue: int
    outcome: Outcome
    reason_plain: Words
    impact_on_child: Words
    reason_full: Words
    standard_checked: Words
    complied: Complied
    no_remedy_reason: Words


@dataclass(frozen=True, kw_only=True)
class RemedyProposed(Event):
    remedy: int
    remedy_type: RemedyType
    text: Words
    issue: int | None
    owner: str | None
    due: date | None
    amount_pence: int | None
    not_live_reason: Words


@dataclass(frozen=True, kw_only=True)
class RemedyAgreed(Event):
    remedy: int
    owner: str
    due: date


@dataclass(frozen=True, kw_only=True)
class RemedyApproved(Event):
    remedy: int


@dataclass(frozen=True, kw_only=True)
class RemedyCompleted(Event):
    remedy: int
    completed_on: date


@dataclass(frozen=True, kw_only=True)
class RemedyDropped(Event):
    remedy: int
    reason: Words


@dataclass(frozen=True, kw_only=True)
class LearningAdded(Event):
    text: Words
    level: LearningLevel
    route: LearningRoute
    owner: str | None
    due: date | None
    published_text: Words


@dataclass(frozen=True, kw_only=True)
class NoLearningRecorded(Event):
    because: Words


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


@dataclass(frozen=True, kw_only=True)
class HoldPlaced(Event):
    reason: Words


@dataclass(frozen=True, kw_only=True)
class HoldLifted(Event):
    reason: Words


@dataclass(frozen=True, kw_only=True)
class SafeguardingChecked(Event):
    result: Words


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
