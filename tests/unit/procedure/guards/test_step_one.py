"""P-3 to P-6: step 1."""

from dataclasses import replace

import pytest

from backoffice.procedure.commands import three_step as p
from backoffice.procedure.terms import Complied, RemedyStatus, ReviewStatement
from tests.unit.procedure.examples import good
from tests.unit.procedure.guards.trying import (
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


@pytest.mark.clause("P-3.1a", "P-3.1c", "P-3.2", "P-3.3a", "P-5.1", "P-5.2", "P-6.1", "P-6.4a", "P-6.4b")
@tried(BOTH_WAYS)
def test_step_one_is_answered_and_completed_as_it_must_be(id: str, attempt: Attempt, passes: bool) -> None:
    judge(id, attempt, passes=passes)
