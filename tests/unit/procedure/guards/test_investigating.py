"""Looking into it."""

from dataclasses import replace

import pytest

from backoffice.procedure import commands as c
from backoffice.procedure.state import IssueState
from tests.unit.procedure.examples import good
from tests.unit.procedure.guards.trying import Attempt, Attempts, C, judge, tried
from tests.unit.procedure.settled import ISSUES

BOTH_WAYS: Attempts = {
    # guard: (what passes, what is blocked)
    "G-C9-REASONED": (
        [(C(), good(c.RecordFinding))],
        [(C(), good(c.RecordFinding, reason_plain="")), (C(), good(c.RecordFinding, impact_on_child=""))],
    ),
    "G-C9-FINDINGS": (
        [(C(), good(c.BeginResponse))],
        [
            (C(issues=()), good(c.BeginResponse)),
            (C(issues=(replace(ISSUES[0], outcome=None),)), good(c.BeginResponse)),
            (C(issues=(ISSUES[0], IssueState(number=2))), good(c.BeginResponse)),
        ],
    ),
    "G-C8-INTERVIEW": (
        [
            (C(), good(c.BeginResponse)),
            (C(interviews=(), hold=True), good(c.BeginResponse)),
            (C(interviews=()), good(c.BeginResponse, no_interview_reason="both have left")),
        ],
        [(C(interviews=()), good(c.BeginResponse)), (C(interviews=C().interviews[:1]), good(c.BeginResponse))],
    ),
}


@pytest.mark.clause("C-8")
@tried(BOTH_WAYS)
def test_a_finding_bears_its_reason_and_both_sides_were_asked(id: str, attempt: Attempt, passes: bool) -> None:
    judge(id, attempt, passes=passes)
