"""Opening a case and carrying out commands in it: the one place where events are written and the present is kept.

A command goes to the rules with the case as it is now; what they answer is either a refusal, or events. The events
are appended to the log and the case's present state is written with them, in the caller's one transaction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice import clock
from backoffice.clock import london_date
from backoffice.procedure import events as procedure_events
from backoffice.procedure.commands import Command
from backoffice.procedure.decide import Refused, decide
from backoffice.procedure.evolve import evolve
from backoffice.procedure.milestones import KEEP_A_PROMISE
from backoffice.procedure.permissions import SYSTEM, Area, Person, may_see
from backoffice.procedure.state import CaseState
from backoffice.records import AuditEvent, Case, Event, Letter, Staff, Store, audit
from backoffice.services import projection
from backoffice.services.access import shut_doors
from backoffice.services.office import house
from backoffice.services.office.working_days import calendar
from backoffice.services.refusals import Closed, GuardRefused, NotFound, Stale


@dataclass
class CaseFile:
    """A case opened for work, with what the rules know of it."""

    session: Session
    case: Case
    state: CaseState | None


@dataclass(frozen=True)
class Logged:
    """One line of a case's timeline."""

    number: int
    type: str
    at: datetime
    by: str
    data: Mapping[str, Any]
    event: procedure_events.Event | None


def open_for(
    session: Session,
    reference: str,
    person: Person,
    *,
    expected_version: int | None = None,
    area: Area = Area.CASE,
) -> CaseFile:
    """Open a case for a change, locked against others until the transaction ends.

    ``area`` says how much of it this person needs to be allowed to see. Raises NotFound, Closed (this person is named
    in it, or has no business there) or Stale (somebody changed the case since this person looked at it).
    """
    case = session.scalar(select(Case).where(Case.reference == reference).with_for_update())
    if case is None:
        raise NotFound()
    file = of(session, case)
    refuse_if_closed(session, file, person, area)
    if expected_version is not None and _somebody_changed(session, case, expected_version):
        raise Stale()
    return file


def _somebody_changed(session: Session, case: Case, since: int) -> bool:
    """Whether a person changed the case after this version.

    What the office does of itself (assigning it, say) does not send a person's page back: the rules judge the command
    on the case as it is now in any event.
    """
    if not 0 <= since <= case.version:
        return True
    changed = select(Event.id).where(Event.case_id == case.id, Event.number > since, Event.created_by != SYSTEM.id)
    return session.scalar(changed.limit(1)) is not None


def look(
    store: Store, reference: str, person: Person, *, why: str = "case_read", again_after: timedelta = timedelta(0)
) -> None:
    """Write into the audit log that this person reads this case. Raises NotFound or Closed. Call it before a page.

    Somebody who goes on with an open page is written down anew once ``again_after`` has passed.
    """
    with store.writing() as session:
        open_for(session, reference, person)
        if not again_after or not _has_read(session, reference, person, why, clock.now() - again_after):
            audit.note(session, who=person.id, what=why, case_reference=reference)


def read(session: Session, reference: str) -> CaseFile:
    """Return a case for showing. Whoever calls this has called ``look`` for the person who will see it."""
    case = session.scalar(select(Case).where(Case.reference == reference))
    if case is None:
        raise NotFound()
    return of(session, case)


def refuse_if_closed(session: Session, file: CaseFile, person: Person, area: Area = Area.CASE) -> None:
    """Raise Closed if this person may not see this case, or this much of it (C-1a, specification 5.10)."""
    if shut_doors.is_shut(session, file.case, person.id) or not may_see(person, area, file.state).allowed:
        raise Closed(file.case.reference)


def carry_out(file: CaseFile, command: Command, actor: Person, now: datetime) -> tuple[procedure_events.Event, ...]:
    """Do what the command asks, or raise GuardRefused with nothing changed.

    Writes the events, the case's present state, its milestones and what is derived from them. The caller commits.
    """
    days, today = calendar(file.session), london_date(now)
    # The house's own numbers govern a case from its receipt on, and are not looked at again after that.
    house_numbers = house.numbers(file.session) if file.state is None else {}
    result = decide(file.state, command, actor, today, days, house_numbers)
    if isinstance(result, Refused):
        raise GuardRefused(result.guard, result.message, result.field)
    by_name = _name(file.session, actor)
    for event in result:
        file.state = evolve(file.state, event)
        file.case.version += 1
        row = Event(
            case_id=file.case.id,
            number=file.case.version,
            type=type(event).__name__,
            command=type(command).__name__,
            at=now,
            by_name=by_name,
            created_by=actor.id[:32],
            created_at=now,
        )
        row.data = event.to_dict()
        file.session.add(row)
    if file.state is not None:
        projection.project(file.case, file.state, result, today, days)
    file.session.flush()
    audit.note(
        file.session,
        who=actor.id,
        what=_code(command),
        case_reference=file.case.reference,
        at=now,
        before=str(file.case.version - len(result)),
        after=str(file.case.version),
    )
    return result


def history(case: Case) -> list[Logged]:
    """Return everything that happened in a case, the first thing first. ``data`` is the event as a plain dict."""
    return [Logged(row.number, row.type, row.at, row.by_name, row.data, _event(row)) for row in case.events]


def note_event(file: CaseFile, type_: str, data: Mapping[str, Any], actor: Person, now: datetime) -> None:
    """Put something into the timeline that no rule decides about: a message passed on, a call-back made."""
    file.case.version += 1
    row = Event(
        case_id=file.case.id,
        number=file.case.version,
        type=type_,
        at=now,
        by_name=_name(file.session, actor),
        created_by=actor.id[:32],
        created_at=now,
    )
    row.data = {"type": type_, **data}
    file.session.add(row)
    file.session.flush()


def refresh(file: CaseFile, today: date) -> None:
    """Bring the case's next duty up to date without any event: days pass, and dates fall due."""
    if file.state is not None:
        projection.project(file.case, file.state, (), today, calendar(file.session))


def follow_letter(session: Session, letter: Letter, now: datetime) -> None:
    """Let the promises of a case follow what became of a letter with which one of them was kept."""
    if letter.template in KEEP_A_PROMISE:
        session.flush()
        case = session.get_one(Case, letter.case_id, with_for_update=True)
        refresh(of(session, case), london_date(now))


def of(session: Session, case: Case) -> CaseFile:
    """Return the file of a case row that is already at hand."""
    known = case.state_now
    return CaseFile(session, case, CaseState.from_dict(known) if known is not None else None)


def _has_read(session: Session, reference: str, person: Person, why: str, since: datetime) -> bool:
    lines = select(AuditEvent.number).where(
        AuditEvent.case_reference == reference,
        AuditEvent.who == person.id,
        AuditEvent.what == why,
        AuditEvent.at >= since,
    )
    return session.scalar(lines.limit(1)) is not None


def _event(row: Event) -> procedure_events.Event | None:
    return procedure_events.from_dict(row.data) if row.type in procedure_events.EVENTS else None


def _name(session: Session, actor: Person) -> str:
    staff = session.get(Staff, actor.id)
    return staff.name if staff else actor.id


def _code(command: Command) -> str:
    name = type(command).__name__
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")[:64]
