"""What is offered: everything permitted, but for what the file already rules out."""

from dataclasses import replace

import pytest

from backoffice.procedure import commands as c
from backoffice.procedure.commands import Command
from backoffice.procedure.decide import refusals
from backoffice.procedure.guards import GUARDS
from backoffice.procedure.offered import STANDING, offered
from backoffice.procedure.permissions import permitted
from backoffice.procedure.state import CaseState
from backoffice.procedure.terms import Channel, ChildrensState
from tests.unit.procedure.examples import good
from tests.unit.procedure.office import CALENDAR, CLERK, MANAGER, TODAY
from tests.unit.procedure.settled import settled_case

RULED_OUT: list[tuple[str, CaseState, type[Command]]] = [
    ("G-C4-REPRESENTATIVE", settled_case(representative=None), c.RecordMayContactChild),
    ("G-C5-REPRESENTATIVE", settled_case(representative=None), c.StopForRepresentative),
    ("G-C6-NOT-NEEDED", settled_case(channel=Channel.PHONE), c.RecordAcknowledgement),
    ("G-C6-ONCE", settled_case(ack_sent_on=TODAY), c.RecordAcknowledgement),
    ("G-C7-ONCE", settled_case(introduced_on=TODAY), c.Introduce),
    ("G-C10-NONE", settled_case(), c.NoParentOrCarer),
    ("G-C16-ONCE", settled_case(stage=ChildrensState.RESPONDED, feedback_asked_on=TODAY), c.AskAboutProcess),
]


@pytest.mark.clause("C-5a")
@pytest.mark.parametrize(("guard", "case", "command"), RULED_OUT, ids=[guard for guard, _, _ in RULED_OUT])
def test_what_the_file_rules_out_is_not_offered_and_is_refused_for_the_same_reason(
    guard: str, case: CaseState, command: type[Command]
) -> None:
    assert permitted(case, MANAGER, command).allowed
    answer = offered(case, MANAGER, command, TODAY, CALENDAR)
    assert (answer.allowed, answer.guard) == (False, guard)
    asked = refusals(case, good(command), MANAGER, TODAY, CALENDAR)
    assert (guard, answer.why) in {(refused.guard, refused.message) for refused in asked}


def test_every_standing_guard_is_tried() -> None:
    assert {guard for guard, _, _ in RULED_OUT} == STANDING
    assert set(GUARDS) >= STANDING


@pytest.mark.clause("C-5a")
def test_stopping_is_offered_where_somebody_speaks_for_the_child() -> None:
    assert offered(settled_case(), MANAGER, c.StopForRepresentative, TODAY, CALENDAR).allowed


def test_what_is_not_permitted_is_not_offered_and_says_so_first() -> None:
    case = replace(settled_case(), introduced_on=TODAY)
    answer = offered(case, CLERK, c.Introduce, TODAY, CALENDAR)
    assert (answer.allowed, answer.guard) == (False, "G-ROLE")
