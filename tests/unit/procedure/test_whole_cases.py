"""Whole cases with the calendar moved on: what a manager lives through, and what the promises say of it."""

from dataclasses import replace
from datetime import date

import pytest

from backoffice.procedure import commands as c
from backoffice.procedure.calendar import Calendar
from backoffice.procedure.commands import three_step as p
from backoffice.procedure.decide import decide
from backoffice.procedure.duties import (
    Colour,
    MilestoneStatus,
    acknowledgement_status,
    awaits_answer,
    colour,
    duties,
    effective_due,
    is_open,
    is_overdue,
    milestones,
    next_duty,
    response_kept,
)
from backoffice.procedure.events import EVENTS, ComplaintReceived, NewDateAgreed, from_dict
from backoffice.procedure.evolve import OutOfOrder, evolve, replay
from backoffice.procedure.guards import Refused
from backoffice.procedure.people import SYSTEM
from backoffice.procedure.plain import CannotRead
from backoffice.procedure.state import CaseState
from backoffice.procedure.terms import (
    AcknowledgementKind,
    Channel,
    ChatterRole,
    ContactMethod,
    ContactOutcome,
    Delivery,
    Flag,
    Outcome,
    Part,
    Procedure,
    RemedyStatus,
    RepresentationFrom,
    Role,
    Route,
    Sharing,
    TransferTo,
    Wish,
    With,
)
from tests.unit.procedure.office import (
    ADJUDICATOR,
    BANK_HOLIDAYS,
    CALENDAR,
    CLERK,
    DAY_TEN,
    FULL_BLOCKS,
    INVESTIGATOR,
    LEAD,
    LINE_MANAGER,
    MANAGER,
    MAUNDY_THURSDAY,
    NEXT_WEEK,
    THURSDAY_AFTER_EASTER,
    TUESDAY_AFTER_EASTER,
    WORKER,
    Case,
    a_complaint,
    good,
    noon,
)

FRIDAY_AFTER = date(2025, 5, 2)
DAY_ELEVEN = date(2025, 5, 7)
LATER = date(2025, 5, 20)


def assessed(case: Case | None = None) -> Case:
    """A case that has come as far as its investigation by the Thursday after Easter."""
    case = case or Case()
    case.does(good(c.RecordAcknowledgement, sent_on=TUESDAY_AFTER_EASTER), by=CLERK, on=TUESDAY_AFTER_EASTER)
    case.does(good(c.Introduce), on=THURSDAY_AFTER_EASTER)
    case.does(c.OpenAssessment())
    case.does(c.ConfirmIssue(issue=1)).does(c.ConfirmIssue(issue=2))
    return case.does(good(c.DecideAssessment))


def found_out(case: Case | None = None) -> Case:
    case = case or assessed()
    case.does(good(c.RecordInterview)).does(good(c.RecordInterview, staff="wm", part="officer_manager"))
    case.does(good(c.RecordFinding)).does(good(c.RecordFinding, issue=2, outcome=Outcome.NOT_UPHELD))
    in_time = CALENDAR.add_working_days(case.today, 5)
    case.does(good(c.ProposeRemedy, due=in_time)).does(good(c.AgreeRemedy, due=in_time)).does(good(c.AddLearning))
    case.does(c.NameParentOrCarer(party="mum")).does(c.DecideSharing(party="mum", decision=Sharing.SHARE))
    return case.does(good(c.ConsiderLeaderMeeting)).does(c.BeginResponse())


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


@pytest.mark.clause("C-9c", "C-F0")
def test_a_date_agreed_in_time_is_kept_as_agreed_and_not_within_ten() -> None:
    case = assessed()
    case.does(good(c.AgreeNewDate, new_due=LATER), on=THURSDAY_AFTER_EASTER)
    assert effective_due(case.now) == LATER
    assert Flag.LATE_THEN_AGREED not in case.now.flags
    found_out(case).does(good(c.SendResponse, sent_on=date(2025, 5, 19)), on=date(2025, 5, 19))
    kept = response_kept(case.now, date(2025, 5, 19))
    assert (kept.within_ten, kept.within_ten_or_agreed_in_time) == (False, True)
    response = next(one for one in milestones(case.now, LATER, CALENDAR) if one.code == "response")
    assert response.kept is True


