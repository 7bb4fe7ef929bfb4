"""Specification 3.3: what happens to the dates of a running case when the list of bank holidays changes.

Every open date is counted again from its own day 0, through every pause and extension it has had. What somebody was
told stays the promise where it is the earlier one. A limit that protects the complainant goes the other way: the time
to ask for the next step never ends sooner than they were told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from . import commands as c
from . import events as e
from .calendar import Calendar
from .deadlines import shifted, window_ends
from .events import Event
from .guards import Asking
from .happened import happened, makes
from .state import CaseState, StepClock

STEP_NUMBERS = {1: "step1_response", 2: "step2_outcome", 3: "step3_decision"}


@dataclass(frozen=True)
class _Moved:
    """A date as it was told, as it is counted now, and which of the two holds."""

    told: date | None
    counted: date | None = None
    keeps: Callable[[date, date], date] = min

    @property
    def holds(self) -> date | None:
        if self.told is None or self.counted is None:
            return self.told
        return self.keeps(self.told, self.counted)

    @property
    def moved(self) -> bool:
        return self.holds != self.told


@makes(c.RecalculateDates)
def recalculate(asking: Asking) -> tuple[Event, ...]:
    """C-R18 and P-R18: nothing happens where every date still holds."""
    case, calendar = asking.case, asking.calendar
    ack, intro = _acknowledgement(case, calendar), _introduction(case, calendar)
    response, kit = _response(case, calendar), _keep_in_touch(case, calendar)
    step, cap, window = _step(case, calendar)
    dates = (ack, intro, response, kit, step, cap, window)
    if not any(one.moved for one in dates):
        return ()
    return (
        happened(
            e.DatesRecalculated,
            asking,
            ack_due=ack.holds,
            intro_due=intro.holds,
            response_due=response.holds,
            # A date that somebody agreed on is theirs, and is not counted again.
            effective_due=case.effective_due if case.agreements else response.holds,
            kit_due=kit.holds,
            step_due=step.holds,
            step_cap=cap.holds,
            window_ends=window.holds,
            letter_needed=any(one.moved for one in (ack, intro, response, kit, step, window)),
        ),
    )


def _acknowledgement(case: CaseState, calendar: Calendar) -> _Moved:
    number = "acknowledge" if case.three_step is None else "acknowledge_p"
    return _from_receipt(case, calendar, case.ack_due, number, open_=case.ack_sent_on is None)


def _introduction(case: CaseState, calendar: Calendar) -> _Moved:
    return _from_receipt(case, calendar, case.intro_due, "introduce", open_=case.introduced_on is None)


def _response(case: CaseState, calendar: Calendar) -> _Moved:
    return _from_receipt(case, calendar, case.response_due, "respond", open_=case.responded_on is None)


def _keep_in_touch(case: CaseState, calendar: Calendar) -> _Moved:
    # After the first update the next date is one that the child was told, so it is not counted again.
    return _from_receipt(case, calendar, case.kit_due, "keep_in_touch_first", open_=not case.kit_done)


def _from_receipt(case: CaseState, calendar: Calendar, told: date | None, number: str, *, open_: bool) -> _Moved:
    if told is None or not open_:
        return _Moved(told)
    return _Moved(told, calendar.add_working_days(case.received_on, case.number(number)))


def _step(case: CaseState, calendar: Calendar) -> tuple[_Moved, _Moved, _Moved]:
    """The due date, the cap and the end of the window of the step that a case of the three-step procedure is in."""
    if case.three_step is None:
        return _Moved(None), _Moved(None), _Moved(None)
    step = case.three_step.step
    if step.responded_on is not None:
        return _Moved(step.due), _Moved(step.cap), _window(case, step, calendar)
    due = calendar.add_working_days(step.day0, case.number(STEP_NUMBERS[step.number]))
    cap = None if step.cap is None else calendar.add_working_days(step.day0, case.number("step2_cap"))
    for move in step.moves:
        if move.paused_on is None:
            due = move.to
            continue
        due = shifted(due, move.paused_on, move.to, calendar)
        cap = None if cap is None else shifted(cap, move.paused_on, move.to, calendar)
    return _Moved(step.due, due), _Moved(step.cap, cap), _Moved(step.window_ends)


def _window(case: CaseState, step: StepClock, calendar: Calendar) -> _Moved:
    if step.window_ends is None or step.window_from is None:
        return _Moved(step.window_ends)
    counted = window_ends(
        step.window_from,
        calendar,
        working_days=case.number("request_window_working_days"),
        calendar_days=case.number("request_window_calendar_days"),
    )
    return _Moved(step.window_ends, counted, keeps=max)
