"""A decision bears its reason."""

import pytest

from backoffice.procedure import commands as c
from backoffice.procedure.commands import three_step as p
from tests.unit.procedure.examples import good
from tests.unit.procedure.guards.trying import Attempt, Attempts, C, P, judge, tried

BOTH_WAYS: Attempts = {
    # guard: (what passes, what is blocked)
    "G-REASON": (
        [(C(), good(c.ReturnToInvestigation)), (C(), good(c.NoLearningFound))],
        [
            (C(), good(c.ReturnToInvestigation, reason=" ")),
            (C(), good(c.NoLearningFound, because="")),
            (P(), good(p.ReturnAsAbusive, explanation="")),
            (C(), good(c.RecordSafeguardingCheck, result="")),
        ],
    ),
}


@pytest.mark.clause("C-0.3d")
@tried(BOTH_WAYS)
def test_a_decision_bears_its_reason(id: str, attempt: Attempt, passes: bool) -> None:
    judge(id, attempt, passes=passes)
