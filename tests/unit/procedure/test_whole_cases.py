"""Whole cases of the children's policy with the calendar moved on: what a manager lives through."""

from dataclasses import replace

import pytest

from backoffice.procedure import commands as c
from backoffice.procedure.duties import Colour, duties, is_overdue, next_duty
from backoffice.procedure.milestones import (
    MilestoneStatus,
    awaits_answer,
    effective_due,
    is_open,
    milestones,
    response_kept,
)
from backoffice.procedure.people import SYSTEM
from backoffice.procedure.terms import (
    ChatterRole,
    ContactMethod,
    ContactOutcome,
    Flag,
    Part,
    Role,
    Route,
    TransferTo,
    Wish,
    With,
)
from tests.unit.procedure.examples import good
from tests.unit.procedure.living import DAY_ELEVEN, LATER, assessed, assessed_without_introduction, found_out
from tests.unit.procedure.office import (
    CALENDAR,
    CLERK,
    DAY_TEN,
    LEAD,
    MANAGER,
    MAUNDY_THURSDAY,
    THURSDAY_AFTER_EASTER,
    TUESDAY_AFTER_EASTER,
    WORKER,
    Case,
    a_complaint,
)


@pytest.mark.clause("C-6", "C-7b", "C-9a", "C-9c", "C-F1", "C-F5", "C-F6", "C-V")
def test_a_complaint_received_on_maundy_thursday_is_answered_in_time_and_closed() -> None:
    case = Case()
    assert case.now.policy_version == "C 1.1"
    assert (case.now.ack_due, case.now.intro_due, case.now.response_due) == (
        TUESDAY_AFTER_EASTER,
        THURSDAY_AFTER_EASTER,
        DAY_TEN,
    )
    duty = next_duty(case.now, MAUNDY_THURSDAY, CALENDAR)
    assert duty is not None
    assert (duty.code, duty.due, duty.working_days_left, duty.colour) == ("ack", TUESDAY_AFTER_EASTER, 1, Colour.AMBER)

    found_out(assessed(case))
    assert case.now.stage == "responding"
    case.does(good(c.SendResponse, sent_on=DAY_TEN), on=DAY_TEN)
    assert case.now.stage == "responded"
    kept = response_kept(case.now, DAY_TEN)
    assert (kept.within_ten, kept.within_ten_or_agreed_in_time) == (True, True)
    assert [duty.code for duty in duties(case.now, DAY_TEN, CALENDAR)] == ["remedy"]

    assert case.refuses(c.CloseCase(no_feedback_reason="asked by phone", no_share_reason="told")).guard == "G-C10-DONE"
    case.does(c.SendCopyToParent(party="mum", sent_on=DAY_TEN))
    case.does(good(c.ShareWithStaff, on=DAY_TEN)).does(c.AskAboutProcess(sent_on=DAY_TEN))
    case.does(c.CloseCase())
    assert case.now.stage == "closed"
    assert not is_open(case.now)
    case.does(good(c.SendFollowUp, sent_on=DAY_ELEVEN), on=DAY_ELEVEN)
    assert case.now.stage == "closed"
    statuses = {one.code: (one.status, one.kept) for one in milestones(case.now, LATER, CALENDAR)}
    assert statuses == dict.fromkeys(("ack", "intro", "response"), (MilestoneStatus.DONE, True))


@pytest.mark.clause("C-0.1")
def test_a_complaint_long_after_the_work_has_ended_is_an_ordinary_case() -> None:
    ended = Case(a_complaint(proceedings="ended"))
    assert ended.now.stage == "received"
    assert ended.now.response_due == DAY_TEN


@pytest.mark.clause("C-4d")
def test_a_child_who_does_not_want_to_talk_gets_a_letter_and_an_answer_all_the_same() -> None:
    case = Case()
    case.does(c.RecordContactWish(value=Wish.DOES_NOT_WANT, told_by=With.CHILD, told_on=MAUNDY_THURSDAY))
    talk = good(c.Introduce, on=TUESDAY_AFTER_EASTER)
    assert case.refuses(talk, on=TUESDAY_AFTER_EASTER).guard == "G-C4-NOINSIST"
    letter = replace(talk, method=ContactMethod.LETTER, outcome=ContactOutcome.SENT, method_reason="no talk wanted")
    case.does(letter)
    assert case.now.introduced_on == TUESDAY_AFTER_EASTER
    found_out(assessed_without_introduction(case)).does(good(c.SendResponse, sent_on=DAY_TEN), on=DAY_TEN)
    assert case.now.stage == "responded"


@pytest.mark.clause("C-5a", "C-5b")
def test_a_stopped_representative_ends_the_promises_without_counting_them() -> None:
    case = Case(a_complaint(chatter_role=ChatterRole.TRUSTED_ADULT, representative=c.NewRepresentative()))
    case.does(good(c.StopForRepresentative), on=TUESDAY_AFTER_EASTER)
    assert case.now.stage == "stopped_representative"
    assert next_duty(case.now, LATER, CALENDAR) is None
    assert {one.status for one in milestones(case.now, LATER, CALENDAR)} == {MilestoneStatus.STOPPED}
    assert not is_overdue(case.now, LATER)
    case.does(good(c.AddLearning), on=LATER)


