"""Both transition tables: each row works from every state it lists, and from no other."""

import ast
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from backoffice import procedure as the_procedure
from backoffice.procedure import commands as c
from backoffice.procedure.childrens_policy import TABLE as CHILDRENS_POLICY
from backoffice.procedure.commands import Command
from backoffice.procedure.commands import three_step as p
from backoffice.procedure.decide import decide, row_of
from backoffice.procedure.events import Event
from backoffice.procedure.evolve import evolve
from backoffice.procedure.guards import ANSWERED_BY_PERMISSION, GUARDS, Refused
from backoffice.procedure.happened import HANDLERS
from backoffice.procedure.people import Person
from backoffice.procedure.permissions import STATES, TABLES
from backoffice.procedure.state import Appointment, CaseState, Involvement, ParentState, StepClock
from backoffice.procedure.terms import (
    ChildrensState,
    Part,
    Procedure,
    RemedyStatus,
    RemedyType,
    Role,
    Route,
    Sharing,
    ThreeStepState,
)
from backoffice.procedure.transitions import Transition
from tests.unit.procedure.examples import GOOD, good
from tests.unit.procedure.office import CALENDAR, MAUNDY_THURSDAY, TODAY, WORKER, a_complaint, everybody_at_once
from tests.unit.procedure.settled import A_REMEDY, settled_case, settled_step_case

ROOM = Path(the_procedure.__file__).parent
ROWS = [(procedure, row) for procedure, table in TABLES.items() for row in table if row.sources]


def suited(state: CaseState, command: type[Command]) -> CaseState:
    """The same case with the one fact changed that this command asks to be so."""
    changes: dict[str, Any] = {}
    three_step = state.three_step
    if command is c.NoParentOrCarer:
        changes["parents"] = ()
    if command is c.ClearSubject:
        changes["involved"] = (Involvement(staff=WORKER, part=Part.SUBJECT),)
    if command is c.RecalculateDates:
        changes["response_due" if three_step is None else "ack_due"] = date(2025, 5, 8)
    if command in (c.ApproveRemedy, c.DeclineRemedy):
        changes["remedies"] = (replace(A_REMEDY, type=RemedyType.COMPENSATION),)
    if command is c.AgreeRemedy:
        changes["remedies"] = (replace(A_REMEDY, status=RemedyStatus.PROPOSED),)
    if three_step and command is p.CloseAtWindowEnd:
        changes["three_step"] = with_clock(state, window_ends=MAUNDY_THURSDAY)
    if three_step and command is p.TreatAsReadyForStepTwo:
        changes["three_step"] = with_clock(state, due=MAUNDY_THURSDAY)
    if three_step and command is p.StartStepThree and state.stage == ThreeStepState.CLOSED:
        answered = settled_step_case(ThreeStepState.S2_RESPONDED).three_step
        changes["three_step"] = answered
    return replace(state, **changes)


def with_clock(state: CaseState, **changes: Any) -> Any:
    assert state.three_step is not None
    steps = state.three_step.steps
    return replace(state.three_step, steps=(*steps[:-1], replace(steps[-1], **changes)))


def somebody_for(row: Transition) -> Person:
    """A person with exactly the roles of the row, and senior where the guard on independence asks for it."""
    return Person("una", row.roles | ({Role.SENIOR_MANAGER} if "G-P7.5-INDEP" in row.guards else set()))


def case_in(procedure: Procedure, stage: str, actor: Person) -> CaseState:
    if procedure is Procedure.CHILDREN_POLICY:
        return settled_case(stage=stage)
    state = settled_step_case(ThreeStepState(stage))
    given = tuple(
        Appointment(person=actor.id, role=role) for role in actor.roles - {Role.INVESTIGATOR, Role.STEP1_MANAGER}
    )
    return replace(state, appointments=(*state.appointments, *given))


def appointed_for(row: Transition, state: CaseState, actor: Person) -> CaseState:
    if "G-P7.5-INDEP" in row.guards:
        return state
    given = tuple(Appointment(person=actor.id, role=role) for role in row.roles)
    return replace(state, appointments=(*state.appointments, *given))


def example(row: Transition) -> Command:
    if row.command is c.DecideAssessment and row.id == "C-T6":
        return good(c.DecideAssessment, route=Route.CLOSE_WITH_REASONS, reasons="not the child's own")
    return GOOD[row.command]


ALLOWED = [
    (procedure, row, source)
    for procedure, row in ROWS
    for source in sorted(row.sources)
]


