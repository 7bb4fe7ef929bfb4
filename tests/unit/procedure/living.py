"""A case that is lived through day by day, and how far such a case has come."""

from datetime import date

from backoffice.procedure import commands as c
from backoffice.procedure.commands import three_step as p
from backoffice.procedure.terms import ChatterRole, Delivery, Outcome, Procedure, Sharing
from tests.unit.procedure.examples import good
from tests.unit.procedure.office import (
    CALENDAR,
    CLERK,
    LINE_MANAGER,
    THURSDAY_AFTER_EASTER,
    TUESDAY_AFTER_EASTER,
    Case,
    a_complaint,
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


def assessed_without_introduction(case: Case) -> Case:
    case.does(c.OpenAssessment(), on=THURSDAY_AFTER_EASTER).does(c.ConfirmIssue(issue=1)).does(c.ConfirmIssue(issue=2))
    return case.does(good(c.DecideAssessment))


def adult_case() -> Case:
    received = a_complaint(
        procedure=Procedure.THREE_STEP,
        chatter_role=ChatterRole.ADULT_SERVICE_USER,
        received_at=noon(date(2026, 3, 2)),
        assignee=LINE_MANAGER.id,
        child_case=False,
    )
    case = Case(received, today=date(2026, 3, 2))
    for issue in (1, 2):
        case.does(c.ConfirmIssue(issue=issue, confirmed_with_complainant_on=date(2026, 3, 2)), by=LINE_MANAGER)
    return case


def answered_step_one() -> Case:
    case = adult_case().does(good(p.OfferMeeting, offered_on=date(2026, 3, 3)), by=LINE_MANAGER, on=date(2026, 3, 3))
    case.does(good(p.SendStepOneResponse, sent_on=date(2026, 3, 16), how=Delivery.EMAIL), by=LINE_MANAGER,
              on=date(2026, 3, 16))  # fmt: skip
    completed = good(p.CompleteStepOne, completed_on=date(2026, 3, 16), how=Delivery.EMAIL)
    return case.does(completed, by=LINE_MANAGER)


def in_step_two() -> Case:
    case = answered_step_one()
    case.does(good(p.OfferObserver, offered_on=date(2026, 3, 20)), on=date(2026, 3, 20))
    return case.does(good(p.StartStepTwo, requested_on=date(2026, 3, 20)))
