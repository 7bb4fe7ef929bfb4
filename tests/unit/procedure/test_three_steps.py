"""Whole cases of the three-step procedure, from receipt through all three steps to their end."""

from dataclasses import replace
from datetime import date

import pytest

from backoffice.procedure import commands as c
from backoffice.procedure.commands import three_step as p
from backoffice.procedure.duties import duties, is_overdue, next_duty
from backoffice.procedure.milestones import MilestoneStatus, effective_due, milestones
from backoffice.procedure.people import SYSTEM
from backoffice.procedure.terms import Delivery, Outcome, RepresentationFrom
from tests.unit.procedure.examples import good
from tests.unit.procedure.living import LATER, adult_case, answered_step_one, in_step_two
from tests.unit.procedure.office import ADJUDICATOR, CALENDAR, CLERK, INVESTIGATOR, LINE_MANAGER, MANAGER, noon


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


@pytest.mark.clause("P-7.1a", "P-7.2", "P-A1")
def test_step_two_counts_its_outcome_and_its_cap_from_the_request() -> None:
    case = in_step_two()
    assert case.now.three_step is not None
    step = case.now.three_step.step
    assert (step.day0, step.due, step.cap) == (date(2026, 3, 20), date(2026, 4, 28), date(2026, 6, 25))
    began = {one.code: one.since for one in milestones(case.now, case.today, CALENDAR)}
    assert began == {"ack": None, "step1": date(2026, 3, 2), "step2": date(2026, 3, 20)}
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


@pytest.mark.clause("P-7.5", "P-7.6a", "P-7.6b", "P-8.1a", "P-8.2", "P-8.3a", "P-8.3b")
@pytest.mark.clause("P-8.4", "P-8.6", "P-8.7", "P-A3")
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
    begin = p.BeginHearing(satisfied_on=date(2026, 5, 12))
    assert case.refuses(begin).guard == "G-P8.3-FILE"
    for member in ("paula", "peter"):
        case.does(p.RecordFileRead(member=member, read_on=date(2026, 5, 12)))
    case.does(begin)
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
