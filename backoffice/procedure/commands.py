"""What people ask the office to do with a case: imperative, frozen, and holding only what was typed or chosen.

Who asks and on which day are arguments of `decide`, never fields here. A date field says when the thing itself
happened or shall happen; a field that may be left empty is one whose absence a guard judges.
Commands that only the three-step procedure knows are in `three_step_commands`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

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


@dataclass(frozen=True, kw_only=True)
class Command:
    """Anything a person, or the clock, may ask of a case."""


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
    flags: frozenset[Flag] = frozenset()
    subjects: tuple[str, ...] = ()
    """Staff the complaint is about, by staff id, as far as they are known."""
    assignee: str | None = None
    first_heard_by: str | None = None
    policy_version: str | None = None
    """The version that governs, where it is not the newest in force on the day of receipt."""


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
class OpenAssessment(Command):
    """C-T4: the manager begins the assessment."""


@dataclass(frozen=True, kw_only=True)
class SaveAssessment(Command):
    """Keeps what is known so far of the assessment; nothing is decided by it."""

    understanding: AssessmentValue = AssessmentValue.PENDING
    own_complaint: AssessmentValue = AssessmentValue.PENDING
    what_matters: Words = ""
    what_child_told_us: Words = ""
    best_interests: Words = ""
    next_steps: Words = ""


@dataclass(frozen=True, kw_only=True)
class DecideAssessment(Command):
    """C-T5 and C-T6: both parts of the assessment are decided and the route is chosen (C-3, D-14)."""

    understanding: AssessmentValue
    own_complaint: AssessmentValue
    route: Route
    reasons: Words = ""
    what_matters: Words = ""
    what_child_told_us: Words = ""
    best_interests: Words = ""
    next_steps: Words = ""


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
class StopForRepresentative(Command):
    """C-T7: the representative is not acting in the child's best interests (C-5)."""

    reasons: Words
    letter_id: str | None
    """The letter to the representative, issued in the same action (L-C09)."""
    senior_view: Words = ""


@dataclass(frozen=True, kw_only=True)
class Withdraw(Command):
    """C-T8 and P-T24: the child, the representative or the complainant asks to end it."""

    asked_by: With
    own_words: Words
    pushed: Pressure | None
    """Pathway C: could anyone have pushed for this?"""
    pushed_note: Words = ""


@dataclass(frozen=True, kw_only=True)
class Transfer(Command):
    """C-T16 and P-T24: wrong procedure or wrong body."""

    to: TransferTo
    reason: Words
    body: Body | None = None
    told_where: Words = ""
    """What the child was told of where their complaint goes on: nothing of it is lost."""


@dataclass(frozen=True, kw_only=True)
class BeginResponse(Command):
    """C-T9: every confirmed issue has its finding; the draft response begins."""

    no_interview_reason: Words = ""
    """Asked for when the officer or the officer's manager was not spoken to (C-8)."""


@dataclass(frozen=True, kw_only=True)
class ReturnToInvestigation(Command):
    """C-T10: there is more to look into."""

    reason: Words


@dataclass(frozen=True, kw_only=True)
class SendResponse(Command):
    """C-T11: the written response goes out (C-9 to C-16)."""

    sent_on: date
    blocks: ResponseBlocks
    written: bool = True
    """Whether the written response itself is part of what is sent; a storyboard never goes alone (C-9)."""
    channel: ContactMethod = ContactMethod.LETTER
    approved_by: str | None = None


@dataclass(frozen=True, kw_only=True)
class HoldResponseForChild(Command):
    """C-T11b: the response is finished, and there is no safe way to reach the child with it."""

    finished_on: date
    blocks: ResponseBlocks
    reason: Words
    written: bool = True
    approved_by: str | None = None


@dataclass(frozen=True, kw_only=True)
class HandOverHeldResponse(Command):
    """The child has come back, and is given the response that was kept for them."""

    on: date
    channel: ContactMethod


@dataclass(frozen=True, kw_only=True)
class CloseCase(Command):
    """C-T14: the manager closes an answered case."""

    no_share_reason: Words = ""
    """Why nothing was shared with staff (C-13)."""
    no_feedback_reason: Words = ""
    """Why the child was not asked how this went (C-16)."""


# Issues, people and contact.


@dataclass(frozen=True, kw_only=True)
class AddIssue(Command):
    text: Words
    themes: tuple[str, ...] = ()
    about_body: Body = Body.CAFCASS
    split_from: int | None = None


@dataclass(frozen=True, kw_only=True)
class ConfirmIssue(Command):
    """The issue is one of the complaint's own, summarised beside the child's words."""

    issue: int
    summary: Words = ""
    confirmed_with_complainant_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class MergeIssue(Command):
    issue: int
    into: int
    reason: Words


@dataclass(frozen=True, kw_only=True)
class WithdrawIssue(Command):
    issue: int
    reason: Words


