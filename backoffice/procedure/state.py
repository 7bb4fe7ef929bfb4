"""What the guards look at: a case as it stands now, in numbers, dates, codes and yes or no.

No word that anybody said is in here. Reasons are looked at in the command that gives them and pass on in the event;
the state remembers only that a reason was given.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from .plain import from_plain, to_plain
from .terms import (
    AcknowledgementKind,
    Advocate,
    AssessmentValue,
    Body,
    Channel,
    ChatterRole,
    ChildrensState,
    CloseReason,
    Complied,
    ContactMethod,
    Failing,
    Flag,
    InterviewPart,
    IssueStatus,
    MayContactChild,
    Outcome,
    Part,
    PartOfDay,
    Private,
    Procedure,
    Proceedings,
    RemedyStatus,
    RemedyType,
    RepresentationFrom,
    ReviewStatement,
    Role,
    Route,
    Sharing,
    SharingView,
    TransferTo,
    Wish,
    With,
)

ADULT = 18


@dataclass(frozen=True, kw_only=True)
class IssueState:
    number: int
    status: IssueStatus = IssueStatus.PROPOSED
    about_body: Body = Body.CAFCASS
    themes: tuple[str, ...] = ()
    about_staff: tuple[str, ...] = ()
    quality: bool = False
    confirmed_with_complainant_on: date | None = None
    outcome: Outcome | None = None
    complied: Complied = Complied.NOT_APPLICABLE
    no_remedy_excused: bool = False


@dataclass(frozen=True, kw_only=True)
class RepresentativeState:
    may_contact_child: MayContactChild
    is_parent_or_carer: bool


@dataclass(frozen=True, kw_only=True)
class ContactState:
    method: ContactMethod = ContactMethod.NONE
    private: Private = Private.NOT_SAID
    safety_note: bool = False
    safe_to_write: bool = True
    child_wish: Wish | None = None
    times: tuple[PartOfDay, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AssessmentState:
    understanding: AssessmentValue = AssessmentValue.PENDING
    own_complaint: AssessmentValue = AssessmentValue.PENDING
    route: Route | None = None
    decided_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class AgreementState:
    old_due: date
    new_due: date
    agreed_on: date
    in_time: bool


@dataclass(frozen=True, kw_only=True)
class InterviewState:
    staff: str
    part: InterviewPart
    on: date


@dataclass(frozen=True, kw_only=True)
class RemedyState:
    number: int
    type: RemedyType
    issue: int | None
    owner: str | None
    due: date | None
    status: RemedyStatus
    approved_by: str | None = None
    completed_on: date | None = None

    @property
    def open(self) -> bool:
        return self.status in (RemedyStatus.PROPOSED, RemedyStatus.AGREED)

    @property
    def unapproved_payment(self) -> bool:
        """Whether it is money that nobody has approved (house rule)."""
        is_money = self.type is RemedyType.COMPENSATION and self.status is not RemedyStatus.DROPPED
        return is_money and self.approved_by is None


@dataclass(frozen=True, kw_only=True)
class ParentState:
    party: str
    decision: Sharing = Sharing.UNDECIDED
    copy_sent_on: date | None = None
    reasoned: bool = True
    """Whether a reason was given with the decision; at 18 or over none is asked."""


@dataclass(frozen=True, kw_only=True)
class Involvement:
    staff: str
    part: Part


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """A person's part in this one case, for roles that mean nothing outside the cases they were given."""

    person: str
    role: Role


@dataclass(frozen=True, kw_only=True)
class ClockMove:
    """What moved a step's due date: a pause from `paused_on` to `to`, or, without `paused_on`, an extension to `to`."""

    to: date
    paused_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class StepClock:
    """One step of the three-step procedure, and its clock."""

    number: int
    day0: date
    due: date
    cap: date | None = None
    paused_on: date | None = None
    review_on: date | None = None
    resume_to: str | None = None
    """The state the case goes back to when the pause ends."""
    last_resumed_on: date | None = None
    moves: tuple[ClockMove, ...] = ()
    """What has moved the due date so far, in order: with it the date can be counted again from day 0."""
    responded_on: date | None = None
    response_received_on: date | None = None
    window_from: date | None = None
    """The day from which the time to ask for the next step is counted (D-22)."""
    window_ends: date | None = None


@dataclass(frozen=True, kw_only=True)
class ThreeStepCase:
    """What only a case in the three-step procedure has."""

    steps: tuple[StepClock, ...]
    meeting_settled: bool = False
    """A meeting was offered, or it is recorded why not."""
    advocate_offered_on: date | None = None
    review: ReviewStatement | None = None
    reviewed: bool = False
    weaknesses_excused: bool = False
    step1_completed_on: date | None = None
    ready_for_step2: bool = False
    step2_requested_on: date | None = None
    deferral_review_on: date | None = None
    observer_offered_on: date | None = None
    observer_works_here: bool = False
    report_failing: Failing | None = None
    panel: tuple[str, ...] = ()
    adviser: str | None = None
    file_read_by: frozenset[str] = frozenset()
    """Members of the panel who have read the whole file (P-8.3)."""
    invited: frozenset[RepresentationFrom] = frozenset()
    hearing_on: date | None = None
    returned_to_step: int | None = None

    @property
    def step(self) -> StepClock:
        """The step the case is in."""
        return self.steps[-1]


