"""What a complaint needs to be received."""

from backoffice.procedure import commands as c
from backoffice.procedure.commands import three_step as p
from tests.unit.procedure.examples import good
from tests.unit.procedure.guards.trying import TOMORROW, Attempt, Attempts, C, P, judge, tried
from tests.unit.procedure.office import TODAY, a_complaint, noon

BOTH_WAYS: Attempts = {
    # guard: (what passes, what is blocked)
    "G-RECEIPT-ISSUE": (
        [(C(), a_complaint()), (C(), a_complaint(issues=(c.NewIssue(text="😢"),)))],
        [(C(), a_complaint(issues=())), (C(), a_complaint(issues=(c.NewIssue(text="  "),)))],
    ),
    "G-RECEIPT-DATE": (
        [(C(), a_complaint(received_at=noon(TODAY))), (P(), good(p.ReceiveAcceptableVersion))],
        [
            (C(), a_complaint(received_at=noon(TOMORROW))),
            (P(), good(p.ReceiveAcceptableVersion, received_at=noon(TOMORROW))),
        ],
    ),
}


@tried(BOTH_WAYS)
def test_a_complaint_says_something_and_has_come(id: str, attempt: Attempt, passes: bool) -> None:
    judge(id, attempt, passes=passes)
