"""What people ask of a case in the three-step procedure (pathway P), beside the commands both pathways share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ..terms import (
    ContactMethod,
    Delivery,
    Explains,
    Failing,
    Outcome,
    PanelDecision,
    RepresentationFrom,
    ReviewStatement,
    StepTwoGround,
    Vote,
    Words,
)
from .command import Command


@dataclass(frozen=True, kw_only=True)
class ReturnAsAbusive(Command):
    """P-T2: the manager explains, and invites a version that can be accepted (P-2.4)."""

    explanation: Words
    returned_on: date


@dataclass(frozen=True, kw_only=True)
class ReceiveAcceptableVersion(Command):
    """P-T3: the complaint was written again; that day is day 0."""

    received_at: datetime


@dataclass(frozen=True, kw_only=True)
class DeclineConcluded(Command):
    """P-T4: these issues were concluded before and are not reopened; others go on (P-2.4, D-27)."""

    issues: tuple[int, ...]
    concluded_case: str
    explanation: Words


@dataclass(frozen=True, kw_only=True)
class FreezeStep(Command):
    """P-T5 and P-T16: mediation pauses the clock with the complainant's agreement (P-2.3, D-25)."""

    frozen_from: date
    agreed_with: str
    agreed_on: date | None
    how: ContactMethod | None
    reason: Words
    review_on: date | None


@dataclass(frozen=True, kw_only=True)
class ResumeStep(Command):
    """P-T6: the freeze ends; mediation ended or failed, the complainant asked, or the review date came."""

    resumed_on: date
    result: Words


@dataclass(frozen=True, kw_only=True)
class ExtendStep(Command):
    """P-T7 and P-T16: a later date agreed with the complainant before the old one has passed (P-A1)."""

    new_due: date
    agreed_with: str
    agreed_on: date | None
    how: ContactMethod | None
    reason: Words


@dataclass(frozen=True, kw_only=True)
class OfferMeeting(Command):
    """P-3.1: the offer to meet, or the clear reason why not."""

    offered_on: date | None
    method: ContactMethod = ContactMethod.IN_PERSON
    not_offered_reason: Words = ""


@dataclass(frozen=True, kw_only=True)
class OfferAdvocate(Command):
    """P-3.3: an independent advocate offered to a child."""

    offered_on: date
    answer: str = "not_said"


@dataclass(frozen=True, kw_only=True)
class RecordManagementReview(Command):
    """P-5.1 and P-5.2: the line or quality manager has read the file and says what they found."""

    file_read_on: date
    statement: ReviewStatement | None
    text: Words
    no_remedy_reason: Words = ""


@dataclass(frozen=True, kw_only=True)
class SendStepOneResponse(Command):
    """P-T8: the written response of step 1, L-P08."""

    sent_on: date
    how: Delivery
    letter_id: str
    impact_on_child: Words
    staff_not_spoken_reason: Words = ""
    issues_not_confirmed_reason: Words = ""
    """Why an issue was not gone through with the complainant (P-3.1b)."""
    explains_by: frozenset[Explains] = frozenset()
    explanation: Words = ""
    """Where the service was misunderstood: what it is there for, by what it is measured against (P-4.1)."""
    court_role_explained: bool = False
    """Whether the letter says what the court decides and what we do (P-4.2)."""
    received_on: date | None = None
    """The day the complainant is known to have had it, where that is known (D-30)."""


@dataclass(frozen=True, kw_only=True)
class CompleteStepOne(Command):
    """P-T9: every action is agreed or done; complainant and staff member are told in writing (P-6.4)."""

    completed_on: date
    how: Delivery
    complainant_letter_id: str | None
    staff_letter_id: str | None
    received_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class TreatAsReadyForStepTwo(Command):
    """House rule: step 1 is late, and a senior manager lets the complainant go on to step 2."""

    reason: Words


@dataclass(frozen=True, kw_only=True)
class CloseAtWindowEnd(Command):
    """P-T10 and P-T17: the time to ask for the next step has passed and nobody asked."""


@dataclass(frozen=True, kw_only=True)
class OfferObserver(Command):
    """P-7.4: an observer who does not work for the organisation."""

    offered_on: date
    answer: str = "not_said"
    works_for_organisation: bool = False


