"""What is promised in a case, what is due next, and how near it is (specification 3.1, D-07, D-10).

Milestones are the promises, kept or not; duties are what somebody still has to do, soonest first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from . import childrens_policy, three_step
from .calendar import Calendar
from .state import CaseState, RemedyState, StepClock
from .terms import (
    ORAL_CHANNELS,
    AcknowledgementKind,
    AcknowledgementStatus,
    Advocate,
    ChildrensState,
    Flag,
    Procedure,
    ThreeStepState,
)


class Colour(StrEnum):
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


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
class Duty:
    """Something somebody still has to do."""

    code: str
    says: str
    due: date
    working_days_left: int
    amber_on: date
    """The first day on which it is amber, by the house rule that governs this case."""
    colour: Colour
    provisional: bool


@dataclass(frozen=True, kw_only=True)
class ResponseKept:
    """Whether the response came in time: always both figures (D-09). None while it may still come in time."""

    within_ten: bool | None
    within_ten_or_agreed_in_time: bool | None


Arrivals = Mapping[str, date | None]
"""The letters of a case by template: the day on which the newest one went, or None where it reached nobody."""

NOTHING_KNOWN: Arrivals = {}
BY_LETTER = {"ack": "L-C01", "intro": "L-C02", "response": "L-C11"}
"""The letter with which a promise is kept, where it is kept in writing."""

SAYS = {
    "resend": "A letter did not arrive: send it again, or another way",
    "ack": "Say that we have the complaint",
    "intro": "Say hello to the child",
    "advocate": "Find the child an advocate",
    "response": "Answer the child",
    "kit": "Keep in touch with the child",
    "step1": "Answer step 1",
    "step2": "Give the outcome of step 2",
    "step3": "Give the panel's decision",
    "review": "Look at the pause again",
    "window": "The time to ask for the next step ends",
    "explain": "Write why, and what happens now",
    "remedy": "Do what was promised",
}

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


def colour(today: date, due: date, amber_on: date | None) -> Colour:
    """Green until the day from which few working days are left, amber from then on, red once the date has passed.

    Without such a day it is never green: what has one working day in all is soon from the start.
    """
    if today > due:
        return Colour.RED
    return Colour.GREEN if amber_on is not None and today < amber_on else Colour.AMBER


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
        promised_here = _childrens_milestones(state, today, calendar)
        return tuple(_as_its_letter_arrived(state, one, arrived, today) for one in promised_here)
    acknowledgement = replace(
        _milestone(state, "ack", state.ack_due, state.ack_sent_on, today, calendar), counts=False
    )
    steps = tuple(_step_milestone(state, step, today, calendar) for step in state.three_step.steps)
    return (acknowledgement, *steps)


def _as_its_letter_arrived(state: CaseState, one: Milestone, arrived: Arrivals, today: date) -> Milestone:
    letter = BY_LETTER.get(one.code, "")
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
    last = state.kit_done[-1] if state.kit_done else None
    keep_in_touch = (
        (
            Milestone(
                code="kit",
                due=state.kit_due,
                status=MilestoneStatus.DUE if awaits_answer(state) else MilestoneStatus.DONE,
                done_on=last,
                kept=all(state.kit_kept) if state.kit_kept else None,
                provisional=state.kit_due is not None and calendar.is_provisional(state.kit_due),
                first_due=state.kit_due,
                promised=state.kit_due,
            ),
        )
        if last is not None or (awaits_answer(state) and state.kit_due is not None)
        else ()
    )
    return (
        replace(acknowledgement, how=state.ack_how if state.ack_sent_on is not None else ""),
        _milestone(state, "intro", state.intro_due, state.introduced_on, today, calendar, no_route),
        response,
        *keep_in_touch,
    )


def _why_no_acknowledgement(state: CaseState) -> str:
    """D-07: in writing for what came in writing; a receipt that nobody saw is made good where writing is safe."""
    if state.channel in ORAL_CHANNELS:
        return "It came by mouth."
    if state.receipt_unseen and not state.contact.safe_to_write:
        return "The receipt was not seen, and there is no safe way to write."
    return ""


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


def _step_milestone(state: CaseState, step: StepClock, today: date, calendar: Calendar) -> Milestone:
    milestone = _milestone(state, f"step{step.number}", step.due, step.responded_on, today, calendar)
    milestone = replace(milestone, since=step.day0)
    if step.paused_on is not None and milestone.status is MilestoneStatus.DUE:
        return replace(milestone, status=MilestoneStatus.PAUSED, kept=None)
    return milestone


def duties(
    state: CaseState, today: date, calendar: Calendar, arrived: Arrivals = NOTHING_KNOWN
) -> tuple[Duty, ...]:
    """Everything that still has to be done in this case and has a date, soonest first."""
    dated = [
        ("resend" if one.undelivered else one.code, one.due)
        for one in milestones(state, today, calendar, arrived)
        if one.status is MilestoneStatus.DUE and one.due is not None
        if one.undelivered or _still_asked(state, one.code)
    ]
    dated += [("remedy", one.due) for one in _promised_remedies(state) if one.due is not None]
    dated += _explanation(state)
    dated += _advocate(state)
    dated += _pauses_and_windows(state)
    found = [_duty(code, due, today, calendar, state) for code, due in dated]
    return tuple(sorted(found, key=lambda duty: (duty.due, list(SAYS).index(duty.code))))


def _still_asked(state: CaseState, code: str) -> bool:
    """Once the child has the answer, nobody acknowledges or says hello any more."""
    if state.procedure is Procedure.THREE_STEP and code == "ack":
        return state.stage in (ThreeStepState.S1_OPEN, ThreeStepState.S1_FROZEN)
    return awaits_answer(state)


def _promised_remedies(state: CaseState) -> list[RemedyState]:
    """What still has to be put right. Nothing was promised in a case that ended before its answer."""
    ended = C_ENDED_EARLY if state.three_step is None else P_ENDED_EARLY
    return [] if state.stage in ended else [one for one in state.remedies if one.open]


def _advocate(state: CaseState) -> list[tuple[str, date]]:
    """A child who said yes to an advocate has one found by the day on which we say hello (P-3.3, house rule)."""
    wanted = state.advocate is Advocate.YES and state.advocate_arranged_on is None
    waits = wanted and state.three_step is None and awaits_answer(state)
    return [("advocate", state.intro_due)] if waits and state.intro_due is not None else []


def _explanation(state: CaseState) -> list[tuple[str, date]]:
    """A complaint that is not looked into gets its reasons in writing on the day of the decision (D-14, L-C08)."""
    owed = state.explanation_owed is not None and state.closed_on is not None
    return [("explain", state.closed_on)] if owed and state.closed_on else []


def _pauses_and_windows(state: CaseState) -> list[tuple[str, date]]:
    p = state.three_step
    if p is None or not awaits_answer(state):
        return []
    found = []
    if p.step.paused_on is not None and p.step.review_on is not None:
        found.append(("review", p.step.review_on))
    if p.deferral_review_on is not None:
        found.append(("review", p.deferral_review_on))
    waiting = state.stage in (ThreeStepState.S1_COMPLETE, ThreeStepState.S2_RESPONDED)
    if waiting and p.step.window_ends is not None:
        found.append(("window", p.step.window_ends))
    return found


def _duty(code: str, due: date, today: date, calendar: Calendar, state: CaseState) -> Duty:
    near = state.number("amber_working_days" if state.three_step is None else "amber_working_days_p")
    amber_on = calendar.first_day_within(near, due)
    return Duty(
        code=code,
        says=SAYS[code],
        due=due,
        working_days_left=calendar.working_days_left(today, due),
        amber_on=amber_on,
        colour=colour(today, due, amber_on),
        provisional=calendar.is_provisional(due),
    )


def next_duty(
    state: CaseState, today: date, calendar: Calendar, arrived: Arrivals = NOTHING_KNOWN
) -> Duty | None:
    """The soonest duty, or None when nothing with a date is left to do."""
    return next(iter(duties(state, today, calendar, arrived)), None)


def is_overdue(state: CaseState, today: date) -> bool:
    """Open, past the date in force, and without an answer (specification 3.1)."""
    due = effective_due(state)
    if due is None or not awaits_answer(state):
        return False
    p = state.three_step
    if p is not None and (p.step.responded_on is not None or p.step.paused_on is not None):
        return False
    return today > due
