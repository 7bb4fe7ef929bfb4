"""Feedback, messages for a worker, call-backs: no procedure governs them; one working day is the house's own rule."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice.clock import london_date
from backoffice.procedure.permissions import Area, Person, may_see
from backoffice.records import Exclusion, Feedback, Store, audit
from backoffice.services import casefile
from backoffice.services.refusals import Closed, NotDone, NotFound, Stale

_SHORTEST = 3


def look(store: Store, reference: str, person: Person) -> None:
    """Write into the audit log that this person reads this. Raises NotFound or Closed."""
    with store.writing() as session:
        _open(session, reference, person)
        audit.note(session, who=person.id, what="case_read", case_reference=reference)


def feedback_of(file: casefile.CaseFile) -> Feedback | None:
    """Return the feedback in this case, if that is what it is."""
    return file.session.scalar(select(Feedback).where(Feedback.case_id == file.case.id))


def mark_done(
    session: Session, reference: str, person: Person, what: str, now: datetime, *, expected_version: int | None
) -> None:
    """Record what was done about it; nothing is due after that. Raises NotDone, Stale, NotFound or Closed."""
    file = _open(session, reference, person)
    case = file.case
    if expected_version is not None and case.version != expected_version:
        raise Stale()
    if not case.is_open:
        raise NotDone("This was marked as done before.")
    if len(what.strip()) < _SHORTEST:
        raise NotDone("Say in a few words what was done.")
    casefile.note_event(file, "EnquiryDone", {"what": what.strip()}, person, now)
    today = london_date(now)
    for milestone in case.milestones:
        milestone.status, milestone.is_open, milestone.done_on = "done", False, today
        milestone.kept = milestone.due is None or today <= milestone.due
    case.state, case.is_open, case.closed_on, case.close_reason = "closed", False, today, "completed"
    case.set_next(None, None)
    audit.note(session, who=person.id, what="enquiry_done", case_reference=reference, at=now)


def _open(session: Session, reference: str, person: Person) -> casefile.CaseFile:
    file = casefile.read(session, reference)
    if file.state is not None or file.case.erased_on is not None:
        raise NotFound()
    shut = session.scalar(
        select(Exclusion.id).where(
            Exclusion.case_id == file.case.id, Exclusion.staff_id == person.id, Exclusion.in_force
        )
    )
    if shut is not None or not may_see(person, Area.FEEDBACK).allowed:
        raise Closed(reference)
    return file