@dataclass(frozen=True, kw_only=True)
class TagIssue(Command):
    issue: int
    themes: tuple[str, ...] = ()
    about_body: Body = Body.CAFCASS
    about_staff: tuple[str, ...] = ()
    quality: bool = False


@dataclass(frozen=True, kw_only=True)
class NameSubject(Command):
    """Says that a member of staff is a person the complaint is about (or that person's manager): C-1, D-39."""

    staff: str
    part: Part = Part.SUBJECT
    in_complaints_team: bool = False


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
class RecordSharingView(Command):
    view: SharingView


@dataclass(frozen=True, kw_only=True)
class RecordProceedings(Command):
    status: Proceedings
    ended_on: date | None = None


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


@dataclass(frozen=True, kw_only=True)
class Assign(Command):
    """Gives a case, or a part in it, to a person."""

    to: str
    role: Role


@dataclass(frozen=True, kw_only=True)
class PassUp(Command):
    """Passes a case to a senior manager (D-39, and when nobody else may hold it)."""

    to: str
    reason: Words


# Looking into it.


@dataclass(frozen=True, kw_only=True)
class RecordInterview(Command):
    staff: str
    part: InterviewPart
    on: date
    what_was_done: Words = ""
    what_could_differ: Words = ""
    notes: Words = ""


@dataclass(frozen=True, kw_only=True)
class AddEvidence(Command):
    title: Words
    received_on: date
    asked_for_by_us: bool = False


@dataclass(frozen=True, kw_only=True)
class RecordFinding(Command):
    issue: int
    outcome: Outcome
    reason_plain: Words
    impact_on_child: Words
    reason_full: Words = ""
    standard_checked: Words = ""
    complied: Complied = Complied.NOT_APPLICABLE
    no_remedy_reason: Words = ""
    """Pathway P: why nothing is put right although the standard was not complied with (P-6.1)."""


@dataclass(frozen=True, kw_only=True)
class ProposeRemedy(Command):
    type: RemedyType
    text: Words
    issue: int | None = None
    owner: str | None = None
    due: date | None = None
    amount_pence: int | None = None
    not_live_reason: Words = ""
    """Why the court is written to though proceedings are not known to be live (C-12)."""


@dataclass(frozen=True, kw_only=True)
class AgreeRemedy(Command):
    """Accepted by its owner, and told or to be told to the complainant."""

    remedy: int
    owner: str
    due: date


@dataclass(frozen=True, kw_only=True)
class ApproveRemedy(Command):
    """A senior manager approves compensation (house rule)."""

    remedy: int


@dataclass(frozen=True, kw_only=True)
class CompleteRemedy(Command):
    remedy: int
    completed_on: date


@dataclass(frozen=True, kw_only=True)
class DropRemedy(Command):
    remedy: int
    reason: Words


@dataclass(frozen=True, kw_only=True)
class AddLearning(Command):
    text: Words
    level: LearningLevel
    route: LearningRoute
    owner: str | None = None
    due: date | None = None
    published_text: Words = ""


@dataclass(frozen=True, kw_only=True)
class NoLearningFound(Command):
    because: Words


# Who sees the answer.


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


# After the answer.


@dataclass(frozen=True, kw_only=True)
class SendFollowUp(Command):
    """C-11 and C-T15: a follow-up letter, L-C19; it never reopens a case."""

    sent_on: date
    letter_id: str


@dataclass(frozen=True, kw_only=True)
class InviteToListenAndLearn(Command):
    invited_on: date


@dataclass(frozen=True, kw_only=True)
class BookListenAndLearn(Command):
    """C-14: the talk after proceedings have ended."""

    on: date


@dataclass(frozen=True, kw_only=True)
class RecordListenAndLearn(Command):
    answer: Words
    held_on: date | None = None
    notes: Words = ""


@dataclass(frozen=True, kw_only=True)
class AskAboutProcess(Command):
    """C-16: L-C18, once."""

    sent_on: date


@dataclass(frozen=True, kw_only=True)
class RecordOmbudsmanEvent(Command):
    on: date
    what: Words
    outcome: Words = ""


@dataclass(frozen=True, kw_only=True)
class AddAddendum(Command):
    """Evidence the organisation itself asked for came late, was read, and is answered (D-27)."""

    text: Words
    asked_for_by_us: bool
    sent_on: date


# Safety, and the clock.


@dataclass(frozen=True, kw_only=True)
class PlaceHold(Command):
    """No word to the subject of the complaint until a safeguarding lead lifts the hold (SG-6)."""

    reason: Words


@dataclass(frozen=True, kw_only=True)
class LiftHold(Command):
    reason: Words


@dataclass(frozen=True, kw_only=True)
class RecordSafeguardingCheck(Command):
    """Safeguarding has been looked at; needed before anything is returned as abusive (G-SG-TRIAGE)."""

    result: Words


@dataclass(frozen=True, kw_only=True)
class RecalculateDates(Command):
    """The list of bank holidays has changed: open dates are counted again (specification 3.3)."""
