"""Dates that were chosen, and days on which things are said to have happened."""

from __future__ import annotations

from datetime import date

from .. import commands as c
from ..commands import Command
from ..commands import three_step as p
from .guard import Asking, Blocked, guard

CHOSEN_DATES: dict[type[Command], str] = {
    c.AgreeNewDate: "new_due",
    c.KeepInTouch: "next_date",
    c.ProposeRemedy: "due",
    c.AgreeRemedy: "due",
    c.AddLearning: "due",
    c.BookListenAndLearn: "on",
    p.FreezeStep: "review_on",
    p.ExtendStep: "new_due",
    p.DeferStepTwo: "review_on",
    p.ReturnToStep: "by",
}
"""The field of each command that holds a date somebody chooses for later."""

HAPPENED_ON: dict[type[Command], str] = {
    c.RecordAcknowledgement: "sent_on",
    c.Introduce: "on",
    c.AgreeTimetable: "agreed_on",
    c.AgreeNewDate: "agreed_on",
    c.KeepInTouch: "on",
    c.SendResponse: "sent_on",
    c.HoldResponseForChild: "finished_on",
    c.HandOverHeldResponse: "on",
    c.RecordContactWish: "told_on",
    c.RecordMayContactChild: "told_on",
    c.RecordAdvocate: "told_on",
    c.LogContact: "on",
    c.SendLetter: "sent_on",
    c.RecordInterview: "on",
    c.CompleteRemedy: "completed_on",
    c.DecideSharing: "talked_with_child_on",
    c.SendCopyToParent: "sent_on",
    c.ShareWithStaff: "on",
    c.SendFollowUp: "sent_on",
    c.InviteToListenAndLearn: "invited_on",
    c.RecordListenAndLearn: "held_on",
    c.AskAboutProcess: "sent_on",
    c.RecordOmbudsmanEvent: "on",
    c.AddAddendum: "sent_on",
    p.ReturnAsAbusive: "returned_on",
    p.FreezeStep: "frozen_from",
    p.ResumeStep: "resumed_on",
    p.ExtendStep: "agreed_on",
    p.OfferMeeting: "offered_on",
    p.OfferAdvocate: "offered_on",
    p.RecordManagementReview: "file_read_on",
    p.SendStepOneResponse: "sent_on",
    p.CompleteStepOne: "completed_on",
    p.OfferObserver: "offered_on",
    p.StartStepTwo: "requested_on",
    p.RefuseStepTwo: "requested_on",
    p.DeferStepTwo: "requested_on",
    p.AcceptReport: "sent_on",
    p.StartStepThree: "requested_on",
    p.BeginHearing: "satisfied_on",
    p.ReturnToStep: "returned_on",
    p.FinishReturnedWork: "done_on",
    p.InviteRepresentation: "invited_on",
    p.RecordFileRead: "read_on",
    p.RecordHearing: "held_on",
    p.DecidePanel: "sent_on",
}
"""The field of each command that says on which day the thing itself happened."""


def chosen_dates(command: Command) -> tuple[tuple[str, date], ...]:
    """Every date in the command that somebody chose for later, with its field."""
    if isinstance(command, c.AgreeTimetable):
        return tuple(("lines", line.on) for line in command.lines)
    name = CHOSEN_DATES[type(command)]
    day: date | None = getattr(command, name)
    return () if day is None else ((name, day),)


@guard("G-DATE-WD", "specification 3.4")
def chosen_date_is_a_working_day_to_come(asking: Asking) -> Blocked | None:
    """A chosen date is not a working day, or not after today."""
    for name, day in chosen_dates(asking.command):
        if day <= asking.today:
            return Blocked("Choose a date after today.", name)
        if not asking.calendar.is_working_day(day):
            return Blocked("Choose a working day: not a weekend or a bank holiday.", name)
    return None


@guard("G-DATE-PAST", "D-02")
def happened_between_receipt_and_today(asking: Asking) -> Blocked | None:
    """A thing is said to have happened after today, or before the complaint was received."""
    name = HAPPENED_ON[type(asking.command)]
    day: date | None = getattr(asking.command, name)
    if day is None:
        return None
    if day > asking.today:
        return Blocked("This date is still to come. Enter the day on which it happened.", name)
    if day < asking.case.received_on:
        return Blocked("This date is before the complaint was received.", name)
    return None
