"""P-2.3 and P-A1: a step is frozen, goes on, or is extended."""

from datetime import date

import pytest

from backoffice.procedure.commands import three_step as p
from backoffice.procedure.terms import ThreeStepState
from tests.unit.procedure.examples import good
from tests.unit.procedure.guards.trying import S2, Attempt, Attempts, P, clocked, judge, tried
from tests.unit.procedure.office import CALENDAR, TODAY, TUESDAY_AFTER_EASTER

BOTH_WAYS: Attempts = {
    # guard: (what passes, what is blocked)
    "G-P2.3-AGREE": (
        [(P(), good(p.FreezeStep)), (clocked(due=TODAY), good(p.FreezeStep))],
        [
            (P(), good(p.FreezeStep, agreed_with="")),
            (P(), good(p.FreezeStep, agreed_on=None)),
            (P(), good(p.FreezeStep, how=None)),
            (P(), good(p.FreezeStep, reason="")),
            (clocked(due=TUESDAY_AFTER_EASTER), good(p.FreezeStep)),
            (clocked(due=TUESDAY_AFTER_EASTER), good(p.FreezeStep, agreed_on=TUESDAY_AFTER_EASTER)),
            (clocked(last_resumed_on=TODAY), good(p.FreezeStep, frozen_from=TUESDAY_AFTER_EASTER)),
        ],
    ),
    "G-P2.3-REVIEW": (
        [(P(), good(p.FreezeStep)), (P(), good(p.FreezeStep, review_on=CALENDAR.add_working_days(TODAY, 20)))],
        [
            (P(), good(p.FreezeStep, review_on=None)),
            (P(), good(p.FreezeStep, review_on=CALENDAR.add_working_days(TODAY, 21))),
        ],
    ),
    "G-P2.3-RESUME": (
        [
            (P(ThreeStepState.S1_FROZEN), good(p.ResumeStep)),
            (P(ThreeStepState.S1_FROZEN), good(p.ResumeStep, resumed_on=date(2025, 4, 14))),
            (P(ThreeStepState.S3_RETURNED), good(p.FinishReturnedWork)),
        ],
        [
            (P(ThreeStepState.S1_FROZEN), good(p.ResumeStep, resumed_on=date(2025, 4, 11))),
            (P(ThreeStepState.S3_RETURNED), good(p.FinishReturnedWork, done_on=date(2025, 4, 11))),
        ],
    ),
    "G-P2.1-EXT": (
        [(P(), good(p.ExtendStep)), (clocked(due=TODAY), good(p.ExtendStep))],
        [
            (P(), good(p.ExtendStep, agreed_with="")),
            (P(), good(p.ExtendStep, agreed_on=None)),
            (P(), good(p.ExtendStep, how=None)),
            (P(), good(p.ExtendStep, reason="")),
            (clocked(due=TUESDAY_AFTER_EASTER), good(p.ExtendStep)),
            (P(), good(p.ExtendStep, new_due=date(2025, 4, 29))),
        ],
    ),
    "G-A1-CAP": (
        [(P(S2), good(p.ExtendStep, new_due=date(2025, 7, 8)))],
        [(P(S2), good(p.ExtendStep, new_due=date(2025, 7, 9)))],
    ),
}


@pytest.mark.clause("P-2.3", "P-A1")
@tried(BOTH_WAYS)
def test_a_step_is_frozen_or_extended_only_as_agreed_and_in_time(id: str, attempt: Attempt, passes: bool) -> None:
    judge(id, attempt, passes=passes)
