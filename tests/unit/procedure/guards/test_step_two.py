"""P-7: step 2."""

import pytest

from backoffice.procedure.commands import three_step as p
from backoffice.procedure.state import Appointment, Involvement
from backoffice.procedure.terms import Outcome, Part, Role
from tests.unit.procedure.examples import good
from tests.unit.procedure.guards.trying import (
    ADJ,
    OUTSIDER,
    S2,
    Attempt,
    Attempts,
    P,
    clocked,
    judge,
    remedy,
    step,
    tried,
)
from tests.unit.procedure.office import ADJUDICATOR, HEAD_OF_SERVICE, TODAY, TUESDAY_AFTER_EASTER
from tests.unit.procedure.settled import at_step

BOTH_WAYS: Attempts = {
    # guard: (what passes, what is blocked)
    "G-P7.1-ORDER": (
        [
            (P(), good(p.StartStepTwo)),
            (step(step1_completed_on=None, ready_for_step2=True), good(p.StartStepTwo)),
        ],
        [(step(step1_completed_on=None), good(p.StartStepTwo))],
    ),
    "G-STEP2-ONCE": (
        [(P(), good(p.StartStepTwo))],
        [(step(steps=at_step(2)), good(asked)) for asked in (p.StartStepTwo, p.RefuseStepTwo, p.DeferStepTwo)],
    ),
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
}


@pytest.mark.clause("P-7.1a", "P-7.3a", "P-7.3b", "P-7.4", "P-7.5", "P-7.6a", "P-7.6b", "P-7.7")
@tried(BOTH_WAYS)
def test_step_two_is_refused_begun_and_judged_as_it_must_be(id: str, attempt: Attempt, passes: bool) -> None:
    judge(id, attempt, passes=passes)
