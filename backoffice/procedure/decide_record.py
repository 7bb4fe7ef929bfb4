"""What the records beside the steps make happen. Most of them simply happen."""

from __future__ import annotations

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


simply(c.ConfirmIssue, e.IssueConfirmed)
simply(c.MergeIssue, e.IssueMerged)
simply(c.WithdrawIssue, e.IssueWithdrawn)
simply(c.TagIssue, e.IssueTagged)
simply(c.NameSubject, e.SubjectNamed)
simply(c.ClearSubject, e.SubjectCleared)
simply(c.DescribeChild, e.ChildDescribed)
simply(c.ChangeContactPlan, e.ContactPlanChanged)
simply(c.RecordContactWish, e.ContactWishRecorded)
simply(c.RecordAdvocate, e.AdvocateRecorded)
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
simply(c.DeclineRemedy, e.RemedyDropped)
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
