"""What the steps of the three-step procedure do to the state of a case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from .events import three_step as e
from .evolution import dates_told, evolves, with_part
from .evolve_record import with_issue
from .state import Appointment, CaseState, ClockMove, StepClock, ThreeStepCase
from .terms import CloseReason, IssueStatus, Part, Role
from .terms import ThreeStepState as S

PAUSED_AS = {S.S1_OPEN: S.S1_FROZEN, S.S2_OPEN: S.S2_FROZEN, S.S2_ADJUDICATING: S.S2_FROZEN, S.S3_OPEN: S.S3_FROZEN}
"""The frozen state of each state that can be frozen. A hearing that is being held is not frozen."""


def three_step(state: CaseState) -> ThreeStepCase:
    if state.three_step is None:
        raise ValueError("this case is not in the three-step procedure")
    return state.three_step


def with_p(state: CaseState, **changes: Any) -> CaseState:
    return replace(state, three_step=replace(three_step(state), **changes))


def with_step(state: CaseState, **changes: Any) -> CaseState:
    steps = three_step(state).steps
    return with_p(state, steps=(*steps[:-1], replace(steps[-1], **changes)))


def appointed(state: CaseState, person: str, role: Role, part: Part | None = Part.HANDLER) -> CaseState:
    """Gives a person a part in this case. A panel's members and adviser are appointed without becoming involved."""
    state = replace(state, appointments=(*state.appointments, Appointment(person=person, role=role)))
    return with_part(state, person, part) if part else state


def after_pause(state: CaseState, resumed_on: date) -> tuple[ClockMove, ...]:
    """What has moved the step's date, with the pause that ends now."""
    step = three_step(state).step
    return (*step.moves, ClockMove(to=resumed_on, paused_on=step.paused_on))


def at(state: CaseState, stage: S) -> CaseState:
    return replace(state, stage=stage)


@evolves(e.ReturnedAsAbusive)
def returned_as_abusive(state: CaseState, _: e.ReturnedAsAbusive) -> CaseState:
    return at(state, S.RETURNED_ABUSIVE)


@evolves(e.AcceptableVersionReceived)
def acceptable_version(state: CaseState, event: e.AcceptableVersionReceived) -> CaseState:
    clock = StepClock(number=1, day0=event.received_on, due=event.step1_due)
    state = replace(state, received_on=event.received_on, ack_due=event.ack_due, ack_sent_on=None)
    return at(with_p(state, steps=(clock,)), S.S1_OPEN)


@evolves(e.ConcludedIssuesDeclined)
def concluded_declined(state: CaseState, event: e.ConcludedIssuesDeclined) -> CaseState:
    for number in event.issues:
        state = with_issue(state, number, status=IssueStatus.CONCLUDED)
    if not event.nothing_left:
        return state
    ended = replace(state, closed_on=event.on, close_reason=CloseReason.NOT_ACCEPTED)
    return at(ended, S.NOT_ACCEPTED_CONCLUDED)


@evolves(e.StepFrozen)
def frozen(state: CaseState, event: e.StepFrozen) -> CaseState:
    state = with_step(state, paused_on=event.frozen_from, review_on=event.review_on, resume_to=str(state.stage))
    return at(state, PAUSED_AS[S(state.stage)])


@evolves(e.StepResumed)
def resumed(state: CaseState, event: e.StepResumed) -> CaseState:
    back = three_step(state).step.resume_to
    state = with_step(
        state,
        due=event.new_due,
        cap=event.new_cap,
        paused_on=None,
        review_on=None,
        resume_to=None,
        last_resumed_on=event.resumed_on,
        moves=after_pause(state, event.resumed_on),
    )
    return at(state, S(back) if back else S(state.stage))


@evolves(e.StepExtended)
def extended(state: CaseState, event: e.StepExtended) -> CaseState:
    moves = (*three_step(state).step.moves, ClockMove(to=event.new_due))
    return dates_told(with_step(state, due=event.new_due, moves=moves))


@evolves(e.MeetingOffered)
def meeting_offered(state: CaseState, _: e.MeetingOffered) -> CaseState:
    return with_p(state, meeting_settled=True)


@evolves(e.AdvocateOffered)
def advocate_offered(state: CaseState, event: e.AdvocateOffered) -> CaseState:
    return with_p(state, advocate_offered_on=event.offered_on)


@evolves(e.ManagementReviewed)
def management_reviewed(state: CaseState, event: e.ManagementReviewed) -> CaseState:
    return with_p(
        state,
        reviewed=True,
        review=event.statement,
        weaknesses_excused=bool(event.no_remedy_reason.strip()),
    )


@evolves(e.StepOneResponseSent)
def step_one_response(state: CaseState, event: e.StepOneResponseSent) -> CaseState:
    state = with_step(state, responded_on=event.sent_on, response_received_on=event.received_on)
    return at(with_part(state, event.by, Part.AUTHOR), S.S1_RESPONSE_SENT)


@evolves(e.StepOneCompleted)
def step_one_completed(state: CaseState, event: e.StepOneCompleted) -> CaseState:
    answered = three_step(state).step.response_received_on or event.received_on
    state = with_step(state, window_from=max(answered, event.received_on), window_ends=event.window_ends)
    return at(with_p(state, step1_completed_on=event.completed_on), S.S1_COMPLETE)


