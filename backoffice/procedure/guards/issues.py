"""The issues of a complaint."""

from __future__ import annotations

from .. import commands as c
from .guard import Asking, Blocked, guard, said


@guard("G-ISSUE-TEXT", "C-2")
def the_issue_has_words(asking: Asking) -> Blocked | None:
    """An issue is added without its text."""
    if said(asking.of(c.AddIssue).text):
        return None
    return Blocked("Write down what this point is, in the words it was told in.", "text")


@guard("G-ISSUE", "C-9")
def the_issue_is_live(asking: Asking) -> Blocked | None:
    """There is no such issue in the case, or it has been merged or withdrawn, or it is not confirmed yet."""
    command = asking.command
    numbers: tuple[int, ...] = getattr(command, "issues", None) or (getattr(command, "issue", 0),)
    live = {issue.number for issue in asking.case.live_issues}
    if not set(numbers) <= live:
        field = "issues" if hasattr(command, "issues") else "issue"
        return Blocked("There is no such point in this case any more.", field)
    if isinstance(command, c.MergeIssue) and (command.into not in live or command.into == command.issue):
        return Blocked("Choose another point of this case to merge it into.", "into")
    confirmed = {issue.number for issue in asking.case.confirmed_issues}
    if isinstance(command, c.RecordFinding) and command.issue not in confirmed:
        return Blocked("Confirm this point before you record a finding on it.", "issue")
    return None
