"""A mail in the morning to whoever has something due today or late, so that no promise is missed by not looking.

It says no more than that there is something: never a name, a word, a number or a reference.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice.clock import london_date
from backoffice.procedure.calendar import Calendar
from backoffice.procedure.permissions import Person
from backoffice.procedure.terms import Role
from backoffice.records import Case, Notice, Staff
from backoffice.services.cases import payments
from backoffice.services.handing import cover
from backoffice.services.office import notices
from backoffice.services.office.working_days import Hours, calendar, is_open
from backoffice.services.staff.people import with_role


def say_what_is_due(session: Session, hours: Hours, now: datetime) -> int:
    """Queue a mail for everybody who has something due or a payment to decide, once a working day. Returns how many."""
    days, today = calendar(session), london_date(now)
    if not is_open(now, hours, days):
        return 0
    due = _tell_once(session, "due", _who_has_something_due(session, today, days), now)
    return due + _tell_once(session, "payment", _who_decides_payments(session), now)


def _tell_once(session: Session, template: str, whom: set[str], now: datetime) -> int:
    key = london_date(now).isoformat()
    told = set(session.scalars(select(Notice.to_address).where(Notice.template == template, Notice.subject_key == key)))
    if whom - told:
        notices.tell(session, whom - told, template, key, now)
    return len(whom - told)


def _who_decides_payments(session: Session) -> set[str]:
    """The addresses of the senior managers for whom a payment waits that they may decide."""
    return {
        staff.email
        for staff in with_role(session, Role.SENIOR_MANAGER)
        if payments.how_many(session, Person(staff.id, frozenset(Role(role) for role in staff.roles)))
    }


def _who_has_something_due(session: Session, today: date, days: Calendar) -> set[str]:
    """The addresses of those in whose hands something is due; of every manager, where it is in nobody's."""
    due = session.execute(
        select(Case.assignee_id, Case.due_order).where(Case.is_open, Case.due_order <= today).distinct()
    ).all()
    if not due:
        return set()
    acting = {(group.assignee, group.due): group.acts for group in cover.standing(session, today, days).groups}
    whose = {acting.get((assignee, on), assignee) for assignee, on in due if assignee is not None}
    found = set(session.scalars(select(Staff.email).where(Staff.id.in_(whose - {None}), Staff.active)))
    if None in whose or any(assignee is None for assignee, _ in due):
        found |= {staff.email for staff in with_role(session, *cover.MANAGERS)}
    return found
