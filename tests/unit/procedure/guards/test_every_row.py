"""Each guard of each row stands where the row says: taken out of any one of them, a test of it fails.

What a guard blocks is known from the files of its theme. Here it is asked for through every row that names the guard,
in every state from which the row begins; a date, a reason or a number that is spoilt is spoilt for each command.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from typing import Any

import pytest

from backoffice.procedure import commands as c
from backoffice.procedure.commands import Command
from backoffice.procedure.decide import refusals, row_of
from backoffice.procedure.guards.dates import CHOSEN_DATES, HAPPENED_ON
from backoffice.procedure.guards.reasons import REASON_FIELDS
from backoffice.procedure.people import Person
from backoffice.procedure.permissions import TABLES
from backoffice.procedure.state import Appointment, CaseState, Involvement
from backoffice.procedure.terms import Part, Procedure, Role, ThreeStepState
from backoffice.procedure.transitions import Transition
from tests.unit.procedure.examples import GOOD, good
from tests.unit.procedure.guards.all_attempts import ALL
from tests.unit.procedure.guards.trying import TOMORROW
from tests.unit.procedure.office import A_SATURDAY, CALENDAR, MANAGER, TODAY, WORKER
from tests.unit.procedure.settled import settled_case, settled_step_case

EACH = [
    (procedure, row, guard) for procedure, table in TABLES.items() for row in table for guard in row.guards
]
OF_THEIR_OWN = frozenset({"procedure", "stage", "three_step", "reference", "policy_version"})
"""What makes a case one of its procedure, and is not carried over to one of the other."""


def reason_of(command: Command) -> dict[str, Any]:
    return {name: " " for name in REASON_FIELDS if getattr(command, name, None) is not None}


SPOILT: dict[str, Callable[[Command], dict[str, Any]]] = {
    "G-DATE-PAST": lambda command: {HAPPENED_ON[type(command)]: TOMORROW},
    "G-DATE-WD": lambda command: {CHOSEN_DATES[type(command)]: A_SATURDAY},
    "G-REASON": reason_of,
    "G-REMEDY": lambda _: {"remedy": 99},
    "G-ISSUE": lambda _: {"issue": 99},
    "G-SUBJECT": lambda _: {"to": WORKER},
}


def facts_of(state: CaseState) -> dict[str, Any]:
    """What an attempt changed of a case that is otherwise settled."""
    settled = settled_case() if state.procedure is Procedure.CHILDREN_POLICY else settled_step_case()
    return {
        field.name: getattr(state, field.name)
        for field in fields(state)
        if field.name not in OF_THEIR_OWN and getattr(state, field.name) != getattr(settled, field.name)
    }


def in_state(procedure: Procedure, stage: str, facts: dict[str, Any]) -> CaseState:
    if procedure is Procedure.CHILDREN_POLICY:
        return replace(settled_case(stage=stage), **facts)
    return replace(settled_step_case(ThreeStepState(stage)), **facts)


def as_asked_here(command: Command, row: Transition) -> Command | None:
    """The same asked by the command of this row: an answer that is kept is checked as one that is sent."""
    if isinstance(command, row.command):
        return command
    if row.command is c.HoldResponseForChild and isinstance(command, c.SendResponse):
        return good(c.HoldResponseForChild, blocks=command.blocks)  # type: ignore[no-any-return]
    return None


def attempts(procedure: Procedure, row: Transition, guard: str) -> Iterator[tuple[CaseState | None, Command, Person]]:
    everybody = Person(MANAGER.id, frozenset(Role))
    for state, command, *somebody in ALL[guard][1]:
        here = as_asked_here(command, row)
        if here is None:
            continue
        if not row.sources:
            yield None, replace(here, procedure=procedure), everybody  # type: ignore[call-arg]
        person = Person(somebody[0].id, frozenset(Role)) if somebody else everybody
        for stage in row.sources:
            if state.procedure is procedure:
                yield replace(state, stage=stage), here, person
            yield in_state(procedure, stage, facts_of(state)), here, person
    if spoil := SPOILT.get(guard):
        command = GOOD[row.command]
        facts = {"involved": (Involvement(staff=WORKER, part=Part.SUBJECT),)} if guard == "G-SUBJECT" else {}
        for stage in row.sources:
            yield in_state(procedure, stage, facts), replace(command, **spoil(command)), everybody


@pytest.mark.parametrize(
    ("procedure", "row", "guard"),
    EACH,
    ids=[f"{row.id} {row.command.__name__} {guard}" for _, row, guard in EACH],
)
def test_each_guard_of_each_row_blocks_there(procedure: Procedure, row: Transition, guard: str) -> None:
    given = tuple(
        Appointment(person=who, role=role) for role in Role for who in (MANAGER.id, "una")
    )
    for state, command, person in attempts(procedure, row, guard):
        case = None if state is None else replace(state, appointments=(*state.appointments, *given))
        found = refusals(case, command, person, TODAY, CALENDAR) if row_of(case, command) is row else ()
        if guard in {one.guard for one in found}:
            return
    pytest.fail(f"nothing that {guard} blocks was refused by it here")