@pytest.mark.clause(
    "C-0.1", "C-1b", "C-2", "C-3a", "C-3b", "C-4b", "C-5a", "C-6", "C-7a", "C-7b", "C-8", "C-9a", "C-10a", "C-11a",
    "C-11c", "C-12e", "C-13a", "C-13b", "C-14", "C-16", "C-F1", "C-F2", "C-F3", "C-F6",
    "P-0", "P-2.1a", "P-2.1c", "P-2.3", "P-2.4a", "P-2.4b", "P-6.4a", "P-7.1a", "P-7.2", "P-7.5", "P-8.1a", "P-8.3b",
    "P-8.4", "P-8.6", "P-8.7", "P-A1",
)  # fmt: skip
@pytest.mark.parametrize(
    ("procedure", "row", "source"),
    ALLOWED,
    ids=[f"{row.id} {row.command.__name__} from {source}" for _, row, source in ALLOWED],
)
def test_each_row_is_allowed_from_each_state_it_lists_and_leads_where_it_says(
    procedure: Procedure, row: Transition, source: str
) -> None:
    actor = somebody_for(row)
    before = suited(appointed_for(row, case_in(procedure, source, actor), actor), row.command)
    command = example(row)
    assert row_of(before, command) is row
    events = decide(before, command, actor, TODAY, CALENDAR)
    assert not isinstance(events, Refused), events
    assert events
    after = before
    for event in events:
        after = evolve(after, event)
    assert row.may_lead_to(before.stage, after.stage)


@pytest.mark.parametrize("procedure", list(Procedure))
def test_no_command_works_from_a_state_that_no_row_of_it_lists(procedure: Procedure) -> None:
    tried = 0
    actor = everybody_at_once()
    for command in {row.command for row in TABLES[procedure]}:
        rows = [row for row in TABLES[procedure] if row.command is command]
        listed = {source for row in rows for source in row.sources}
        for stage in set(STATES[procedure]) - listed:
            state = suited(case_in(procedure, stage, actor), command)
            given = tuple(Appointment(person=actor.id, role=role) for role in Role)
            answer = decide(replace(state, appointments=given), GOOD[command], actor, TODAY, CALENDAR)
            assert isinstance(answer, Refused), (command, stage)
            assert answer.guard == rows[0].otherwise
            assert answer.message
            tried += 1
    assert tried > 200


@pytest.mark.parametrize("procedure", list(Procedure))
def test_a_command_of_the_other_procedure_is_refused_everywhere(procedure: Procedure) -> None:
    other = {row.command for name, table in TABLES.items() if name is not procedure for row in table}
    mine = {row.command for row in TABLES[procedure]}
    assert other - mine
    for command in other - mine:
        for stage in STATES[procedure]:
            actor = everybody_at_once()
            answer = decide(case_in(procedure, stage, actor), GOOD[command], actor, TODAY, CALENDAR)
            assert isinstance(answer, Refused)
            assert answer.guard == "G-STATE"


def test_a_complaint_begins_a_case_and_no_case_is_begun_twice() -> None:
    for procedure in Procedure:
        events = decide(None, a_complaint(procedure=procedure), everybody_at_once(), TODAY, CALENDAR)
        assert not isinstance(events, Refused)
        state = evolve(None, events[0])
        again = decide(state, a_complaint(procedure=procedure), everybody_at_once(), TODAY, CALENDAR)
        assert isinstance(again, Refused)


def test_nothing_but_a_complaint_begins_a_case() -> None:
    for command in set(GOOD) - {c.ReceiveComplaint}:
        assert isinstance(decide(None, GOOD[command], everybody_at_once(), TODAY, CALENDAR), Refused)


@pytest.mark.parametrize("procedure", list(Procedure))
def test_every_row_of_the_specification_is_in_its_table(procedure: Procedure) -> None:
    ids = {row.id for row in TABLES[procedure]}
    if procedure is Procedure.CHILDREN_POLICY:
        assert {*(f"C-T{n}" for n in range(1, 17)), "C-T11b"} <= ids
    else:
        assert {f"P-T{n}" for n in range(1, 25)} <= ids


def test_every_state_is_reached_by_some_row_and_every_row_speaks_of_known_states() -> None:
    for procedure, table in TABLES.items():
        known = set(STATES[procedure])
        reached = {target for row in table for target in row.targets}
        assert reached == known
        assert {source for row in table for source in row.sources} <= known


