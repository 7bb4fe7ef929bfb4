"""P-2.3 and P-A1: a step is frozen, goes on, or is extended."""

from __future__ import annotations

from datetime import date

from ...commands import three_step as p
from ..guard import Asking, Blocked, guard, said
from .standing import clock


def _agreement_lacks(command: p.FreezeStep | p.ExtendStep) -> Blocked | None:
    if not said(command.agreed_with):
        return Blocked("Say with whom it was agreed.", "agreed_with")
    if command.agreed_on is None:
        return Blocked("Say when it was agreed.", "agreed_on")
    if command.how is None:
        return Blocked("Say how it was agreed.", "how")
    return None if said(command.reason) else Blocked("Say why.", "reason")


@guard("G-P2.3-AGREE", "P-2.3, D-25")
def a_freeze_is_agreed_in_time(asking: Asking) -> Blocked | None:
    """A freeze lacks the facts of the agreement, comes after the due date, or overlaps an earlier freeze."""
    freeze = asking.of(p.FreezeStep)
    lacks = _agreement_lacks(freeze)
    if lacks:
        return lacks
    now = clock(asking)
    if freeze.agreed_on is not None and freeze.agreed_on > now.due:
        return Blocked("The date has passed, so the step can no longer be frozen.", "agreed_on")
    if freeze.frozen_from > now.due:
        return Blocked("The date has passed, so the step can no longer be frozen.", "frozen_from")
    if freeze.frozen_from < (now.last_resumed_on or now.day0):
        return Blocked("A freeze cannot begin before the step did, or before the last freeze ended.", "frozen_from")
    return None


@guard("G-P2.3-REVIEW", "P-2.3, D-25")
def a_freeze_is_looked_at_again(asking: Asking) -> Blocked | None:
    """A freeze has no review date, or one further off than the house rule allows."""
    freeze = asking.of(p.FreezeStep)
    if freeze.review_on is None:
        return Blocked("Say when the freeze is looked at again.", "review_on")
    most = asking.case.number("freeze_review")
    if asking.calendar.working_days_between(asking.today, freeze.review_on) > most:
        return Blocked(f"A freeze is looked at again after {most} working days at most.", "review_on")
    return None


@guard("G-P2.3-RESUME", "P-2.3, P-8.4")
def a_pause_ends_after_it_began(asking: Asking) -> Blocked | None:
    """A pause is said to end before it began."""
    command = asking.command
    if not isinstance(command, (p.ResumeStep, p.FinishReturnedWork)):
        raise TypeError(type(command).__name__)
    name = "resumed_on" if isinstance(command, p.ResumeStep) else "done_on"
    ended: date = getattr(command, name)
    paused_on = clock(asking).paused_on
    if paused_on is None or ended < paused_on:
        return Blocked("The pause cannot end before it began.", name)
    return None


@guard("G-P2.1-EXT", "P-A1")
def an_extension_is_agreed_in_time(asking: Asking) -> Blocked | None:
    """An extension lacks the facts of the agreement, was agreed after the due date, or is no extension."""
    extension = asking.of(p.ExtendStep)
    lacks = _agreement_lacks(extension)
    if lacks:
        return lacks
    due = clock(asking).due
    if extension.agreed_on is not None and extension.agreed_on > due:
        return Blocked("The date has passed, so it can no longer be extended.", "agreed_on")
    return None if extension.new_due > due else Blocked("Choose a date after the one in force.", "new_due")


@guard("G-A1-CAP", "P-A1, D-23")
def step_two_ends_by_its_cap(asking: Asking) -> Blocked | None:
    """A step 2 date after the cap of 65 working days in all."""
    cap = clock(asking).cap
    if cap is not None and asking.of(p.ExtendStep).new_due > cap:
        return Blocked(f"Step 2 can be extended to {cap.isoformat()} at most.", "new_due")
    return None
