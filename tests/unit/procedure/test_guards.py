"""Every guard both ways: what it lets pass, and what it blocks, each with the one fact that makes the difference."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from backoffice.procedure import commands as c
from backoffice.procedure.checks import RULES, grade_limit, response_checks
from backoffice.procedure.commands import Command
from backoffice.procedure.commands import three_step as p
from backoffice.procedure.decide import decide, refusals
from backoffice.procedure.guards import GUARDS, Asking, Refused
from backoffice.procedure.people import Person
from backoffice.procedure.response import OmbudsmanBlock
from backoffice.procedure.state import (
    AgreementState,
    Appointment,
    CaseState,
    Involvement,
    IssueState,
    ParentState,
    RemedyState,
    RepresentativeState,
)
from backoffice.procedure.terms import (
    AssessmentValue,
    Channel,
    ChatterRole,
    Complied,
    ContactMethod,
    ContactOutcome,
    Direction,
    Flag,
    InterviewPart,
    IssueStatus,
    MayContactChild,
    Outcome,
    PanelDecision,
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
    ThreeStepState,
    TransferTo,
    Wish,
    With,
)
from tests.unit.procedure.office import (
    A_REMEDY,
    A_SATURDAY,
    ADJUDICATOR,
    CALENDAR,
    DAY_TEN,
    FULL_BLOCKS,
    HEAD_OF_SERVICE,
    ISSUES,
    MANAGER,
    MAUNDY_THURSDAY,
    MAY_DAY_HOLIDAY,
    NEXT_WEEK,
    TODAY,
    TUESDAY_AFTER_EASTER,
    WORKER,
    a_complaint,
    at_step,
    good,
    noon,
    settled_case,
    settled_step_case,
)

TOMORROW = TODAY + timedelta(days=1)
SUBJECT = (Involvement(staff=WORKER, part=Part.SUBJECT),)
AFTER_SCHOOL = (PartOfDay.AFTER_SCHOOL,)


def contact(**changes: Any) -> CaseState:
    state = settled_case()
    return replace(state, contact=replace(state.contact, **changes))


def helper(answer: MayContactChild, parent: bool = True) -> CaseState:
    return settled_case(representative=RepresentativeState(may_contact_child=answer, is_parent_or_carer=parent))


def step(stage: ThreeStepState = ThreeStepState.S1_OPEN, **changes: Any) -> CaseState:
    """A case of the three-step procedure with these facts of its own changed."""
    state = settled_step_case(stage)
    assert state.three_step is not None
    return replace(state, three_step=replace(state.three_step, **changes))


def clocked(stage: ThreeStepState = ThreeStepState.S1_OPEN, **changes: Any) -> CaseState:
    state = settled_step_case(stage)
    assert state.three_step is not None
    steps = state.three_step.steps
    return step(stage, steps=(*steps[:-1], replace(steps[-1], **changes)))


def one_issue(**changes: Any) -> CaseState:
    return settled_step_case(issues=(replace(ISSUES[0], **changes),), remedies=())


def remedy(**changes: Any) -> tuple[RemedyState, ...]:
    return (replace(A_REMEDY, **changes),)


def response(**changes: Any) -> c.SendResponse:
    answer: c.SendResponse = good(c.SendResponse, blocks=replace(FULL_BLOCKS, **changes))
    return answer


def answers(**changes: Any) -> c.SendResponse:
    """The response with the answer to the first issue changed."""
    first, second = FULL_BLOCKS.issues
    return response(issues=(replace(first, **changes), second))


C = settled_case
P = settled_step_case
S2, ADJ, S3 = ThreeStepState.S2_OPEN, ThreeStepState.S2_ADJUDICATING, ThreeStepState.S3_OPEN
DECIDE, INTRODUCE, TALK, SEND = c.DecideAssessment, c.Introduce, c.PlanContact, c.SendResponse
NOT_SATISFIED = AssessmentValue.NOT_SATISFIED
OUTSIDER = Person("otis", frozenset({Role.ADJUDICATING_OFFICER}))

Attempt = tuple[CaseState, Command] | tuple[CaseState, Command, Person]

BOTH_WAYS: dict[str, tuple[list[Attempt], list[Attempt]]] = {
    # guard: (what passes, what is blocked)
    "G-DATE-WD": (
        [(C(), good(c.AgreeNewDate)), (C(), good(c.ProposeRemedy, due=None)), (C(), good(c.AgreeTimetable))],
        [
            (C(), good(c.AgreeNewDate, new_due=A_SATURDAY)),
            (C(), good(c.AgreeNewDate, new_due=MAY_DAY_HOLIDAY)),
            (C(), good(c.AgreeNewDate, new_due=TODAY)),
            (C(), good(c.AgreeTimetable, lines=(c.TimetableLine(what="talk", on=A_SATURDAY),))),
            (C(), good(c.KeepInTouch, next_date=MAUNDY_THURSDAY)),
        ],
    ),
    "G-DATE-PAST": (
        [(C(), good(c.SendFollowUp)), (C(), good(c.DecideSharing, talked_with_child_on=None))],
        [
            (C(), good(c.SendFollowUp, sent_on=TOMORROW)),
            (C(), good(c.Introduce, on=MAUNDY_THURSDAY - timedelta(days=1))),
        ],
    ),
    "G-RECEIPT-ISSUE": (
        [(C(), a_complaint()), (C(), a_complaint(issues=(c.NewIssue(text="😢"),)))],
        [(C(), a_complaint(issues=())), (C(), a_complaint(issues=(c.NewIssue(text="  "),)))],
    ),
    "G-RECEIPT-DATE": (
        [(C(), a_complaint(received_at=noon(TODAY))), (P(), good(p.ReceiveAcceptableVersion))],
        [(C(), a_complaint(received_at=noon(TOMORROW)))],
    ),
    "G-REASON": (
        [(C(), good(c.ReturnToInvestigation)), (C(), good(c.NoLearningFound))],
        [
            (C(), good(c.ReturnToInvestigation, reason=" ")),
            (C(), good(c.NoLearningFound, because="")),
            (P(), good(p.ReturnAsAbusive, explanation="")),
            (C(), good(c.RecordSafeguardingCheck, result="")),
        ],
    ),
    "G-SUBJECT": (
        [(C(involved=SUBJECT), good(c.Assign))],
        [(C(involved=SUBJECT), good(c.Assign, to=WORKER)), (C(involved=SUBJECT), good(c.PassUp, to=WORKER))],
    ),
    "G-ISSUE-TEXT": ([(C(), good(c.AddIssue))], [(C(), good(c.AddIssue, text=""))]),
    "G-ISSUE": (
        [(C(), good(c.ConfirmIssue)), (C(), good(c.MergeIssue)), (P(), good(p.DeclineConcluded))],
        [
            (C(), good(c.ConfirmIssue, issue=7)),
            (C(), good(c.MergeIssue, into=2)),
            (C(), good(c.MergeIssue, into=9)),
            (C(issues=(IssueState(number=1),)), good(c.RecordFinding)),
            (C(issues=(IssueState(number=1, status=IssueStatus.MERGED),)), good(c.WithdrawIssue, issue=1)),
            (P(), good(p.DeclineConcluded, issues=())),
            (P(), good(p.DeclineConcluded, issues=(1, 9))),
        ],
    ),
    "G-C9-REASONED": (
        [(C(), good(c.RecordFinding))],
        [(C(), good(c.RecordFinding, reason_plain="")), (C(), good(c.RecordFinding, impact_on_child=""))],
    ),
    "G-HOLD": (
        [
            (C(hold=True), good(c.RecordInterview, staff="wandas-manager", part=InterviewPart.OFFICER_MANAGER)),
            (C(hold=False, involved=SUBJECT), good(c.RecordInterview)),
            (C(hold=True, involved=SUBJECT), good(c.LogContact, staff=WORKER, direction=Direction.INWARD)),
        ],
        [
            (C(hold=True, involved=SUBJECT), good(c.RecordInterview)),
            (C(hold=True), good(c.RecordInterview, part=InterviewPart.PERSON_COMPLAINED_ABOUT)),
            (C(hold=True, involved=SUBJECT), good(c.ShareWithStaff)),
            (C(hold=True), good(c.ShareWithStaff, is_subject=True)),
            (C(hold=True, involved=SUBJECT), good(c.PlanContact, staff=WORKER, with_whom=With.STAFF)),
            (C(hold=True, involved=SUBJECT), good(c.SendLetter, staff=WORKER, to=With.STAFF)),
            (C(hold=True, involved=SUBJECT), good(c.LogContact, staff=WORKER, with_whom=With.STAFF)),
            (P(S3, hold=True), good(p.InviteRepresentation, party=RepresentationFrom.STAFF_MEMBER)),
        ],
    ),
    "G-C4-NOINSIST": (
        [
            (C(), good(TALK)),
            (contact(child_wish=Wish.DOES_NOT_WANT), good(TALK, method=ContactMethod.LETTER)),
            (contact(child_wish=Wish.DOES_NOT_WANT), good(TALK, purpose="safeguarding")),
            (contact(child_wish=Wish.DOES_NOT_WANT), good(TALK, with_whom=With.REPRESENTATIVE)),
            (contact(child_wish=Wish.CHANGED_MIND), good(TALK, helper_said_no_reason="")),
            (helper(MayContactChild.YES), good(TALK, helper_said_no_reason="")),
            (helper(MayContactChild.NO), good(TALK, helper_said_no_reason="the child rang us")),
            (contact(child_wish=Wish.DOES_NOT_WANT), good(INTRODUCE, method=ContactMethod.EMAIL)),
        ],
        [
            (contact(child_wish=Wish.DOES_NOT_WANT), good(TALK)),
            (contact(child_wish=Wish.DOES_NOT_WANT), good(INTRODUCE)),
            (contact(child_wish=Wish.DOES_NOT_WANT), good(TALK, method=ContactMethod.VIDEO)),
            (helper(MayContactChild.CHILD_DOES_NOT_WANT), good(TALK)),
            (helper(MayContactChild.NO), good(TALK, helper_said_no_reason="")),
        ],
    ),
    "G-C3-SAFE": (
        [
            (C(), good(c.LogContact, with_whom=With.PARENT_OR_CARER)),
            (contact(safety_note=True), good(c.LogContact, with_whom=With.CHILD)),
            (contact(safety_note=True), good(c.LogContact, with_whom=With.PARENT_OR_CARER, safe_reason="she asked")),
            (
                contact(safety_note=True),
                good(c.LogContact, with_whom=With.PARENT_OR_CARER, direction=Direction.INWARD),
            ),
        ],
        [
            (contact(safety_note=True), good(c.LogContact, with_whom=With.PARENT_OR_CARER)),
            (contact(private=Private.NOT_SURE), good(c.PlanContact, with_whom=With.PARENT_OR_CARER)),
            (C(sharing_view=SharingView.WORRIED), good(c.PlanContact, with_whom=With.PARENT_OR_CARER)),
            (C(flags=frozenset({Flag.SHARING_WORRY})), good(c.SendLetter, to=With.PARENT_OR_CARER)),
        ],
    ),
    "G-CALLER": (
        [
            (C(), good(c.LogContact, direction=Direction.INWARD)),
            (C(), good(c.LogContact, direction=Direction.INWARD, said_anything=True, identity="called back")),
        ],
        [(C(), good(c.LogContact, direction=Direction.INWARD, said_anything=True))],
    ),
    "G-SAFE-CHECK": (
        [(C(), good(c.SendLetter)), (contact(safety_note=True), good(c.SendLetter, safe_checked=True))],
        [(contact(safety_note=True), good(c.SendLetter))],
    ),
    "G-C6-ONCE": (
        [(C(), good(c.RecordAcknowledgement))],
        [(C(ack_sent_on=TUESDAY_AFTER_EASTER), good(c.RecordAcknowledgement))],
    ),
    "G-C6-NOT-NEEDED": (
        [(C(channel=Channel.CHAT), good(c.RecordAcknowledgement))],
        [
            (C(channel=Channel.PHONE), good(c.RecordAcknowledgement)),
            (C(channel=Channel.IN_PERSON), good(c.RecordAcknowledgement)),
        ],
    ),
    "G-REMEDY-TEXT": ([(C(), good(c.ProposeRemedy))], [(C(), good(c.ProposeRemedy, text=""))]),
    "G-REMEDY": (
        [(C(), good(c.CompleteRemedy))],
        [
            (C(), good(c.CompleteRemedy, remedy=4)),
            (C(remedies=remedy(status=RemedyStatus.COMPLETED)), good(c.DropRemedy)),
        ],
    ),
    "G-C12-COURT": (
        [
            (C(proceedings=Proceedings.LIVE), good(c.ProposeRemedy, type=RemedyType.CLARIFY_TO_COURT)),
            (C(), good(c.ProposeRemedy, type=RemedyType.CLARIFY_TO_COURT, not_live_reason="the judge asked")),
            (C(), good(c.ProposeRemedy)),
        ],
        [(C(proceedings=Proceedings.NOT_SURE), good(c.ProposeRemedy, type=RemedyType.CLARIFY_TO_COURT))],
    ),
    "G-P6.3": (
        [(C(), good(c.AgreeRemedy)), (P(), good(p.SendStepOneResponse)), (P(remedies=()), good(p.SendStepOneResponse))],
        [
            (C(), good(c.AgreeRemedy, owner=" ")),
            (P(remedies=remedy(owner=None)), good(p.SendStepOneResponse)),
            (P(remedies=remedy(due=None)), good(p.SendStepOneResponse)),
        ],
    ),
    "G-LEARNING-TEXT": ([(C(), good(c.AddLearning))], [(C(), good(c.AddLearning, text=""))]),
    "G-D27-ASKED": (
        [(C(), good(c.AddAddendum))],
        [(C(), good(c.AddAddendum, asked_for_by_us=False)), (C(), good(c.AddAddendum, text=""))],
    ),
    "G-WITHDRAW-WORDS": ([(C(), good(c.Withdraw))], [(C(), good(c.Withdraw, own_words=""))]),
    "G-WITHDRAW-PUSHED": (
        [(C(), good(c.Withdraw)), (C(), good(c.Withdraw, asked_by=With.REPRESENTATIVE))],
        [(C(), good(c.Withdraw, pushed=None)), (C(), good(c.Withdraw, asked_by=With.PARENT_OR_CARER))],
    ),
    "G-TRANSFER-TO": (
        [(C(), good(c.Transfer)), (C(), good(c.Transfer, to=TransferTo.THREE_STEP))],
        [(C(), good(c.Transfer, to=TransferTo.CHILDREN_POLICY)), (C(), good(c.Transfer, body=None))],
    ),
    "G-TRANSFER-TOLD": ([(C(), good(c.Transfer))], [(C(), good(c.Transfer, told_where=""))]),
    "G-D01-FINDING": (
        [
            (C(), good(c.Transfer)),
            (C(issues=(IssueState(number=1),)), good(c.Transfer, to=TransferTo.THREE_STEP)),
        ],
        [(C(), good(c.Transfer, to=TransferTo.THREE_STEP))],
    ),
    # The children's policy.
    "G-C3-ASSESS": (
        [(C(), good(DECIDE))],
        [
            (C(), good(DECIDE, understanding=AssessmentValue.PENDING)),
            (C(), good(DECIDE, own_complaint=AssessmentValue.PENDING)),
        ],
    ),
    "G-C3-REASON": (
        [(C(), good(DECIDE)), (C(), good(DECIDE, understanding=NOT_SATISFIED, reasons="we helped"))],
        [
            (C(), good(DECIDE, understanding=NOT_SATISFIED)),
            (C(), good(DECIDE, own_complaint=NOT_SATISFIED)),
            (C(), good(DECIDE, route=Route.CONTINUE_WITH_SUPPORT)),
            (C(), good(DECIDE, route=Route.FEEDBACK)),
        ],
    ),
    "G-C3-ROUTE": (
        [(C(), good(DECIDE)), (C(), good(DECIDE, route=Route.AS_REPRESENTATIVE, reasons="too young"))],
        [
            (C(), good(DECIDE, own_complaint=NOT_SATISFIED, reasons="hm")),
            (C(representative=None), good(DECIDE, route=Route.AS_REPRESENTATIVE, reasons="too young")),
        ],
    ),
    "G-C3-INTERESTS": (
        [(C(), good(DECIDE))],
        [(C(), good(DECIDE, best_interests="")), (C(), good(DECIDE, what_child_told_us=""))],
    ),
    "G-C3-STEPS": ([(C(), good(DECIDE))], [(C(), good(DECIDE, next_steps=""))]),
    "G-C4-REPRESENTATIVE": (
        [(C(), good(c.RecordMayContactChild))],
        [(C(representative=None), good(c.RecordMayContactChild))],
    ),
    "G-PLAN-DAY": (
        [(C(), good(TALK)), (C(), good(TALK, on=TODAY))],
        [(C(), good(TALK, on=TUESDAY_AFTER_EASTER))],
    ),
    "G-PLAN-TIME": (
        [
            (C(), good(TALK)),
            (contact(times=AFTER_SCHOOL), good(TALK, part_of_day=PartOfDay.AFTER_SCHOOL)),
            (contact(times=AFTER_SCHOOL), good(TALK, part_of_day=PartOfDay.EVENING, times_reason="she asked")),
            (contact(times=AFTER_SCHOOL), good(TALK, method=ContactMethod.EMAIL)),
            (contact(times=AFTER_SCHOOL), good(TALK, with_whom=With.STAFF)),
            (contact(times=(PartOfDay.ANY,)), good(TALK)),
        ],
        [
            (contact(times=AFTER_SCHOOL), good(TALK)),
            (contact(times=AFTER_SCHOOL), good(TALK, part_of_day=PartOfDay.EVENING)),
        ],
    ),
    "G-C5-REPRESENTATIVE": (
        [(C(), good(c.StopForRepresentative))],
        [(C(representative=None), good(c.StopForRepresentative))],
    ),
    "G-C5-REASONS": (
        [(C(), good(c.StopForRepresentative)), (C(), good(c.StopForRepresentative, reasons="x" * 30))],
        [
            (C(), good(c.StopForRepresentative, reasons="x" * 29 + "   ")),
            (C(), good(c.StopForRepresentative, letter_id=None)),
        ],
    ),
    "G-C7-ONCE": ([(C(), good(INTRODUCE))], [(C(introduced_on=TUESDAY_AFTER_EASTER), good(INTRODUCE))]),
    "G-C7-REACHED": (
        [(C(), good(INTRODUCE)), (C(), good(INTRODUCE, outcome=ContactOutcome.SENT))],
        [
            (C(), good(INTRODUCE, outcome=outcome))
            for outcome in (ContactOutcome.NO_ANSWER, ContactOutcome.LEFT_MESSAGE, ContactOutcome.REFUSED)
        ],
    ),
    "G-C7-METHOD": (
        [
            (C(), good(INTRODUCE)),
            (C(), good(INTRODUCE, method=ContactMethod.EMAIL, method_reason="no answer twice")),
            (contact(method=ContactMethod.NO_TALK), good(INTRODUCE, method=ContactMethod.LETTER)),
            (contact(method=ContactMethod.NONE), good(INTRODUCE)),
        ],
        [
            (C(), good(INTRODUCE, method=ContactMethod.EMAIL)),
            (contact(method=ContactMethod.NO_TALK), good(INTRODUCE)),
        ],
    ),
    "G-C7-CHILD": (
        [
            (C(), good(INTRODUCE)),
            (C(), good(INTRODUCE, with_whom=With.REPRESENTATIVE)),
            (helper(MayContactChild.NO), good(INTRODUCE, with_whom=With.PARENT_OR_CARER)),
            (helper(MayContactChild.YES), good(INTRODUCE, with_whom=With.PARENT_OR_CARER, not_child_reason="asked")),
        ],
        [
            (helper(MayContactChild.YES), good(INTRODUCE, with_whom=With.REPRESENTATIVE)),
            (helper(MayContactChild.NO, parent=False), good(INTRODUCE, with_whom=With.PARENT_OR_CARER)),
            (contact(child_wish=Wish.WANTS), good(INTRODUCE, with_whom=With.REPRESENTATIVE)),
        ],
    ),
    "G-C7-TIMETABLE": (
        [(C(), good(c.AgreeTimetable))],
        [
            (C(), good(c.AgreeTimetable, lines=())),
            (C(), good(c.AgreeTimetable, lines=(c.TimetableLine(what="", on=NEXT_WEEK),))),
        ],
    ),
    "G-C9-FINDINGS": (
        [(C(), good(c.BeginResponse))],
        [
            (C(issues=()), good(c.BeginResponse)),
            (C(issues=(replace(ISSUES[0], outcome=None),)), good(c.BeginResponse)),
            (C(issues=(ISSUES[0], IssueState(number=2))), good(c.BeginResponse)),
        ],
    ),
    "G-C8-INTERVIEW": (
        [
            (C(), good(c.BeginResponse)),
            (C(interviews=(), hold=True), good(c.BeginResponse)),
            (C(interviews=()), good(c.BeginResponse, no_interview_reason="both have left")),
        ],
        [(C(interviews=()), good(c.BeginResponse)), (C(interviews=C().interviews[:1]), good(c.BeginResponse))],
    ),
    "G-C9-AGREED": (
        [(C(), good(c.AgreeNewDate)), (C(), good(c.AgreeNewDate, agreed_with=With.REPRESENTATIVE))],
        [
            (C(), good(c.AgreeNewDate, agreed_on=None)),
            (C(), good(c.AgreeNewDate, how=None)),
            (C(), good(c.AgreeNewDate, reason="")),
            (C(), good(c.AgreeNewDate, agreed_with=With.PARENT_OR_CARER)),
            (helper(MayContactChild.YES), good(c.AgreeNewDate, agreed_with=With.REPRESENTATIVE)),
            (C(), good(c.AgreeNewDate, new_due=DAY_TEN)),
            (
                C(
                    agreements=(
                        AgreementState(old_due=DAY_TEN, new_due=NEXT_WEEK, agreed_on=TODAY, in_time=True),
                    )
                ),
                good(c.AgreeNewDate, agreed_on=TUESDAY_AFTER_EASTER),
            ),
        ],
    ),
    "G-C9-KIT": (
        [(C(), good(c.KeepInTouch))],
        [
            (C(), good(c.KeepInTouch, next_date=None)),
            (C(), good(c.KeepInTouch, what_we_are_doing="")),
            (C(), good(c.KeepInTouch, outcome=ContactOutcome.NO_ANSWER)),
        ],
    ),
    "G-C9-WRITTEN": (
        [(C(), good(SEND)), (C(), good(c.HoldResponseForChild))],
        [(C(), good(SEND, written=False)), (C(), replace(response(storyboard_attached=True), written=False))],
    ),
    "G-C10-DECIDE": (
        [
            (C(), good(SEND)),
            (C(parents=(), no_parent=True), good(SEND)),
            (C(parents=(), child_age=18), good(SEND)),
            (C(parents=(), child_age=None, chatter_role=ChatterRole.YOUNG_ADULT), good(SEND)),
        ],
        [
            (C(parents=()), good(SEND)),
            (C(parents=(), child_age=17), good(SEND)),
            (C(parents=(ParentState(party="mum"),)), good(SEND)),
            (C(parents=(ParentState(party="mum", decision=Sharing.SHARE), ParentState(party="dad"))), good(SEND)),
        ],
    ),
    "G-C10-REASON": (
        [
            (C(), good(c.DecideSharing)),
            (C(), good(c.DecideSharing, decision=Sharing.DO_NOT_SHARE, reason="he frightens her")),
            (C(child_age=19), good(c.DecideSharing, decision=Sharing.DO_NOT_SHARE)),
            (C(), good(SEND)),
        ],
        [(C(), good(c.DecideSharing, decision=Sharing.DO_NOT_SHARE))],
    ),
    "G-C10-ONCE": ([(C(), good(c.NameParentOrCarer))], [(C(), good(c.NameParentOrCarer, party="mum"))]),
    "G-C10-NONE": ([(C(parents=()), good(c.NoParentOrCarer))], [(C(), good(c.NoParentOrCarer))]),
    "G-C10-PARTY": ([(C(), good(c.DecideSharing))], [(C(), good(c.DecideSharing, party="uncle"))]),
    "G-C10-SHARE": (
        [(C(), good(c.SendCopyToParent))],
        [(C(parents=(ParentState(party="mum", decision=Sharing.DO_NOT_SHARE),)), good(c.SendCopyToParent))],
    ),
    "G-C10-DONE": (
        [
            (C(), good(c.CloseCase)),
            (C(parents=(ParentState(party="dad", decision=Sharing.DO_NOT_SHARE),)), good(c.CloseCase)),
        ],
        [(C(parents=(ParentState(party="mum", decision=Sharing.SHARE),)), good(c.CloseCase))],
    ),
    "G-C11-LEARN": (
        [(C(), good(SEND)), (C(learning_rows=0, no_learning=True), good(SEND))],
        [(C(learning_rows=0), good(SEND))],
    ),
    "G-C12-APPROVAL": (
        [
            (C(), good(SEND)),
            (C(remedies=remedy(type=RemedyType.COMPENSATION, approved_by="hugh")), good(SEND)),
            (C(remedies=remedy(type=RemedyType.COMPENSATION, status=RemedyStatus.DROPPED)), good(SEND)),
        ],
        [(C(remedies=remedy(type=RemedyType.COMPENSATION)), good(SEND))],
    ),
    "G-C12-OWNER": (
        [(C(), good(c.CloseCase)), (C(remedies=remedy(owner=None, status=RemedyStatus.DROPPED)), good(c.CloseCase))],
        [(C(remedies=remedy(owner=None)), good(c.CloseCase)), (C(remedies=remedy(due=None)), good(c.CloseCase))],
    ),
    "G-C13-SHARE": (
        [(C(), good(c.CloseCase)), (C(staff_shares=()), good(c.CloseCase, no_share_reason="nobody was involved"))],
        [(C(staff_shares=()), good(c.CloseCase))],
    ),
    "G-C13-LEADER": (
        [(C(), good(c.CloseCase))],
        [(C(leader_meeting_considered=False), good(c.CloseCase))],
    ),
    "G-C14-LIVE": (
        [(C(proceedings=Proceedings.ENDED), good(c.BookListenAndLearn))],
        [
            (C(proceedings=known), good(c.BookListenAndLearn))
            for known in (Proceedings.LIVE, Proceedings.NOT_SURE, Proceedings.NOT_SAID)
        ],
    ),
    "G-C16-ONCE": (
        [(C(), good(c.AskAboutProcess))],
        [(C(feedback_asked_on=TUESDAY_AFTER_EASTER), good(c.AskAboutProcess))],
    ),
    "G-C16-ASKED": (
        [(C(), good(c.CloseCase)), (C(feedback_asked_on=TODAY), good(c.CloseCase, no_feedback_reason=""))],
        [(C(), good(c.CloseCase, no_feedback_reason=""))],
    ),
    # What the response must hold.
    "MC-1": (
        [(C(), response()), (C(), response(addressee=With.REPRESENTATIVE, addressee_reason="too young"))],
        [(C(), response(addressee=With.REPRESENTATIVE))],
    ),
    "MC-2": (
        [(C(), response())],
        [
            (C(), answers(childs_words="")),
            (C(), response(issues=FULL_BLOCKS.issues[:1])),
            (C(issues=()), response()),
        ],
    ),
    "MC-3": ([(C(), response())], [(C(), response(what_we_did="")), (C(), response(who_we_talked_to=""))]),
    "MC-4": (
        [(C(), response())],
        [
            (C(), answers(finding="")),
            (C(), answers(reason="")),
            (C(issues=(replace(ISSUES[0], outcome=None),)), response()),
        ],
    ),
    "MC-5": (
        [(C(), response()), (C(), answers(put_right="", put_right_by=None, nothing_because="it was right"))],
        [(C(), answers(put_right="")), (C(), answers(put_right_by=None))],
    ),
    "MC-6": (
        [(C(), response()), (C(issues=(replace(ISSUES[0], outcome=Outcome.NOT_UPHELD),)), response(apology=""))],
        [
            (C(), response(apology="")),
            (C(issues=(replace(ISSUES[0], outcome=Outcome.PARTLY_UPHELD),)), response(apology=" ")),
        ],
    ),
    "MC-7": (
        [(C(), response()), (C(), response(learning="", no_learning_because="all was right"))],
        [(C(), response(learning=""))],
    ),
    "MC-8": ([(C(), response())], [(C(), response(who_else_will_see=""))]),
    "MC-9": ([(C(), response())], [(C(), response(listen_and_learn=""))]),
    "MC-10": (
        [(C(), response())],
        [
            (C(), response(ombudsman=replace(FULL_BLOCKS.ombudsman, **{fact: ""})))
            for fact in ("through_mp", "self_or_trusted_person", "decision_is_final", "free", "phone_and_site")
        ]
        + [(C(), response(ombudsman=OmbudsmanBlock()))],
    ),
    "MC-11": ([(C(), response())], [(C(), response(how_this_went=""))]),
    "MC-12": ([(C(), response())], [(C(), response(contact_name="")), (C(), response(how_to_ask=""))]),
    "MC-13": (
        [(C(), response()), (C(), response(leader_meeting="")), (C(leader_meeting_offered=True), response())],
        [
            (C(leader_meeting_considered=False), response()),
            (C(leader_meeting_offered=True), response(leader_meeting="")),
        ],
    ),
    "MC-14": (
        [
            (C(), answers(who_decides="", who_to_ask="")),
            (C(issues=(replace(ISSUES[0], outcome=Outcome.OUTSIDE_REMIT),)), response()),
        ],
        [
            (C(issues=(replace(ISSUES[0], outcome=Outcome.OUTSIDE_REMIT),)), answers(who_decides="")),
            (C(issues=(replace(ISSUES[0], outcome=Outcome.OUTSIDE_REMIT),)), answers(who_to_ask="")),
        ],
    ),
    "MC-15": (
        [
            (C(child_age=11), response(reading_grade=5.0)),
            (C(child_age=12), response(reading_grade=7.0)),
            (C(child_age=11), response(reading_grade=9.0, grade_reason="legal names")),
        ],
        [
            (C(child_age=11), response(reading_grade=5.1)),
            (C(child_age=None), response(reading_grade=6.0)),
            (C(child_age=12), response(reading_grade=7.1)),
            (C(), response(reading_grade=None)),
        ],
    ),
    "MC-16": (
        [(C(), response()), (C(), response(storyboard_considered=False))],
        [(C(), response(storyboard_considered=None)), (C(), response(storyboard_reason=""))],
    ),
    # The three-step procedure.
    "G-P2.1-ACK": (
        [(P(), good(c.RecordAcknowledgement))],
        [
            (P(), good(c.RecordAcknowledgement, names_manager=None)),
            (P(), good(c.RecordAcknowledgement, promises=None)),
        ],
    ),
    "G-SG-TRIAGE": ([(P(), good(p.ReturnAsAbusive))], [(P(safeguarding_checked=False), good(p.ReturnAsAbusive))]),
    "G-P2.4-LINK": (
        [(P(), good(p.DeclineConcluded))],
        [(P(), good(p.DeclineConcluded, concluded_case="")), (P(), good(p.DeclineConcluded, explanation=""))],
    ),
    "G-P2.3-AGREE": (
        [(P(), good(p.FreezeStep)), (clocked(due=TODAY), good(p.FreezeStep))],
        [
            (P(), good(p.FreezeStep, agreed_with="")),
            (P(), good(p.FreezeStep, agreed_on=None)),
            (P(), good(p.FreezeStep, how=None)),
            (P(), good(p.FreezeStep, reason="")),
            (clocked(due=TUESDAY_AFTER_EASTER), good(p.FreezeStep)),
            (clocked(due=TUESDAY_AFTER_EASTER), good(p.FreezeStep, agreed_on=TUESDAY_AFTER_EASTER)),
            (clocked(last_resumed_on=TODAY), good(p.FreezeStep, frozen_from=TUESDAY_AFTER_EASTER)),
        ],
    ),
    "G-P2.3-REVIEW": (
        [(P(), good(p.FreezeStep)), (P(), good(p.FreezeStep, review_on=CALENDAR.add_working_days(TODAY, 20)))],
        [
            (P(), good(p.FreezeStep, review_on=None)),
            (P(), good(p.FreezeStep, review_on=CALENDAR.add_working_days(TODAY, 21))),
        ],
    ),
    "G-P2.3-RESUME": (
        [
            (P(ThreeStepState.S1_FROZEN), good(p.ResumeStep)),
            (P(ThreeStepState.S1_FROZEN), good(p.ResumeStep, resumed_on=date(2025, 4, 14))),
            (P(ThreeStepState.S3_RETURNED), good(p.FinishReturnedWork)),
        ],
        [
            (P(ThreeStepState.S1_FROZEN), good(p.ResumeStep, resumed_on=date(2025, 4, 11))),
            (P(ThreeStepState.S3_RETURNED), good(p.FinishReturnedWork, done_on=date(2025, 4, 11))),
        ],
    ),
    "G-P2.1-EXT": (
        [(P(), good(p.ExtendStep)), (clocked(due=TODAY), good(p.ExtendStep))],
        [
            (P(), good(p.ExtendStep, agreed_with="")),
            (P(), good(p.ExtendStep, agreed_on=None)),
            (P(), good(p.ExtendStep, how=None)),
            (P(), good(p.ExtendStep, reason="")),
            (clocked(due=TUESDAY_AFTER_EASTER), good(p.ExtendStep)),
            (P(), good(p.ExtendStep, new_due=date(2025, 4, 29))),
        ],
    ),
    "G-A1-CAP": (
        [(P(S2), good(p.ExtendStep, new_due=date(2025, 7, 8)))],
        [(P(S2), good(p.ExtendStep, new_due=date(2025, 7, 9)))],
    ),
    "G-P3.1-OFFER": (
        [(P(), good(p.OfferMeeting)), (P(), good(p.OfferMeeting, offered_on=None, not_offered_reason="in prison"))],
        [(P(), good(p.OfferMeeting, offered_on=None))],
    ),
    "G-P3.1": (
        [(P(), good(p.SendStepOneResponse))],
        [(step(meeting_settled=False), good(p.SendStepOneResponse))],
    ),
    "G-P3.1-STAFF": (
        [
            (P(involved=SUBJECT), good(p.SendStepOneResponse)),
            (P(involved=SUBJECT, interviews=(), hold=True), good(p.SendStepOneResponse)),
            (P(involved=SUBJECT, interviews=()), good(p.SendStepOneResponse, staff_not_spoken_reason="has left")),
        ],
        [(P(involved=SUBJECT, interviews=()), good(p.SendStepOneResponse))],
    ),
    "G-P3.2": (
        [(P(), good(p.SendStepOneResponse)), (P(S2), good(p.SubmitReport)), (P(S3), good(p.DecidePanel))],
        [
            (P(), good(p.SendStepOneResponse, impact_on_child="")),
            (P(S2), good(p.SubmitReport, impact_on_child="")),
            (P(S3), good(p.DecidePanel, impact_on_child="")),
        ],
    ),
    "G-P3.3": (
        [
            (P(), good(p.SendStepOneResponse)),
            (replace(step(advocate_offered_on=None), child_case=False), good(p.SendStepOneResponse)),
        ],
        [(step(advocate_offered_on=None), good(p.SendStepOneResponse))],
    ),
    "G-P5.1": (
        [
            (replace(step(reviewed=True), issues=(replace(ISSUES[0], quality=True),)), good(p.SendStepOneResponse)),
            (step(reviewed=False), good(p.SendStepOneResponse)),
        ],
        [(replace(step(reviewed=False), issues=(replace(ISSUES[0], quality=True),)), good(p.SendStepOneResponse))],
    ),
    "G-P5.2": (
        [
            (P(), good(p.SendStepOneResponse)),
            (step(reviewed=False, review=None), good(p.SendStepOneResponse)),
            (step(review=ReviewStatement.WEAKNESSES), good(p.SendStepOneResponse)),
            (
                replace(step(review=ReviewStatement.WEAKNESSES, weaknesses_excused=True), remedies=()),
                good(p.SendStepOneResponse),
            ),
        ],
        [
            (step(review=None), good(p.SendStepOneResponse)),
            (replace(step(review=ReviewStatement.WEAKNESSES), remedies=()), good(p.SendStepOneResponse)),
        ],
    ),
    "G-P6.1": (
        [
            (P(), good(p.SendStepOneResponse)),
            (one_issue(complied=Complied.NO, no_remedy_excused=True), good(p.SendStepOneResponse)),
            (replace(one_issue(complied=Complied.NO), remedies=remedy()), good(p.SendStepOneResponse)),
        ],
        [
            (one_issue(complied=Complied.NO), good(p.SendStepOneResponse)),
            (replace(one_issue(complied=Complied.NO), remedies=remedy(issue=2)), good(p.SendStepOneResponse)),
            (
                replace(one_issue(complied=Complied.NO), remedies=remedy(status=RemedyStatus.DROPPED)),
                good(p.SendStepOneResponse),
            ),
        ],
    ),
    "G-P6.4-ACTIONS": (
        [(P(), good(p.CompleteStepOne)), (P(remedies=()), good(p.CompleteStepOne))],
        [(P(remedies=remedy(status=RemedyStatus.PROPOSED)), good(p.CompleteStepOne))],
    ),
    "G-P6.4-NOTICES": (
        [
            (P(involved=SUBJECT), good(p.CompleteStepOne)),
            (P(), good(p.CompleteStepOne, staff_letter_id=None)),
            (P(involved=SUBJECT, hold=True), good(p.CompleteStepOne, staff_letter_id=None)),
        ],
        [
            (P(), good(p.CompleteStepOne, complainant_letter_id=None)),
            (P(involved=SUBJECT), good(p.CompleteStepOne, staff_letter_id=None)),
        ],
    ),
    "G-WINDOW-OPEN": (
        [(clocked(window_ends=TUESDAY_AFTER_EASTER), good(p.CloseAtWindowEnd))],
        [
            (clocked(window_ends=TODAY), good(p.CloseAtWindowEnd)),
            (clocked(window_ends=None), good(p.CloseAtWindowEnd)),
        ],
    ),
    "G-STEP1-LATE": (
        [(clocked(due=TUESDAY_AFTER_EASTER), good(p.TreatAsReadyForStepTwo))],
        [(clocked(due=TODAY), good(p.TreatAsReadyForStepTwo))],
    ),
    "G-P7.1-ORDER": (
        [
            (P(), good(p.StartStepTwo)),
            (step(step1_completed_on=None, ready_for_step2=True), good(p.StartStepTwo)),
        ],
        [(step(step1_completed_on=None), good(p.StartStepTwo))],
    ),
    "G-STEP2-ONCE": ([(P(), good(p.StartStepTwo))], [(step(steps=at_step(2)), good(p.StartStepTwo))]),
    "G-P7.1-WINDOW": (
        [
            (P(), good(p.StartStepTwo)),
            (clocked(window_ends=TODAY), good(p.StartStepTwo)),
            (clocked(window_ends=TUESDAY_AFTER_EASTER), good(p.StartStepTwo, late_reason="in hospital")),
        ],
        [(clocked(window_ends=TUESDAY_AFTER_EASTER), good(p.StartStepTwo))],
    ),
    "G-P7.1": (
        [(P(), good(p.RefuseStepTwo)), (P(), good(p.DeferStepTwo))],
        [
            (P(), good(p.RefuseStepTwo, ground=None)),
            (P(), good(p.RefuseStepTwo, text="")),
            (P(), good(p.DeferStepTwo, letter_id=None)),
        ],
    ),
    "G-P7.3": ([(P(), good(p.StartStepTwo))], [(P(), good(p.StartStepTwo, remit=""))]),
    "G-P7.3-REPORT": (
        [(P(S2), good(p.SubmitReport))],
        [
            (P(S2), good(p.SubmitReport, **{section: ""}))
            for section in ("followed", "failing_text", "lessons", "actions")
        ]
        + [(P(S2), good(p.SubmitReport, failing=None))],
    ),
    "G-P7.4": ([(P(), good(p.StartStepTwo))], [(step(observer_offered_on=None), good(p.StartStepTwo))]),
    "G-P7.4-INDEP": (
        [(P(), good(p.StartStepTwo)), (P(), good(p.OfferObserver))],
        [
            (step(observer_works_here=True), good(p.StartStepTwo)),
            (P(), good(p.OfferObserver, works_for_organisation=True)),
        ],
    ),
    "G-P7.5-INDEP": (
        [(P(ADJ), good(p.AcceptReport), ADJUDICATOR), (P(ADJ), good(p.ReturnReport), HEAD_OF_SERVICE)],
        [
            (P(ADJ), good(p.AcceptReport), OUTSIDER),
            (
                P(ADJ, appointments=(Appointment(person="ada", role=Role.INVESTIGATOR),)),
                good(p.AcceptReport),
                ADJUDICATOR,
            ),
            (
                P(ADJ, appointments=(Appointment(person="ada", role=Role.STEP1_MANAGER),)),
                good(p.ReturnReport),
                ADJUDICATOR,
            ),
            (P(ADJ, involved=(Involvement(staff="ada", part=Part.AUTHOR),)), good(p.AcceptReport), ADJUDICATOR),
        ],
    ),
    "G-P7.5-ADEQUATE": (
        [(P(ADJ), good(p.AcceptReport))],
        [(P(ADJ), good(p.AcceptReport, adequate=False)), (P(ADJ), good(p.AcceptReport, observer_considered=False))],
    ),
    "G-P7.6-STATE": ([(P(ADJ), good(p.ReturnReport))], [(P(ADJ), good(p.ReturnReport, statement=""))]),
    "G-P7.6-MEET": (
        [(P(ADJ), good(p.AcceptReport))],
        [(P(ADJ), good(p.AcceptReport, meet_complainant=None)), (P(ADJ), good(p.AcceptReport, meet_reason=""))],
    ),
    "G-P7.7": (
        [(P(ADJ), good(p.AcceptReport))],
        [
            (P(ADJ), good(p.AcceptReport, decisions=(p.IssueDecision(issue=1, outcome=Outcome.UPHELD),))),
            (
                P(ADJ),
                good(
                    p.AcceptReport,
                    decisions=(
                        p.IssueDecision(issue=1, outcome=Outcome.UPHELD),
                        p.IssueDecision(issue=2, outcome=Outcome.NO_FINDING),
                    ),
                ),
            ),
            (P(ADJ, remedies=remedy(due=None)), good(p.AcceptReport)),
        ],
    ),
    "G-P8.1-ORDER": (
        [(P(ThreeStepState.S2_RESPONDED), good(p.StartStepThree))],
        [(P(S2), good(p.StartStepThree)), (P(), good(p.StartStepThree))],
    ),
    "G-STEP3-ONCE": (
        [(P(ThreeStepState.S2_RESPONDED), good(p.StartStepThree))],
        [(P(S3), good(p.StartStepThree))],
    ),
    "G-P8.1-WINDOW": (
        [
            (P(ThreeStepState.S2_RESPONDED), good(p.StartStepThree)),
            (
                clocked(ThreeStepState.S2_RESPONDED, window_ends=MAUNDY_THURSDAY),
                good(p.StartStepThree, late_reason="bereaved"),
            ),
        ],
        [(clocked(ThreeStepState.S2_RESPONDED, window_ends=MAUNDY_THURSDAY), good(p.StartStepThree))],
    ),
    "G-P8.1-TWO": (
        [(P(S3), good(p.AppointPanel)), (P(S3), good(p.BeginHearing))],
        [
            (P(S3), good(p.AppointPanel, members=(p.PanelMember(person="paula"),))),
            (P(S3), good(p.AppointPanel, members=(p.PanelMember(person="paula"),) * 2)),
            (step(S3, panel=()), good(p.BeginHearing)),
        ],
    ),
    "G-P8.1-PRIOR": (
        [(P(S3), good(p.AppointPanel)), (P(S3), good(p.BeginHearing))],
        [
            (P(S3, involved=(Involvement(staff="paula", part=Part.INTERVIEWEE),)), good(p.AppointPanel)),
            (P(S3, involved=(Involvement(staff="peter", part=Part.HANDLER),)), good(p.BeginHearing)),
            (
                P(S3),
                good(
                    p.AppointPanel,
                    members=(
                        p.PanelMember(person="paula", employed_by_organisation=True),
                        p.PanelMember(person="peter"),
                    ),
                ),
            ),
        ],
    ),
    "G-P8.1-ADVISER": (
        [(P(S3), good(p.AppointPanel)), (P(S3), good(p.BeginHearing))],
        [
            (P(S3), good(p.AppointPanel, adviser="paula")),
            (P(S3), good(p.AppointPanel, adviser_is_senior=False)),
            (P(S3, involved=(Involvement(staff="amir", part=Part.APPROVER),)), good(p.AppointPanel)),
            (step(S3, adviser=None), good(p.BeginHearing)),
        ],
    ),
    "G-P8.2": (
        [
            (P(S3, involved=SUBJECT), good(p.DecidePanel)),
            (
                replace(
                    step(S3, invited=frozenset(RepresentationFrom) - {RepresentationFrom.STAFF_MEMBER}),
                    involved=SUBJECT,
                    hold=True,
                ),
                good(p.DecidePanel),
            ),
        ],
        [
            (step(S3, invited=frozenset({RepresentationFrom.COMPLAINANT})), good(p.DecidePanel)),
            (
                replace(
                    step(S3, invited=frozenset(RepresentationFrom) - {RepresentationFrom.STAFF_MEMBER}),
                    involved=SUBJECT,
                ),
                good(p.DecidePanel),
            ),
        ],
    ),
    "G-P8.3-HEARING": ([(P(S3), good(p.DecidePanel))], [(step(S3, hearing_on=None), good(p.DecidePanel))]),
    "G-P8.4": (
        [(P(S3), good(p.ReturnToStep))],
        [
            (P(S3), good(p.ReturnToStep, to_step=None)),
            (P(S3), good(p.ReturnToStep, to_step=3)),
            (P(S3), good(p.ReturnToStep, work="")),
            (P(S3), good(p.ReturnToStep, by=None)),
        ],
    ),
    "G-P8.6": (
        [
            (P(S3, involved=SUBJECT), good(p.DecidePanel)),
            (P(S3, involved=SUBJECT, hold=True), good(p.DecidePanel, staff_letter_id=None)),
        ],
        [
            (P(S3), good(p.DecidePanel, decisions=())),
            (
                P(S3),
                good(
                    p.DecidePanel,
                    decisions=(
                        p.PanelIssueDecision(issue=1, decision=PanelDecision.STANDS),
                        p.PanelIssueDecision(issue=2, decision=PanelDecision.SUBSTITUTED),
                    ),
                ),
            ),
            (P(S3), good(p.DecidePanel, vote=None)),
            (P(S3), good(p.DecidePanel, complainant_letter_id=None)),
            (P(S3), good(p.DecidePanel, organisation_letter_id="")),
            (P(S3, involved=SUBJECT), good(p.DecidePanel, staff_letter_id=None)),
        ],
    ),
}

PASSES = [(id, attempt) for id, (passing, _) in BOTH_WAYS.items() for attempt in passing]
BLOCKS = [(id, attempt) for id, (_, blocked) in BOTH_WAYS.items() for attempt in blocked]


def asks(attempt: Attempt) -> Asking:
    state, command, *somebody = attempt
    actor = somebody[0] if somebody else MANAGER
    assert isinstance(actor, Person)
    return Asking(state, command, actor, TODAY, CALENDAR)


@pytest.mark.clause(
    "C-0.3c", "C-0.3d", "C-1a", "C-3a", "C-3b", "C-3c", "C-3d", "C-4c",
    "C-4d", "C-5a", "C-5b", "C-7c", "C-8", "C-9a", "C-9b",
    "C-9d", "C-10a", "C-10b", "C-11a", "C-11b", "C-12a", "C-12b", "C-12c", "C-13a", "C-13b", "C-14", "C-15a", "C-15b",
    "C-16", "C-F2", "C-F3b", "C-F5",
    "P-2.1b", "P-2.3", "P-2.4a", "P-2.4b", "P-3.1a", "P-3.1c", "P-3.2", "P-3.3a", "P-5.1", "P-5.2", "P-6.1", "P-6.3a",
    "P-6.4a", "P-6.4b", "P-7.1a", "P-7.3a", "P-7.3b", "P-7.4", "P-7.5", "P-7.6a", "P-7.6b", "P-7.7", "P-8.1a",
    "P-8.1b", "P-8.2", "P-8.3b", "P-8.4", "P-8.6", "P-A1", "P-A4",
)  # fmt: skip
@pytest.mark.parametrize(("id", "attempt"), BLOCKS, ids=[f"{id} {n}" for n, (id, _) in enumerate(BLOCKS)])
def test_a_guard_blocks_what_it_must(id: str, attempt: Attempt) -> None:
    refused = GUARDS[id].refusal(asks(attempt))
    assert refused is not None
    assert refused.guard == id
    assert refused.message.rstrip(")").endswith((".", "?")), "people read a whole sentence"
    if refused.field is not None:
        command = attempt[1]
        assert hasattr(command, refused.field) or hasattr(getattr(command, "blocks", None), refused.field)


@pytest.mark.parametrize(("id", "attempt"), PASSES, ids=[f"{id} {n}" for n, (id, _) in enumerate(PASSES)])
def test_a_guard_lets_pass_what_is_in_order(id: str, attempt: Attempt) -> None:
    assert GUARDS[id].refusal(asks(attempt)) is None


def test_every_guard_is_tried_both_ways() -> None:
    assert set(BOTH_WAYS) == set(GUARDS)
    assert all(passing and blocked for passing, blocked in BOTH_WAYS.values())


def test_every_guard_of_the_specification_is_here() -> None:
    named_there = [
        "G-DATE-WD", "G-C3-ASSESS", "G-C3-REASON", "G-C3-SAFE", "G-C4-NOINSIST", "G-C5-REASONS", "G-HOLD",
        "G-C9-AGREED", "G-C9-KIT", "G-C9-WRITTEN", "G-CALLER", "G-C10-DECIDE", "G-C10-REASON", "G-C11-LEARN",
        "G-C13-SHARE", "G-C14-LIVE", "G-C16-ONCE", "G-P2.1-ACK", "G-P2.1-EXT", "G-P2.3-AGREE", "G-SG-TRIAGE",
        "G-P3.1", "G-P3.1-STAFF", "G-P3.2", "G-P3.3", "G-P5.1", "G-P5.2", "G-P6.1", "G-P6.3", "G-P6.4-ACTIONS",
        "G-P7.1", "G-P7.1-ORDER", "G-P7.3", "G-P7.3-REPORT", "G-P7.4", "G-P7.4-INDEP", "G-A1-CAP", "G-P7.5-INDEP",
        "G-P7.6-STATE", "G-P7.6-MEET", "G-P7.7", "G-P8.1-TWO", "G-P8.1-PRIOR", "G-P8.1-ADVISER", "G-P8.2",
        "G-P8.3-HEARING", "G-P8.4", "G-P8.6",
    ]
    assert set(named_there) | {f"MC-{n}" for n in range(1, 17)} <= set(GUARDS)


def test_every_guard_says_its_clause_and_when_it_blocks() -> None:
    for guard in GUARDS.values():
        assert guard.clause
        assert guard.blocks_when.endswith(".")


def test_a_guard_that_is_asked_about_the_wrong_command_says_so_instead_of_guessing() -> None:
    with pytest.raises(TypeError):
        GUARDS["G-C9-KIT"].refusal(asks((settled_case(), good(c.OpenAssessment))))
    with pytest.raises(ValueError, match="no case"):
        _ = Asking(None, good(c.OpenAssessment), MANAGER, TODAY, CALENDAR).case


@pytest.mark.clause("C-9a", "C-11a", "C-15a")
def test_the_live_checklist_and_the_guard_give_the_same_answers() -> None:
    state = settled_case(stage="responding")
    assert [check.id for check in response_checks(FULL_BLOCKS, state)] == [f"MC-{n}" for n in range(1, 17)]
    assert all(check.passed for check in response_checks(FULL_BLOCKS, state))
    empty = replace(FULL_BLOCKS, apology="", learning="", ombudsman=OmbudsmanBlock())
    failing = [check for check in response_checks(empty, state) if not check.passed]
    assert [check.id for check in failing] == ["MC-6", "MC-7", "MC-10"]
    refused = refusals(state, good(SEND, blocks=empty), MANAGER, TODAY, CALENDAR)
    assert [(one.guard, one.message) for one in refused] == [(check.id, check.message) for check in failing]
    first = decide(state, good(SEND, blocks=empty), MANAGER, TODAY, CALENDAR)
    assert isinstance(first, Refused)
    assert first == refused[0]


def test_a_check_looks_at_blocks_and_never_for_a_word() -> None:
    """A text that says "ombudsman, MP, free, final, 0345 015 4033" somewhere else does not stand for the five boxes."""
    everything_elsewhere = replace(
        FULL_BLOCKS,
        what_we_did="sorry apology learning ombudsman MP free final trusted person 0345 015 4033",
        ombudsman=OmbudsmanBlock(),
        apology="",
    )
    failing = {check.id for check in response_checks(everything_elsewhere, settled_case()) if not check.passed}
    assert failing == {"MC-6", "MC-10"}


def test_an_unknown_age_reads_as_under_twelve() -> None:
    assert grade_limit(settled_case(child_age=None)) == grade_limit(settled_case(child_age=6)) == 5
    assert grade_limit(settled_case(child_age=12)) == 7


def test_the_rules_never_read_the_age_in_an_assessment() -> None:
    """C-3: each child is assessed as they are; five or seventeen, the path is the same."""
    answers_by_age = {
        str(refusals(settled_case(stage="assessing", child_age=age), good(DECIDE), MANAGER, TODAY, CALENDAR))
        for age in (5, 11, 17, None)
    }
    assert answers_by_age == {"()"}


def test_the_numbers_of_the_checks_are_whole() -> None:
    assert [rule.id for rule in RULES] == [f"MC-{n}" for n in range(1, 17)]
    assert Procedure.CHILDREN_POLICY in Procedure