@pytest.mark.clause("C-9c")
def test_a_date_agreed_after_day_ten_moves_the_date_and_leaves_the_case_late() -> None:
    case = assessed()
    assert is_overdue(case.now, DAY_ELEVEN)
    assert not is_overdue(case.now, DAY_TEN)
    case.does(good(c.AgreeNewDate, new_due=LATER, agreed_on=DAY_ELEVEN), on=DAY_ELEVEN)
    agreed = case.history[-1]
    assert isinstance(agreed, NewDateAgreed)
    assert (agreed.in_time, agreed.recorded_late) == (False, True)
    assert Flag.LATE_THEN_AGREED in case.now.flags
    assert effective_due(case.now) == LATER
    found_out(case).does(good(c.SendResponse, sent_on=DAY_ELEVEN), on=DAY_ELEVEN)
    kept = response_kept(case.now, DAY_ELEVEN)
    assert (kept.within_ten, kept.within_ten_or_agreed_in_time) == (False, False)


def test_an_agreement_of_day_ten_that_is_entered_on_day_eleven_is_in_time_and_says_it_was_entered_late() -> None:
    case = assessed()
    case.does(good(c.AgreeNewDate, new_due=LATER, agreed_on=DAY_TEN), on=DAY_ELEVEN)
    assert (case.history[-1].in_time, case.history[-1].recorded_late) == (True, True)


@pytest.mark.clause("C-9d")
def test_the_child_hears_from_us_on_day_ten_and_then_every_five_working_days_also_when_more_time_was_agreed() -> None:
    case = assessed()
    assert case.now.kit_due == DAY_TEN
    case.does(good(c.AgreeNewDate, new_due=date(2025, 6, 2)), on=THURSDAY_AFTER_EASTER)
    duty = next_duty(case.now, FRIDAY_AFTER, CALENDAR)
    assert duty is not None
    assert (duty.code, duty.due) == ("kit", DAY_TEN)
    case.does(good(c.KeepInTouch, on=DAY_TEN, next_date=date(2025, 6, 2)), on=DAY_TEN)
    assert case.now.kit_due == date(2025, 5, 13)
    assert case.now.kit_kept == (True,)
    case.does(good(c.KeepInTouch, on=date(2025, 5, 14), next_date=date(2025, 5, 16)), on=date(2025, 5, 14))
    assert case.now.kit_kept == (True, False)
    assert case.now.kit_due == date(2025, 5, 16), "what we told the child is nearer than the house rule"


@pytest.mark.clause("C-9d")
def test_an_early_update_does_not_use_up_the_one_due_on_day_ten() -> None:
    case = assessed()
    case.does(good(c.KeepInTouch, next_date=LATER), on=THURSDAY_AFTER_EASTER)
    assert case.now.kit_due == DAY_TEN


@pytest.mark.clause("C-6", "C-2b")
@pytest.mark.parametrize("channel", list(Channel))
def test_a_complaint_by_mouth_needs_no_written_acknowledgement_and_any_other_does(channel: Channel) -> None:
    case = Case(a_complaint(channel=channel))
    by_mouth = channel in (Channel.PHONE, Channel.IN_PERSON)
    assert acknowledgement_status(case.now) == ("not_required" if by_mouth else "due")
    if not by_mouth:
        case.does(c.RecordAcknowledgement(sent_on=case.today, how=AcknowledgementKind.AUTO_ONSCREEN), by=SYSTEM)
        assert acknowledgement_status(case.now) == "sent"


@pytest.mark.clause("C-2", "C-7b")
def test_told_to_an_officer_on_thursday_and_logged_on_the_tuesday_counts_from_thursday() -> None:
    told = a_complaint(channel=Channel.IN_PERSON, first_heard_by="an officer")
    case = Case(told, today=TUESDAY_AFTER_EASTER)
    assert (case.now.received_on, case.now.logged_on) == (MAUNDY_THURSDAY, TUESDAY_AFTER_EASTER)
    assert case.now.intro_due == THURSDAY_AFTER_EASTER


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


def assessed_without_introduction(case: Case) -> Case:
    case.does(c.OpenAssessment(), on=THURSDAY_AFTER_EASTER).does(c.ConfirmIssue(issue=1)).does(c.ConfirmIssue(issue=2))
    return case.does(good(c.DecideAssessment))


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


