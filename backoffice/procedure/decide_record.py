"""What the records beside the steps make happen. Most of them simply happen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from . import commands as c
from . import events as e
from .events import Event
from .guards import Asking
from .happened import happened, makes, simply


@makes(c.AddIssue)
def add_issue(asking: Asking) -> tuple[Event, ...]:
    return (happened(e.IssueAdded, asking, issue=len(asking.case.issues) + 1),)


@makes(c.ProposeRemedy)
def propose_remedy(asking: Asking) -> tuple[Event, ...]:
    command = asking.of(c.ProposeRemedy)
    return (happened(e.RemedyProposed, asking, remedy=len(asking.case.remedies) + 1, remedy_type=command.type),)


@dataclass(frozen=True)
class _Moved:
    """A date as it was told, and as it is counted now."""

    told: date | None
    counted: date | None

    @property
    def promise(self) -> date | None:
        """The earlier of the two: a date already told is never moved later, and a nearer one is met."""
        if self.told is None or self.counted is None:
            return self.told
        return min(self.told, self.counted)

    @property
    def came_forward(self) -> bool:
        return self.told is not None and self.promise != self.told


@makes(c.RecalculateDates)
def recalculate(asking: Asking) -> tuple[Event, ...]:
    """Specification 3.3: open dates are counted again; what was told stays the promise where it is the earlier one.

    Dates that somebody agreed on are theirs and are not counted again, and neither is a step that has been paused or
    extended.
    """
    case, calendar = asking.case, asking.calendar

    def counted(told: date | None, number: str) -> _Moved:
        return _Moved(told, calendar.add_working_days(case.received_on, case.number(number)) if told else None)

    p = case.three_step
    children = p is None
    ack = counted(case.ack_due if case.ack_sent_on is None else None, "acknowledge" if children else "acknowledge_p")
    intro = counted(case.intro_due if case.introduced_on is None else None, "introduce")
    response = counted(case.response_due, "respond")
    agreed = case.effective_due if case.agreements else response.promise
    kit = counted(case.kit_due if not case.kit_done else None, "keep_in_touch_first")
    step = _step_counted_again(asking)
    moved = (ack, intro, response, kit, step)
    if all(one.promise == one.told for one in moved):
        return ()
    return (
        happened(
            e.DatesRecalculated,
            asking,
            ack_due=ack.promise or case.ack_due,
            intro_due=intro.promise or case.intro_due,
            response_due=response.promise,
            effective_due=agreed,
            kit_due=kit.promise or case.kit_due,
            step_due=step.promise,
            step_cap=p.step.cap if p else None,
            window_ends=p.step.window_ends if p else None,
            letter_needed=any(one.came_forward for one in moved),
        ),
    )


STEP_NUMBERS = {1: "step1_response", 2: "step2_outcome", 3: "step3_decision"}


def _step_counted_again(asking: Asking) -> _Moved:
    p = asking.case.three_step
    if p is None:
        return _Moved(None, None)
    step = p.step
    paused = step.paused_on is not None or step.last_resumed_on is not None
    if step.responded_on is not None or paused:
        return _Moved(step.due, step.due)
    number = asking.case.number(STEP_NUMBERS[step.number])
    return _Moved(step.due, asking.calendar.add_working_days(step.day0, number))


simply(c.ConfirmIssue, e.IssueConfirmed)
simply(c.MergeIssue, e.IssueMerged)
simply(c.WithdrawIssue, e.IssueWithdrawn)
simply(c.TagIssue, e.IssueTagged)
simply(c.NameSubject, e.SubjectNamed)
simply(c.ChangeContactPlan, e.ContactPlanChanged)
simply(c.RecordContactWish, e.ContactWishRecorded)
simply(c.RecordMayContactChild, e.MayContactChildRecorded)
simply(c.RecordSharingView, e.SharingViewRecorded)
simply(c.RecordProceedings, e.ProceedingsRecorded)
simply(c.PlanContact, e.ContactPlanned, planned_for="on")
simply(c.LogContact, e.ContactLogged, contact_on="on")
simply(c.SendLetter, e.LetterSent)
simply(c.Assign, e.CaseAssigned)
simply(c.PassUp, e.CasePassedUp)
simply(c.RecordInterview, e.InterviewRecorded, held_on="on")
simply(c.AddEvidence, e.EvidenceAdded)
simply(c.RecordFinding, e.FindingRecorded)
simply(c.AgreeRemedy, e.RemedyAgreed)
simply(c.ApproveRemedy, e.RemedyApproved)
simply(c.CompleteRemedy, e.RemedyCompleted)
simply(c.DropRemedy, e.RemedyDropped)
simply(c.AddLearning, e.LearningAdded)
simply(c.NoLearningFound, e.NoLearningRecorded)
simply(c.NameParentOrCarer, e.ParentOrCarerNamed)
simply(c.NoParentOrCarer, e.NoParentOrCarerRecorded)
simply(c.DecideSharing, e.SharingDecided)
simply(c.SendCopyToParent, e.CopySentToParent)
simply(c.ShareWithStaff, e.SharedWithStaff, shared_on="on")
simply(c.ConsiderLeaderMeeting, e.LeaderMeetingConsidered)
simply(c.RecordLeaderMeeting, e.LeaderMeetingRecorded, meeting_on="on")
simply(c.SendFollowUp, e.FollowUpSent)
simply(c.InviteToListenAndLearn, e.ListenAndLearnInvited)
simply(c.BookListenAndLearn, e.ListenAndLearnBooked, booked_for="on")
simply(c.RecordListenAndLearn, e.ListenAndLearnRecorded)
simply(c.AskAboutProcess, e.ProcessFeedbackAsked)
simply(c.RecordOmbudsmanEvent, e.OmbudsmanEventRecorded, happened_on="on")
simply(c.AddAddendum, e.AddendumAdded)
simply(c.PlaceHold, e.HoldPlaced)
simply(c.LiftHold, e.HoldLifted)
simply(c.RecordSafeguardingCheck, e.SafeguardingChecked)
