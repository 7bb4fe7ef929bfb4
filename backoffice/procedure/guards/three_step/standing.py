"""Where a case of the three-step procedure stands."""

from __future__ import annotations

from ...state import CaseState, StepClock, ThreeStepCase
from ..guard import Asking


def of_p(asking: Asking) -> ThreeStepCase:
    """What the case has of the three-step procedure. Raises ValueError for a case that is not in it."""
    if asking.case.three_step is None:
        raise ValueError("this case is not in the three-step procedure")
    return asking.case.three_step


def clock(asking: Asking) -> StepClock:
    return of_p(asking).step


def staff_letters_needed(case: CaseState) -> bool:
    """Whether somebody the complaint is about can be told now: there is one, and no hold is on (G-HOLD)."""
    return bool(case.subjects) and not case.hold