def test_a_child_nobody_can_reach_is_owed_no_introduction_but_an_answer() -> None:
    case = Case(a_complaint(flags=frozenset({Flag.NO_CONTACT_ROUTE})))
    intro = next(one for one in milestones(case.now, LATER, CALENDAR) if one.code == "intro")
    assert intro.status is MilestoneStatus.NOT_REQUIRED
    assert intro.not_required_reason
    assert "intro" not in [duty.code for duty in duties(case.now, LATER, CALENDAR)]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2025, 4, 28), Colour.GREEN),
        (date(2025, 4, 29), Colour.GREEN),
        (date(2025, 4, 30), Colour.AMBER),
        (DAY_TEN, Colour.AMBER),
        (DAY_ELEVEN, Colour.RED),
    ],
)
def test_a_duty_is_green_above_three_working_days_amber_to_the_day_and_red_past_it(
    today: date, expected: Colour
) -> None:
    assert colour(today, DAY_TEN, CALENDAR) is expected


def test_a_duty_due_on_friday_is_red_on_saturday_though_no_working_day_has_passed() -> None:
    saturday = date(2025, 5, 3)
    assert CALENDAR.working_days_left(saturday, FRIDAY_AFTER) == 0
    assert colour(saturday, FRIDAY_AFTER, CALENDAR) is Colour.RED


def test_a_new_bank_holiday_moves_no_date_later_that_a_child_was_told_and_an_extra_working_day_comes_forward() -> None:
    case = Case()
    with_a_coronation = Calendar(BANK_HOLIDAYS | {TUESDAY_AFTER_EASTER}, 2028)
    assert decide(case.now, c.RecalculateDates(), SYSTEM, MAUNDY_THURSDAY, with_a_coronation) == ()
    without_may_day = Calendar(BANK_HOLIDAYS - {date(2025, 5, 5)}, 2028)
    events = decide(case.now, c.RecalculateDates(), SYSTEM, MAUNDY_THURSDAY, without_may_day)
    assert not isinstance(events, Refused)
    moved = evolve(case.now, events[0])
    assert (moved.response_due, moved.effective_due) == (date(2025, 5, 5), date(2025, 5, 5))
    assert Flag.DATES_MOVED in moved.flags


def test_a_date_beyond_the_known_holidays_is_provisional_on_the_case_and_on_its_duties() -> None:
    known_to_2024 = Calendar(BANK_HOLIDAYS, 2024)
    events = decide(None, a_complaint(), SYSTEM, MAUNDY_THURSDAY, known_to_2024)
    assert not isinstance(events, Refused)
    state = replay(events)
    assert Flag.PROVISIONAL_DATE in state.flags
    assert all(duty.provisional for duty in duties(state, MAUNDY_THURSDAY, known_to_2024))


@pytest.mark.clause("C-1a")
def test_a_case_is_taken_out_of_the_hands_of_whoever_it_turns_out_to_be_about() -> None:
    case = Case()
    assert case.now.assignee == MANAGER.id
    case.does(c.NameSubject(staff=MANAGER.id, in_complaints_team=True), by=CLERK)
    assert case.now.assignee is None
    assert Flag.ABOUT_COMPLAINTS_TEAM in case.now.flags
    assert case.refuses(c.OpenAssessment(), by=MANAGER).guard == "G-SUBJECT"
    assert case.refuses(c.Assign(to=MANAGER.id, role=Role.CHILDRENS_MANAGER), by=SYSTEM).guard == "G-SUBJECT"
    about_the_manager = Case(a_complaint(subjects=(MANAGER.id,)))
    assert about_the_manager.now.assignee is None


# The three-step procedure.


def adult_case() -> Case:
    received = a_complaint(
        procedure=Procedure.THREE_STEP,
        chatter_role=ChatterRole.ADULT_SERVICE_USER,
        received_at=noon(date(2026, 3, 2)),
        assignee=LINE_MANAGER.id,
        child_case=False,
    )
    return Case(received, today=date(2026, 3, 2))


@pytest.mark.clause("P-2.1c", "P-0b")
def test_an_adults_complaint_is_due_in_twenty_working_days_under_the_2008_procedure() -> None:
    case = adult_case()
    assert case.now.policy_version == "P 2.0"
    assert effective_due(case.now) == date(2026, 3, 30)
    assert case.now.response_due is None
    assert [one.code for one in milestones(case.now, case.today, CALENDAR)] == ["ack", "step1"]


