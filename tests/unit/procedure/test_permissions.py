"""Who may do what, and see what: the whole table, role by state by command, and the doors that no role opens."""

from dataclasses import replace

import pytest

from backoffice.procedure import commands as c
from backoffice.procedure.commands import three_step as p
from backoffice.procedure.decide import decide
from backoffice.procedure.guards import Refused
from backoffice.procedure.people import SYSTEM, Person
from backoffice.procedure.permissions import (
    MAY_SEE,
    ONLY_WHERE_APPOINTED,
    STATES,
    TABLES,
    Area,
    available,
    may_hold,
    may_see,
    permission_table,
    permitted,
    roles_refused,
)
from backoffice.procedure.state import Appointment, CaseState, Involvement
from backoffice.procedure.terms import ChildrensState, Part, Procedure, Role, ThreeStepState
from tests.unit.procedure.examples import good
from tests.unit.procedure.office import (
    ADVISER,
    AUDITOR,
    CALENDAR,
    CLERK,
    DEPUTY,
    EVERYONE,
    HEAD_OF_SERVICE,
    LEAD,
    LINE_MANAGER,
    MANAGER,
    TODAY,
    WORKER,
)
from tests.unit.procedure.settled import settled_case, settled_step_case


def case_in(procedure: Procedure, stage: str | None) -> CaseState | None:
    if stage is None:
        return None
    children = procedure is Procedure.CHILDREN_POLICY
    return settled_case(stage=stage) if children else settled_step_case(ThreeStepState(stage))


@pytest.mark.clause("C-1a", "C-1b")
def test_the_whole_table_is_what_permitted_says() -> None:
    lines = list(permission_table())
    assert len(lines) > 20_000
    checked = 0
    cases = {(procedure, stage): case_in(procedure, stage) for procedure in TABLES for stage in STATES[procedure]}
    for line in lines:
        if line.state is None:
            continue
        person = Person("petra", frozenset({line.role}))
        case = cases[line.procedure, line.state]
        assert case is not None
        appointed = replace(case, appointments=(Appointment(person="petra", role=line.role),))
        answer = permitted(appointed, person, line.command)
        assert answer.allowed is line.allowed, (line, answer)
        assert answer.allowed or (answer.why and answer.guard)
        if line.role not in {role for row in TABLES[line.procedure].of(line.command) for role in row.roles}:
            assert answer.guard == "G-ROLE", "who may never do it is told so, wherever the case is"
        checked += 1
    assert checked > 20_000


def test_some_role_may_do_each_thing_and_no_role_may_do_everything() -> None:
    lines = list(permission_table())
    doable = {line.command for line in lines if line.allowed}
    assert doable == {line.command for line in lines}
    for role in Role:
        assert {line.command for line in lines if line.allowed and line.role is role} < doable


def test_those_who_only_look_can_do_nothing() -> None:
    for role in (Role.AUDITOR, Role.ADMIN, Role.SENIOR_LEADER, Role.PANEL_MEMBER):
        assert not [line for line in permission_table() if line.role is role and line.allowed]


@pytest.mark.clause("C-1a")
def test_a_person_the_complaint_is_about_can_do_and_see_nothing_whatever_their_roles() -> None:
    about_all = tuple(Involvement(staff=person.id, part=Part.SUBJECT) for person in EVERYONE)
    for state in (settled_case(involved=about_all), settled_step_case(involved=about_all)):
        for person in EVERYONE:
            assert available(state, person) == ()
            assert permitted(state, person, c.LogContact).guard == "G-SUBJECT"
            for area in Area:
                refused = may_see(person, area, state)
                assert not refused
                assert refused.guard == "G-SUBJECT"
                assert state.reference not in refused.why


def test_a_part_in_a_case_is_given_for_that_case_only() -> None:
    mine = settled_step_case()
    theirs = settled_step_case(appointments=())
    assert permitted(mine, LINE_MANAGER, p.OfferMeeting)
    refused = permitted(theirs, LINE_MANAGER, p.OfferMeeting)
    assert refused.guard == "G-APPOINTED"
    assert may_see(LINE_MANAGER, Area.CASE, mine)
    assert not may_see(LINE_MANAGER, Area.CASE, theirs)
    member = Person("paula", frozenset({Role.PANEL_MEMBER}))
    on_the_panel = settled_step_case(appointments=(Appointment(person="paula", role=Role.PANEL_MEMBER),))
    assert may_see(member, Area.CASE, on_the_panel)
    assert not may_see(member, Area.CASE, theirs)
    assert not may_see(member, Area.CONTACT, on_the_panel)
    assert may_see(ADVISER, Area.CASE, mine)
    assert {Role.PANEL_MEMBER, Role.STEP1_MANAGER} <= ONLY_WHERE_APPOINTED


def test_an_appointment_gives_nobody_a_role_they_do_not_hold() -> None:
    stranger = Person("stan", frozenset({Role.AUDITOR}))
    appointed = settled_step_case(appointments=(Appointment(person="stan", role=Role.STEP1_MANAGER),))
    assert permitted(appointed, stranger, p.OfferMeeting).guard == "G-ROLE"


