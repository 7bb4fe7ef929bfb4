"""One question, one answer: may this be done, and if so, what has then happened?

`decide` asks the permission table first, then every guard of the row in its order. It changes nothing and knows no
clock; the caller stores the events and evolves the state from them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from . import (
    checks,
    decide_childrens_policy,
    decide_record,
    decide_recount,
    decide_three_step,
)
from .calendar import Calendar
from .commands import Command, ReceiveComplaint
from .events import Event
from .guards import GUARDS, Asking, Refused
from .happened import HANDLERS
from .people import Person
from .permissions import TABLES, permitted
from .state import CaseState
from .transitions import Transition

__all__ = ["Refused", "decide", "refusals", "row_of"]

REGISTERED = (
    checks,
    decide_childrens_policy,
    decide_record,
    decide_recount,
    decide_three_step,
)
"""The checks of the response, and what each command makes happen; importing them fills the registers."""


def decide(
    state: CaseState | None,
    command: Command,
    actor: Person,
    today: date,
    calendar: Calendar,
    house: Mapping[str, int] | None = None,
) -> tuple[Event, ...] | Refused:
    """What happens when this person asks this of the case today, or why it is refused.

    `house` holds the house-rule numbers that the office has changed; they are read only when a case is received.
    """
    asking = Asking(state, command, actor, today, calendar, house or {})
    first = next(_refusals(asking), None)
    return first if first is not None else HANDLERS[type(command)](asking)


def refusals(
    state: CaseState | None,
    command: Command,
    actor: Person,
    today: date,
    calendar: Calendar,
    house: Mapping[str, int] | None = None,
) -> tuple[Refused, ...]:
    """Everything that stands in the way, in order: for an error summary that says it all at once."""
    return tuple(_refusals(Asking(state, command, actor, today, calendar, house or {})))


def row_of(state: CaseState | None, command: Command) -> Transition | None:
    """The row of the table that this command follows from here, if there is one."""
    if isinstance(command, ReceiveComplaint):
        procedure = command.procedure
    elif state is not None:
        procedure = state.procedure
    else:
        return None
    rows = TABLES[procedure].begins(type(command), None if state is None else state.stage)
    return next((one for one in rows if one.when is None or one.when(command)), None)


def _refusals(asking: Asking) -> Iterator[Refused]:
    permission = permitted(asking.state, asking.actor, type(asking.command))
    row = row_of(asking.state, asking.command)
    if not permission or row is None:
        yield Refused(permission.guard or "G-STATE", permission.why or "This cannot be done here.")
        return
    for id in row.guards:
        refused = GUARDS[id].refusal(asking)
        if refused is not None:
            yield refused
