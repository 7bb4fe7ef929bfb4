"""The dates a complaint gets, told before it is kept, and once it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice.procedure.calendar import Calendar
from backoffice.procedure.parameters import parameters_for
from backoffice.procedure.permissions import Person
from backoffice.procedure.terms import ORAL_CHANNELS, Procedure
from backoffice.records import Case
from backoffice.services.access import shut_doors
from backoffice.services.recording.record import day_of_receipt
from backoffice.services.refusals import Closed, NotFound
from backoffice.services.safety import worries

_SAYS = {"ack": "Say that we have it", "intro": "Say hello", "response": "Answer", "step1": "Answer step 1"}
_NUMBERS = {
    Procedure.CHILDREN_POLICY: (("ack", "acknowledge"), ("intro", "introduce"), ("response", "respond")),
    Procedure.THREE_STEP: (("ack", "acknowledge_p"), ("step1", "step1_response")),
}


@dataclass(frozen=True)
class Date:
    """One promise and its day; no day where the promise is not needed."""

    says: str
    due: date | None
    provisional: bool = False


@dataclass(frozen=True)
class Told:
    """What a case became, without a word of it."""

    reference: str
    received_on: date
    dates: tuple[Date, ...]
    assignee: str | None
    worry: bool


def dates(body: Mapping[str, Any], calendar: Calendar) -> tuple[Date, ...]:
    """Return the dates that this payload will get, by the numbers in force on its day of receipt."""
    procedure, day0 = Procedure(body["procedure"]), day_of_receipt(body)
    numbers = parameters_for(procedure, day0)
    spoken = procedure is Procedure.CHILDREN_POLICY and body["channel"] in ORAL_CHANNELS
    return tuple(
        _date(code, None if code == "ack" and spoken else calendar.add_working_days(day0, numbers[number]), calendar)
        for code, number in _NUMBERS[procedure]
    )


def of_case(session: Session, reference: str, person: Person) -> Told:
    """Return the dates of a case as it is kept. Raises NotFound, or Closed for somebody who is in it (C-1a).

    Whoever wrote it down is told that it is kept, whomever it names.
    """
    case = session.scalar(select(Case).where(Case.reference == reference))
    if case is None:
        raise NotFound()
    if case.logged_by != person.id and shut_doors.is_shut(session, case, person.id):
        raise Closed(reference)
    rows = {row.code: row for row in case.milestones}
    told = tuple(
        Date(says, rows[code].due if rows[code].status != "not_required" else None, rows[code].provisional)
        for code, says in _SAYS.items()
        if code in rows
    )
    name = case.assignee.name if case.assignee else None
    return Told(reference, case.received_date, told, name, bool(worries.of_case(session, case)))


def _date(code: str, due: date | None, calendar: Calendar) -> Date:
    return Date(_SAYS[code], due, due is not None and calendar.is_provisional(due))
