"""What the steps of the three-step procedure make happen, with every date counted once and kept in the event."""

from __future__ import annotations

from datetime import date

from .calendar import london_date
from .commands import three_step as p
from .deadlines import deemed_receipt, shifted, window_ends
from .events import Event
from .events import three_step as e
from .guards import Asking
from .guards.three_step.standing import clock, of_p
from .happened import happened, makes, simply


def _after(asking: Asking, day0: date, number: str) -> date:
    return asking.calendar.add_working_days(day0, asking.case.number(number))


def _window(asking: Asking, received: date) -> date:
    """The end of the window to ask for the next step, with the numbers that govern this case."""
    return window_ends(
        received,
        asking.calendar,
        working_days=asking.case.number("request_window_working_days"),
        calendar_days=asking.case.number("request_window_calendar_days"),
    )


@makes(p.ReceiveAcceptableVersion)
def receive_acceptable_version(asking: Asking) -> tuple[Event, ...]:
    """P-T3: the clock had not started; day 0 is the day the acceptable version came (D-26)."""
    day0 = london_date(asking.of(p.ReceiveAcceptableVersion).received_at)
    return (
        happened(
            e.AcceptableVersionReceived,
            asking,
            received_on=day0,
            ack_due=_after(asking, day0, "acknowledge_p"),
            step1_due=_after(asking, day0, "step1_response"),
        ),
    )


@makes(p.DeclineConcluded)
def decline_concluded(asking: Asking) -> tuple[Event, ...]:
    """P-T4: concluded issues are not reopened; whatever else was said goes on."""
    declined = set(asking.of(p.DeclineConcluded).issues)
    nothing_left = all(issue.number in declined for issue in asking.case.live_issues)
    return (happened(e.ConcludedIssuesDeclined, asking, nothing_left=nothing_left),)


@makes(p.ResumeStep)
def resume(asking: Asking) -> tuple[Event, ...]:
    """P-T6: the due date, and the cap of step 2, move by the working days in (freeze, resume] (D-25)."""
    step, resumed_on = clock(asking), asking.of(p.ResumeStep).resumed_on
    if step.paused_on is None:
        raise ValueError("the guard lets only a paused step resume")
    return (
        happened(
            e.StepResumed,
            asking,
            old_due=step.due,
            new_due=shifted(step.due, step.paused_on, resumed_on, asking.calendar),
            new_cap=step.cap and shifted(step.cap, step.paused_on, resumed_on, asking.calendar),
        ),
    )


@makes(p.ExtendStep)
def extend(asking: Asking) -> tuple[Event, ...]:
    """P-T7 and P-T16."""
    return (happened(e.StepExtended, asking, old_due=clock(asking).due),)


@makes(p.SendStepOneResponse)
def send_step_one_response(asking: Asking) -> tuple[Event, ...]:
    """P-T8: the day of receipt is kept, because the window to ask for step 2 may begin there."""
    command = asking.of(p.SendStepOneResponse)
    received = deemed_receipt(command.sent_on, command.how, asking.calendar, command.received_on)
    return (happened(e.StepOneResponseSent, asking, received_on=received),)


@makes(p.CompleteStepOne)
def complete_step_one(asking: Asking) -> tuple[Event, ...]:
    """P-T9: the window starts on the later of the receipt of the response and of this notice (D-22)."""
    command = asking.of(p.CompleteStepOne)
    told = deemed_receipt(command.completed_on, command.how, asking.calendar, command.received_on)
    answered = clock(asking).response_received_on or told
    return (
        happened(
            e.StepOneCompleted, asking, received_on=told, window_ends=_window(asking, max(told, answered))
        ),
    )


@makes(p.CloseAtWindowEnd)
def close_at_window_end(asking: Asking) -> tuple[Event, ...]:
    """P-T10 and P-T17."""
    return (happened(e.ClosedAtWindowEnd, asking, window_ended=clock(asking).window_ends),)


@makes(p.StartStepTwo)
def start_step_two(asking: Asking) -> tuple[Event, ...]:
    """P-T11: day 0 is the day of the request, or the day on which a deferral ended (D-24, D-38)."""
    deferred = of_p(asking).deferral_review_on is not None
    day0 = asking.today if deferred else asking.of(p.StartStepTwo).requested_on
    return (
        happened(
            e.StepTwoStarted,
            asking,
            day0=day0,
            due=_after(asking, day0, "step2_outcome"),
            cap=_after(asking, day0, "step2_cap"),
        ),
    )


@makes(p.AcceptReport)
def accept_report(asking: Asking) -> tuple[Event, ...]:
    """P-T15: the window to ask for the panel begins when the complainant has the outcome."""
    command = asking.of(p.AcceptReport)
    received = deemed_receipt(command.sent_on, command.how, asking.calendar, command.received_on)
    return (happened(e.ReportAccepted, asking, received_on=received, window_ends=_window(asking, received)),)


@makes(p.StartStepThree)
def start_step_three(asking: Asking) -> tuple[Event, ...]:
    """P-T18."""
    day0 = asking.of(p.StartStepThree).requested_on
    return (happened(e.StepThreeStarted, asking, due=_after(asking, day0, "step3_decision")),)


@makes(p.AppointPanel)
def appoint_panel(asking: Asking) -> tuple[Event, ...]:
    """P-T19."""
    members = tuple(member.person for member in asking.of(p.AppointPanel).members)
    return (happened(e.PanelAppointed, asking, members=members),)


@makes(p.FinishReturnedWork)
def finish_returned_work(asking: Asking) -> tuple[Event, ...]:
    """P-T21: the clock of step 3 goes on, moved by the working days in (return, resume] (D-29)."""
    step, done_on = clock(asking), asking.of(p.FinishReturnedWork).done_on
    if step.paused_on is None:
        raise ValueError("the guard lets only a paused step resume")
    new_due = shifted(step.due, step.paused_on, done_on, asking.calendar)
    return (happened(e.ReturnedWorkFinished, asking, old_due=step.due, new_due=new_due),)


simply(p.ReturnAsAbusive, e.ReturnedAsAbusive)
simply(p.FreezeStep, e.StepFrozen)
simply(p.OfferMeeting, e.MeetingOffered)
simply(p.OfferAdvocate, e.AdvocateOffered)
simply(p.RecordManagementReview, e.ManagementReviewed)
simply(p.TreatAsReadyForStepTwo, e.TreatedAsReadyForStepTwo)
simply(p.OfferObserver, e.ObserverOffered)
simply(p.RefuseStepTwo, e.StepTwoRefused)
simply(p.DeferStepTwo, e.StepTwoDeferred)
simply(p.SubmitReport, e.ReportSubmitted)
simply(p.ReturnReport, e.ReportReturned)
simply(p.RecordFileRead, e.FileReadByMember)
simply(p.BeginHearing, e.HearingBegun)
simply(p.ReturnToStep, e.ReturnedToStep, by_date="by")
simply(p.InviteRepresentation, e.RepresentationInvited)
simply(p.RecordHearing, e.HearingRecorded)
simply(p.DecidePanel, e.PanelDecided)

