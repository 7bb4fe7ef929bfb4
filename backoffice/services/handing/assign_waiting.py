"""Gives the cases that nobody can see to to whoever would get them if they came now (C-1b, D-39).

A case can come before the first manager has an account, or on a day when everybody who may hold it is away; and a
worry that comes after it may name the very person who has it, to whom it is shut from then on.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session

from backoffice.clock import london_date
from backoffice.procedure.commands import Assign
from backoffice.procedure.permissions import SYSTEM
from backoffice.procedure.terms import Role
from backoffice.records import Case, Exclusion, Staff
from backoffice.services import casefile
from backoffice.services.access import namesakes
from backoffice.services.handing.assignment import PROCEDURES, first_handler

_AT_A_TIME = 100
_UNTIL_KNOWN = "children_policy"  # the procedure whose people hold a case that has none yet


def assign_waiting(session: Session, now: datetime) -> int:
    """Assign open cases that have nobody, or one to whom they are shut, oldest duty first. Returns how many it gave."""
    today = london_date(now)
    covered = [procedure for procedure in PROCEDURES if first_handler(session, procedure, today)]
    if not covered:
        return 0
    shut = exists().where(
        Exclusion.case_id == Case.id, Exclusion.staff_id == Case.assignee_id, Exclusion.in_force
    )
    waiting = session.scalars(
        select(Case)
        .where(
            Case.is_open,
            or_(Case.assignee_id.is_(None), shut),
            func.coalesce(Case.procedure, _UNTIL_KNOWN).in_(covered),
        )
        .order_by(Case.next_due, Case.id)
        .limit(_AT_A_TIME)
        .with_for_update()
    ).all()
    return sum(_assign(session, case, now) for case in waiting)


def _assign(session: Session, case: Case, now: datetime) -> bool:
    procedure = case.procedure or _UNTIL_KNOWN
    handler: Staff | None = first_handler(session, procedure, london_date(now), _never(session, case))
    if handler is None:
        return False
    if case.procedure is None:
        case.assignee_id = handler.id
    else:
        role = Role.CHILDRENS_MANAGER if procedure == "children_policy" else Role.STEP1_MANAGER
        casefile.carry_out(casefile.of(session, case), Assign(to=handler.id, role=role), SYSTEM, now)
    return True


def _never(session: Session, case: Case) -> list[Staff]:
    """Whom the case names, by its words or because somebody said so, and to whom its door is shut (D-39)."""
    shut = {door.staff_id for door in case.exclusions if door.in_force}
    state = casefile.of(session, case).state
    known = session.scalars(select(Staff).where(Staff.id.in_(shut | (state.subjects if state else frozenset()))))
    return [*namesakes.matching(session, case), *known]