@dataclass(frozen=True, kw_only=True)
class StartStepTwo(Command):
    """P-T11: the request for step 2 is granted; its date is day 0, or the day a deferral ended (D-24, D-38)."""

    requested_on: date
    investigator: str
    remit: Words
    late_reason: Words = ""


@dataclass(frozen=True, kw_only=True)
class RefuseStepTwo(Command):
    """P-T12: one of two grounds, and reasons."""

    requested_on: date
    ground: StepTwoGround | None
    text: Words
    letter_id: str | None


@dataclass(frozen=True, kw_only=True)
class DeferStepTwo(Command):
    """P-T12: put off, with a date on which it is looked at again."""

    requested_on: date
    ground: StepTwoGround | None
    text: Words
    review_on: date
    letter_id: str | None


@dataclass(frozen=True, kw_only=True)
class SubmitReport(Command):
    """P-T13: the investigator's report, in its fixed sections (P-7.3)."""

    followed: Words
    failing: Failing | None
    failing_text: Words
    lessons: Words
    actions: Words
    impact_on_child: Words


@dataclass(frozen=True, kw_only=True)
class ReturnReport(Command):
    """P-T14: the adjudicating officer says what more must be looked into."""

    statement: Words


@dataclass(frozen=True, kw_only=True)
class IssueDecision:
    """The outcome of one issue at step 2."""

    issue: int
    outcome: Outcome


@dataclass(frozen=True, kw_only=True)
class AcceptReport(Command):
    """P-T15: the adjudicating officer accepts, decides on meeting, and signs the outcome L-P14."""

    sent_on: date
    how: Delivery
    letter_id: str
    adequate: bool
    observer_considered: bool
    meet_complainant: bool | None
    meet_reason: Words
    decisions: tuple[IssueDecision, ...]
    staff_letter_id: str | None = None
    received_on: date | None = None
    court_role_explained: bool = False
    """Whether the letter says what the court decides and what we do (P-4.2, P-7.1b)."""


@dataclass(frozen=True, kw_only=True)
class StartStepThree(Command):
    """P-T18: an independent panel is asked for in time, or late with a reason."""

    requested_on: date
    late_reason: Words = ""


@dataclass(frozen=True, kw_only=True)
class PanelMember:
    person: str
    employed_by_organisation: bool = False


@dataclass(frozen=True, kw_only=True)
class AppointPanel(Command):
    """P-8.1: at least two members who had no part before, and a senior manager to advise them."""

    members: tuple[PanelMember, ...]
    adviser: str
    adviser_is_senior: bool = True


@dataclass(frozen=True, kw_only=True)
class RecordFileRead(Command):
    """P-8.3: a member of the panel has read the whole file."""

    member: str
    read_on: date


@dataclass(frozen=True, kw_only=True)
class BeginHearing(Command):
    """P-T19: the panel has read the papers and is satisfied with the process so far."""

    satisfied_on: date


@dataclass(frozen=True, kw_only=True)
class ReturnToStep(Command):
    """P-T20: the panel is not satisfied, and sets what step 1 or 2 must still do (P-8.4)."""

    returned_on: date
    to_step: int | None
    work: Words
    by: date | None


@dataclass(frozen=True, kw_only=True)
class FinishReturnedWork(Command):
    """P-T21: the work is done and with the panel; the clock goes on."""

    done_on: date


@dataclass(frozen=True, kw_only=True)
class InviteRepresentation(Command):
    """P-8.2: complainant, investigator and staff member may each make representations."""

    party: RepresentationFrom
    invited_on: date


@dataclass(frozen=True, kw_only=True)
class RecordHearing(Command):
    """P-8.3 and P-8.5: who came, what was read, what was asked."""

    held_on: date
    present: Words
    papers: Words
    questions: Words


@dataclass(frozen=True, kw_only=True)
class PanelIssueDecision:
    issue: int
    decision: PanelDecision
    outcome: Outcome | None = None
    """The outcome the panel puts in place, where it substitutes its own."""


@dataclass(frozen=True, kw_only=True)
class DecidePanel(Command):
    """P-T22: the panel's decision, per issue, in writing to both sides."""

    sent_on: date
    decisions: tuple[PanelIssueDecision, ...]
    vote: Vote | None
    impact_on_child: Words
    recommendations: Words
    complainant_letter_id: str | None
    organisation_letter_id: str | None
    staff_letter_id: str | None
