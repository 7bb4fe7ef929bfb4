"""What is promised in a case, by when, and whether it was kept (specification 3.1, D-07, D-09, D-10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from . import childrens_policy, three_step
from .calendar import Calendar
from .state import CaseState, StepClock
from .terms import (
    ORAL_CHANNELS,
    AcknowledgementKind,
    AcknowledgementStatus,
    ChildrensState,
    Flag,
    Procedure,
    ThreeStepState,
)


class MilestoneStatus(StrEnum):
    DUE = "due"
    DONE = "done"
    NOT_REQUIRED = "not_required"
    STOPPED = "stopped"
    """The case ended another way, so the promise neither holds nor counts."""
    PAUSED = "paused"


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """One promise of a case."""

    code: str
    due: date | None
    status: MilestoneStatus
    done_on: date | None = None
    kept: bool | None = None
    """Whether it was done by its date; None while it is neither done nor late."""
    provisional: bool = False
    not_required_reason: str = ""
    first_due: date | None = None
    """The date before anybody agreed on another one."""
    promised: date | None = None
    """The date by which it counts as kept: the last one agreed in time (D-09)."""
    since: date | None = None
    """The day it is counted from, where that is not the day of receipt (D-24)."""
    how: str = ""
    """What the reports show in a column of its own: an acknowledgement on screen, an answer kept for the child."""
    counts: bool = True
    """Whether it belongs in the figures; a house target does not (D-31)."""
    undelivered: bool = False
    """Whether it was done by a letter that reached nobody, and so is still to be done."""

    @property
    def counts_on(self) -> date | None:
        """The day it was done or fell due, whichever came first: the month and the year it counts in."""
        return min((day for day in (self.promised, self.done_on) if day), default=None) if self.counts else None


@dataclass(frozen=True, kw_only=True)
class ResponseKept:
    """Whether the response came in time: always both figures (D-09). None while it may still come in time."""

    within_ten: bool | None
    within_ten_or_agreed_in_time: bool | None


Arrivals = Mapping[str, date | None]
"""The letters of a case by template: the day on which the newest one went, or None where it reached nobody."""

NOTHING_KNOWN: Arrivals = {}
KEEPS_IN_TOUCH = "L-C05"
BY_LETTER: Mapping[Procedure, Mapping[str, str]] = {
    Procedure.CHILDREN_POLICY: {"ack": "L-C01", "intro": "L-C02", "response": "L-C11", "kit": KEEPS_IN_TOUCH},
    Procedure.THREE_STEP: {"ack": "L-P01"},
}
"""The letter with which a promise is kept, where it is kept in writing."""

KEEP_A_PROMISE = frozenset(letter for letters in BY_LETTER.values() for letter in letters.values())

C_OPEN = frozenset(state.value for state in childrens_policy.OPEN)
P_OPEN = frozenset(state.value for state in three_step.OPEN)
C_ANSWERED_NOT_CLOSED = frozenset({ChildrensState.HELD_FOR_CHILD.value, ChildrensState.RESPONDED.value})
C_ENDED_EARLY = frozenset(state.value for state in childrens_policy.ENDED_WITHOUT_ANSWER)
P_ENDED_EARLY = frozenset(
    {
        ThreeStepState.WITHDRAWN.value,
        ThreeStepState.TRANSFERRED.value,
        ThreeStepState.RETURNED_ABUSIVE.value,
        ThreeStepState.NOT_ACCEPTED_CONCLUDED.value,
    }
)


def awaits_answer(state: CaseState) -> bool:
    """Whether the case still waits for its answer."""
    return state.stage in (C_OPEN if state.procedure is Procedure.CHILDREN_POLICY else P_OPEN)


def is_open(state: CaseState) -> bool:
    """Whether anything can still be due. An answered case stays open until it is closed."""
    return awaits_answer(state) or state.stage in C_ANSWERED_NOT_CLOSED


def effective_due(state: CaseState) -> date | None:
    """The date in force for the answer: of the response in pathway C, of the running step in pathway P."""
    if state.three_step is not None:
        return state.three_step.step.due
    return state.effective_due


def acknowledgement_status(state: CaseState) -> AcknowledgementStatus:
    """Not required for a complaint that came by mouth (D-07)."""
    if state.ack_sent_on is not None:
        return AcknowledgementStatus.SENT
    return AcknowledgementStatus.NOT_REQUIRED if state.ack_due is None else AcknowledgementStatus.DUE


def response_kept(state: CaseState, today: date) -> ResponseKept:
    """Both figures of D-09. An agreement made after the date in force does not make the answer timely."""
    within_ten = _kept(state.responded_on, state.response_due, today)
    if any(not agreement.in_time for agreement in state.agreements):
        return ResponseKept(within_ten=within_ten, within_ten_or_agreed_in_time=False)
    agreed = _kept(state.responded_on, promised(state), today)
    return ResponseKept(within_ten=within_ten, within_ten_or_agreed_in_time=within_ten or agreed)


def promised(state: CaseState) -> date | None:
    """The date by which the answer counts as kept: day ten, or the date last agreed in time (D-09).

    What was agreed too late, and whatever was agreed after that, never becomes the promise.
    """
    date_ = state.response_due
    for agreement in state.agreements:
        if not agreement.in_time:
            break
        date_ = agreement.new_due
    return date_


def _kept(done_on: date | None, due: date | None, today: date) -> bool | None:
    if due is None:
        return None
    if done_on is not None:
        return done_on <= due
    return False if today > due else None


def milestones(
    state: CaseState, today: date, calendar: Calendar, arrived: Arrivals = NOTHING_KNOWN
) -> tuple[Milestone, ...]:
    """Every promise of this case, in the order in which it falls due.

    What was done by a letter is done on the day the letter went, and not at all while it reached nobody.
    """
    if state.three_step is None:
        once, again = _childrens_milestones(state, today, calendar), _keep_in_touch(state, today, calendar, arrived)
    else:
        once, again = _acknowledgement_of_steps(state, today, calendar), _steps(state, today, calendar)
    return (*(_as_its_letter_arrived(state, one, arrived, today) for one in once), *again)


def _as_its_letter_arrived(state: CaseState, one: Milestone, arrived: Arrivals, today: date) -> Milestone:
    letter = BY_LETTER[state.procedure].get(one.code, "")
    if letter not in arrived or one.done_on is None or not _was_done_in_writing(state, one.code):
        return one
    went = arrived[letter]
    if went is None:
        undone = _kept(None, one.promised, today)
        return replace(one, status=MilestoneStatus.DUE, done_on=None, kept=undone, undelivered=True)
    if went <= one.done_on:
        return one
    return replace(one, done_on=went, kept=bool(one.kept) and _kept(went, one.promised, today))


def _was_done_in_writing(state: CaseState, code: str) -> bool:
    if code == "ack":
        return state.ack_how in (AcknowledgementKind.LETTER, AcknowledgementKind.EMAIL)
    # An answer that was kept for the child was done when it was finished, whenever they got it (C-T11b).
    return state.introduced_in_writing if code == "intro" else state.held_on is None


def _childrens_milestones(state: CaseState, today: date, calendar: Calendar) -> tuple[Milestone, ...]:
    unwritten = _why_no_acknowledgement(state)
    no_route = "There is no way to reach the child." if Flag.NO_CONTACT_ROUTE in state.flags else ""
    kept = response_kept(state, today).within_ten_or_agreed_in_time
    response = _milestone(state, "response", state.effective_due, state.responded_on, today, calendar)
    response = replace(
        response,
        kept=kept if response.status in (MilestoneStatus.DUE, MilestoneStatus.DONE) else response.kept,
        first_due=state.response_due,
        promised=promised(state),
        how="held_for_child" if state.held_on is not None else "",
    )
    acknowledgement = _milestone(state, "ack", state.ack_due, state.ack_sent_on, today, calendar, unwritten)
    return (
        replace(acknowledgement, how=state.ack_how if state.ack_sent_on is not None else ""),
        _milestone(state, "intro", state.intro_due, state.introduced_on, today, calendar, no_route),
        response,
    )


def _why_no_acknowledgement(state: CaseState) -> str:
    """D-07: in writing for what came in writing; a receipt that nobody saw is made good where writing is safe."""
    if state.channel in ORAL_CHANNELS:
        return "It came by mouth."
    if state.receipt_unseen and not state.contact.safe_to_write:
        return "The receipt was not seen, and there is no safe way to write."
    return ""


@dataclass(frozen=True)
class _Updates:
    """The updates that the child truly had, whether each came in time, and by when the next is due."""

    done: tuple[date, ...]
    kept: tuple[bool, ...]
    due: date | None
    lost: bool = False
    """Whether the last one reached nobody."""


def _updates(state: CaseState, today: date, arrived: Arrivals) -> _Updates:
    told = _Updates(state.kit_done, state.kit_kept, state.kit_due)
    by = state.kit_was_due
    if by is None or not state.kit_in_writing or KEEPS_IN_TOUCH not in arrived:
        return told
    went = arrived[KEEPS_IN_TOUCH]
    before, kept_before = told.done[:-1], told.kept[:-1]
    if went is None:
        until = today if awaits_answer(state) else state.responded_on or today
        return _Updates(before, (*kept_before, False) if until > by else kept_before, by, lost=True)
    if went > told.done[-1]:
        return _Updates((*before, went), (*kept_before, told.kept[-1] and went <= by), told.due)
    return told


def _keep_in_touch(
    state: CaseState, today: date, calendar: Calendar, arrived: Arrivals
) -> tuple[Milestone, ...]:
    """One promise that is made anew with each update (D-10); a letter that reached nobody was no update."""
    waits, updates = awaits_answer(state), _updates(state, today, arrived)
    if not state.kit_done and not (waits and updates.due is not None):
        return ()
    return (
        Milestone(
            code="kit",
            due=updates.due,
            status=MilestoneStatus.DUE if waits else MilestoneStatus.DONE,
            done_on=updates.done[-1] if updates.done else None,
            kept=all(updates.kept) if updates.kept else None,
            provisional=updates.due is not None and calendar.is_provisional(updates.due),
            first_due=updates.due,
            promised=updates.due,
            undelivered=updates.lost and waits,
        ),
    )


def _milestone(
    state: CaseState,
    code: str,
    due: date | None,
    done_on: date | None,
    today: date,
    calendar: Calendar,
    not_required: str = "",
) -> Milestone:
    ended = C_ENDED_EARLY if state.procedure is Procedure.CHILDREN_POLICY else P_ENDED_EARLY
    if done_on is not None:
        status = MilestoneStatus.DONE
    elif due is None or not_required:
        return Milestone(
            code=code,
            due=due,
            status=MilestoneStatus.NOT_REQUIRED,
            not_required_reason=not_required,
            first_due=due,
            promised=due or state.received_on,
        )
    elif state.stage in ended:
        status = MilestoneStatus.STOPPED
    else:
        status = MilestoneStatus.DUE
    return Milestone(
        code=code,
        due=due,
        status=status,
        done_on=done_on,
        kept=None if status is MilestoneStatus.STOPPED else _kept(done_on, due, today),
        provisional=due is not None and calendar.is_provisional(due),
        first_due=due,
        promised=due,
    )


def _acknowledgement_of_steps(state: CaseState, today: date, calendar: Calendar) -> tuple[Milestone, ...]:
    """A house target, outside the figures of the procedure (D-31)."""
    return (replace(_milestone(state, "ack", state.ack_due, state.ack_sent_on, today, calendar), counts=False),)


def _steps(state: CaseState, today: date, calendar: Calendar) -> tuple[Milestone, ...]:
    steps = state.three_step.steps if state.three_step is not None else ()
    return tuple(_step_milestone(state, step, today, calendar) for step in steps)


def _step_milestone(state: CaseState, step: StepClock, today: date, calendar: Calendar) -> Milestone:
    milestone = _milestone(state, f"step{step.number}", step.due, step.responded_on, today, calendar)
    milestone = replace(milestone, since=step.day0)
    if step.paused_on is not None and milestone.status is MilestoneStatus.DUE:
        return replace(milestone, status=MilestoneStatus.PAUSED, kept=None)
    return milestone