def test_a_case_passed_up_is_handled_by_that_senior_manager_and_no_other() -> None:
    passed_up = settled_case(stage="received", passed_up_to=(HEAD_OF_SERVICE.id,))
    assert permitted(passed_up, HEAD_OF_SERVICE, c.OpenAssessment)
    assert not permitted(passed_up, Person("henry", HEAD_OF_SERVICE.roles), c.OpenAssessment)
    assert not permitted(settled_case(stage="received"), HEAD_OF_SERVICE, c.OpenAssessment)
    assert may_see(HEAD_OF_SERVICE, Area.CASE, passed_up)
    assert not may_see(HEAD_OF_SERVICE, Area.CASE, settled_case())


def test_only_a_senior_manager_approves_money_and_only_a_safeguarding_lead_lifts_a_hold() -> None:
    state = settled_case(stage="responding")
    assert permitted(state, HEAD_OF_SERVICE, c.ApproveRemedy)
    assert not permitted(state, MANAGER, c.ApproveRemedy)
    assert permitted(state, LEAD, c.LiftHold)
    assert not permitted(state, MANAGER, c.LiftHold)
    assert permitted(state, SYSTEM, c.PlaceHold)


def test_the_desk_records_and_the_managers_decide() -> None:
    assert permitted(None, CLERK, c.ReceiveComplaint)
    assert permitted(None, SYSTEM, c.ReceiveComplaint)
    assert not permitted(None, AUDITOR, c.ReceiveComplaint)
    received = settled_case(stage="received", ack_sent_on=None)
    assert permitted(received, CLERK, c.RecordAcknowledgement)
    for decision in (c.OpenAssessment, c.Introduce, c.AgreeNewDate, c.StopForRepresentative):
        assert permitted(received, CLERK, decision).guard == "G-ROLE"
        assert permitted(received, DEPUTY, decision)


def test_what_permitted_refuses_decide_refuses_with_the_same_guard_and_words() -> None:
    for person in (CLERK, AUDITOR, LINE_MANAGER, SYSTEM):
        for stage in ChildrensState:
            state = settled_case(stage=stage.value)
            for command in (c.Introduce, c.SendResponse, c.CloseCase, c.LiftHold):
                permission = permitted(state, person, command)
                if permission:
                    continue
                answer = decide(state, good(command), person, TODAY, CALENDAR)
                assert isinstance(answer, Refused)
                assert (answer.guard, answer.message) == (permission.guard, permission.why)


def test_every_area_is_seen_by_somebody_and_the_administrator_sees_no_case() -> None:
    assert set(MAY_SEE) == set(Area)
    admin = Person("adam", frozenset({Role.ADMIN}))
    for area in (Area.CASE, Area.CONTACT, Area.SAFEGUARDING, Area.QUEUE, Area.FEEDBACK, Area.AUDIT):
        assert not may_see(admin, area, None)
    assert may_see(admin, Area.STAFF)
    assert may_see(admin, Area.SETTINGS)
    leader = Person("lucy", frozenset({Role.SENIOR_LEADER}))
    assert may_see(leader, Area.REPORTS)
    assert not may_see(leader, Area.CASE, settled_case())
    assert may_see(AUDITOR, Area.CASE, settled_case())
    assert not may_see(AUDITOR, Area.CONTACT, settled_case())
    nobody = Person("nora", frozenset())
    assert not any(may_see(nobody, area, settled_case()) for area in Area)


def test_the_system_sees_nothing_and_can_be_nobody() -> None:
    assert not any(may_see(SYSTEM, area) for area in Area)
    assert not may_hold(Role.SYSTEM, front_line=False)


@pytest.mark.clause("C-1a")
def test_front_line_staff_hold_no_role_that_handles_a_childs_case() -> None:
    wanted = (Role.CHILDRENS_MANAGER, Role.COMPLAINTS_MANAGER, Role.STEP1_MANAGER, Role.INTAKE_OFFICER)
    assert roles_refused(wanted, front_line=True) == (
        Role.CHILDRENS_MANAGER,
        Role.COMPLAINTS_MANAGER,
        Role.INTAKE_OFFICER,
    )
    assert roles_refused(wanted, front_line=False) == ()
    handles_a_childs_case = {
        line.role
        for line in permission_table()
        if line.procedure is Procedure.CHILDREN_POLICY and line.allowed and line.role is not Role.SYSTEM
    }
    assert not [role for role in handles_a_childs_case if may_hold(role, front_line=True)]


def test_a_hold_does_not_hide_the_case_from_those_who_are_not_its_subject() -> None:
    state = settled_case(hold=True, involved=(Involvement(staff=WORKER, part=Part.SUBJECT),))
    assert may_see(MANAGER, Area.CASE, state)
    assert not may_see(Person(WORKER, MANAGER.roles), Area.CASE, state)
