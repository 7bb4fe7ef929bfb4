"""Who may have a part in a case, and who speaks for the child."""

import pytest

from backoffice.procedure import commands as c
from tests.unit.procedure.examples import good
from tests.unit.procedure.guards.trying import SUBJECT, Attempt, Attempts, C, judge, tried
from tests.unit.procedure.office import WORKER

BOTH_WAYS: Attempts = {
    # guard: (what passes, what is blocked)
    "G-SUBJECT": (
        [(C(involved=SUBJECT), good(c.Assign))],
        [(C(involved=SUBJECT), good(c.Assign, to=WORKER)), (C(involved=SUBJECT), good(c.PassUp, to=WORKER))],
    ),
    "G-SUBJECT-NAMED": (
        [(C(involved=SUBJECT), good(c.ClearSubject))],
        [(C(), good(c.ClearSubject)), (C(involved=SUBJECT), good(c.ClearSubject, staff="tom"))],
    ),
    "G-C4-REPRESENTATIVE": (
        [(C(), good(c.RecordMayContactChild))],
        [(C(representative=None), good(c.RecordMayContactChild))],
    ),
    "G-C5-REPRESENTATIVE": (
        [(C(), good(c.StopForRepresentative))],
        [(C(representative=None), good(c.StopForRepresentative))],
    ),
}


@pytest.mark.clause("C-1a")
@tried(BOTH_WAYS)
def test_nobody_handles_a_case_about_themselves_or_answers_for_nobody(id: str, attempt: Attempt, passes: bool) -> None:
    judge(id, attempt, passes=passes)
