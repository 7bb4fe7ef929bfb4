"""One good example of every command."""

from dataclasses import replace
from datetime import date
from typing import Any

from backoffice.procedure import commands as c
from backoffice.procedure.commands import Command
from backoffice.procedure.commands import three_step as p
from backoffice.procedure.terms import (
    AcknowledgementKind,
    Advocate,
    AssessmentValue,
    ContactMethod,
    ContactOutcome,
    Delivery,
    Direction,
    Failing,
    InterviewPart,
    LearningLevel,
    LearningRoute,
    MayContactChild,
    Outcome,
    PanelDecision,
    Pressure,
    Private,
    Proceedings,
    RemedyType,
    RepresentationFrom,
    ReviewStatement,
    Role,
    Route,
    Sharing,
    SharingView,
    StaffShareWhat,
    StepTwoGround,
    TransferTo,
    Vote,
    Wish,
    With,
)
from tests.unit.procedure.office import (
    ADVISER,
    DAY_TEN,
    DEPUTY,
    HEAD_OF_SERVICE,
    INVESTIGATOR,
    NEXT_WEEK,
    TODAY,
    WORKER,
    a_complaint,
    noon,
)
from tests.unit.procedure.settled import FULL_BLOCKS

GOOD: dict[type[Command], Command] = {
    type(one): one
    for one in (
        a_complaint(),
        c.RecordAcknowledgement(
            sent_on=TODAY, how=AcknowledgementKind.LETTER, names_manager="lena", promises=DAY_TEN
        ),
        c.Introduce(on=TODAY, method=ContactMethod.PHONE, outcome=ContactOutcome.REACHED, helper_said_no_reason="ok"),
        c.AgreeTimetable(
            lines=(c.TimetableLine(what="we talk", on=NEXT_WEEK),), agreed_with=With.CHILD, agreed_on=TODAY
        ),
        c.OpenAssessment(),
        c.SaveAssessment(),
        c.DecideAssessment(
            understanding=AssessmentValue.SATISFIED,
            own_complaint=AssessmentValue.SATISFIED,
            route=Route.CONTINUE,
            what_child_told_us="that nobody listened",
            best_interests="to be heard",
            next_steps="talk to the worker",
        ),
        c.AgreeNewDate(
            new_due=date(2025, 5, 13),
            agreed_with=With.CHILD,
            agreed_on=TODAY,
            how=ContactMethod.PHONE,
            reason="she is away",
        ),
        c.KeepInTouch(
            on=TODAY,
            method=ContactMethod.PHONE,
            outcome=ContactOutcome.REACHED,
            what_we_are_doing="we read the file",
            next_date=date(2025, 5, 13),
        ),
        c.StopForRepresentative(reasons="The aunt uses the complaint against the mother.", letter_id="L1"),
        c.Withdraw(asked_by=With.CHILD, own_words="i dont want to any more", pushed=Pressure.NO),
        c.Transfer(to=TransferTo.OTHER_BODY, reason="it is the school", body="school", told_where="the school"),
        c.BeginResponse(),
        c.ReturnToInvestigation(reason="a new paper came"),
        c.SendResponse(sent_on=TODAY, blocks=FULL_BLOCKS),
        c.HoldResponseForChild(finished_on=TODAY, blocks=FULL_BLOCKS, reason="no safe way"),
        c.HandOverHeldResponse(on=TODAY, channel=ContactMethod.IN_PERSON),
        c.CloseCase(no_share_reason="", no_feedback_reason="asked by phone"),
        c.AddIssue(text="and she laughed"),
        c.ConfirmIssue(issue=1),
        c.MergeIssue(issue=2, into=1, reason="the same"),
        c.WithdrawIssue(issue=2, reason="said so"),
        c.TagIssue(issue=1, themes=("worker_manner",)),
        c.NameSubject(staff=WORKER),
        c.ClearSubject(staff=WORKER, reason="Another person of the same name"),
        c.DescribeChild(age=12),
        c.ChangeContactPlan(method=ContactMethod.EMAIL, private=Private.YES, safety_note=False, safe_to_write=True),
        c.RecordContactWish(value=Wish.WANTS, told_by=With.CHILD, told_on=TODAY),
        c.RecordAdvocate(answer=Advocate.YES, told_on=TODAY),
        c.RecordMayContactChild(value=MayContactChild.YES, told_on=TODAY),
        c.RecordSharingView(view=SharingView.OK),
        c.RecordProceedings(status=Proceedings.ENDED),
        c.PlanContact(
            on=NEXT_WEEK, method=ContactMethod.PHONE, with_whom=With.CHILD, helper_said_no_reason="the child asked"
        ),
        c.LogContact(
            on=TODAY,
            direction=Direction.OUTWARD,
            method=ContactMethod.PHONE,
            with_whom=With.CHILD,
            outcome=ContactOutcome.REACHED,
        ),
        c.SendLetter(template="L-C06", to=With.REPRESENTATIVE, sent_on=TODAY, how=ContactMethod.LETTER, letter_id="L2"),
        c.Assign(to=DEPUTY.id, role=Role.COMPLAINTS_MANAGER),
        c.PassUp(to=HEAD_OF_SERVICE.id, reason="about the team"),
        c.RecordInterview(staff=WORKER, part=InterviewPart.OFFICER, on=TODAY),
        c.AddEvidence(title="her notes", received_on=TODAY),
        c.RecordFinding(issue=1, outcome=Outcome.UPHELD, reason_plain="the notes", impact_on_child="not heard"),
        c.ProposeRemedy(type=RemedyType.APOLOGY, text="say sorry", owner="otto", due=NEXT_WEEK),
        c.AgreeRemedy(remedy=1, owner="otto", due=NEXT_WEEK),
        c.ApproveRemedy(remedy=1),
        c.CompleteRemedy(remedy=1, completed_on=TODAY),
        c.DeclineRemedy(remedy=1, reason="too little"),
        c.DropRemedy(remedy=1, reason="no longer wanted"),
        c.AddLearning(text="read back notes", level=LearningLevel.TEAM, route=LearningRoute.LINE_MANAGER),
        c.NoLearningFound(because="all was done as it should be"),
        c.NameParentOrCarer(party="dad"),
        c.NoParentOrCarer(because="in care"),
        c.DecideSharing(party="mum", decision=Sharing.SHARE),
        c.SendCopyToParent(party="mum", sent_on=TODAY),
        c.ShareWithStaff(staff=WORKER, what=StaffShareWhat.BOTH, on=TODAY),
        c.ConsiderLeaderMeeting(offer=False, reason="the child said no"),
        c.RecordLeaderMeeting(answer="yes"),
        c.SendFollowUp(sent_on=TODAY, letter_id="L3"),
        c.InviteToListenAndLearn(invited_on=TODAY),
        c.BookListenAndLearn(on=NEXT_WEEK),
        c.RecordListenAndLearn(answer="yes", held_on=TODAY),
        c.AskAboutProcess(sent_on=TODAY),
        c.RecordOmbudsmanEvent(on=TODAY, what="they wrote"),
        c.AddAddendum(text="we read it", asked_for_by_us=True, sent_on=TODAY),
        c.PlaceHold(reason="an allegation"),
        c.LiftHold(reason="looked into"),
        c.RecordSafeguardingCheck(result="no concern"),
        c.RecalculateDates(),
        c.NoteReceiptUnseen(),
        p.ReturnAsAbusive(explanation="please write it again", returned_on=TODAY),
        p.ReceiveAcceptableVersion(received_at=noon(TODAY)),
        p.DeclineConcluded(issues=(2,), concluded_case="CC-2024-0009", explanation="answered last year"),
        p.FreezeStep(
            frozen_from=TODAY,
            agreed_with="the mother",
            agreed_on=TODAY,
            how=ContactMethod.PHONE,
            reason="mediation",
            review_on=DAY_TEN,
        ),
        p.ResumeStep(resumed_on=TODAY, result="mediation ended"),
        p.ExtendStep(
            new_due=date(2025, 6, 2), agreed_with="the mother", agreed_on=TODAY, how=ContactMethod.EMAIL, reason="leave"
        ),
        p.OfferMeeting(offered_on=TODAY),
        p.OfferAdvocate(offered_on=TODAY),
        p.RecordManagementReview(file_read_on=TODAY, statement=ReviewStatement.SUPPORTED, text="sound"),
        p.SendStepOneResponse(sent_on=TODAY, how=Delivery.EMAIL, letter_id="L4", impact_on_child="worried"),
        p.CompleteStepOne(
            completed_on=TODAY, how=Delivery.POST, complainant_letter_id="L5", staff_letter_id="L6"
        ),
        p.TreatAsReadyForStepTwo(reason="step 1 is months late"),
        p.CloseAtWindowEnd(),
        p.OfferObserver(offered_on=TODAY),
        p.StartStepTwo(requested_on=TODAY, investigator=INVESTIGATOR.id, remit="all of it"),
        p.RefuseStepTwo(
            requested_on=TODAY, ground=StepTwoGround.LIVE_COURT_CASE, text="it would interfere", letter_id="L7"
        ),
        p.DeferStepTwo(
            requested_on=TODAY,
            ground=StepTwoGround.CHILDS_WELFARE,
            text="not now",
            review_on=DAY_TEN,
            letter_id="L8",
        ),
        p.SubmitReport(
            followed="yes",
            failing=Failing.NONE,
            failing_text="none found",
            lessons="two",
            actions="one",
            impact_on_child="small",
        ),
        p.ReturnReport(statement="talk to the school"),
        p.AcceptReport(
            sent_on=TODAY,
            how=Delivery.POST,
            letter_id="L9",
            adequate=True,
            observer_considered=True,
            meet_complainant=False,
            meet_reason="asked not to",
            decisions=(
                p.IssueDecision(issue=1, outcome=Outcome.UPHELD),
                p.IssueDecision(issue=2, outcome=Outcome.NOT_UPHELD),
            ),
            staff_letter_id="L10",
        ),
        p.StartStepThree(requested_on=TODAY),
        p.AppointPanel(members=(p.PanelMember(person="paula"), p.PanelMember(person="peter")), adviser=ADVISER.id),
        p.RecordFileRead(member="paula", read_on=TODAY),
        p.BeginHearing(satisfied_on=TODAY),
        p.ReturnToStep(returned_on=TODAY, to_step=2, work="talk to the school", by=NEXT_WEEK),
        p.FinishReturnedWork(done_on=TODAY),
        p.InviteRepresentation(party=RepresentationFrom.COMPLAINANT, invited_on=TODAY),
        p.RecordHearing(held_on=TODAY, present="all", papers="the file", questions="three"),
        p.DecidePanel(
            sent_on=TODAY,
            decisions=(
                p.PanelIssueDecision(issue=1, decision=PanelDecision.STANDS),
                p.PanelIssueDecision(issue=2, decision=PanelDecision.SUBSTITUTED, outcome=Outcome.UPHELD),
            ),
            vote=Vote.MAJORITY,
            impact_on_child="small",
            recommendations="none",
            complainant_letter_id="L11",
            organisation_letter_id="L12",
            staff_letter_id="L13",
        ),
    )
}
"""One example of every command, in which nothing is missing."""


def good(kind: type[Command], **changes: Any) -> Any:
    """The good example of this command, with these fields changed."""
    return replace(GOOD[kind], **changes)
