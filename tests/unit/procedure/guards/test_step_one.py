"""P-3 to P-6: step 1."""

from dataclasses import replace

import pytest

from backoffice.procedure.commands import three_step as p
from backoffice.procedure.terms import Body, Complied, Explains, Flag, Outcome, RemedyStatus, ReviewStatement
from tests.unit.procedure.examples import good
from tests.unit.procedure.guards.trying import (
    ADJ,
    S2,
    S3,
    SUBJECT,
    Attempt,
    Attempts,
    P,
    clocked,
    judge,
    one_issue,
    remedy,
    step,
    tried,
)
from tests.unit.procedure.office import TODAY, TUESDAY_AFTER_EASTER
from tests.unit.procedure.settled import ISSUES

UNCONFIRMED = P(issues=(replace(ISSUES[0], confirmed_with_complainant_on=None), ISSUES[1]))
BY_THE_STANDARDS = frozenset({Explains.NATIONAL_STANDARDS, Explains.COURT_RULES})
FOR_THE_COURT = (
    one_issue(outcome=Outcome.OUTSIDE_REMIT),
    one_issue(about_body=Body.COURT_JUDGE),
    P(flags=frozenset({Flag.COURT_DECISION})),
)
OUTSIDE = (
    p.IssueDecision(issue=1, outcome=Outcome.UPHELD),
    p.IssueDecision(issue=2, outcome=Outcome.OUTSIDE_REMIT),
)

BOTH_WAYS: Attempts = {
    # guard: (what passes, what is blocked)
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
    "G-P3.1-ISSUES": (
        [
            (P(), good(p.SendStepOneResponse)),
            (UNCONFIRMED, good(p.SendStepOneResponse, issues_not_confirmed_reason="they did not answer three letters")),
        ],
        [(UNCONFIRMED, good(p.SendStepOneResponse))],
    ),
    "G-P4.1": (
        [
            (P(), good(p.SendStepOneResponse)),
            (P(), good(p.SendStepOneResponse, explanation="We write to the court", explains_by=BY_THE_STANDARDS)),
        ],
        [
            (P(), good(p.SendStepOneResponse, explanation="We write to the court")),
            (P(), good(p.SendStepOneResponse, explains_by=BY_THE_STANDARDS)),
        ],
    ),
    "G-P4.2": (
        [
            (P(), good(p.SendStepOneResponse)),
            *((case, good(p.SendStepOneResponse, court_role_explained=True)) for case in FOR_THE_COURT),
            (P(ADJ), good(p.AcceptReport)),
            (P(ADJ), good(p.AcceptReport, decisions=OUTSIDE, court_role_explained=True)),
        ],
        [
            *((case, good(p.SendStepOneResponse)) for case in FOR_THE_COURT),
            (P(ADJ), good(p.AcceptReport, decisions=OUTSIDE)),
        ],
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
}


@pytest.mark.clause(
    "P-3.1a", "P-3.1b", "P-3.1c", "P-3.2", "P-3.3a", "P-4.1", "P-4.2", "P-5.1", "P-5.2", "P-6.1", "P-6.4a", "P-6.4b",
    "P-7.1b",
)  # fmt: skip
@tried(BOTH_WAYS)
def test_step_one_is_answered_and_completed_as_it_must_be(id: str, attempt: Attempt, passes: bool) -> None:
    judge(id, attempt, passes=passes)
