"""Who may do what to which case, and who may see what: one answer for the button, the post and the test.

Everything not listed is refused. A person the complaint is about can do and see nothing of it, whatever their roles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from . import childrens_policy, three_step
from .commands import Command
from .people import SYSTEM, Person
from .state import CaseState
from .terms import ChildrensState, Procedure, Role, ThreeStepState
from .transitions import Table, Transition

__all__ = [
    "SYSTEM",
    "TABLES",
    "Area",
    "Permission",
    "Person",
    "available",
    "effective_roles",
    "may_hold",
    "may_see",
    "permission_table",
    "permitted",
    "roles_refused",
]

TABLES: dict[Procedure, Table] = {
    Procedure.CHILDREN_POLICY: childrens_policy.TABLE,
    Procedure.THREE_STEP: three_step.TABLE,
}
STATES: dict[Procedure, tuple[str, ...]] = {
    Procedure.CHILDREN_POLICY: tuple(state.value for state in ChildrensState),
    Procedure.THREE_STEP: tuple(state.value for state in ThreeStepState),
}

ONLY_WHERE_APPOINTED = frozenset(
    {
        Role.STEP1_MANAGER,
        Role.INVESTIGATOR,
        Role.ADJUDICATING_OFFICER,
        Role.PANEL_ADVISER,
        Role.PANEL_MEMBER,
    }
)
"""Roles that mean nothing on a case until somebody has given the person that part in it."""

FRONT_LINE_MAY_HOLD = frozenset({Role.STEP1_MANAGER, Role.SENIOR_LEADER, Role.PANEL_ADVISER})
"""All that somebody in a front-line team may be here: the complaints team stands apart from them (C-1a). A line manager
answers step 1 of the three-step procedure, which says so itself."""


class Area(StrEnum):
    """Things that can be seen."""

    QUEUE = "queue"
    RECORD = "record"
    CASE = "case"
    CONTACT = "contact"
    SAFEGUARDING = "safeguarding"
    FEEDBACK = "feedback"
    REPORTS = "reports"
    PAYMENTS = "payments"
    AUDIT = "audit"
    ABSENCE = "absence"
    STAFF = "staff"
    SETTINGS = "settings"
    RETENTION = "retention"


@dataclass(frozen=True)
class Permission:
    """Whether something is allowed, and if not, why not, in words for the page."""

    allowed: bool
    why: str = ""
    guard: str | None = None

    def __bool__(self) -> bool:
        return self.allowed


YES = Permission(True)

HANDLERS = frozenset({Role.CHILDRENS_MANAGER, Role.COMPLAINTS_MANAGER})
ON_THEIR_CASES = frozenset({Role.STEP1_MANAGER, Role.INVESTIGATOR, Role.ADJUDICATING_OFFICER, Role.PANEL_ADVISER})

MAY_SEE: dict[Area, frozenset[Role]] = {
    Area.QUEUE: HANDLERS
    | ON_THEIR_CASES
    | {Role.INTAKE_OFFICER, Role.SAFEGUARDING_LEAD, Role.SENIOR_MANAGER, Role.QUALITY_MANAGER, Role.AUDITOR},
    Area.RECORD: HANDLERS | {Role.INTAKE_OFFICER},
    Area.CASE: HANDLERS | ON_THEIR_CASES | {Role.PANEL_MEMBER, Role.SAFEGUARDING_LEAD, Role.AUDITOR},
    Area.CONTACT: HANDLERS | {Role.STEP1_MANAGER, Role.INVESTIGATOR, Role.SAFEGUARDING_LEAD},
    Area.SAFEGUARDING: HANDLERS | {Role.SAFEGUARDING_LEAD, Role.SENIOR_MANAGER},
    Area.FEEDBACK: HANDLERS | {Role.INTAKE_OFFICER, Role.QUALITY_MANAGER},
    Area.REPORTS: HANDLERS | {Role.QUALITY_MANAGER, Role.SENIOR_MANAGER, Role.SENIOR_LEADER, Role.AUDITOR},
    # What a payment is for, and nothing else of its case.
    Area.PAYMENTS: frozenset({Role.SENIOR_MANAGER}),
    Area.AUDIT: frozenset({Role.AUDITOR, Role.SAFEGUARDING_LEAD}),
    Area.ABSENCE: HANDLERS | {Role.SENIOR_MANAGER, Role.ADMIN},
    Area.STAFF: frozenset({Role.ADMIN}),
    # A house rule is a setting that a manager can change.
    Area.SETTINGS: HANDLERS | {Role.ADMIN},
    Area.RETENTION: frozenset({Role.ADMIN, Role.AUDITOR}),
}
"""Which roles may see each area. The queue shows no complaint text; an administrator sees no case text at all."""

AREAS_OF_A_CASE = frozenset({Area.CASE, Area.CONTACT})

ABOUT_THEM = Permission(False, "You cannot open this case.", "G-SUBJECT")
"""Says nothing of what the case is, or even that it is about the person who asks."""


def effective_roles(state: CaseState | None, person: Person) -> frozenset[Role]:
    """The roles that count on this case: those of the person that need no appointment, and those given for the case.

    A senior manager to whom the case was passed up counts as a complaints manager on it. Without a case, every role of
    the person counts.
    """
    if state is None:
        return person.roles
    given = {one.role for one in state.appointments if one.person == person.id}
    roles = {role for role in person.roles if role not in ONLY_WHERE_APPOINTED or role in given}
    if Role.SENIOR_MANAGER in roles and person.id in state.passed_up_to:
        roles.add(Role.COMPLAINTS_MANAGER)
    return frozenset(roles)


def permitted(state: CaseState | None, person: Person, command: type[Command]) -> Permission:
    """Whether this person may ask this of this case now. With no case: whether they may begin one."""
    if state is not None and person.id in state.subjects:
        return ABOUT_THEM
    procedures = Procedure if state is None else (state.procedure,)
    rows = [one for procedure in procedures for one in TABLES[procedure].of(command)]
    stage = None if state is None else state.stage
    here = [one for procedure in procedures for one in TABLES[procedure].begins(command, stage)]
    if not rows:
        return Permission(False, "This is not part of the procedure that the case follows.", "G-STATE")
    if not any(effective_roles(state, person) & one.roles for one in rows):
        return _not_your_role(person, rows)
    if not here:
        return Permission(False, "This cannot be done while the case is where it is now.", rows[0].otherwise)
    if not any(effective_roles(state, person) & one.roles for one in here):
        return _not_your_role(person, here)
    return YES


def _not_your_role(person: Person, rows: Iterable[Transition]) -> Permission:
    wanted = frozenset(role for one in rows for role in one.roles)
    if person.roles & wanted & ONLY_WHERE_APPOINTED:
        return Permission(False, "You have not been given a part in this case.", "G-APPOINTED")
    return Permission(False, "Your role does not do this.", "G-ROLE")


def available(state: CaseState, person: Person) -> tuple[type[Command], ...]:
    """Everything this person may ask of this case now, in the order of the table."""
    return tuple(command for command in TABLES[state.procedure].commands if permitted(state, person, command))


def may_see(person: Person, area: Area, state: CaseState | None = None) -> Permission:
    """Whether this person may see this area; for an area of a case, whether they may see it of this case."""
    if state is not None and person.id in state.subjects:
        return ABOUT_THEM
    of_a_case = area in AREAS_OF_A_CASE or state is not None
    roles = effective_roles(state, person) if of_a_case else person.roles
    if roles & MAY_SEE[area]:
        return YES
    if person.roles & MAY_SEE[area]:
        return Permission(False, "You have not been given a part in this case.", "G-APPOINTED")
    return Permission(False, "Your role does not see this.", "G-ROLE")


def may_come_to(person: Person, area: Area) -> bool:
    """Whether this person may come as far as the door of this area, before it is known which case they ask for.

    Any case may have been passed up to a senior manager; whether this one was, ``may_see`` says with the case at hand.
    """
    passed_up_perhaps = area in AREAS_OF_A_CASE and Role.SENIOR_MANAGER in person.roles
    return passed_up_perhaps or may_see(person, area).allowed


def may_hold(role: Role, *, front_line: bool) -> bool:
    """Whether a person may be given this role: nobody is the system, and front-line staff handle no child's case."""
    if role is Role.SYSTEM:
        return False
    return not front_line or role in FRONT_LINE_MAY_HOLD


def roles_refused(roles: Iterable[Role], *, front_line: bool) -> tuple[Role, ...]:
    """The roles among these that this person may not be given (C-1a)."""
    return tuple(role for role in roles if not may_hold(role, front_line=front_line))


@dataclass(frozen=True)
class Line:
    """One line of the whole permission table."""

    procedure: Procedure
    command: type[Command]
    state: str | None
    role: Role
    allowed: bool


def permission_table() -> Iterator[Line]:
    """Role by state by command, in full: every combination there is, allowed or not.

    A role that counts only where it was given is taken as given; a senior manager as one to whom nothing was passed up.
    """
    for procedure, table in TABLES.items():
        for command in table.commands:
            for state in (None, *STATES[procedure]):
                allowed = {role for one in table.begins(command, state) for role in one.roles}
                for role in Role:
                    yield Line(procedure, command, state, role, role in allowed)