@pytest.mark.clause("P-2.3")
def test_two_weeks_of_mediation_move_the_date_by_ten_working_days() -> None:
    case = adult_case()
    freeze = good(
        p.FreezeStep,
        frozen_from=date(2026, 3, 9),
        agreed_on=date(2026, 3, 9),
        review_on=date(2026, 3, 23),
    )
    case.does(freeze, by=LINE_MANAGER, on=date(2026, 3, 9))
    assert case.now.stage == "s1_frozen"
    frozen = milestones(case.now, date(2026, 4, 1), CALENDAR)[-1]
    assert (frozen.status, frozen.kept) == (MilestoneStatus.PAUSED, None)
    assert not is_overdue(case.now, date(2026, 4, 1))
    assert "review" in [duty.code for duty in duties(case.now, case.today, CALENDAR)]
    case.does(good(p.ResumeStep, resumed_on=date(2026, 3, 23)), by=LINE_MANAGER, on=date(2026, 3, 23))
    assert case.now.stage == "s1_open"
    assert effective_due(case.now) == date(2026, 4, 15)


@pytest.mark.clause("P-2.4a")
def test_a_returned_complaint_starts_its_clock_on_the_day_of_the_acceptable_version() -> None:
    case = adult_case()
    returned = good(p.ReturnAsAbusive, returned_on=date(2026, 3, 3))
    assert case.refuses(returned, by=MANAGER, on=date(2026, 3, 3)).guard == "G-SG-TRIAGE"
    case.does(good(c.RecordSafeguardingCheck)).does(returned)
    assert case.now.stage == "returned_abusive"
    assert "step1" not in [duty.code for duty in duties(case.now, LATER, CALENDAR)]
    case.does(p.ReceiveAcceptableVersion(received_at=noon(date(2026, 3, 16))), by=CLERK, on=date(2026, 3, 16))
    assert effective_due(case.now) == date(2026, 4, 15)


@pytest.mark.clause("P-2.4b")
def test_concluded_issues_are_not_reopened_and_new_ones_go_on() -> None:
    case = adult_case().does(good(p.DeclineConcluded))
    assert case.now.stage == "s1_open"
    assert [issue.number for issue in case.now.live_issues] == [1]
    case.does(good(p.DeclineConcluded, issues=(1,)))
    assert case.now.stage == "not_accepted_concluded"


def answered_step_one() -> Case:
    case = adult_case().does(good(p.OfferMeeting, offered_on=date(2026, 3, 3)), by=LINE_MANAGER, on=date(2026, 3, 3))
    case.does(good(p.SendStepOneResponse, sent_on=date(2026, 3, 16), how=Delivery.EMAIL), by=LINE_MANAGER,
              on=date(2026, 3, 16))  # fmt: skip
    completed = good(p.CompleteStepOne, completed_on=date(2026, 3, 16), how=Delivery.EMAIL)
    return case.does(completed, by=LINE_MANAGER)


@pytest.mark.clause("P-6.4c", "P-A2", "P-A3")
def test_the_window_ends_on_the_later_of_three_weeks_and_fifteen_working_days() -> None:
    case = answered_step_one()
    assert case.now.stage == "s1_complete"
    assert case.now.three_step is not None
    assert case.now.three_step.step.window_ends == date(2026, 4, 8)
    assert case.refuses(p.CloseAtWindowEnd(), by=SYSTEM, on=date(2026, 4, 8)).guard == "G-WINDOW-OPEN"
    case.does(p.CloseAtWindowEnd(), by=SYSTEM, on=date(2026, 4, 9))
    assert case.now.stage == "closed"


@pytest.mark.clause("P-6.4c")
def test_the_window_starts_when_the_later_of_response_and_notice_was_received() -> None:
    case = adult_case().does(good(p.OfferMeeting, offered_on=date(2026, 3, 3)), by=LINE_MANAGER, on=date(2026, 3, 3))
    case.does(good(p.SendStepOneResponse, sent_on=date(2026, 3, 6), how=Delivery.POST), by=LINE_MANAGER,
              on=date(2026, 3, 6))  # fmt: skip
    assert case.history[-1].received_on == date(2026, 3, 10)
    case.does(good(p.CompleteStepOne, completed_on=date(2026, 3, 6), how=Delivery.EMAIL), by=LINE_MANAGER)
    assert case.history[-1].window_ends == date(2026, 3, 31), "three weeks after Tuesday 10 March"


