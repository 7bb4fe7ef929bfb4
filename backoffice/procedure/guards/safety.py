"""No word to the person a complaint is about while the hold is on (SG-6)."""

from __future__ import annotations

from .. import commands as c
from ..commands import three_step as p
from ..terms import Direction, InterviewPart, RepresentationFrom
from .guard import Asking, Blocked, guard


def names_the_subject(asking: Asking) -> bool:
    """Whether this command would reach a person the complaint is about."""
    command = asking.command
    subjects = asking.case.subjects
    match command:
        case c.RecordInterview():
            return command.part is InterviewPart.PERSON_COMPLAINED_ABOUT or command.staff in subjects
        case c.ShareWithStaff():
            return command.is_subject or command.staff in subjects
        case p.InviteRepresentation():
            return command.party is RepresentationFrom.STAFF_MEMBER
        case c.LogContact():
            return command.direction is Direction.OUTWARD and command.staff in subjects
        case c.PlanContact() | c.SendLetter():
            return command.staff in subjects
        case _:
            return False


@guard("G-HOLD", "SG-6")
def nothing_reaches_the_subject(asking: Asking) -> Blocked | None:
    """Any message to, talk with or sharing to the subject while the hold on contact with them is on."""
    if not asking.case.hold or not names_the_subject(asking):
        return None
    return Blocked("Contact with this person is on hold until the safeguarding lead lifts the hold.", "staff")
