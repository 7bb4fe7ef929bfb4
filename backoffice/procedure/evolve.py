"""The state of a case as its events have made it. Nothing is decided here: every date and outcome is in the event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from . import evolve_childrens_policy, evolve_record, evolve_three_step
from .commands import NewContactPlan, NewRepresentative
from .events import ComplaintReceived, Event
from .evolution import EVOLUTIONS, with_part
from .state import Appointment, CaseState, ContactState, IssueState, RepresentativeState, StepClock, ThreeStepCase
from .terms import ChildrensState, Flag, Part, Procedure, Role, ThreeStepState

REGISTERED = (evolve_childrens_policy, evolve_record, evolve_three_step)
"""The modules that say what each event does; importing them fills EVOLUTIONS."""


class OutOfOrder(ValueError):
    """The first event of a case is its receipt, and no other is."""


def evolve(state: CaseState | None, event: Event) -> CaseState:
    """The state after this event. Raises OutOfOrder when a history does not begin with the receipt."""
    if isinstance(event, ComplaintReceived) == (state is not None):
        raise OutOfOrder(f"{type(event).__name__} cannot come here")
    if state is None:
        return received(cast(ComplaintReceived, event))
    evolution = EVOLUTIONS.get(type(event))
    return with_part(evolution(state, event) if evolution else state, event.by, Part.HANDLER)


def replay(events: Iterable[Event]) -> CaseState:
    """The state that a whole history has made. Raises OutOfOrder for an empty one."""
    state: CaseState | None = None
    for event in events:
        state = evolve(state, event)
    if state is None:
        raise OutOfOrder("a case begins with its receipt")
    return state


def received(event: ComplaintReceived) -> CaseState:
    children = event.procedure is Procedure.CHILDREN_POLICY
    state = CaseState(
        reference=event.reference,
        procedure=event.procedure,
        policy_version=event.policy_version,
        numbers=event.numbers,
        stage=ChildrensState.RECEIVED if children else ThreeStepState.S1_OPEN,
        channel=event.channel,
        chatter_role=event.chatter_role,
        received_on=event.received_on,
        logged_on=event.on,
        child_age=event.child_age,
        child_case=event.child_case,
        proceedings=event.proceedings,
        flags=event.flags,
        assignee=event.assignee,
        representative=_representative(event.representative),
        contact=_contact(event.contact),
        sharing_view=event.sharing_view,
        advocate=event.advocate,
        hold=Flag.ALLEGATION_AGAINST_STAFF in event.flags,
        ack_due=event.ack_due,
        intro_due=event.intro_due,
        response_due=event.response_due,
        effective_due=event.response_due,
        kit_due=event.kit_due,
        issues=tuple(
            IssueState(number=number, about_body=issue.about_body, themes=issue.themes)
            for number, issue in enumerate(event.issues, start=1)
        ),
        three_step=None
        if event.step1_due is None
        else ThreeStepCase(steps=(StepClock(number=1, day0=event.received_on, due=event.step1_due),)),
    )
    if not children and event.assignee:
        step1_manager = Appointment(person=event.assignee, role=Role.STEP1_MANAGER)
        state = replace(state, appointments=(step1_manager,))
    for subject in event.subjects:
        state = with_part(state, subject, Part.SUBJECT)
    return with_part(state, event.by, Part.HANDLER)


def _representative(given: NewRepresentative | None) -> RepresentativeState | None:
    if given is None:
        return None
    return RepresentativeState(
        may_contact_child=given.may_contact_child, is_parent_or_carer=given.is_parent_or_carer
    )


def _contact(given: NewContactPlan) -> ContactState:
    return ContactState(
        method=given.method,
        private=given.private,
        safety_note=given.safety_note,
        safe_to_write=given.safe_to_write,
        times=given.times,
    )
