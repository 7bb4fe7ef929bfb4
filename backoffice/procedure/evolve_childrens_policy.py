"""What the steps of the children's policy do to the state of a case."""

from __future__ import annotations

from dataclasses import replace

from . import events as e
from .evolution import dates_told, evolves, with_part
from .state import AgreementState, AssessmentState, CaseState
from .terms import (
    CONTACT_THAT_COUNTS,
    WRITTEN,
    AcknowledgementKind,
    ChildrensState,
    CloseReason,
    Flag,
    Part,
    Procedure,
    Route,
    ThreeStepState,
    TransferTo,
)

ROUTES_TO_INVESTIGATION = frozenset({Route.CONTINUE, Route.CONTINUE_WITH_SUPPORT, Route.AS_REPRESENTATIVE})


@evolves(e.AcknowledgementSent)
def acknowledged(state: CaseState, event: e.AcknowledgementSent) -> CaseState:
    return replace(state, ack_sent_on=event.sent_on, ack_how=event.how)


@evolves(e.ReceiptNotSeen)
def receipt_not_seen(state: CaseState, _: e.ReceiptNotSeen) -> CaseState:
    if state.ack_how is AcknowledgementKind.AUTO_ONSCREEN:
        state = replace(state, ack_sent_on=None, ack_how=AcknowledgementKind.NONE)
    return replace(state, receipt_unseen=True)


@evolves(e.IntroductionMade)
def introduced(state: CaseState, event: e.IntroductionMade) -> CaseState:
    return replace(state, introduced_on=event.made_on, introduced_in_writing=event.method in WRITTEN)


@evolves(e.AssessmentOpened)
def assessment_opened(state: CaseState, _: e.AssessmentOpened) -> CaseState:
    return replace(state, stage=ChildrensState.ASSESSING)


@evolves(e.AssessmentSaved)
def assessment_saved(state: CaseState, event: e.AssessmentSaved) -> CaseState:
    kept = AssessmentState(understanding=event.understanding, own_complaint=event.own_complaint)
    return replace(state, assessment=kept)


@evolves(e.AssessmentDecided)
def assessment_decided(state: CaseState, event: e.AssessmentDecided) -> CaseState:
    decided = AssessmentState(
        understanding=event.understanding,
        own_complaint=event.own_complaint,
        route=event.route,
        decided_on=event.on,
    )
    goes_on = event.route in ROUTES_TO_INVESTIGATION
    return replace(state, assessment=decided, stage=ChildrensState.INVESTIGATING if goes_on else state.stage)


@evolves(e.CaseNotAccepted)
def not_accepted(state: CaseState, event: e.CaseNotAccepted) -> CaseState:
    return replace(
        state, stage=ChildrensState.NOT_ACCEPTED, closed_on=event.on, close_reason=CloseReason.NOT_ACCEPTED
    )


@evolves(e.CaseTransferred)
def transferred(state: CaseState, event: e.CaseTransferred) -> CaseState:
    return replace(
        state,
        stage=ChildrensState.TRANSFERRED,
        closed_on=event.on,
        close_reason=CloseReason.TRANSFERRED,
        transferred_to=TransferTo(event.to),
    )


@evolves(e.NewDateAgreed)
def new_date_agreed(state: CaseState, event: e.NewDateAgreed) -> CaseState:
    agreement = AgreementState(
        old_due=event.old_due, new_due=event.new_due, agreed_on=event.agreed_on, in_time=event.in_time
    )
    flags = state.flags if event.in_time else state.flags | {Flag.LATE_THEN_AGREED}
    agreements = (*state.agreements, agreement)
    return dates_told(replace(state, effective_due=event.new_due, agreements=agreements, flags=flags))


@evolves(e.KeptInTouch)
def kept_in_touch(state: CaseState, event: e.KeptInTouch) -> CaseState:
    if event.outcome not in CONTACT_THAT_COUNTS:
        return state
    kept = state.kit_due is None or event.contact_on <= state.kit_due
    return replace(
        dates_told(state),
        kit_due=event.next_due,
        kit_done=(*state.kit_done, event.contact_on),
        kit_kept=(*state.kit_kept, kept),
        kit_was_due=state.kit_due,
        kit_in_writing=event.method in WRITTEN,
    )


@evolves(e.RepresentativeStopped)
def representative_stopped(state: CaseState, event: e.RepresentativeStopped) -> CaseState:
    return replace(
        state,
        stage=ChildrensState.STOPPED_REPRESENTATIVE,
        closed_on=event.on,
        close_reason=CloseReason.STOPPED_REPRESENTATIVE,
    )


@evolves(e.ComplaintWithdrawn)
def withdrawn(state: CaseState, event: e.ComplaintWithdrawn) -> CaseState:
    children = state.procedure is Procedure.CHILDREN_POLICY
    stage = ChildrensState.WITHDRAWN if children else ThreeStepState.WITHDRAWN
    return replace(state, stage=stage, closed_on=event.on, close_reason=CloseReason.WITHDRAWN)


@evolves(e.ResponseBegun)
def response_begun(state: CaseState, _: e.ResponseBegun) -> CaseState:
    return replace(state, stage=ChildrensState.RESPONDING)


@evolves(e.InvestigationResumed)
def investigation_resumed(state: CaseState, _: e.InvestigationResumed) -> CaseState:
    return replace(state, stage=ChildrensState.INVESTIGATING)


@evolves(e.ResponseSent)
def response_sent(state: CaseState, event: e.ResponseSent) -> CaseState:
    state = _with_author(state, event.by, event.approved_by)
    return replace(
        dates_told(state),
        stage=ChildrensState.RESPONDED,
        responded_on=event.sent_on,
        response_addressee=event.addressee,
        kit_due=None,
    )


@evolves(e.ResponseHeldForChild)
def response_held(state: CaseState, event: e.ResponseHeldForChild) -> CaseState:
    state = _with_author(state, event.by, event.approved_by)
    return replace(
        state,
        stage=ChildrensState.HELD_FOR_CHILD,
        responded_on=event.finished_on,
        held_on=event.finished_on,
        response_addressee=event.addressee,
        kit_due=None,
    )


@evolves(e.HeldResponseHandedOver)
def held_response_handed_over(state: CaseState, _: e.HeldResponseHandedOver) -> CaseState:
    return replace(state, stage=ChildrensState.RESPONDED)


@evolves(e.CaseClosed)
def closed(state: CaseState, event: e.CaseClosed) -> CaseState:
    return replace(state, stage=ChildrensState.CLOSED, closed_on=event.on, close_reason=CloseReason.COMPLETED)


def _with_author(state: CaseState, author: str, approver: str | None) -> CaseState:
    state = with_part(state, author, Part.AUTHOR)
    return with_part(state, approver, Part.APPROVER) if approver else state
