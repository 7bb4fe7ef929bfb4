"""The issues of a complaint."""

from backoffice.procedure import commands as c
from backoffice.procedure.commands import three_step as p
from backoffice.procedure.state import IssueState
from backoffice.procedure.terms import IssueStatus
from tests.unit.procedure.examples import good
from tests.unit.procedure.guards.trying import Attempt, Attempts, C, P, judge, tried

BOTH_WAYS: Attempts = {
    # guard: (what passes, what is blocked)
    "G-ISSUE-TEXT": ([(C(), good(c.AddIssue))], [(C(), good(c.AddIssue, text=""))]),
    "G-ISSUE": (
        [(C(), good(c.ConfirmIssue)), (C(), good(c.MergeIssue)), (P(), good(p.DeclineConcluded))],
        [
            (C(), good(c.ConfirmIssue, issue=7)),
            (C(), good(c.MergeIssue, into=2)),
            (C(), good(c.MergeIssue, into=9)),
            (C(issues=(IssueState(number=1),)), good(c.RecordFinding)),
            (C(issues=(IssueState(number=1, status=IssueStatus.MERGED),)), good(c.WithdrawIssue, issue=1)),
            (P(), good(p.DeclineConcluded, issues=())),
            (P(), good(p.DeclineConcluded, issues=(1, 9))),
        ],
    ),
}


@tried(BOTH_WAYS)
def test_only_a_live_issue_of_this_case_is_worked_on(id: str, attempt: Attempt, passes: bool) -> None:
    judge(id, attempt, passes=passes)
