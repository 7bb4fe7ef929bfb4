"""P-8: step 3."""

from dataclasses import replace

import pytest

from backoffice.procedure.commands import three_step as p
from backoffice.procedure.state import Involvement
from backoffice.procedure.terms import PanelDecision, Part, RepresentationFrom, ThreeStepState
from tests.unit.procedure.examples import good
from tests.unit.procedure.guards.trying import S2, S3, SUBJECT, Attempt, Attempts, P, clocked, judge, step, tried
from tests.unit.procedure.office import ADVISER, MAUNDY_THURSDAY

BOTH_WAYS: Attempts = {
    # guard: (what passes, what is blocked)
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
    "G-P8.3-FILE": (
        [(P(S3), good(p.BeginHearing))],
        [
            (step(S3, file_read_by=frozenset({"paula"})), good(p.BeginHearing)),
            (step(S3, panel=("paula", "priya")), good(p.BeginHearing)),
        ],
    ),
    "G-P8.3-MEMBER": (
        [(P(S3), good(p.RecordFileRead))],
        [(P(S3), good(p.RecordFileRead, member=ADVISER.id)), (P(S3), good(p.RecordFileRead, member=""))],
    ),
    "G-P8.5": (
        [(P(S3), good(p.RecordHearing))],
        [
            (P(S3), good(p.RecordHearing, present=" ")),
            (P(S3), good(p.RecordHearing, papers="")),
            (P(S3), good(p.RecordHearing, questions="")),
        ],
    ),
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


@pytest.mark.clause("P-8.1a", "P-8.1b", "P-8.2", "P-8.3a", "P-8.3b", "P-8.4", "P-8.5", "P-8.6", "P-A4")
@tried(BOTH_WAYS)
def test_step_three_is_begun_heard_and_decided_as_it_must_be(id: str, attempt: Attempt, passes: bool) -> None:
    judge(id, attempt, passes=passes)
