"""The assessment."""

import pytest

from backoffice.procedure.decide import refusals
from backoffice.procedure.terms import AssessmentValue, Route
from tests.unit.procedure.examples import good
from tests.unit.procedure.guards.trying import DECIDE, NOT_SATISFIED, Attempt, Attempts, C, judge, tried
from tests.unit.procedure.office import CALENDAR, MANAGER, TODAY
from tests.unit.procedure.settled import settled_case

BOTH_WAYS: Attempts = {
    # guard: (what passes, what is blocked)
    "G-C3-ASSESS": (
        [(C(), good(DECIDE))],
        [
            (C(), good(DECIDE, understanding=AssessmentValue.PENDING)),
            (C(), good(DECIDE, own_complaint=AssessmentValue.PENDING)),
        ],
    ),
    "G-C3-REASON": (
        [(C(), good(DECIDE)), (C(), good(DECIDE, understanding=NOT_SATISFIED, reasons="we helped"))],
        [
            (C(), good(DECIDE, understanding=NOT_SATISFIED)),
            (C(), good(DECIDE, own_complaint=NOT_SATISFIED)),
            (C(), good(DECIDE, route=Route.CONTINUE_WITH_SUPPORT)),
            (C(), good(DECIDE, route=Route.FEEDBACK)),
        ],
    ),
    "G-C3-ROUTE": (
        [(C(), good(DECIDE)), (C(), good(DECIDE, route=Route.AS_REPRESENTATIVE, reasons="too young"))],
        [
            (C(), good(DECIDE, own_complaint=NOT_SATISFIED, reasons="hm")),
            (C(representative=None), good(DECIDE, route=Route.AS_REPRESENTATIVE, reasons="too young")),
        ],
    ),
    "G-C3-INTERESTS": (
        [(C(), good(DECIDE))],
        [(C(), good(DECIDE, best_interests="")), (C(), good(DECIDE, what_child_told_us=""))],
    ),
    "G-C3-STEPS": ([(C(), good(DECIDE))], [(C(), good(DECIDE, next_steps=""))]),
}


@pytest.mark.clause("C-3a", "C-3b", "C-3c", "C-F2", "C-F3b")
@tried(BOTH_WAYS)
def test_an_assessment_is_whole_and_gives_its_reasons(id: str, attempt: Attempt, passes: bool) -> None:
    judge(id, attempt, passes=passes)


def test_the_rules_never_read_the_age_in_an_assessment() -> None:
    """C-3: each child is assessed as they are; five or seventeen, the path is the same."""
    answers_by_age = {
        str(refusals(settled_case(stage="assessing", child_age=age), good(DECIDE), MANAGER, TODAY, CALENDAR))
        for age in (5, 11, 17, None)
    }
    assert answers_by_age == {"()"}
