"""Guards that both procedures share: dates, reasons, issues, holds, callers, remedies."""

from __future__ import annotations

from datetime import date

from . import commands as c
from . import three_step_commands as p
from .calendar import london_date
from .commands import Command
from .guards import Asking, Blocked, guard, said
from .terms import (
    TALKS,
    ContactMethod,
    ContactOutcome,
    Direction,
    Flag,
    InterviewPart,
    MayContactChild,
    Outcome,
    PartOfDay,
    Private,
    Proceedings,
    RemedyType,
    RepresentationFrom,
    SharingView,
    TransferTo,
    Wish,
    With,
)

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
    p.RecordHearing: "held_on",
    p.DecidePanel: "sent_on",
}
"""The field of each command that says on which day the thing itself happened."""

REASON_FIELDS = ("reason", "reasons", "explanation", "because", "result")


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


@guard("G-REASON", "C-0.3d")
def a_reason_is_given(asking: Asking) -> Blocked | None:
    """A decision comes without its reason."""
    for name in REASON_FIELDS:
        words = getattr(asking.command, name, None)
        if words is not None:
            return None if said(words) else Blocked("Say why: a decision needs a reason.", name)
    return None


@guard("G-SUBJECT", "C-1, D-39")
def the_subject_handles_nothing(asking: Asking) -> Blocked | None:
    """A case is to be given to a person it is about."""
    command = asking.command
    if isinstance(command, (c.Assign, c.PassUp)) and command.to in asking.case.subjects:
        return Blocked("The complaint is about this person, so they cannot have a part in it. Choose another.", "to")
    return None


# Issues.


@guard("G-ISSUE-TEXT", "C-2")
def the_issue_has_words(asking: Asking) -> Blocked | None:
    """An issue is added without its text."""
    if said(asking.of(c.AddIssue).text):
        return None
    return Blocked("Write down what this issue is, in the words it was told in.", "text")


@guard("G-ISSUE", "C-9")
def the_issue_is_live(asking: Asking) -> Blocked | None:
    """There is no such issue in the case, or it has been merged or withdrawn, or it is not confirmed yet."""
    command = asking.command
    numbers: tuple[int, ...] = getattr(command, "issues", None) or (getattr(command, "issue", 0),)
    live = {issue.number for issue in asking.case.live_issues}
    if not set(numbers) <= live:
        field = "issues" if hasattr(command, "issues") else "issue"
        return Blocked("There is no such issue in this case any more.", field)
    if isinstance(command, c.MergeIssue) and (command.into not in live or command.into == command.issue):
        return Blocked("Choose another issue of this case to merge it into.", "into")
    confirmed = {issue.number for issue in asking.case.confirmed_issues}
    if isinstance(command, c.RecordFinding) and command.issue not in confirmed:
        return Blocked("Confirm this issue before you record a finding on it.", "issue")
    return None


@guard("G-C9-REASONED", "C-T9, C-11, P-3.2")
def the_finding_says_why(asking: Asking) -> Blocked | None:
    """A finding has no plain reason, or does not say what it meant for the child."""
    finding = asking.of(c.RecordFinding)
    if not said(finding.reason_plain):
        return Blocked("Give the reason for this finding in plain words.", "reason_plain")
    if not said(finding.impact_on_child):
        return Blocked("Say what this meant for the child.", "impact_on_child")
    return None


# Contact.


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


@guard("G-C6-ONCE", "C-6, P-2.1")
def acknowledged_once(asking: Asking) -> Blocked | None:
    """An acknowledgement is recorded a second time."""
    if asking.case.ack_sent_on is None:
        return None
    return Blocked("This complaint has already been acknowledged.", "sent_on")


# Putting right.


@guard("G-REMEDY-TEXT", "C-12, P-2.2")
def the_remedy_is_described(asking: Asking) -> Blocked | None:
    """A remedy does not say what will be done."""
    if said(asking.of(c.ProposeRemedy).text):
        return None
    return Blocked("Say what will be done.", "text")


