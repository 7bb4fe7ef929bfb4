"""Who gets a case first (C-1b): the children's complaints manager, or the one who covers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice.records import Absence, Staff
from backoffice.services.staff.people import with_role

_FIRST_FOR = {
    "children_policy": ("childrens_manager", "complaints_manager"),
    "three_step": ("complaints_manager", "childrens_manager"),
}
PROCEDURES = tuple(_FIRST_FOR)


def first_handler(session: Session, procedure: str, today: date, named_in_it: Collection[Staff] = ()) -> Staff | None:
    """Return who gets a new case: somebody present, in the right role, and not named in it (D-39). None if nobody."""
    away = set(session.scalars(select(Absence.staff_id).where(Absence.first_day <= today, Absence.last_day >= today)))
    named = {staff.id for staff in named_in_it}
    for role in _FIRST_FOR[procedure]:
        free = [staff for staff in with_role(session, role) if staff.id not in named]
        present = [staff for staff in free if staff.id not in away]
        if present:
            return present[0]
    return None