def in_step_two() -> Case:
    case = answered_step_one()
    case.does(good(p.OfferObserver, offered_on=date(2026, 3, 20)), on=date(2026, 3, 20))
    return case.does(good(p.StartStepTwo, requested_on=date(2026, 3, 20)))


@pytest.mark.clause("P-7.1a", "P-7.2", "P-A1")
def test_step_two_counts_its_outcome_and_its_cap_from_the_request() -> None:
    case = in_step_two()
    assert case.now.three_step is not None
    step = case.now.three_step.step
    assert (step.day0, step.due, step.cap) == (date(2026, 3, 20), date(2026, 4, 28), date(2026, 6, 25))
    past_the_cap = good(p.ExtendStep, agreed_on=date(2026, 3, 20), new_due=date(2026, 6, 26))
    assert case.refuses(past_the_cap).guard == "G-A1-CAP"
    case.does(replace(past_the_cap, new_due=date(2026, 6, 25)))
    freeze = good(
        p.FreezeStep, frozen_from=date(2026, 3, 23), agreed_on=date(2026, 3, 23), review_on=date(2026, 4, 8)
    )
    case.does(freeze, on=date(2026, 3, 23))
    case.does(good(p.ResumeStep, resumed_on=date(2026, 3, 24)), on=date(2026, 3, 24))
    assert case.now.three_step is not None
    assert (case.now.three_step.step.due, case.now.three_step.step.cap) == (date(2026, 6, 26), date(2026, 6, 26))


@pytest.mark.clause("P-7.1a")
def test_a_deferred_step_two_starts_its_clock_on_the_day_the_deferral_ends() -> None:
    case = answered_step_one()
    deferred = good(p.DeferStepTwo, requested_on=date(2026, 3, 20), review_on=date(2026, 4, 20))
    case.does(deferred, on=date(2026, 3, 20))
    assert case.now.stage == "s2_deferred"
    case.does(good(p.OfferObserver, offered_on=date(2026, 4, 20)), on=date(2026, 4, 20))
    case.does(good(p.StartStepTwo, requested_on=date(2026, 3, 20)))
    assert case.now.three_step is not None
    assert case.now.three_step.step.day0 == date(2026, 4, 20)


@pytest.mark.clause("P-7.1a")
def test_a_late_request_needs_a_reason_and_then_opens_even_a_closed_case() -> None:
    case = answered_step_one().does(p.CloseAtWindowEnd(), by=SYSTEM, on=date(2026, 4, 9))
    case.does(good(p.OfferObserver, offered_on=date(2026, 4, 13)), on=date(2026, 4, 13))
    late = good(p.StartStepTwo, requested_on=date(2026, 4, 13))
    assert case.refuses(late).guard == "G-P7.1-WINDOW"
    case.does(replace(late, late_reason="was in hospital"))
    assert case.now.stage == "s2_open"
    assert case.now.closed_on is None