@pytest.mark.clause("C-3a", "C-3b")
@pytest.mark.parametrize(
    ("route", "stage"),
    [
        (Route.CONTINUE, "investigating"),
        (Route.CONTINUE_WITH_SUPPORT, "investigating"),
        (Route.AS_REPRESENTATIVE, "investigating"),
        (Route.MOVE_TO_THREE_STEP, "transferred"),
        (Route.FEEDBACK, "transferred"),
        (Route.CLOSE_WITH_REASONS, "not_accepted"),
    ],
)
def test_each_route_of_the_assessment_leads_where_it_says(route: Route, stage: str) -> None:
    case = Case(a_complaint(representative=c.NewRepresentative()))
    case.does(c.OpenAssessment()).does(good(c.DecideAssessment, route=route, reasons="as we saw her"))
    assert case.now.stage == stage
    moved_to = {Route.MOVE_TO_THREE_STEP: TransferTo.THREE_STEP, Route.FEEDBACK: TransferTo.FEEDBACK}.get(route)
    assert case.now.transferred_to == moved_to


@pytest.mark.clause("C-8", "C-3a")
def test_nobody_investigates_before_the_assessment() -> None:
    case = Case()
    assert case.refuses(good(c.RecordInterview), on=THURSDAY_AFTER_EASTER).guard == "G-C3-ASSESS"
    assert case.refuses(good(c.RecordFinding)).guard == "G-C3-ASSESS"


@pytest.mark.clause("C-13a")
def test_an_allegation_holds_all_contact_with_the_worker_until_the_lead_lifts_it() -> None:
    case = assessed(Case(a_complaint(flags=frozenset({Flag.ALLEGATION_AGAINST_STAFF}), subjects=(WORKER,))))
    assert case.now.hold
    assert case.refuses(good(c.RecordInterview)).guard == "G-HOLD"
    assert case.refuses(c.LiftHold(reason="done")).guard == "G-ROLE"
    case.does(c.LiftHold(reason="looked into"), by=LEAD).does(good(c.RecordInterview))
    assert WORKER in case.now.staff_in(Part.INTERVIEWEE)


@pytest.mark.clause("C-9a")
def test_a_response_that_cannot_safely_reach_the_child_is_kept_for_them_and_counts_as_kept() -> None:
    case = found_out()
    case.does(good(c.HoldResponseForChild, finished_on=DAY_TEN), on=DAY_TEN)
    assert case.now.stage == "held_for_child"
    assert response_kept(case.now, LATER).within_ten is True
    assert "kit" not in [duty.code for duty in duties(case.now, LATER, CALENDAR)]
    case.does(good(c.HandOverHeldResponse, on=LATER), on=LATER)
    assert (case.now.stage, case.now.responded_on) == ("responded", DAY_TEN)


def test_more_to_look_into_goes_back_and_forth_without_moving_the_date() -> None:
    case = found_out().does(good(c.ReturnToInvestigation))
    assert case.now.stage == "investigating"
    assert effective_due(case.now) == DAY_TEN
    case.does(c.BeginResponse())
    assert case.now.stage == "responding"


@pytest.mark.clause("C-0.2a", "C-0.3b")
def test_a_complaint_about_another_body_goes_on_there_and_nothing_is_owed_here() -> None:
    case = Case().does(good(c.Transfer), on=TUESDAY_AFTER_EASTER)
    assert (case.now.stage, case.now.transferred_to) == ("transferred", TransferTo.OTHER_BODY)
    assert not awaits_answer(case.now)


@pytest.mark.clause("C-1a")
def test_a_case_is_taken_out_of_the_hands_of_whoever_it_turns_out_to_be_about() -> None:
    case = Case()
    assert case.now.assignee == MANAGER.id
    case.does(c.NameSubject(staff=MANAGER.id, in_complaints_team=True), by=CLERK)
    assert case.now.assignee is None
    assert Flag.ABOUT_COMPLAINTS_TEAM in case.now.flags
    assert case.refuses(c.OpenAssessment(), by=MANAGER).guard == "G-SUBJECT"
    assert case.refuses(c.Assign(to=MANAGER.id, role=Role.CHILDRENS_MANAGER), by=SYSTEM).guard == "G-SUBJECT"
    assert case.refuses(c.ClearSubject(staff=MANAGER.id, reason="Not me"), by=MANAGER).guard == "G-SUBJECT"
    assert case.refuses(c.ClearSubject(staff=MANAGER.id, reason="Not her"), by=CLERK).guard == "G-ROLE"
    subject_and_lead = replace(MANAGER, roles=MANAGER.roles | LEAD.roles)
    assert case.refuses(c.ClearSubject(staff=MANAGER.id, reason="Not me"), by=subject_and_lead).guard == "G-SUBJECT"
    case.does(c.ClearSubject(staff=MANAGER.id, reason="Another Maya is meant"), by=LEAD)
    assert (case.now.subjects, Flag.ABOUT_COMPLAINTS_TEAM in case.now.flags) == (frozenset(), False)
    case.does(c.Assign(to=MANAGER.id, role=Role.CHILDRENS_MANAGER), by=SYSTEM).does(c.OpenAssessment())
    about_the_manager = Case(a_complaint(subjects=(MANAGER.id,)))
    assert about_the_manager.now.assignee is None
