"""What is true of every date, every command and every history, not only of the examples."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backoffice.procedure import commands as c
from backoffice.procedure.deadlines import RULES, due, shifted, window_ends
from backoffice.procedure.decide import decide, row_of
from backoffice.procedure.events import EVENTS, from_dict
from backoffice.procedure.evolve import evolve, replay
from backoffice.procedure.guards import Refused
from backoffice.procedure.people import Person
from backoffice.procedure.permissions import STATES
from backoffice.procedure.plain import from_plain, to_plain
from backoffice.procedure.state import Appointment, CaseState, Involvement
from backoffice.procedure.terms import Part, Procedure, RemedyType, Role, ThreeStepState
from tests.unit.procedure.examples import GOOD
from tests.unit.procedure.office import CALENDAR, EVERYONE, MANAGER, MAUNDY_THURSDAY, TODAY, WORKER, a_complaint
from tests.unit.procedure.settled import A_REMEDY, settled_case, settled_step_case

DAYS = st.dates(date(2024, 1, 1), date(2028, 6, 30))
QUIET = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@QUIET
@given(received=DAYS, rule=st.sampled_from(sorted(RULES)))
def test_a_due_date_is_always_a_working_day_after_the_receipt(received: date, rule: str) -> None:
    found = due(rule, received, CALENDAR).date
    assert CALENDAR.is_working_day(found)
    assert found > received


@QUIET
@given(received=DAYS, later=st.integers(0, 40), rule=st.sampled_from(sorted(RULES)))
def test_a_later_receipt_is_never_due_earlier(received: date, later: int, rule: str) -> None:
    assert due(rule, received, CALENDAR).date <= due(rule, received + timedelta(days=later), CALENDAR).date


@QUIET
@given(received=DAYS, begins=st.integers(0, 20), lasts=st.integers(0, 60))
def test_a_pause_never_shortens_and_a_longer_one_never_less(received: date, begins: int, lasts: int) -> None:
    old = due("P2.1_STEP1_RESPONSE", received, CALENDAR).date
    paused = received + timedelta(days=begins)
    moved = shifted(old, paused, paused + timedelta(days=lasts), CALENDAR)
    longer = shifted(old, paused, paused + timedelta(days=lasts + 1), CALENDAR)
    assert old <= moved <= longer
    assert CALENDAR.is_working_day(moved)
    assert shifted(old, paused, paused, CALENDAR) == old


@QUIET
@given(received=DAYS)
def test_the_window_is_never_shorter_than_either_reading_of_the_procedure(received: date) -> None:
    ends = window_ends(received, CALENDAR)
    assert ends >= received + timedelta(days=21)
    assert CALENDAR.working_days_between(received, ends) >= 15


@QUIET
@given(start=DAYS, count=st.integers(0, 80))
def test_adding_working_days_and_counting_them_agree(start: date, count: int) -> None:
    assert CALENDAR.working_days_between(start, CALENDAR.add_working_days(start, count)) == count


@QUIET
@given(start=DAYS, length=st.integers(0, 500))
def test_counting_by_weeks_gives_what_counting_by_days_gives(start: date, length: int) -> None:
    days = [start + timedelta(days=n) for n in range(1, length + 1)]
    by_days = sum(CALENDAR.is_working_day(day) for day in days)
    assert CALENDAR.working_days_between(start, start + timedelta(days=length)) == by_days


@QUIET
@given(due_on=DAYS, count=st.integers(0, 30))
def test_a_day_is_near_from_the_first_on_which_so_few_working_days_are_left(due_on: date, count: int) -> None:
    first = CALENDAR.first_day_within(count, due_on)
    assert CALENDAR.working_days_left(first, due_on) <= count
    assert CALENDAR.working_days_left(first - timedelta(days=1), due_on) == count + 1


COMMANDS = [GOOD[kind] for kind in sorted(GOOD, key=lambda kind: kind.__name__) if kind is not c.ReceiveComplaint]


@QUIET
@given(data=st.data())
def test_a_refused_command_changes_nothing_and_an_allowed_one_follows_its_row(data: st.DataObject) -> None:
    """Random people ask random things on random days; the case never leaves its table."""
    procedure = data.draw(st.sampled_from(list(Procedure)))
    events = decide(None, a_complaint(procedure=procedure), MANAGER, MAUNDY_THURSDAY, CALENDAR)
    assert not isinstance(events, Refused)
    history = list(events)
    state = replay(history)
    today = TODAY
    for _ in range(25):
        today += timedelta(days=data.draw(st.integers(0, 3)))
        command = data.draw(st.sampled_from(COMMANDS))
        actor = data.draw(st.sampled_from([*EVERYONE, Person("una", frozenset(Role))]))
        before, as_stored = state, state.to_dict()
        answer = decide(state, command, actor, today, CALENDAR)
        assert state is before
        assert state.to_dict() == as_stored
        if isinstance(answer, Refused):
            assert answer.guard
            assert answer.message
            continue
        row = row_of(state, command)
        assert row is not None
        for event in answer:
            state = evolve(state, event)
            assert from_dict(event.to_dict()) == event
        history.extend(answer)
        assert row.may_lead_to(before.stage, state.stage)
        assert state.stage in STATES[procedure]
    assert replay(history) == state
    assert CaseState.from_dict(state.to_dict()) == state


@pytest.mark.parametrize("kind", sorted(GOOD, key=lambda kind: kind.__name__), ids=lambda kind: kind.__name__)
def test_every_command_comes_back_from_plain_values(kind: type[c.Command]) -> None:
    assert from_plain(kind, to_plain(GOOD[kind])) == GOOD[kind]


def in_every_state() -> Iterator[CaseState]:
    given_all = tuple(
        Appointment(person=person, role=role)
        for role in Role
        for person in (("una",) if role in (Role.STEP1_MANAGER, Role.INVESTIGATOR) else ("una", "ada"))
    )
    for stage in STATES[Procedure.CHILDREN_POLICY]:
        yield settled_case(stage=stage, appointments=given_all)
    for step in ThreeStepState:
        yield settled_step_case(step, appointments=given_all)
    yield settled_case(stage="responding", remedies=(replace(A_REMEDY, type=RemedyType.COMPENSATION),))
    yield settled_case(stage="responded", parents=(), involved=(Involvement(staff=WORKER, part=Part.SUBJECT),))


def test_every_kind_of_event_comes_back_from_its_dict() -> None:
    seen: set[str] = set()
    everybody = (Person("una", frozenset(Role)), Person("ada", frozenset(Role)))
    for state in in_every_state():
        for actor in everybody:
            for command in GOOD.values():
                answer = decide(state, command, actor, TODAY, CALENDAR)
                if isinstance(answer, Refused):
                    continue
                for event in answer:
                    seen.add(type(event).__name__)
                    assert from_dict(event.to_dict()) == event
    seen_elsewhere = {"ComplaintReceived", "CaseNotAccepted", "ClosedAtWindowEnd", "TreatedAsReadyForStepTwo"}
    assert set(EVENTS) - seen == seen_elsewhere
