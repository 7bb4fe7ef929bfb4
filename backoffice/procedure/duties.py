"""What somebody still has to do in a case, soonest first, and how near each of it is (specification 3.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .calendar import Calendar
from .milestones import (
    C_ENDED_EARLY,
    NOTHING_KNOWN,
    P_ENDED_EARLY,
    Arrivals,
    MilestoneStatus,
    awaits_answer,
    effective_due,
    milestones,
)
from .state import CaseState, RemedyState
from .terms import Advocate, Procedure, ThreeStepState


class Colour(StrEnum):
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


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


def colour(today: date, due: date, amber_on: date | None) -> Colour:
    """Green until the day from which few working days are left, amber from then on, red once the date has passed.

    Without such a day it is never green: what has one working day in all is soon from the start.
    """
    if today > due:
        return Colour.RED
    return Colour.GREEN if amber_on is not None and today < amber_on else Colour.AMBER


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
