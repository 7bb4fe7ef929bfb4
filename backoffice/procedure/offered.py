"""What is offered to a person: what is permitted, and not already ruled out by what the file shows.

Most guards look at what somebody typed, so they can only be asked once it is typed. A few look at nothing but the
case; asked beforehand, they keep a button from leading to a certain no.
"""

from __future__ import annotations

from datetime import date

from .calendar import Calendar
from .commands import Command
from .guards import GUARDS, Asking, Refused
from .people import Person
from .permissions import TABLES, YES, Permission, permitted
from .state import CaseState
from .transitions import Transition

STANDING = frozenset(
    {
        "G-C4-REPRESENTATIVE",
        "G-C5-REPRESENTATIVE",
        "G-C6-NOT-NEEDED",
        "G-C6-ONCE",
        "G-C7-ONCE",
        "G-C10-NONE",
        "G-C16-ONCE",
    }
)
"""The guards that look at the case alone."""


def offered(
    state: CaseState, person: Person, command: type[Command], today: date, calendar: Calendar
) -> Permission:
    """Whether this may be asked of the case now, and could be granted if everything is filled in rightly."""
    may = permitted(state, person, command)
    if not may.allowed:
        return may
    asking = Asking(state, Command(), person, today, calendar)
    ways = [_ruled_out(one, asking) for one in TABLES[state.procedure].begins(command, state.stage)]
    shut = [refused for refused in ways if refused is not None]
    if len(shut) < len(ways):
        return YES
    return Permission(False, shut[0].message, shut[0].guard)


def _ruled_out(row: Transition, asking: Asking) -> Refused | None:
    standing = (GUARDS[id].refusal(asking) for id in row.guards if id in STANDING)
    return next((refused for refused in standing if refused is not None), None)
