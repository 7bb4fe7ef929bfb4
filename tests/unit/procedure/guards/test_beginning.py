"""P-2: the acknowledgement, a complaint that is returned, one that was concluded before."""

import pytest

from backoffice.procedure import commands as c
from backoffice.procedure.commands import three_step as p
from tests.unit.procedure.examples import good
from tests.unit.procedure.guards.trying import SUBJECT, Attempt, Attempts, P, judge, tried
from tests.unit.procedure.office import WORKER

BOTH_WAYS: Attempts = {
    # guard: (what passes, what is blocked)
    "G-P2.1-ACK": (
        [(P(), good(c.RecordAcknowledgement))],
        [
            (P(), good(c.RecordAcknowledgement, names_manager=None)),
            (P(), good(c.RecordAcknowledgement, promises=None)),
            (P(involved=SUBJECT), good(c.RecordAcknowledgement, names_manager=WORKER)),
        ],
    ),
    "G-SG-TRIAGE": ([(P(), good(p.ReturnAsAbusive))], [(P(safeguarding_checked=False), good(p.ReturnAsAbusive))]),
    "G-P2.4-LINK": (
        [(P(), good(p.DeclineConcluded))],
        [(P(), good(p.DeclineConcluded, concluded_case="")), (P(), good(p.DeclineConcluded, explanation=""))],
    ),
}


@pytest.mark.clause("P-2.1b", "P-2.4a", "P-2.4b")
@tried(BOTH_WAYS)
def test_a_step_begins_with_its_manager_named_and_nothing_unexplained(id: str, attempt: Attempt, passes: bool) -> None:
    judge(id, attempt, passes=passes)