@evolves(e.TreatedAsReadyForStepTwo)
def ready_for_step_two(state: CaseState, _: e.TreatedAsReadyForStepTwo) -> CaseState:
    return at(with_p(state, ready_for_step2=True), S.S1_COMPLETE)


@evolves(e.ClosedAtWindowEnd)
def closed_at_window_end(state: CaseState, event: e.ClosedAtWindowEnd) -> CaseState:
    return at(replace(state, closed_on=event.on, close_reason=CloseReason.COMPLETED), S.CLOSED)


@evolves(e.ObserverOffered)
def observer_offered(state: CaseState, event: e.ObserverOffered) -> CaseState:
    return with_p(
        state, observer_offered_on=event.offered_on, observer_works_here=event.works_for_organisation
    )


@evolves(e.StepTwoStarted)
def step_two_started(state: CaseState, event: e.StepTwoStarted) -> CaseState:
    clock = StepClock(number=2, day0=event.day0, due=event.due, cap=event.cap)
    state = with_p(state, steps=(*three_step(state).steps, clock), deferral_review_on=None)
    state = appointed(replace(state, closed_on=None, close_reason=None), event.investigator, Role.INVESTIGATOR)
    return at(state, S.S2_OPEN)


@evolves(e.StepTwoRefused)
def step_two_refused(state: CaseState, event: e.StepTwoRefused) -> CaseState:
    return at(replace(with_p(state, step2_requested_on=event.requested_on), closed_on=event.on), S.S2_REFUSED)


@evolves(e.StepTwoDeferred)
def step_two_deferred(state: CaseState, event: e.StepTwoDeferred) -> CaseState:
    state = with_p(state, step2_requested_on=event.requested_on, deferral_review_on=event.review_on)
    return at(replace(state, closed_on=None, close_reason=None), S.S2_DEFERRED)


@evolves(e.ReportSubmitted)
def report_submitted(state: CaseState, event: e.ReportSubmitted) -> CaseState:
    state = with_part(with_p(state, report_failing=event.failing), event.by, Part.AUTHOR)
    return at(state, S.S2_ADJUDICATING)


@evolves(e.ReportReturned)
def report_returned(state: CaseState, _: e.ReportReturned) -> CaseState:
    return at(state, S.S2_OPEN)


@evolves(e.ReportAccepted)
def report_accepted(state: CaseState, event: e.ReportAccepted) -> CaseState:
    for one in event.decisions:
        state = with_issue(state, one.issue, outcome=one.outcome)
    state = with_step(
        state,
        responded_on=event.sent_on,
        response_received_on=event.received_on,
        window_from=event.received_on,
        window_ends=event.window_ends,
    )
    return at(with_part(state, event.by, Part.AUTHOR), S.S2_RESPONDED)


@evolves(e.StepThreeStarted)
def step_three_started(state: CaseState, event: e.StepThreeStarted) -> CaseState:
    clock = StepClock(number=3, day0=event.requested_on, due=event.due)
    state = with_p(state, steps=(*three_step(state).steps, clock))
    return at(replace(state, closed_on=None, close_reason=None), S.S3_OPEN)


@evolves(e.PanelAppointed)
def panel_appointed(state: CaseState, event: e.PanelAppointed) -> CaseState:
    kept = tuple(
        one for one in state.appointments if one.role not in (Role.PANEL_MEMBER, Role.PANEL_ADVISER)
    )
    state = with_p(replace(state, appointments=kept), panel=event.members, adviser=event.adviser)
    for member in event.members:
        state = appointed(state, member, Role.PANEL_MEMBER, part=None)
    return appointed(state, event.adviser, Role.PANEL_ADVISER, part=None)


@evolves(e.HearingBegun)
def hearing_begun(state: CaseState, _: e.HearingBegun) -> CaseState:
    return at(state, S.S3_HEARING)


@evolves(e.ReturnedToStep)
def returned_to_step(state: CaseState, event: e.ReturnedToStep) -> CaseState:
    state = with_p(state, returned_to_step=event.to_step)
    return at(with_step(state, paused_on=event.returned_on, review_on=event.by_date), S.S3_RETURNED)


@evolves(e.ReturnedWorkFinished)
def returned_work_finished(state: CaseState, event: e.ReturnedWorkFinished) -> CaseState:
    state = with_p(state, returned_to_step=None)
    state = with_step(
        state,
        due=event.new_due,
        paused_on=None,
        review_on=None,
        last_resumed_on=event.done_on,
        moves=after_pause(state, event.done_on),
    )
    return at(state, S.S3_OPEN)


@evolves(e.RepresentationInvited)
def representation_invited(state: CaseState, event: e.RepresentationInvited) -> CaseState:
    return with_p(state, invited=three_step(state).invited | {event.party})


@evolves(e.FileReadByMember)
def file_read(state: CaseState, event: e.FileReadByMember) -> CaseState:
    return with_p(state, file_read_by=three_step(state).file_read_by | {event.member})


@evolves(e.HearingRecorded)
def hearing_recorded(state: CaseState, event: e.HearingRecorded) -> CaseState:
    return with_p(state, hearing_on=event.held_on)


@evolves(e.PanelDecided)
def panel_decided(state: CaseState, event: e.PanelDecided) -> CaseState:
    for one in event.decisions:
        if one.outcome is not None:
            state = with_issue(state, one.issue, outcome=one.outcome)
    return at(with_step(state, responded_on=event.sent_on), S.S3_FINAL)
