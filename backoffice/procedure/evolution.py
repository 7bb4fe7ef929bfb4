"""The register of what each kind of event does to a case's state, and the involvement log that all of them keep."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar, cast

from .events import Event
from .state import CaseState, Involvement
from .terms import Flag, Part, Role

E = TypeVar("E", bound=Event)
Evolution = Callable[[CaseState, Any], CaseState]
EVOLUTIONS: dict[type[Event], Evolution] = {}
"""What each kind of event does to the state. An event that only belongs in the timeline changes nothing."""


def evolves(kind: type[E]) -> Callable[[Callable[[CaseState, E], CaseState]], Callable[[CaseState, E], CaseState]]:
    """Names a function as what this kind of event does to the state."""

    def register(function: Callable[[CaseState, E], CaseState]) -> Callable[[CaseState, E], CaseState]:
        EVOLUTIONS[kind] = cast(Evolution, function)
        return function

    return register


def with_part(state: CaseState, staff: str, part: Part) -> CaseState:
    """Keeps the involvement log: who has had which part in the case. The system is nobody."""
    one = Involvement(staff=staff, part=part)
    if staff == Role.SYSTEM or one in state.involved:
        return state
    return replace(state, involved=(*state.involved, one))


def dates_told(state: CaseState) -> CaseState:
    """The complainant was written to, so that no date that has moved is still unknown to them (specification 3.3)."""
    return replace(state, flags=state.flags - {Flag.DATES_MOVED})
