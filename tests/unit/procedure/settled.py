"""Cases in which everything is in order, so that a test changes the one fact it is about."""

from dataclasses import replace
from datetime import date
from typing import Any

from backoffice.procedure.response import IssueAnswer, OmbudsmanBlock, ResponseBlocks
from backoffice.procedure.state import (
    Appointment,
    AssessmentState,
    CaseState,
    ContactState,
    InterviewState,
    IssueState,
    ParentState,
    RemedyState,
    RepresentativeState,
    StepClock,
    ThreeStepCase,
)
from backoffice.procedure.terms import (
    AssessmentValue,
    ChatterRole,
    ContactMethod,
    InterviewPart,
    IssueStatus,
    MayContactChild,
    Outcome,
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
    ThreeStepState,
)
from tests.unit.procedure.office import (
    ADJUDICATOR,
    ADVISER,
    DAY_TEN,
    INVESTIGATOR,
    LINE_MANAGER,
    MAUNDY_THURSDAY,
    NEXT_WEEK,
    TUESDAY_AFTER_EASTER,
    WORKER,
    Case,
    a_complaint,
    noon,
)

FULL_BLOCKS = ResponseBlocks(
    issues=tuple(
        IssueAnswer(
            issue=number,
            childs_words="she never listened to me",
            finding="We agree.",
            reason="Her notes do not say what you told her.",
            put_right="We will write down what you said.",
            put_right_by=NEXT_WEEK,
            who_decides="The judge.",
            who_to_ask="Your solicitor.",
        )
        for number in (1, 2)
    ),
    what_we_did="We read the file.",
    who_we_talked_to="We talked to your worker and her manager.",
    apology="We are sorry.",
    learning="Workers will read their notes back to children.",
    who_else_will_see="Your mum will get a copy.",
    listen_and_learn="When court is over we can talk about what we learned.",
    ombudsman=OmbudsmanBlock(
        through_mp="You ask through an MP.",
        self_or_trusted_person="You or someone you trust.",
        decision_is_final="What they decide is final.",
        free="It is free.",
        phone_and_site="0345 015 4033",
    ),
    how_this_went="We will ask you how this went.",
    contact_name="Esther",
    how_to_ask="Call me.",
    leader_meeting="You can meet a boss.",
    reading_grade=4.2,
    storyboard_considered=True,
    storyboard_reason="You like pictures.",
)
ISSUES = (
    IssueState(
        number=1,
        status=IssueStatus.CONFIRMED,
        outcome=Outcome.UPHELD,
        confirmed_with_complainant_on=TUESDAY_AFTER_EASTER,
    ),
    IssueState(
        number=2,
        status=IssueStatus.CONFIRMED,
        outcome=Outcome.NOT_UPHELD,
        confirmed_with_complainant_on=TUESDAY_AFTER_EASTER,
    ),
)
A_REMEDY = RemedyState(
    number=1, type=RemedyType.APOLOGY, issue=1, owner="otto", due=NEXT_WEEK, status=RemedyStatus.AGREED
)
INTERVIEWS = (
    InterviewState(staff=WORKER, part=InterviewPart.OFFICER, on=TUESDAY_AFTER_EASTER),
    InterviewState(staff="wandas-manager", part=InterviewPart.OFFICER_MANAGER, on=TUESDAY_AFTER_EASTER),
)


def settled_case(**changes: Any) -> CaseState:
    """A case of the children's policy of which every fact is in order; a test changes the one it asks about."""
    state = replace(
        Case().now,
        contact=ContactState(method=ContactMethod.PHONE, private=Private.YES),
        representative=RepresentativeState(may_contact_child=MayContactChild.NO, is_parent_or_carer=True),
        proceedings=Proceedings.ENDED,
        issues=ISSUES,
        assessment=AssessmentState(
            understanding=AssessmentValue.SATISFIED, own_complaint=AssessmentValue.SATISFIED, route=Route.CONTINUE
        ),
        interviews=INTERVIEWS,
        remedies=(A_REMEDY,),
        learning_rows=1,
        parents=(ParentState(party="mum", decision=Sharing.SHARE, copy_sent_on=TUESDAY_AFTER_EASTER),),
        leader_meeting_considered=True,
        staff_shares=(WORKER,),
        safeguarding_checked=True,
    )
    return replace(state, **changes)