@pytest.mark.clause("P-7.5", "P-7.6a", "P-7.6b", "P-8.1a", "P-8.2", "P-8.3b", "P-8.4", "P-8.6", "P-8.7", "P-A3")
def test_a_complaint_goes_through_all_three_steps_to_its_end() -> None:
    case = in_step_two()
    report = good(p.SubmitReport)
    case.does(report, by=INVESTIGATOR, on=date(2026, 4, 10))
    case.does(good(p.ReturnReport), by=ADJUDICATOR).does(report, by=INVESTIGATOR)
    case.does(good(p.AcceptReport, sent_on=date(2026, 4, 20)), by=ADJUDICATOR, on=date(2026, 4, 20))
    assert case.now.stage == "s2_responded"
    assert case.now.three_step is not None
    assert case.now.three_step.step.window_ends == date(2026, 5, 14), "received by post on 22 April"
    case.does(p.StartStepThree(requested_on=date(2026, 5, 1)), on=date(2026, 5, 1))
    assert effective_due(case.now) == date(2026, 6, 2), "two May holidays inside"
    case.does(good(p.AppointPanel))
    case.does(good(p.ReturnToStep, returned_on=date(2026, 5, 5), by=date(2026, 5, 12)), on=date(2026, 5, 5))
    case.does(p.FinishReturnedWork(done_on=date(2026, 5, 12)), on=date(2026, 5, 12))
    assert effective_due(case.now) == date(2026, 6, 9), "five working days later"
    case.does(p.BeginHearing(satisfied_on=date(2026, 5, 12)))
    decision = good(p.DecidePanel, sent_on=date(2026, 5, 20))
    assert case.refuses(decision, on=date(2026, 5, 20)).guard == "G-P8.2"
    for party in (RepresentationFrom.COMPLAINANT, RepresentationFrom.INVESTIGATOR):
        case.does(p.InviteRepresentation(party=party, invited_on=date(2026, 5, 20)))
    assert case.refuses(decision).guard == "G-P8.3-HEARING"
    case.does(good(p.RecordHearing, held_on=date(2026, 5, 20))).does(decision)
    assert case.now.stage == "s3_final"
    assert next_duty(case.now, LATER, CALENDAR) is None
    assert [one.kept for one in milestones(case.now, date(2026, 7, 1), CALENDAR)][1:] == [True, True, True]
    issue = case.now.issue(2)
    assert issue is not None
    assert issue.outcome is Outcome.UPHELD, "the panel put its own outcome in place"


def test_a_late_step_one_may_be_passed_over_only_by_a_senior_manager_with_a_reason() -> None:
    case = adult_case()
    skip = good(p.TreatAsReadyForStepTwo)
    assert case.refuses(skip, by=ADJUDICATOR, on=date(2026, 3, 30)).guard == "G-STEP1-LATE"
    assert case.refuses(skip, by=MANAGER, on=date(2026, 3, 31)).guard == "G-ROLE"
    case.does(skip, by=ADJUDICATOR)
    assert case.now.stage == "s1_complete"


# The history itself.


def test_a_history_begins_with_its_receipt_and_has_no_second_one() -> None:
    case = Case().does(c.OpenAssessment())
    with pytest.raises(OutOfOrder):
        replay(case.history[1:])
    with pytest.raises(OutOfOrder):
        replay([*case.history, case.history[0]])
    with pytest.raises(OutOfOrder):
        replay([])


def test_whole_histories_and_states_come_back_from_their_stored_form() -> None:
    for case in (found_out(), in_step_two()):
        stored = [event.to_dict() for event in case.history]
        assert replay(from_dict(plain) for plain in stored) == case.now
        assert CaseState.from_dict(case.now.to_dict()) == case.now


def test_a_stored_event_of_an_unknown_kind_version_or_shape_is_not_read() -> None:
    plain = Case().history[0].to_dict()
    for spoiled in (
        {**plain, "type": "ComplaintVanished"},
        {**plain, "version": 99},
        {**plain, "surprise": 1},
        {key: value for key, value in plain.items() if key != "reference"},
        {**plain, "reference": 7},
        {**plain, "issues": "words"},
    ):
        with pytest.raises(CannotRead) as told:
            from_dict(spoiled)
        assert "she never listened" not in str(told.value)
    with pytest.raises(CannotRead):
        EVENTS["CaseClosed"].from_dict(plain)
    assert ComplaintReceived.from_dict(plain).reference == "CC-2025-0001"


def test_a_part_in_the_case_is_remembered_for_everyone_who_had_one() -> None:
    case = found_out()
    assert MANAGER.id in case.now.staff_in(Part.HANDLER)
    assert CLERK.id in case.now.staff_in(Part.HANDLER)
    assert Role.SYSTEM.value not in {one.staff for one in case.now.involved}
    case.does(good(c.SendResponse, sent_on=DAY_TEN, approved_by="hugh"), on=DAY_TEN)
    assert case.now.staff_in(Part.AUTHOR) == {MANAGER.id}
    assert case.now.staff_in(Part.APPROVER) == {"hugh"}
    assert case.now.remedies[0].status is RemedyStatus.AGREED
    assert case.now.remedies[0].due == NEXT_WEEK, "five working days after the Thursday"
    assert FULL_BLOCKS.apology not in str(case.now)
