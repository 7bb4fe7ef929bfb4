"""What a complaint needs to be received."""

from __future__ import annotations

from .. import commands as c
from ..calendar import london_date
from ..commands import three_step as p
from .guard import Asking, Blocked, guard, said


@guard("G-RECEIPT-ISSUE", "C-T1, P-T1")
def something_was_said(asking: Asking) -> Blocked | None:
    """A complaint is recorded without the text of a single issue."""
    if any(said(issue.text) for issue in asking.of(c.ReceiveComplaint).issues):
        return None
    return Blocked("Write down at least one thing the complaint is about.", "issues")


@guard("G-RECEIPT-DATE", "D-02")
def received_by_today(asking: Asking) -> Blocked | None:
    """A complaint is recorded as received after today."""
    command = asking.command
    if not isinstance(command, (c.ReceiveComplaint, p.ReceiveAcceptableVersion)):
        raise TypeError(type(command).__name__)
    if london_date(command.received_at) > asking.today:
        return Blocked("The day of receipt is still to come.", "received_at")
    return None
