"""How a guard is tried: a case and what is asked of it, each with the one fact that makes the difference."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from backoffice.procedure import commands as c
from backoffice.procedure.commands import Command
from backoffice.procedure.guards import GUARDS, Asking
from backoffice.procedure.people import Person
from backoffice.procedure.state import CaseState, Involvement, RemedyState, RepresentativeState
from backoffice.procedure.terms import AssessmentValue, MayContactChild, Part, PartOfDay, Role, ThreeStepState
from tests.unit.procedure.examples import good
from tests.unit.procedure.office import CALENDAR, MANAGER, TODAY, WORKER
from tests.unit.procedure.settled import A_REMEDY, FULL_BLOCKS, ISSUES, settled_case, settled_step_case

TOMORROW = TODAY + timedelta(days=1)
SUBJECT = (Involvement(staff=WORKER, part=Part.SUBJECT),)
AFTER_SCHOOL = (PartOfDay.AFTER_SCHOOL,)
C = settled_case
P = settled_step_case
S2, ADJ, S3 = ThreeStepState.S2_OPEN, ThreeStepState.S2_ADJUDICATING, ThreeStepState.S3_OPEN
DECIDE, INTRODUCE, TALK, SEND = c.DecideAssessment, c.Introduce, c.PlanContact, c.SendResponse
NOT_SATISFIED = AssessmentValue.NOT_SATISFIED
OUTSIDER = Person("otis", frozenset({Role.ADJUDICATING_OFFICER}))

Attempt = tuple[CaseState, Command] | tuple[CaseState, Command, Person]
"""A case, what is asked of it, and by whom where it is not the manager."""

Attempts = dict[str, tuple[list[Attempt], list[Attempt]]]
"""Of each guard: what passes, and what is blocked."""


def contact(**changes: Any) -> CaseState:
    state = settled_case()
    return replace(state, contact=replace(state.contact, **changes))


def helper(answer: MayContactChild, parent: bool = True) -> CaseState:
    return settled_case(representative=RepresentativeState(may_contact_child=answer, is_parent_or_carer=parent))


def step(stage: ThreeStepState = ThreeStepState.S1_OPEN, **changes: Any) -> CaseState:
    """A case of the three-step procedure with these facts of its own changed."""
    state = settled_step_case(stage)
    assert state.three_step is not None
    return replace(state, three_step=replace(state.three_step, **changes))


def clocked(stage: ThreeStepState = ThreeStepState.S1_OPEN, **changes: Any) -> CaseState:
    state = settled_step_case(stage)
    assert state.three_step is not None
    steps = state.three_step.steps
    return step(stage, steps=(*steps[:-1], replace(steps[-1], **changes)))


def one_issue(**changes: Any) -> CaseState:
    return settled_step_case(issues=(replace(ISSUES[0], **changes),), remedies=())


def remedy(**changes: Any) -> tuple[RemedyState, ...]:
    return (replace(A_REMEDY, **changes),)


def response(**changes: Any) -> c.SendResponse:
    answer: c.SendResponse = good(c.SendResponse, blocks=replace(FULL_BLOCKS, **changes))
    return answer


def answers(**changes: Any) -> c.SendResponse:
    """The response with the answer to the first issue changed."""
    first, second = FULL_BLOCKS.issues
    return response(issues=(replace(first, **changes), second))


def tried(table: Attempts) -> pytest.MarkDecorator:
    """Each attempt as a case of its own, with whether it must pass."""
    rows = {
        f"{id} {'passes' if passes else 'is blocked'} {number}": (id, attempt, passes)
        for id, (passing, blocked) in table.items()
        for passes, attempts in ((True, passing), (False, blocked))
        for number, attempt in enumerate(attempts, 1)
    }
    return pytest.mark.parametrize(("id", "attempt", "passes"), list(rows.values()), ids=list(rows))


def asks(attempt: Attempt) -> Asking:
    state, command, *somebody = attempt
    actor = somebody[0] if somebody else MANAGER
    assert isinstance(actor, Person)
    return Asking(state, command, actor, TODAY, CALENDAR)


def judge(id: str, attempt: Attempt, *, passes: bool) -> None:
    """The guard lets the attempt pass, or blocks it in a whole sentence at a field that was asked for."""
    refused = GUARDS[id].refusal(asks(attempt))
    assert (refused is None) == passes
    if refused is None:
        return
    assert refused.guard == id
    assert refused.message.rstrip(")").endswith((".", "?")), "people read a whole sentence"
    if refused.field is not None:
        command = attempt[1]
        assert hasattr(command, refused.field) or hasattr(getattr(command, "blocks", None), refused.field)
