"""How a case ends before its answer."""

import pytest

from backoffice.procedure import commands as c
from backoffice.procedure.state import IssueState
from backoffice.procedure.terms import TransferTo, With
from tests.unit.procedure.examples import good
from tests.unit.procedure.guards.trying import Attempt, Attempts, C, judge, tried

BOTH_WAYS: Attempts = {
    # guard: (what passes, what is blocked)
    "G-WITHDRAW-WORDS": ([(C(), good(c.Withdraw))], [(C(), good(c.Withdraw, own_words=""))]),
    "G-WITHDRAW-PUSHED": (
        [(C(), good(c.Withdraw)), (C(), good(c.Withdraw, asked_by=With.REPRESENTATIVE))],
        [(C(), good(c.Withdraw, pushed=None)), (C(), good(c.Withdraw, asked_by=With.PARENT_OR_CARER))],
    ),
    "G-TRANSFER-TO": (
        [(C(), good(c.Transfer)), (C(), good(c.Transfer, to=TransferTo.THREE_STEP))],
        [(C(), good(c.Transfer, to=TransferTo.CHILDREN_POLICY)), (C(), good(c.Transfer, body=None))],
    ),
    "G-TRANSFER-TOLD": ([(C(), good(c.Transfer))], [(C(), good(c.Transfer, told_where=""))]),
    "G-D01-FINDING": (
        [
            (C(), good(c.Transfer)),
            (C(issues=(IssueState(number=1),)), good(c.Transfer, to=TransferTo.THREE_STEP)),
        ],
        [(C(), good(c.Transfer, to=TransferTo.THREE_STEP))],
    ),
    "G-C5-REASONS": (
        [(C(), good(c.StopForRepresentative)), (C(), good(c.StopForRepresentative, reasons="x" * 30))],
        [
            (C(), good(c.StopForRepresentative, reasons="x" * 29 + "   ")),
            (C(), good(c.StopForRepresentative, letter_id=None)),
        ],
    ),
}


@pytest.mark.clause("C-5a", "C-5b")
@tried(BOTH_WAYS)
def test_a_case_ends_early_only_with_words_reasons_and_a_letter(id: str, attempt: Attempt, passes: bool) -> None:
    judge(id, attempt, passes=passes)
