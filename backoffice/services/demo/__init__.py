"""Loading the made-up caseload: every case goes through the same receiving, rules, letters and events as a real one.

No letter is mailed: each is kept as if it had gone. The made-up staff have no passwords.
"""

from __future__ import annotations

import random
import uuid
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backoffice.gateways.paper import Printer
from backoffice.procedure.calendar import Calendar
from backoffice.procedure.permissions import Person
from backoffice.procedure.terms import Role
from backoffice.records import Case, Concern, Staff, Store
from backoffice.services.demo.cases import CASES, MadeUp
from backoffice.services.demo.playing import Office, Playing
from backoffice.services.demo.worried import worries as made_up_worries
from backoffice.services.office.working_days import calendar
from backoffice.services.receiving import receive
from backoffice.services.refusals import NotDone
from backoffice.services.safety import raise_alert, worries
from backoffice.services.staff import people
from backoffice.settings import Settings

_STAFF = (
    ("robin.hale@demo.example", "Robin Hale", ("childrens_manager",)),
    ("ines.okafor@demo.example", "Ines Okafor", ("complaints_manager",)),
    ("lee.marsh@demo.example", "Lee Marsh", ("safeguarding_lead",)),
    ("pat.quinn@demo.example", "Pat Quinn", ("senior_manager",)),
)
_NOON = time(11, 30, tzinfo=UTC)


def load(store: Store, now: datetime, settings: Settings, printer: Printer) -> int:
    """Load the caseload, all of it or nothing. Returns how many cases. Raises NotDone.

    Refuses on a database that holds a real case or a real worry, or that was loaded before.
    """
    with store.writing() as session:
        _refuse_beside_real_ones(session)
        _add_staff(session, now)
        office = Office(session, settings, printer, _manager(session), calendar(session))
        for number, told in enumerate(CASES):
            _play(office, told, number, now)
        for worry in made_up_worries(now):
            raise_alert.raise_alert(session, worry, datetime.fromisoformat(worry["raised_at"]))
        _see_the_older_worries(session, now)
        return len(CASES)


def _refuse_beside_real_ones(session: Session) -> None:
    real = session.scalar(select(func.count(Case.id)).where(Case.made_up.is_(False)))
    if real:
        raise NotDone("This database holds a real case, so no made-up one is put beside it.")
    if session.scalar(select(func.count(Case.id))):
        raise NotDone("The made-up caseload is loaded already.")
    if session.scalar(select(func.count(Concern.id))):
        raise NotDone("This database holds a real safety worry, so nothing made up is put beside it.")


def _add_staff(session: Session, now: datetime) -> None:
    for email, name, roles in _STAFF:
        if people.by_email(session, email) is None:
            people.add_staff(session, email=email, name=name, roles=roles, now=now, made_up=True)


def _manager(session: Session) -> Staff:
    return people.with_role(session, "childrens_manager")[0]


def _play(office: Office, told: MadeUp, number: int, now: datetime) -> None:
    """Receive one case as many working days ago as it says, and take its steps on the days they were taken."""
    received_at = _moment(_working_days_ago(now.date(), told.days_ago, office.days), number, now)
    body = {**told.body(), "submission_id": str(_steady_uuid(number)), "received_at": received_at.isoformat()}
    reference = receive.receive(office.session, body, received_at, made_up=True).receipt["reference"]
    for step in told.steps:
        day = _working_days_ago(now.date(), max(told.days_ago - step.after, 0), office.days)
        step.deed(Playing(office, reference, max(_moment(day, number, now), received_at)))


def _working_days_ago(today: date, count: int, days: Calendar) -> date:
    day = today
    while count > 0:
        day -= timedelta(days=1)
        count -= days.is_working_day(day)
    return day


def _moment(day: date, number: int, now: datetime) -> datetime:
    moment = datetime.combine(day, _NOON) + timedelta(minutes=7 * number % 180)
    return min(moment, now - timedelta(minutes=number % 50))


def _steady_uuid(number: int) -> uuid.UUID:
    return uuid.UUID(int=random.Random(number).getrandbits(128), version=4)  # noqa: S311 it guards nothing


def _see_the_older_worries(session: Session, now: datetime) -> None:
    lead = people.with_role(session, "safeguarding_lead")[0]
    person = Person(lead.id, frozenset(Role(role) for role in lead.roles))
    for concern in session.scalars(select(Concern).where(Concern.raised_at < now - timedelta(hours=2))):
        worries.see(session, concern, person, now)
