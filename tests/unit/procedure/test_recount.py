"""The list of bank holidays changes: what moves, what stays, and who must be written to (specification 3.3)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.procedure import commands as c
from backoffice.procedure.calendar import Calendar
from backoffice.procedure.commands import three_step as p
from backoffice.procedure.decide import decide
from backoffice.procedure.events import DatesRecalculated
from backoffice.procedure.evolve import evolve
from backoffice.procedure.guards import Refused
from backoffice.procedure.people import SYSTEM
from backoffice.procedure.state import CaseState, StepClock
from backoffice.procedure.terms import Flag, With
from tests.unit.procedure.examples import good
from tests.unit.procedure.living import adult_case, answered_step_one
from tests.unit.procedure.office import (
    BANK_HOLIDAYS,
    CALENDAR,
    LINE_MANAGER,
    MAUNDY_THURSDAY,
    TODAY,
    TUESDAY_AFTER_EASTER,
    Case,
)

EASTER_MONDAY_2026 = date(2026, 4, 6)
MAY_DAY = date(2025, 5, 5)


def calendar(*more: date, less: tuple[date, ...] = ()) -> Calendar:
    return Calendar((BANK_HOLIDAYS | set(more)) - set(less), 2028)


def recounted(state: CaseState, with_: Calendar, today: date = MAUNDY_THURSDAY) -> tuple[CaseState, Any]:
    """The state after the dates were counted again, and the event, or None where nothing moved."""
    events = decide(state, c.RecalculateDates(), SYSTEM, today, with_)
    assert not isinstance(events, Refused)
    if not events:
        return state, None
    (event,) = events
    assert isinstance(event, DatesRecalculated)
    return evolve(state, event), event


def step(state: CaseState) -> StepClock:
    assert state.three_step is not None
    return state.three_step.step


def frozen_for_two_weeks(case: Case) -> Case:
    day = date(2026, 3, 9)
    case.does(good(p.FreezeStep, frozen_from=day, agreed_on=day, review_on=date(2026, 3, 23)), by=LINE_MANAGER, on=day)
    return case.does(good(p.ResumeStep, resumed_on=date(2026, 3, 23)), by=LINE_MANAGER, on=date(2026, 3, 23))


def test_a_new_holiday_moves_nothing_later_that_was_told() -> None:
    state, event = recounted(Case().now, calendar(TUESDAY_AFTER_EASTER))
    assert event is None
    assert state == Case().now


def test_a_holiday_that_goes_brings_the_answer_forward_and_asks_for_a_letter() -> None:
    state, event = recounted(Case().now, calendar(less=(MAY_DAY,)))
    assert (state.response_due, state.effective_due, state.kit_due) == (MAY_DAY, MAY_DAY, MAY_DAY)
    assert event.letter_needed


@pytest.mark.parametrize(
    ("told", "still_to_be_told"),
    [
        (good(c.SendLetter, to=With.CHILD, staff=None), False),
        (good(c.KeepInTouch), False),
        (good(c.AgreeNewDate), False),
        (good(c.SendLetter, to=With.STAFF, staff="a manager"), True),
    ],
)
def test_a_case_whose_dates_moved_bears_a_flag_until_they_were_told(told: Any, still_to_be_told: bool) -> None:
    case = Case()
    case.state, _ = recounted(case.now, calendar(less=(MAY_DAY,)))
    assert Flag.DATES_MOVED in case.now.flags
    case.does(told, on=TODAY)
    assert (Flag.DATES_MOVED in case.now.flags) is still_to_be_told


def test_a_promise_that_was_kept_is_not_counted_again() -> None:
    case = Case().does(good(c.Introduce, on=TUESDAY_AFTER_EASTER), on=TUESDAY_AFTER_EASTER)
    state, event = recounted(case.now, calendar(less=(date(2025, 4, 18), date(2025, 4, 21))))
    assert state.intro_due == case.now.intro_due
    assert event.response_due < case.now.response_due


def test_an_agreed_date_is_theirs_and_stays() -> None:
    case = Case().does(good(c.AgreeNewDate), on=TODAY)
    agreed = case.now.effective_due
    state, _ = recounted(case.now, calendar(less=(MAY_DAY,)))
    assert state.effective_due == agreed


@pytest.mark.clause("P-2.3", "P-A1")
def test_a_paused_step_is_counted_again_through_its_pause() -> None:
    case = frozen_for_two_weeks(adult_case())
    assert step(case.now).due == date(2026, 4, 15)
    same, event = recounted(case.now, CALENDAR)
    assert (step(same).due, event) == (date(2026, 4, 15), None)
    earlier, event = recounted(case.now, calendar(less=(EASTER_MONDAY_2026,)))
    assert step(earlier).due == date(2026, 4, 14)
    assert event.letter_needed


def test_an_extended_step_keeps_the_date_that_was_agreed() -> None:
    case = adult_case()
    agreed = date(2026, 4, 30)
    extend = good(p.ExtendStep, agreed_on=date(2026, 3, 20), new_due=agreed)
    case.does(extend, by=LINE_MANAGER, on=date(2026, 3, 20))
    for changed in (CALENDAR, calendar(less=(EASTER_MONDAY_2026,)), calendar(date(2026, 4, 8))):
        assert step(recounted(case.now, changed)[0]).due == agreed


def test_a_pause_after_an_extension_is_counted_from_the_agreed_date() -> None:
    case = adult_case()
    extend = good(p.ExtendStep, agreed_on=date(2026, 3, 3), new_due=date(2026, 4, 2))
    frozen_for_two_weeks(case.does(extend, by=LINE_MANAGER, on=date(2026, 3, 3)))
    assert step(case.now).due == date(2026, 4, 20)
    assert step(recounted(case.now, calendar(less=(EASTER_MONDAY_2026,)))[0]).due == date(2026, 4, 17)


def test_the_cap_of_step_two_moves_with_the_holidays_and_with_each_pause() -> None:
    case = answered_step_one()
    case.does(good(p.OfferObserver, offered_on=date(2026, 3, 20)), on=date(2026, 3, 20))
    case.does(good(p.StartStepTwo, requested_on=date(2026, 3, 20)))
    freeze = good(p.FreezeStep, frozen_from=date(2026, 3, 23), agreed_on=date(2026, 3, 23), review_on=date(2026, 4, 8))
    case.does(freeze, on=date(2026, 3, 23))
    case.does(good(p.ResumeStep, resumed_on=date(2026, 3, 24)), on=date(2026, 3, 24))
    assert step(case.now).cap == date(2026, 6, 26)
    earlier, _ = recounted(case.now, calendar(less=(EASTER_MONDAY_2026,)))
    assert step(earlier).cap == date(2026, 6, 25)
    later, event = recounted(case.now, calendar(date(2026, 5, 8)))
    assert (step(later).cap, event) == (date(2026, 6, 26), None)


@pytest.mark.clause("P-6.4c")
def test_the_time_to_ask_for_the_next_step_never_ends_sooner_than_was_told_but_may_end_later() -> None:
    case = answered_step_one()
    assert step(case.now).window_ends == date(2026, 4, 8)
    same, event = recounted(case.now, calendar(less=(EASTER_MONDAY_2026, date(2026, 4, 3))))
    assert (step(same).window_ends, event) == (date(2026, 4, 8), None)
    later, event = recounted(case.now, calendar(date(2026, 4, 7), date(2026, 4, 8)))
    assert step(later).window_ends == date(2026, 4, 10)
    assert event.letter_needed


@given(st.sets(st.dates(date(2026, 3, 2), date(2026, 4, 30)), max_size=6))
def test_whatever_becomes_a_holiday_no_date_that_was_told_moves_later(holidays: set[date]) -> None:
    case = frozen_for_two_weeks(adult_case())
    state, _ = recounted(case.now, calendar(*holidays))
    assert step(state).due <= step(case.now).due
    again, event = recounted(state, calendar(*holidays))
    assert (again, event) == (state, None), "counting twice changes nothing"
