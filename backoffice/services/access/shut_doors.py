"""What is shut to a member of staff because they are in it (C-1a, SG-6, specification 5.10).

A door is shut by a match of names until a lead opens it again, and by the case itself once somebody is its subject.
A worry that belongs to a case is behind the door of that case, whether or not its own words name anybody.
"""

from __future__ import annotations

from sqlalchemy import CompoundSelect, Select, or_, select, union
from sqlalchemy.orm import InstrumentedAttribute, Session

from backoffice.procedure.terms import Part
from backoffice.records import Case, CaseAppointment, Concern, Exclusion


def ways_cases_are_shut(staff_id: str) -> tuple[Select[str | None], Select[str]]:
    """Return the two queries for ids of cases that are shut to this person: by a name, and as their subject.

    A long list asks each by itself, along its own index.
    """
    about_them = select(CaseAppointment.case_id).where(
        CaseAppointment.staff_id == staff_id, CaseAppointment.role == Part.SUBJECT
    )
    return _doors(staff_id, Exclusion.case_id), about_them


def cases_shut_to(staff_id: str) -> CompoundSelect[str | None]:
    """Return the query for the ids of all cases that are shut to this person."""
    return union(*ways_cases_are_shut(staff_id))


def worries_shut_to(staff_id: str) -> Select[str]:
    """Return the query for the ids of all worries that are shut to this person."""
    own_door = Concern.id.in_(_doors(staff_id, Exclusion.concern_id))
    return select(Concern.id).where(or_(own_door, Concern.case_id.in_(cases_shut_to(staff_id))))


def references_shut_to(staff_id: str) -> Select[str]:
    """Return the query for the references of all cases that are shut to this person."""
    return select(Case.reference).where(Case.id.in_(cases_shut_to(staff_id)))


def is_shut(session: Session, case: Case, staff_id: str) -> bool:
    """Say whether this case is shut to this person."""
    shut = select(Case.id).where(Case.id == case.id, Case.id.in_(cases_shut_to(staff_id)))
    return session.scalar(shut) is not None


def worry_is_shut(session: Session, worry: Concern, staff_id: str) -> bool:
    """Say whether this worry is shut to this person."""
    shut = select(Concern.id).where(Concern.id == worry.id, Concern.id.in_(worries_shut_to(staff_id)))
    return session.scalar(shut) is not None


def _doors(staff_id: str, place: InstrumentedAttribute[str | None]) -> Select[str | None]:
    return select(place).where(Exclusion.staff_id == staff_id, Exclusion.in_force, place.is_not(None))
