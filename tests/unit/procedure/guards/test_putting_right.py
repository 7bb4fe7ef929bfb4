"""What is put right, and what is learned."""

import pytest

from backoffice.procedure import commands as c
from backoffice.procedure.commands import three_step as p
from backoffice.procedure.terms import Proceedings, RemedyStatus, RemedyType
from tests.unit.procedure.examples import good
from tests.unit.procedure.guards.trying import SEND, Attempt, Attempts, C, P, judge, remedy, tried

BOTH_WAYS: Attempts = {
    # guard: (what passes, what is blocked)
    "G-REMEDY-TEXT": ([(C(), good(c.ProposeRemedy))], [(C(), good(c.ProposeRemedy, text=""))]),
    "G-REMEDY": (
        [(C(), good(c.CompleteRemedy))],
        [
            (C(), good(c.CompleteRemedy, remedy=4)),
            (C(remedies=remedy(status=RemedyStatus.COMPLETED)), good(c.DropRemedy)),
        ],
    ),
    "G-C12-COURT": (
        [
            (C(proceedings=Proceedings.LIVE), good(c.ProposeRemedy, type=RemedyType.CLARIFY_TO_COURT)),
            (C(), good(c.ProposeRemedy, type=RemedyType.CLARIFY_TO_COURT, not_live_reason="the judge asked")),
            (C(), good(c.ProposeRemedy)),
        ],
        [(C(proceedings=Proceedings.NOT_SURE), good(c.ProposeRemedy, type=RemedyType.CLARIFY_TO_COURT))],
    ),
    "G-P6.3": (
        [(C(), good(c.AgreeRemedy)), (P(), good(p.SendStepOneResponse)), (P(remedies=()), good(p.SendStepOneResponse))],
        [
            (C(), good(c.AgreeRemedy, owner=" ")),
            (P(remedies=remedy(owner=None)), good(p.SendStepOneResponse)),
            (P(remedies=remedy(due=None)), good(p.SendStepOneResponse)),
        ],
    ),
    "G-LEARNING-TEXT": ([(C(), good(c.AddLearning))], [(C(), good(c.AddLearning, text=""))]),
    "G-C11-LEARN": (
        [(C(), good(SEND)), (C(learning_rows=0, no_learning=True), good(SEND))],
        [(C(learning_rows=0), good(SEND))],
    ),
    "G-C12-APPROVAL": (
        [
            (C(), good(SEND)),
            (C(remedies=remedy(type=RemedyType.COMPENSATION, approved_by="hugh")), good(SEND)),
            (C(remedies=remedy(type=RemedyType.COMPENSATION, status=RemedyStatus.DROPPED)), good(SEND)),
            (C(remedies=(*remedy(), *remedy(number=2, type=RemedyType.COMPENSATION))), good(c.CompleteRemedy)),
        ],
        [
            (C(remedies=remedy(type=RemedyType.COMPENSATION)), good(SEND)),
            (C(remedies=remedy(type=RemedyType.COMPENSATION)), good(c.CompleteRemedy)),
        ],
    ),
    "G-C12-AMOUNT": (
        [(C(), good(c.ProposeRemedy)), (C(), good(c.ProposeRemedy, type=RemedyType.COMPENSATION, amount_pence=1))],
        [
            (C(), good(c.ProposeRemedy, type=RemedyType.COMPENSATION)),
            (C(), good(c.ProposeRemedy, type=RemedyType.COMPENSATION, amount_pence=0)),
            (C(), good(c.ProposeRemedy, amount_pence=100)),
        ],
    ),
    "G-C12-WAITS": (
        [
            (C(remedies=remedy(type=RemedyType.COMPENSATION)), good(c.ApproveRemedy)),
            (C(remedies=remedy(type=RemedyType.COMPENSATION)), good(c.DeclineRemedy)),
        ],
        [
            (C(), good(c.ApproveRemedy)),
            (C(remedies=remedy(type=RemedyType.COMPENSATION, approved_by="hugh")), good(c.DeclineRemedy)),
            (C(remedies=remedy(type=RemedyType.COMPENSATION, status=RemedyStatus.DROPPED)), good(c.ApproveRemedy)),
        ],
    ),
    "G-C12-OWNER": (
        [(C(), good(c.CloseCase)), (C(remedies=remedy(owner=None, status=RemedyStatus.DROPPED)), good(c.CloseCase))],
        [(C(remedies=remedy(owner=None)), good(c.CloseCase)), (C(remedies=remedy(due=None)), good(c.CloseCase))],
    ),
}


@pytest.mark.clause("C-0.3c", "C-12b", "C-12c", "P-6.3a")
@tried(BOTH_WAYS)
def test_what_is_put_right_is_described_owned_and_dated(id: str, attempt: Attempt, passes: bool) -> None:
    judge(id, attempt, passes=passes)