@dataclass(frozen=True, kw_only=True)
class CaseState:
    """One case, without a word that a child or anybody else said."""

    reference: str
    procedure: Procedure
    policy_version: str
    numbers: tuple[tuple[str, int], ...]
    stage: str
    """The state of the case: a value of ChildrensState or of ThreeStepState."""
    channel: Channel
    chatter_role: ChatterRole
    received_on: date
    """Day 0: the London date of receipt."""
    logged_on: date
    child_age: int | None = None
    child_case: bool = True
    proceedings: Proceedings = Proceedings.NOT_SAID
    flags: frozenset[Flag] = frozenset()

    assignee: str | None = None
    appointments: tuple[Appointment, ...] = ()
    involved: tuple[Involvement, ...] = ()
    passed_up_to: tuple[str, ...] = ()

    representative: RepresentativeState | None = None
    contact: ContactState = ContactState()
    sharing_view: SharingView = SharingView.NOT_ASKED
    advocate: Advocate = Advocate.NOT_SAID
    advocate_arranged_on: date | None = None
    hold: bool = False
    """No contact with the subject of the complaint (SG-6)."""
    safeguarding_checked: bool = False

    ack_due: date | None = None
    ack_sent_on: date | None = None
    ack_how: AcknowledgementKind = AcknowledgementKind.NONE
    receipt_unseen: bool = False
    """The child's page did not fetch its receipt while it could (D-07)."""
    intro_due: date | None = None
    introduced_on: date | None = None
    introduced_in_writing: bool = False
    response_due: date | None = None
    """Day 10 of pathway C, counted from receipt; it never changes by agreement."""
    effective_due: date | None = None
    """The response date in force: day 10, or the date last agreed."""
    agreements: tuple[AgreementState, ...] = ()
    kit_due: date | None = None
    """When the child must next hear from us, if there is no answer by then."""
    kit_done: tuple[date, ...] = ()
    kit_kept: tuple[bool, ...] = ()
    kit_was_due: date | None = None
    """By when the last update was due."""
    kit_in_writing: bool = False
    """Whether the last update went by a letter or an email, and so counts only as far as that arrived."""

    issues: tuple[IssueState, ...] = ()
    assessment: AssessmentState = AssessmentState()
    interviews: tuple[InterviewState, ...] = ()
    remedies: tuple[RemedyState, ...] = ()
    learning_rows: int = 0
    no_learning: bool = False
    parents: tuple[ParentState, ...] = ()
    no_parent: bool = False
    leader_meeting_considered: bool = False
    leader_meeting_offered: bool = False
    staff_shares: tuple[str, ...] = ()

    responded_on: date | None = None
    held_on: date | None = None
    response_addressee: With | None = None
    listen_and_learn_on: date | None = None
    feedback_asked_on: date | None = None
    explained_by: frozenset[str] = frozenset()
    """Letters written that say why a complaint is not looked into, or not by us."""
    ombudsman_events: int = 0
    closed_on: date | None = None
    close_reason: CloseReason | None = None
    transferred_to: TransferTo | None = None

    three_step: ThreeStepCase | None = None

    def number(self, id: str) -> int:
        """A number that governs this case, as it was on the day of receipt."""
        return dict(self.numbers)[id]

    def issue(self, number: int) -> IssueState | None:
        return next((issue for issue in self.issues if issue.number == number), None)

    def remedy(self, number: int) -> RemedyState | None:
        return next((remedy for remedy in self.remedies if remedy.number == number), None)

    def parent(self, party: str) -> ParentState | None:
        return next((parent for parent in self.parents if parent.party == party), None)

    def staff_in(self, *parts: Part) -> frozenset[str]:
        """Everyone who has played one of these parts in the case."""
        return frozenset(one.staff for one in self.involved if one.part in parts)

    @property
    def confirmed_issues(self) -> tuple[IssueState, ...]:
        return tuple(issue for issue in self.issues if issue.status is IssueStatus.CONFIRMED)

    @property
    def live_issues(self) -> tuple[IssueState, ...]:
        """Issues that still ask for an answer: proposed or confirmed."""
        return tuple(one for one in self.issues if one.status in (IssueStatus.PROPOSED, IssueStatus.CONFIRMED))

    @property
    def subjects(self) -> frozenset[str]:
        return self.staff_in(Part.SUBJECT)

    @property
    def answer_went(self) -> bool:
        """Whether the answer went out; one that is finished and kept for the child did not."""
        return self.responded_on is not None and self.stage != ChildrensState.HELD_FOR_CHILD

    @property
    def explanation_owed(self) -> str | None:
        """The letter that still has to say why a complaint is dealt with in another way: never silently (C-3, D-14).

        None where it was written, nothing of it is owed, or there is no way to reach anybody.
        """
        if self.three_step is not None or Flag.NO_CONTACT_ROUTE in self.flags:
            return None
        ended = self.stage in (ChildrensState.NOT_ACCEPTED, ChildrensState.TRANSFERRED)
        letter = "L-C21" if self.transferred_to is TransferTo.OTHER_BODY else "L-C08"
        return letter if ended and letter not in self.explained_by else None

    @property
    def is_adult(self) -> bool:
        """18 or over, as far as is known: sharing with a parent is then not asked (G-C10)."""
        if self.child_age is not None:
            return self.child_age >= ADULT
        return self.chatter_role is ChatterRole.YOUNG_ADULT

    @property
    def child_is_contacted(self) -> bool:
        """Whether we are in touch with the child, as far as their own wish or the helper's answer tells (C-4)."""
        if self.contact.child_wish is Wish.DOES_NOT_WANT:
            return False
        if self.contact.child_wish in (Wish.WANTS, Wish.CHANGED_MIND):
            return True
        refused = (MayContactChild.NO, MayContactChild.CHILD_DOES_NOT_WANT)
        return self.representative is None or self.representative.may_contact_child not in refused

    def to_dict(self) -> dict[str, Any]:
        plain: dict[str, Any] = to_plain(self)
        return plain

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> CaseState:
        return from_plain(cls, plain)
