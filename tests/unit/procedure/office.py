"""A made-up office to try the rules in: its people, its calendar, named days, one good example of every command."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from backoffice.procedure import commands as c
from backoffice.procedure.calendar import Calendar
from backoffice.procedure.commands import Command
from backoffice.procedure.commands import three_step as p
from backoffice.procedure.decide import decide
from backoffice.procedure.evolve import evolve
from backoffice.procedure.guards import Refused
from backoffice.procedure.people import SYSTEM, Person
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
    AcknowledgementKind,
    AssessmentValue,
    Channel,
    ChatterRole,
    ContactMethod,
    ContactOutcome,
    Delivery,
    Direction,
    Failing,
    InterviewPart,
    IssueStatus,
    LearningLevel,
    LearningRoute,
    MayContactChild,
    Outcome,
    PanelDecision,
    Pressure,
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
    StaffShareWhat,
    StepTwoGround,
    ThreeStepState,
    TransferTo,
    Vote,
    Wish,
    With,
)

BANK_HOLIDAYS = frozenset(
    date.fromisoformat(day)
    for day in [
        "2024-01-01", "2024-03-29", "2024-04-01", "2024-05-06", "2024-05-27", "2024-08-26", "2024-12-25",
        "2024-12-26", "2025-01-01", "2025-04-18", "2025-04-21", "2025-05-05", "2025-05-26", "2025-08-25",
        "2025-12-25", "2025-12-26", "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25",
        "2026-08-31", "2026-12-25", "2026-12-28", "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03",
        "2027-05-31", "2027-08-30", "2027-12-27", "2027-12-28", "2028-01-03", "2028-04-14", "2028-04-17",
        "2028-05-01", "2028-05-29", "2028-08-28", "2028-12-25", "2028-12-26",
    ]
)
CALENDAR = Calendar(BANK_HOLIDAYS, known_to_year=2028)

MAUNDY_THURSDAY = date(2025, 4, 17)
GOOD_FRIDAY = date(2025, 4, 18)
EASTER_MONDAY = date(2025, 4, 21)
TUESDAY_AFTER_EASTER = date(2025, 4, 22)
THURSDAY_AFTER_EASTER = date(2025, 4, 24)
TODAY = THURSDAY_AFTER_EASTER
NEXT_WEEK = date(2025, 5, 1)
DAY_TEN = date(2025, 5, 6)
A_SATURDAY = date(2025, 5, 3)
MAY_DAY_HOLIDAY = date(2025, 5, 5)

MANAGER = Person("esther", frozenset({Role.CHILDRENS_MANAGER}))
DEPUTY = Person("david", frozenset({Role.COMPLAINTS_MANAGER}))
CLERK = Person("iris", frozenset({Role.INTAKE_OFFICER}))
LEAD = Person("salma", frozenset({Role.SAFEGUARDING_LEAD}))
HEAD_OF_SERVICE = Person("hugh", frozenset({Role.SENIOR_MANAGER}))
LINE_MANAGER = Person("lena", frozenset({Role.STEP1_MANAGER}))
INVESTIGATOR = Person("ivan", frozenset({Role.INVESTIGATOR}))
ADJUDICATOR = Person("ada", frozenset({Role.ADJUDICATING_OFFICER, Role.SENIOR_MANAGER}))
ADVISER = Person("amir", frozenset({Role.PANEL_ADVISER}))
AUDITOR = Person("audrey", frozenset({Role.AUDITOR}))
EVERYONE = (MANAGER, DEPUTY, CLERK, LEAD, HEAD_OF_SERVICE, LINE_MANAGER, INVESTIGATOR, ADJUDICATOR, ADVISER, SYSTEM)
WORKER = "wanda"


def everybody_at_once() -> Person:
    """Somebody with every role, for tests in which only the state is asked about."""
    return Person("una", frozenset(Role))


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 11, tzinfo=UTC)


def a_complaint(**changes: Any) -> c.ReceiveComplaint:
    given: dict[str, Any] = {
        "reference": "CC-2025-0001",
        "procedure": Procedure.CHILDREN_POLICY,
        "channel": Channel.EMAIL,
        "received_at": noon(MAUNDY_THURSDAY),
        "chatter_role": ChatterRole.CHILD,
        "issues": (c.NewIssue(text="she never listened to me"), c.NewIssue(text="the report was late")),
        "child_age": 11,
        "contact": c.NewContactPlan(method=ContactMethod.PHONE, private=Private.YES),
        "assignee": MANAGER.id,
    }
    return c.ReceiveComplaint(**{**given, **changes})


class Case:
    """A case that is worked on: it must do what it is told, or the test fails with the guard's own words."""

    def __init__(self, received: c.ReceiveComplaint | None = None, *, today: date = MAUNDY_THURSDAY) -> None:
        self.state: CaseState | None = None
        self.history: list[Any] = []
        self.today = today
        self.does(received or a_complaint(), by=SYSTEM)

    @property
    def now(self) -> CaseState:
        assert self.state is not None
        return self.state

    def asked(self, command: Command, *, by: Person = MANAGER, on: date | None = None) -> Any:
        self.today = on or self.today
        return decide(self.state, command, by, self.today, CALENDAR)

    def does(self, command: Command, *, by: Person = MANAGER, on: date | None = None) -> "Case":
        events = self.asked(command, by=by, on=on)
        assert not isinstance(events, Refused), events
        for event in events:
            self.state = evolve(self.state, event)
        self.history.extend(events)
        return self

    def refuses(self, command: Command, *, by: Person = MANAGER, on: date | None = None) -> Refused:
        before = self.state
        answer = self.asked(command, by=by, on=on)
        assert isinstance(answer, Refused), answer
        assert self.state is before
        return answer


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
    IssueState(number=1, status=IssueStatus.CONFIRMED, outcome=Outcome.UPHELD),
    IssueState(number=2, status=IssueStatus.CONFIRMED, outcome=Outcome.NOT_UPHELD),
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
        c.ChangeContactPlan(method=ContactMethod.EMAIL, private=Private.YES, safety_note=False, safe_to_write=True),
        c.RecordContactWish(value=Wish.WANTS, told_by=With.CHILD, told_on=TODAY),
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
