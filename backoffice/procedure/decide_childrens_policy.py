"""What the steps of the children's policy make happen, with every date counted once and kept in the event."""

from __future__ import annotations

from datetime import date

from . import commands as c
from . import events as e
from .calendar import london_date
from .events import Event
from .guards import Asking
from .happened import happened, makes, simply
from .parameters import parameters_for
from .terms import ORAL_CHANNELS, Flag, Procedure, Route, TransferTo


@makes(c.ReceiveComplaint)
def receive(asking: Asking) -> tuple[Event, ...]:
    """C-T1 and P-T1: day 0 is the London date of receipt; every clock starts there, logged late or not."""
    command = asking.of(c.ReceiveComplaint)
    day0 = london_date(command.received_at)
    governing = parameters_for(command.procedure, day0, asking.house)
    children = command.procedure is Procedure.CHILDREN_POLICY

    def after(number: str) -> date:
        return asking.calendar.add_working_days(day0, governing[number])

    needs_acknowledgement = not children or command.channel not in ORAL_CHANNELS
    last = after("respond" if children else "step1_response")
    provisional = {Flag.PROVISIONAL_DATE} if asking.calendar.is_provisional(last) else set()
    return (
        happened(
            e.ComplaintReceived,
            asking,
            policy_version=command.policy_version or governing.policy_version,
            numbers=governing.numbers,
            received_on=day0,
            # Whoever the complaint is about never has it in hand, not even for a moment (D-39).
            assignee=None if command.assignee in command.subjects else command.assignee,
            flags=command.flags | provisional,
            ack_due=after("acknowledge" if children else "acknowledge_p") if needs_acknowledgement else None,
            intro_due=after("introduce") if children else None,
            response_due=after("respond") if children else None,
            kit_due=after("keep_in_touch_first") if children else None,
            step1_due=None if children else after("step1_response"),
        ),
    )


@makes(c.DecideAssessment)
def decide_assessment(asking: Asking) -> tuple[Event, ...]:
    """C-T5 and C-T6: investigation, or one of the other routes of D-14, each with its reasons."""
    command = asking.of(c.DecideAssessment)
    decided = happened(e.AssessmentDecided, asking)
    match command.route:
        case Route.CLOSE_WITH_REASONS:
            return (decided, happened(e.CaseNotAccepted, asking, reason=command.reasons))
        case Route.MOVE_TO_THREE_STEP | Route.FEEDBACK:
            moved_to = TransferTo.FEEDBACK if command.route is Route.FEEDBACK else TransferTo.THREE_STEP
            moved = happened(
                e.CaseTransferred, asking, to=moved_to, body=None, reason=command.reasons, told_where=""
            )
            return (decided, moved)
        case _:
            return (decided,)


@makes(c.AgreeNewDate)
def agree_new_date(asking: Asking) -> tuple[Event, ...]:
    """C-T12: the agreement counts as kept only if it was made on or before the date then in force (D-09)."""
    command = asking.of(c.AgreeNewDate)
    old_due, agreed_on = asking.case.effective_due, command.agreed_on
    if old_due is None or agreed_on is None:
        raise ValueError("a case of the children's policy has a response date, and the guard asks for the day")
    return (
        happened(
            e.NewDateAgreed,
            asking,
            old_due=old_due,
            in_time=agreed_on <= old_due,
            recorded_late=asking.today > old_due,
            provisional=asking.calendar.is_provisional(command.new_due),
        ),
    )


@makes(c.KeepInTouch)
def keep_in_touch(asking: Asking) -> tuple[Event, ...]:
    """C-T13: after day 10 the child hears from us every five working days, or sooner where we said so (D-10).

    An update before day 10 does not use up the one that is due on day 10 itself.
    """
    command, case = asking.of(c.KeepInTouch), asking.case
    if command.next_date is None or case.response_due is None:
        raise ValueError("the guard asks for the next date, and a case of this policy has a day ten")
    first = asking.calendar.add_working_days(case.received_on, case.number("keep_in_touch_first"))
    following = asking.calendar.add_working_days(command.on, case.number("keep_in_touch_next"))
    return (
        happened(
            e.KeptInTouch, asking, contact_on=command.on, next_due=min(command.next_date, max(first, following))
        ),
    )


@makes(c.SendResponse)
def send_response(asking: Asking) -> tuple[Event, ...]:
    """C-T11."""
    return (happened(e.ResponseSent, asking, addressee=asking.of(c.SendResponse).blocks.addressee),)


@makes(c.HoldResponseForChild)
def hold_response(asking: Asking) -> tuple[Event, ...]:
    """C-T11b: counts as kept on the day it was finished, in a column of its own."""
    addressee = asking.of(c.HoldResponseForChild).blocks.addressee
    return (happened(e.ResponseHeldForChild, asking, addressee=addressee),)


simply(c.RecordAcknowledgement, e.AcknowledgementSent)
simply(c.NoteReceiptUnseen, e.ReceiptNotSeen)
simply(c.Introduce, e.IntroductionMade, made_on="on")
simply(c.AgreeTimetable, e.TimetableAgreed)
simply(c.OpenAssessment, e.AssessmentOpened)
simply(c.SaveAssessment, e.AssessmentSaved)
simply(c.StopForRepresentative, e.RepresentativeStopped)
simply(c.Withdraw, e.ComplaintWithdrawn)
simply(c.Transfer, e.CaseTransferred)
simply(c.BeginResponse, e.ResponseBegun)
simply(c.ReturnToInvestigation, e.InvestigationResumed)
simply(c.HandOverHeldResponse, e.HeldResponseHandedOver, handed_over_on="on")
simply(c.CloseCase, e.CaseClosed)
