"""Every guard is tried both ways, each in the file of its theme; none is missing."""

from dataclasses import replace

import pytest

from backoffice.procedure import commands as c
from backoffice.procedure.decide import refusals
from backoffice.procedure.guards import GUARDS, Asking
from backoffice.procedure.people import Person
from backoffice.procedure.permissions import TABLES
from backoffice.procedure.state import Appointment
from backoffice.procedure.terms import Role
from tests.unit.procedure.examples import good
from tests.unit.procedure.guards.all_attempts import ALL
from tests.unit.procedure.guards.trying import asks
from tests.unit.procedure.office import CALENDAR, MANAGER, TODAY
from tests.unit.procedure.settled import settled_case


def test_every_guard_is_tried_both_ways() -> None:
    assert set(ALL) == set(GUARDS)
    assert all(passing and blocked for passing, blocked in ALL.values())


def test_every_guard_of_the_specification_is_here() -> None:
    named_there = [
        "G-DATE-WD", "G-C3-ASSESS", "G-C3-REASON", "G-C3-SAFE", "G-C4-NOINSIST", "G-C5-REASONS", "G-HOLD",
        "G-C9-AGREED", "G-C9-KIT", "G-C9-WRITTEN", "G-CALLER", "G-C10-DECIDE", "G-C10-REASON", "G-C11-LEARN",
        "G-C13-SHARE", "G-C14-LIVE", "G-C16-ONCE", "G-P2.1-ACK", "G-P2.1-EXT", "G-P2.3-AGREE", "G-SG-TRIAGE",
        "G-P3.1", "G-P3.1-STAFF", "G-P3.2", "G-P3.3", "G-P5.1", "G-P5.2", "G-P6.1", "G-P6.3", "G-P6.4-ACTIONS",
        "G-P7.1", "G-P7.1-ORDER", "G-P7.3", "G-P7.3-REPORT", "G-P7.4", "G-P7.4-INDEP", "G-A1-CAP", "G-P7.5-INDEP",
        "G-P7.6-STATE", "G-P7.6-MEET", "G-P7.7", "G-P8.1-TWO", "G-P8.1-PRIOR", "G-P8.1-ADVISER", "G-P8.2",
        "G-P8.3-HEARING", "G-P8.4", "G-P8.6",
    ]
    assert set(named_there) | {f"MC-{n}" for n in range(1, 17)} <= set(GUARDS)


@pytest.mark.parametrize("id", sorted(ALL))
def test_what_a_guard_blocks_is_refused_by_its_name_once_it_is_asked_of_the_case(id: str) -> None:
    """A guard that no row names would block nothing."""
    for state, command, *somebody in ALL[id][1]:
        person = Person(somebody[0].id if somebody else MANAGER.id, frozenset(Role))
        given = tuple(Appointment(person=person.id, role=role) for role in Role)
        known = replace(state, appointments=(*state.appointments, *given))
        sources = {source for row in TABLES[state.procedure].of(type(command)) for source in row.sources}
        cases = [replace(known, stage=source) for source in sources] or [None]
        refused = {one.guard for case in cases for one in refusals(case, command, person, TODAY, CALENDAR)}
        assert id in refused, (command, sorted(refused))


def test_every_guard_says_its_clause_and_when_it_blocks() -> None:
    for guard in GUARDS.values():
        assert guard.clause
        assert guard.blocks_when.endswith(".")


def test_a_guard_that_is_asked_about_the_wrong_command_says_so_instead_of_guessing() -> None:
    with pytest.raises(TypeError):
        GUARDS["G-C9-KIT"].refusal(asks((settled_case(), good(c.OpenAssessment))))
    with pytest.raises(ValueError, match="no case"):
        _ = Asking(None, good(c.OpenAssessment), MANAGER, TODAY, CALENDAR).case