@guard("G-REMEDY", "C-12, P-6.3")
def the_remedy_is_open(asking: Asking) -> Blocked | None:
    """There is no such action on the plan, or it is already completed or dropped."""
    number: int = getattr(asking.command, "remedy", 0)
    remedy = asking.case.remedy(number)
    if remedy is None or not remedy.open:
        return Blocked("There is no open action with this number on the plan.", "remedy")
    return None


@guard("G-C12-COURT", "C-12c")
def the_court_is_told_while_the_case_is_live(asking: Asking) -> Blocked | None:
    """Facts are to be put right with the court though proceedings are not known to be live. A reason lets it pass."""
    remedy = asking.of(c.ProposeRemedy)
    if remedy.type is not RemedyType.CLARIFY_TO_COURT or asking.case.proceedings is Proceedings.LIVE:
        return None
    if said(remedy.not_live_reason):
        return None
    return Blocked("The court case is not known to be live. Say why the court is told all the same.", "not_live_reason")


@guard("G-P6.3", "P-6.3a, C-12")
def every_action_has_an_owner_and_a_date(asking: Asking) -> Blocked | None:
    """An action on the plan has no owner or no date."""
    command = asking.command
    if isinstance(command, c.AgreeRemedy):
        return None if said(command.owner) else Blocked("Say who will see to it.", "owner")
    if any(one.open and (one.owner is None or one.due is None) for one in asking.case.remedies):
        return Blocked("Give every action on the plan an owner and a date.")
    return None


@guard("G-LEARNING-TEXT", "C-0.3c")
def the_learning_is_described(asking: Asking) -> Blocked | None:
    """A learning row is empty."""
    return None if said(asking.of(c.AddLearning).text) else Blocked("Say what was learned.", "text")


@guard("G-D27-ASKED", "D-27, P-2.4b")
def only_evidence_we_asked_for(asking: Asking) -> Blocked | None:
    """An addendum for something that we had not asked for; new concerns become a new case."""
    addendum = asking.of(c.AddAddendum)
    if not addendum.asked_for_by_us:
        return Blocked("Only evidence we asked for leads to an addendum. The rest is a new case.", "asked_for_by_us")
    return None if said(addendum.text) else Blocked("Write the addendum.", "text")


# Ending early.


@guard("G-WITHDRAW-WORDS", "C-T8, P-T24")
def withdrawn_in_their_own_words(asking: Asking) -> Blocked | None:
    """A withdrawal without the words of the person who asked for it."""
    if said(asking.of(c.Withdraw).own_words):
        return None
    return Blocked("Write down what they said, in their own words.", "own_words")


@guard("G-TRANSFER-TO", "D-01")
def moved_to_another_place(asking: Asking) -> Blocked | None:
    """A case is moved to the procedure it is already in, or to another body that is not named."""
    transfer = asking.of(c.Transfer)
    if transfer.to.value == asking.case.procedure.value:
        return Blocked("The case is already in this procedure.", "to")
    if transfer.to is TransferTo.OTHER_BODY and transfer.body is None:
        return Blocked("Say which body looks at this.", "body")
    return None


@guard("G-TRANSFER-TOLD", "C-T16")
def told_where_it_goes_on(asking: Asking) -> Blocked | None:
    """Another body's complaint would be lost: the person was not told where it goes on."""
    transfer = asking.of(c.Transfer)
    if transfer.to is TransferTo.OTHER_BODY and not said(transfer.told_where):
        return Blocked("Say what they were told of where their complaint goes on.", "told_where")
    return None


@guard("G-D01-FINDING", "D-01")
def moved_only_before_a_finding(asking: Asking) -> Blocked | None:
    """A case is moved to the other procedure after a finding was made."""
    if asking.of(c.Transfer).to is TransferTo.OTHER_BODY:
        return None
    if any(issue.outcome not in (None, Outcome.OUTSIDE_REMIT) for issue in asking.case.issues):
        return Blocked("A finding has been made, so the case stays in this procedure.", "to")
    return None


COUNTS = frozenset({ContactOutcome.REACHED, ContactOutcome.SENT})
WRITTEN = frozenset({ContactMethod.EMAIL, ContactMethod.LETTER})
