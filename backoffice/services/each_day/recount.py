"""Counting open dates again after the list of bank holidays changed (specification 3.3).

The page only says that the list changed. A job goes over the open cases, a hundred a transaction, and goes on where it
was if it is stopped; the page shows how far it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backoffice.clock import london_date
from backoffice.procedure.commands import RecalculateDates
from backoffice.procedure.permissions import SYSTEM, permitted
from backoffice.procedure.terms import Flag
from backoffice.records import Case, Setting, Staff, Store, audit
from backoffice.services import casefile
from backoffice.services.office import notices
from backoffice.services.office.working_days import calendar, call_back_by

_STANDING = "dates_counted_again"
_AT_A_TIME = 100


@dataclass(frozen=True)
class Progress:
    """How far the counting is: how many open cases were looked at, of how many, and in how many a date moved."""

    looked_at: int
    of: int
    moved: int
    to_write_to: int
    finished: bool


def begin(session: Session, *, by: str) -> None:
    """Have every open date counted again, from the first case on. Beginning anew while it runs starts it over."""
    of = session.scalar(select(func.count()).select_from(Case).where(Case.is_open)) or 0
    _keep(session, {"after": "", "looked_at": 0, "of": of, "moved": 0, "to_write_to": 0, "finished": False})
    audit.note(session, who=by, what="dates_to_count_again")


def progress(session: Session) -> Progress | None:
    """Return how far the last counting is, or None where there never was one."""
    row = session.get(Setting, _STANDING)
    if row is None:
        return None
    return Progress(**{name: row.value[name] for name in ("looked_at", "of", "moved", "to_write_to", "finished")})


def go_on(store: Store, now: datetime) -> int:
    """Count again what is still to be counted. Returns in how many cases a date moved."""
    moved = 0
    while True:
        with store.writing() as session:
            row = session.get(Setting, _STANDING, with_for_update=True)
            if row is None or row.value["finished"]:
                return moved
            moved += _some(session, dict(row.value), now)


def _some(session: Session, standing: dict[str, Any], now: datetime) -> int:
    cases = session.scalars(
        select(Case)
        .where(Case.is_open, Case.id > standing["after"])
        .order_by(Case.id)
        .limit(_AT_A_TIME)
        .with_for_update()
    ).all()
    changed = [case for case in cases if _counted_again(session, case, now)]
    to_write_to = [case for case in changed if Flag.DATES_MOVED in case.flags]
    handlers = {case.assignee_id for case in changed if case.assignee_id}
    addresses = set(session.scalars(select(Staff.email).where(Staff.id.in_(handlers), Staff.active)))
    if addresses:
        notices.tell(session, addresses, "dates_moved", london_date(now).isoformat(), now)
    _keep(
        session,
        {
            "after": cases[-1].id if cases else standing["after"],
            "looked_at": standing["looked_at"] + len(cases),
            "of": standing["of"],
            "moved": standing["moved"] + len(changed),
            "to_write_to": standing["to_write_to"] + len(to_write_to),
            "finished": len(cases) < _AT_A_TIME,
        },
    )
    return len(changed)


def _counted_again(session: Session, case: Case, now: datetime) -> bool:
    file = casefile.of(session, case)
    if file.state is None:
        return _enquiry_counted_again(file, now)
    if not permitted(file.state, SYSTEM, RecalculateDates):
        return False
    return bool(casefile.carry_out(file, RecalculateDates(), SYSTEM, now))


def _enquiry_counted_again(file: casefile.CaseFile, now: datetime) -> bool:
    """A call-back or a message has one date, the house's own; it too is never moved later than was told."""
    case, days = file.case, calendar(file.session)
    counted = call_back_by(case.received_at, days)
    open_ones = [row for row in case.milestones if row.is_open and row.due is not None and counted < row.due]
    for row in open_ones:
        casefile.note_event(file, "DateMoved", {"code": row.code, "to": counted.isoformat()}, SYSTEM, now)
        row.due = row.promised = counted
        case.set_next(row.code, counted, provisional=days.is_provisional(counted))
    return bool(open_ones)


def _keep(session: Session, standing: dict[str, Any]) -> None:
    row = session.get(Setting, _STANDING)
    if row is None:
        session.add(Setting(key=_STANDING, value=standing))
    else:
        row.value = standing
    session.flush()