def test_two_rows_of_one_command_and_one_state_are_told_apart() -> None:
    for table in TABLES.values():
        seen: dict[tuple[type[Command], str], Transition] = {}
        for row in table:
            for source in row.sources:
                other = seen.setdefault((row.command, source), row)
                assert other is row or (other.when and row.when), (row.id, other.id, source)


def test_every_guard_that_a_row_names_exists_and_every_guard_is_named_by_a_row() -> None:
    named = {guard for table in TABLES.values() for row in table for guard in (*row.guards, row.otherwise)}
    assert named <= set(GUARDS) | set(ANSWERED_BY_PERMISSION)
    assert set(GUARDS) <= named


def test_every_command_has_a_row_a_handler_and_a_good_example() -> None:
    in_a_table = {row.command for table in TABLES.values() for row in table}
    assert in_a_table == set(HANDLERS) == set(GOOD)


def test_every_row_names_its_clause_and_who_may_do_it() -> None:
    for table in TABLES.values():
        for row in table:
            assert row.clause
            assert row.roles


def test_the_panels_decision_is_the_end() -> None:
    """P-8.7 and P-T23: after it there are only records."""
    for row in TABLES[Procedure.THREE_STEP]:
        if ThreeStepState.S3_FINAL in row.sources:
            assert not row.targets


def test_the_procedure_imports_nothing_but_itself_and_the_standard_library() -> None:
    import sys

    files = sorted(ROOM.rglob("*.py"))
    assert len(files) > 20
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                outside = {name.name.split(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                outside = {(node.module or "").split(".")[0]}
            else:
                continue
            assert outside <= set(sys.stdlib_module_names), (file.name, outside)


def test_the_rules_ask_no_clock() -> None:
    for file in ROOM.rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        for clock in ("date.today", "datetime.now", "time.time", "utcnow"):
            assert clock not in text, file.name


def test_a_state_holds_no_word_that_anybody_said() -> None:
    from backoffice.procedure.plain import word_fields

    assert not word_fields(CaseState)
    assert not word_fields(StepClock)
    assert not word_fields(ParentState)
    assert Sharing.SHARE in Sharing


def test_every_word_of_a_child_is_in_a_sealed_field_of_its_event() -> None:
    secret = "zq-canary-words"
    from backoffice.procedure.plain import hints, to_plain, word_fields
    from backoffice.procedure.terms import Words

    looked_at = 0
    for kind, command in GOOD.items():
        words = {name for name in word_fields(kind) if hints(kind)[name] is Words}
        if not words:
            continue
        marked = replace(command, **dict.fromkeys(words, secret + " and thirty characters more"))
        for procedure in Procedure:
            for stage in STATES[procedure]:
                actor = everybody_at_once()
                state = suited(case_in(procedure, stage, actor), kind)
                events = decide(state, marked, actor, TODAY, CALENDAR)
                if isinstance(events, Refused):
                    assert secret not in events.message
                    continue
                looked_at += 1
                after = state
                for event in events:
                    after = evolve(after, event)
                    open_part = {
                        name: to_plain(getattr(event, name))
                        for name in event.to_dict()
                        if name not in ("type", "version") and name not in event.sealed_fields()
                    }
                    assert secret not in str(open_part), (type(event).__name__, open_part)
                assert secret not in str(after.to_dict())
    assert looked_at > 100


def test_an_event_kind_without_words_seals_nothing() -> None:
    from backoffice.procedure.events import EVENTS, AssessmentOpened, ComplaintReceived, ResponseSent

    assert AssessmentOpened.sealed_fields() == frozenset()
    assert ComplaintReceived.sealed_fields() == {"issues"}
    assert ResponseSent.sealed_fields() == {"blocks"}
    assert all(issubclass(kind, Event) for kind in EVENTS.values())
    assert CHILDRENS_POLICY.rows[0].id == "C-T1"
    assert ChildrensState.HELD_FOR_CHILD in {target for row in CHILDRENS_POLICY for target in row.targets}


def test_the_rules_can_be_imported_where_there_is_no_web_and_no_database() -> None:
    import subprocess
    import sys

    without = "import sys; sys.modules.update(dict.fromkeys(('flask', 'sqlalchemy', 'wtforms'))); "
    answer = subprocess.run(
        [sys.executable, "-c", without + "import backoffice.procedure.decide, backoffice.procedure.evolve"],
        cwd=ROOM.parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