def at_step(number: int) -> tuple[StepClock, ...]:
    """The clocks of a case that has come to this step, each earlier one answered and with its window."""
    window = date(2025, 6, 16)
    clocks = (
        StepClock(number=1, day0=date(2025, 3, 3), due=date(2025, 4, 30), window_ends=window),
        StepClock(
            number=2, day0=date(2025, 4, 1), due=date(2025, 5, 12), cap=date(2025, 7, 8), window_ends=window
        ),
        StepClock(number=3, day0=date(2025, 4, 10), due=date(2025, 5, 13)),
    )[:number]
    answered = tuple(replace(one, responded_on=date(2025, 4, 9)) for one in clocks[:-1])
    return (*answered, clocks[-1])


STEP_OF = {
    ThreeStepState.S2_OPEN: 2,
    ThreeStepState.S2_FROZEN: 2,
    ThreeStepState.S2_ADJUDICATING: 2,
    ThreeStepState.S2_RESPONDED: 2,
    ThreeStepState.S3_OPEN: 3,
    ThreeStepState.S3_FROZEN: 3,
    ThreeStepState.S3_RETURNED: 3,
    ThreeStepState.S3_HEARING: 3,
    ThreeStepState.S3_FINAL: 3,
}
PAUSED = {
    ThreeStepState.S1_FROZEN: "s1_open",
    ThreeStepState.S2_FROZEN: "s2_open",
    ThreeStepState.S3_FROZEN: "s3_open",
    ThreeStepState.S3_RETURNED: "s3_open",
}


def settled_step_case(stage: ThreeStepState = ThreeStepState.S1_OPEN, **changes: Any) -> CaseState:
    """A case of the three-step procedure of which every fact is in order, in this state."""
    number = STEP_OF.get(stage, 1)
    steps = at_step(number)
    if number == 2 and stage is ThreeStepState.S2_RESPONDED:
        steps = (*steps[:-1], replace(steps[-1], responded_on=TUESDAY_AFTER_EASTER))
    if stage in PAUSED:
        paused = replace(steps[-1], paused_on=date(2025, 4, 14), review_on=DAY_TEN, resume_to=PAUSED[stage])
        steps = (*steps[:-1], paused)
    received = a_complaint(
        procedure=Procedure.THREE_STEP,
        chatter_role=ChatterRole.ADULT_SERVICE_USER,
        received_at=noon(date(2025, 3, 3)),
        assignee=LINE_MANAGER.id,
    )
    state = Case(received).now
    three_step = ThreeStepCase(
        steps=steps,
        meeting_settled=True,
        advocate_offered_on=MAUNDY_THURSDAY,
        reviewed=True,
        review=ReviewStatement.SUPPORTED,
        step1_completed_on=date(2025, 4, 8),
        observer_offered_on=date(2025, 4, 8),
        panel=("paula", "peter"),
        adviser=ADVISER.id,
        file_read_by=frozenset({"paula", "peter"}),
        invited=frozenset(RepresentationFrom),
        hearing_on=TUESDAY_AFTER_EASTER,
    )
    facts: dict[str, Any] = {
        "stage": stage.value,
        "issues": ISSUES,
        "remedies": (A_REMEDY,),
        "interviews": INTERVIEWS,
        "safeguarding_checked": True,
        "appointments": (
            Appointment(person=LINE_MANAGER.id, role=Role.STEP1_MANAGER),
            Appointment(person=INVESTIGATOR.id, role=Role.INVESTIGATOR),
            Appointment(person=ADJUDICATOR.id, role=Role.ADJUDICATING_OFFICER),
            Appointment(person=ADVISER.id, role=Role.PANEL_ADVISER),
        ),
        "three_step": three_step,
    }
    return replace(state, **{**facts, **changes})
