"""The acknowledgement (C-6), the hello and the timetable (C-7), the dates and the updates (C-9)."""

from __future__ import annotations

from .. import commands as c
from ..terms import CONTACT_THAT_COUNTS, ORAL_CHANNELS, WRITTEN, ContactMethod, With
from .guard import Asking, Blocked, guard, said


@guard("G-C6-ONCE", "C-6, P-2.1")
def acknowledged_once(asking: Asking) -> Blocked | None:
    """An acknowledgement is recorded a second time."""
    if asking.case.ack_sent_on is None:
        return None
    return Blocked("This complaint has already been acknowledged.", "sent_on")


@guard("G-C6-NOT-NEEDED", "C-6, D-07")
def spoken_complaints_need_none(asking: Asking) -> Blocked | None:
    """A written acknowledgement for a complaint that came by mouth."""
    if asking.case.channel in ORAL_CHANNELS:
        return Blocked("This complaint came by mouth, so no written acknowledgement is due.")
    return None


@guard("G-C7-ONCE", "C-7")
def introduced_once(asking: Asking) -> Blocked | None:
    """A second introduction; the first is the one that keeps the promise."""
    if asking.case.introduced_on is None:
        return None
    return Blocked("The introduction has already been made. Record this as a contact.")


@guard("G-C7-REACHED", "C-7b")
def the_introduction_arrived(asking: Asking) -> Blocked | None:
    """An introduction that nobody received: a call without an answer is a try."""
    if asking.of(c.Introduce).outcome in CONTACT_THAT_COUNTS:
        return None
    return Blocked("This reached nobody, so it is a try. Record it in the contact log and try again.", "outcome")


@guard("G-C7-METHOD", "C-7c")
def the_childs_own_way(asking: Asking) -> Blocked | None:
    """The introduction was made in another way than the child chose, without a reason."""
    introduction = asking.of(c.Introduce)
    chosen = asking.case.contact.method
    fits = {
        ContactMethod.NONE: True,
        ContactMethod.NO_TALK: introduction.method in WRITTEN,
    }.get(chosen, introduction.method is chosen)
    if fits or said(introduction.method_reason):
        return None
    return Blocked("The child chose another way. Use it, or say why not.", "method_reason")


@guard("G-C7-CHILD", "C-7, D-36")
def the_introduction_is_to_the_child(asking: Asking) -> Blocked | None:
    """An introduction to somebody else than the child, while the child may be contacted, without a reason."""
    introduction = asking.of(c.Introduce)
    if introduction.with_whom is With.CHILD or said(introduction.not_child_reason):
        return None
    helper = asking.case.representative
    parent_for_the_child = helper is not None and helper.is_parent_or_carer
    speaks_for_the_child = introduction.with_whom is With.REPRESENTATIVE or (
        introduction.with_whom is With.PARENT_OR_CARER and parent_for_the_child
    )
    if speaks_for_the_child and not asking.case.child_is_contacted:
        return None
    return Blocked("We say hello to the child. If it was somebody else, say why.", "not_child_reason")


@guard("G-C7-TIMETABLE", "C-7a")
def the_timetable_has_steps(asking: Asking) -> Blocked | None:
    """A timetable without a single dated step."""
    lines = asking.of(c.AgreeTimetable).lines
    if lines and all(said(line.what) for line in lines):
        return None
    return Blocked("Give every step of the timetable words and a date.", "lines")


@guard("G-C9-AGREED", "C-9, D-09")
def the_new_date_is_truly_agreed(asking: Asking) -> Blocked | None:
    """An agreement lacks who, when, how or why, or is with the representative of a child we are in touch with."""
    agreed = asking.of(c.AgreeNewDate)
    case = asking.case
    if agreed.agreed_on is None:
        return Blocked("Say when it was agreed.", "agreed_on")
    if agreed.how is None:
        return Blocked("Say how it was agreed.", "how")
    if not said(agreed.reason):
        return Blocked("Say why the date changes.", "reason")
    with_child = agreed.agreed_with is With.CHILD
    with_helper = agreed.agreed_with is With.REPRESENTATIVE and case.representative is not None
    if not with_child and not with_helper:
        return Blocked("A new date is agreed with the child.", "agreed_with")
    if with_helper and case.child_is_contacted:
        return Blocked("We are in touch with the child, so the date is agreed with the child.", "agreed_with")
    if case.agreements and agreed.agreed_on < case.agreements[-1].agreed_on:
        return Blocked("A later agreement is already recorded. Enter agreements in their order.", "agreed_on")
    if agreed.new_due == case.effective_due:
        return Blocked("This is the date that is already in force.", "new_due")
    return None


@guard("G-C9-KIT", "C-9, D-10")
def the_update_tells_something(asking: Asking) -> Blocked | None:
    """An update lacks what we are doing or the next date, or nobody received it."""
    update = asking.of(c.KeepInTouch)
    if update.outcome not in CONTACT_THAT_COUNTS:
        return Blocked("A call nobody answered does not count. Record it in the contact log and try again.", "outcome")
    if not said(update.what_we_are_doing):
        return Blocked("Tell the child what we are doing.", "what_we_are_doing")
    if update.next_date is None:
        return Blocked("Tell the child when to expect the answer.", "next_date")
    return None
