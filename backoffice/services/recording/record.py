"""Writing down a complaint that reached us in any way but the chat (B-04): the same payload, the same dates.

The clock started when anybody here first had it, not when it is written down (D-02).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice.procedure.calendar import Calendar, london_date
from backoffice.procedure.permissions import Person
from backoffice.records import Case
from backoffice.services import casefile
from backoffice.services.receiving.payload import INTAKE, faults
from backoffice.services.receiving.receive import Hands, receive
from backoffice.services.refusals import NotDone
from backoffice.services.safety.raise_alert import raise_alert


@dataclass(frozen=True)
class Desk:
    """What is known only where somebody took the complaint: who heard it, and whether it was read back to them."""

    person: Person
    first_heard_by: str = ""
    read_back: str = ""
    """How it was checked with whoever said it; empty for a complaint that came in writing."""
    worry: str = ""
    """The words that made whoever heard it worry about a child's safety, or why they worry."""
    duty_address: str = ""


class NotAsItShouldBe(NotDone):
    """What was filled in does not make a complaint. ``faults`` name each field and what is wrong with it."""

    def __init__(self, found: Sequence[Mapping[str, str]]) -> None:
        super().__init__("Some of what was filled in cannot be kept as it is.")
        self.faults = found


def record(session: Session, body: Mapping[str, Any], desk: Desk, now: datetime) -> Case:
    """Make the case, with its dates at once. The caller commits.

    Raises NotAsItShouldBe, GuardRefused, or AnotherBody where this form made another case before.
    """
    if wrong := faults(INTAKE, body):
        raise NotAsItShouldBe(wrong)
    wanted = {**body, "alert_ids": [*body["alert_ids"], *_worried(session, body, desk, now)]}
    hands = Hands(desk.person, desk.person.id, desk.first_heard_by or None)
    taken = receive(session, wanted, now, hands=hands)
    case = session.scalars(select(Case).where(Case.reference == taken.receipt["reference"])).one()
    if taken.created:
        told = {"first_heard_by": desk.first_heard_by, "read_back": desk.read_back}
        casefile.note_event(casefile.of(session, case), "WrittenDownByStaff", told, desk.person, now)
    return case


def came_late(received_on: date, today: date, calendar: Calendar) -> int:
    """Return how many working days a complaint lay here before it is written down."""
    return calendar.working_days_between(received_on, today)


def _worried(session: Session, body: Mapping[str, Any], desk: Desk, now: datetime) -> list[str]:
    """Raise what whoever heard it worries about, at once and whatever becomes of the complaint (SG-7)."""
    level = body["flags"]["safeguarding"]
    if level == "none":
        return []
    child = body["child"] or {}
    # The same form sent twice raises one worry, not two.
    alert_id = str(uuid5(UUID(body["submission_id"]), "worry"))
    alert = {
        "schema": "safeguarding-alert/1",
        "alert_id": alert_id,
        "seq": 0,
        "raised_at": body["received_at"],
        "level": level,
        "source": "typed",
        "texts": [desk.worry],
        "name": child.get("name"),
        "age": child.get("age"),
        "reach": body["contact"]["value"],
        "question": None,
        "chatter_role": body["chatter_role"],
        "about_staff": body["flags"]["allegation_against_staff"],
        "by_mistake": False,
        "safe_answer": "not_asked",
    }
    raise_alert(session, alert, now, duty_address=desk.duty_address, source="staff", by=desk.person.id)
    return [alert_id]


def day_of_receipt(body: Mapping[str, Any]) -> date:
    """Return the London date of receipt that a body tells."""
    return london_date(datetime.fromisoformat(body["received_at"]))
