"""Who else sees the answer (C-10, C-13)."""

from __future__ import annotations

from .. import commands as c
from ..terms import Sharing
from .guard import Asking, Blocked, guard, said


@guard("G-C10-DECIDE", "C-10, D-12")
def sharing_is_decided_for_each(asking: Asking) -> Blocked | None:
    """A parent or carer is undecided, or none is named without saying why. Not asked at 18 or over."""
    case = asking.case
    if case.is_adult:
        return None
    if not case.parents and not case.no_parent:
        return Blocked("Name each parent or carer, or say why there is nobody to share the answer with.", "parents")
    if any(parent.decision is Sharing.UNDECIDED for parent in case.parents):
        return Blocked("Decide for each parent or carer whether the answer is shared with them.", "parents")
    return None


@guard("G-C10-REASON", "C-10, D-12")
def not_sharing_has_a_reason(asking: Asking) -> Blocked | None:
    """Not to be shared with a parent or carer, without a reason. Not asked at 18 or over."""
    command, case = asking.command, asking.case
    if case.is_adult:
        return None
    if not isinstance(command, c.DecideSharing):
        unreasoned = any(one.decision is Sharing.DO_NOT_SHARE and not one.reasoned for one in case.parents)
        return Blocked("Say why the answer is not shared with a parent or carer.") if unreasoned else None
    if command.decision is Sharing.DO_NOT_SHARE and not said(command.reason):
        return Blocked("Say why the answer is not shared with this parent or carer.", "reason")
    return None


@guard("G-C10-ONCE", "C-10")
def each_parent_once(asking: Asking) -> Blocked | None:
    """A parent or carer is named twice."""
    if asking.case.parent(asking.of(c.NameParentOrCarer).party) is None:
        return None
    return Blocked("This person is already named.", "party")


@guard("G-C10-NONE", "C-10")
def nobody_only_where_nobody_is_named(asking: Asking) -> Blocked | None:
    """Nobody to share with, although a parent or carer is named."""
    return Blocked("A parent or carer is named in this case. Decide for them.") if asking.case.parents else None


@guard("G-C10-PARTY", "C-10")
def the_parent_is_named(asking: Asking) -> Blocked | None:
    """A decision for somebody who is not named as a parent or carer of this child."""
    party: str = getattr(asking.command, "party", "")
    return None if asking.case.parent(party) else Blocked("Name this person as a parent or carer first.", "party")


@guard("G-C10-SHARE", "C-10")
def copies_only_where_decided(asking: Asking) -> Blocked | None:
    """A copy for a parent or carer with whom the answer is not shared."""
    parent = asking.case.parent(asking.of(c.SendCopyToParent).party)
    if parent is not None and parent.decision is Sharing.SHARE:
        return None
    return Blocked("It was not decided to share the answer with this person.", "party")


@guard("G-C10-DONE", "C-T14")
def every_copy_is_sent(asking: Asking) -> Blocked | None:
    """A case is closed before each parent or carer with whom the answer is shared has it."""
    waiting = [one for one in asking.case.parents if one.decision is Sharing.SHARE and one.copy_sent_on is None]
    return Blocked("Send the copies that were promised to parents or carers first.") if waiting else None


@guard("G-C13-SHARE", "C-13")
def staff_were_told(asking: Asking) -> Blocked | None:
    """A case is closed without sharing it with staff, and without a reason."""
    if asking.case.staff_shares or said(asking.of(c.CloseCase).no_share_reason):
        return None
    return Blocked("Record with whom the learning was shared, or say why with nobody.", "no_share_reason")


@guard("G-C13-LEADER", "C-13b")
def a_leader_meeting_was_considered(asking: Asking) -> Blocked | None:
    """A case is closed before it was considered whether a senior leader should meet the child."""
    if asking.case.leader_meeting_considered:
        return None
    return Blocked("Record whether a meeting with a senior leader was considered, and why or why not.")
