"""Talks and letters: nobody insists, nobody is called at a wrong time, nobody hears who may not."""

from __future__ import annotations

from .. import commands as c
from ..terms import TALKS, Advocate, Direction, Flag, MayContactChild, PartOfDay, Private, SharingView, Wish, With
from .guard import Asking, Blocked, guard, said


@guard("G-C4-NOINSIST", "C-4")
def nobody_insists_on_a_talk(asking: Asking) -> Blocked | None:
    """A talk with the child is planned though the child does not want one, or the helper said so for them.

    Where the helper said no for themselves, a reason lets it pass: the wish that counts is the child's. Letters,
    the response and safeguarding contact are never blocked.
    """
    command = asking.command
    if not isinstance(command, (c.PlanContact, c.Introduce)):
        raise TypeError(type(command).__name__)
    if command.with_whom is not With.CHILD or command.method not in TALKS:
        return None
    if isinstance(command, c.PlanContact) and command.purpose == "safeguarding":
        return None
    wish, helper = asking.case.contact.child_wish, asking.case.representative
    if wish is Wish.DOES_NOT_WANT:
        return Blocked("The child does not want to talk. Write, or record that they changed their mind.", "method")
    if wish is not None or helper is None:
        return None
    if helper.may_contact_child is MayContactChild.CHILD_DOES_NOT_WANT:
        return Blocked("The helper said that the child does not want to talk. Write instead.", "method")
    if helper.may_contact_child is MayContactChild.NO and not said(command.helper_said_no_reason):
        return Blocked("The helper said no to a talk. Say why you go ahead, or write instead.", "helper_said_no_reason")
    return None


@guard("G-PLAN-DAY", "B-09")
def planned_for_a_day_to_come(asking: Asking) -> Blocked | None:
    """A contact is planned for a day that has gone by."""
    if asking.of(c.PlanContact).on >= asking.today:
        return None
    return Blocked("This day has gone by. Write it down as a contact that took place, or choose a day to come.", "on")


@guard("G-PLAN-TIME", "B-09, C-7c")
def planned_for_a_safe_time(asking: Asking) -> Blocked | None:
    """A talk with the child is planned for another time than the child said is safe, or for none, without a reason."""
    plan, told = asking.of(c.PlanContact), set(asking.case.contact.times)
    anytime = not told or bool(told & {PartOfDay.ANY, PartOfDay.OTHER})
    if plan.with_whom is not With.CHILD or plan.method not in TALKS or anytime:
        return None
    if plan.part_of_day in told or said(plan.times_reason):
        return None
    if plan.part_of_day is None:
        return Blocked("The child said when we may talk with them. Choose a time of the day.", "part_of_day")
    return Blocked("The child said another time is safe. Choose that one, or say why not.", "times_reason")


@guard("G-C3-SAFE", "C-3, D-35")
def parents_only_where_safe(asking: Asking) -> Blocked | None:
    """Contact with a parent or carer while the child gave a safety note, is worried, or privacy is not yes.

    A warning: a reason lets it pass.
    """
    command = asking.command
    with_whom = command.to if isinstance(command, c.SendLetter) else getattr(command, "with_whom", None)
    if with_whom is not With.PARENT_OR_CARER or getattr(command, "direction", None) is Direction.INWARD:
        return None
    if said(getattr(command, "safe_reason", "")):
        return None
    case = asking.case
    worried = case.sharing_view is SharingView.WORRIED or Flag.SHARING_WORRY in case.flags
    if case.contact.safety_note or worried or case.contact.private is not Private.YES:
        return Blocked(
            "The child may be at risk if a parent or carer hears. Read the safety note, and say why you go on.",
            "safe_reason",
        )
    return None


@guard("G-CALLER", "specification 3.4")
def we_know_who_is_calling(asking: Asking) -> Blocked | None:
    """Anything is said to a caller or writer, even that a case exists, before it is recorded how we know who it is."""
    contact = asking.of(c.LogContact)
    if contact.direction is Direction.INWARD and contact.said_anything and not said(contact.identity):
        return Blocked("Say how you were satisfied who it is. A reference number is not proof.", "identity")
    return None


@guard("G-SAFE-CHECK", "specification 7.1")
def the_safety_note_was_read(asking: Asking) -> Blocked | None:
    """A letter goes out against, or without a look at, the safety note."""
    letter = asking.of(c.SendLetter)
    if asking.case.contact.safety_note and not letter.safe_checked:
        return Blocked("Read the safety note and confirm that this way of sending is safe.", "safe_checked")
    return None


@guard("G-P3.3-ARRANGED", "P-3.3a")
def an_advocate_who_is_arranged_has_a_name(asking: Asking) -> Blocked | None:
    """An advocate is said to be arranged without who it is, for a child who wants none, or on a day to come."""
    told = asking.of(c.RecordAdvocate)
    if told.arranged_on is None:
        return None
    if told.answer is not Advocate.YES:
        return Blocked("An advocate is arranged for a child who wants one.", "answer")
    if told.arranged_on > asking.today:
        return Blocked("This date is still to come. Enter the day on which it was arranged.", "arranged_on")
    return None if said(told.provider) else Blocked("Say who the advocate is, or where they work.", "provider")
