"""Searching the audit log by case, person, action and day, and taking lines of it away (B-25)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from backoffice.clock import LONDON
from backoffice.records import AuditEvent, audit
from backoffice.services.access import shut_doors
from backoffice.services.refusals import NotDone

PAGE = 50
MOST = 50_000
_SHORTEST_REASON = 5


@dataclass(frozen=True)
class Sought:
    """What lines are sought by; empty for any."""

    case: str = ""
    person: str = ""
    action: str = ""
    since: date | None = None
    until: date | None = None

    def as_arguments(self) -> dict[str, str]:
        """Return what goes into an address to come back to the same lines."""
        told = {"case": self.case, "person": self.person, "action": self.action}
        days = {"since": self.since, "until": self.until}
        return {k: v for k, v in told.items() if v} | {k: day.isoformat() for k, day in days.items() if day}


@dataclass(frozen=True)
class Page:
    """One page of lines, newest first, and the number before which older ones lie, if there are any."""

    lines: Sequence[AuditEvent]
    older: int | None


def read(told: Mapping[str, str]) -> Sought:
    """Read what was typed into the search. What is no date is taken as none."""
    case, person, action = (told.get(name, "").strip()[:64] for name in ("case", "person", "action"))
    return Sought(case.upper(), person, action, _day(told.get("since", "")), _day(told.get("until", "")))


def page(session: Session, sought: Sought, *, by: str, before: str = "") -> Page:
    """Return one page of the lines sought that this person may see."""
    found = _found(sought, by)
    if before.isdecimal() and len(before) < 10:
        found = found.where(AuditEvent.number < int(before))
    lines = session.scalars(found.limit(PAGE + 1)).all()
    return Page(lines[:PAGE], lines[PAGE - 1].number if len(lines) > PAGE else None)


def actions(session: Session) -> Sequence[str]:
    """Return every kind of action there is a line of."""
    return session.scalars(select(AuditEvent.what).distinct().order_by(AuditEvent.what)).all()


def export(session: Session, sought: Sought, reason: str, *, by: str, now: datetime) -> Sequence[AuditEvent]:
    """Return every line sought, and write down that somebody took them away, and why. Raises NotDone."""
    if len(reason.strip()) < _SHORTEST_REASON:
        raise NotDone("Say in a few words what the lines are for.")
    lines = session.scalars(_found(sought, by).limit(MOST + 1)).all()
    if len(lines) > MOST:
        raise NotDone(f"That is more than {MOST} lines. Narrow the search by days first.")
    audit.note(
        session,
        who=by,
        what="audit_exported",
        case_reference=sought.case[:16] or None,
        after=f"{len(lines)} lines",
        reason=reason.strip()[:400],
        at=now,
    )
    return lines


def _found(sought: Sought, by: str) -> Select[AuditEvent]:
    """The lines sought, newest first, without those about a case or a worry that is shut to whoever looks (C-1a)."""
    found = select(AuditEvent).where(
        or_(
            AuditEvent.case_reference.is_(None),
            AuditEvent.case_reference.not_in(shut_doors.references_shut_to(by)),
        ),
        or_(AuditEvent.subject.is_(None), AuditEvent.subject.not_in(shut_doors.worries_shut_to(by))),
    )
    found = found.order_by(AuditEvent.number.desc())
    if sought.case:
        found = found.where(AuditEvent.case_reference == sought.case)
    if sought.person:
        found = found.where(AuditEvent.who_name.icontains(sought.person, autoescape=True))
    if sought.action:
        found = found.where(AuditEvent.what == sought.action)
    if sought.since:
        found = found.where(AuditEvent.at >= datetime.combine(sought.since, time(), LONDON))
    if sought.until:
        found = found.where(AuditEvent.at < datetime.combine(sought.until + timedelta(days=1), time(), LONDON))
    return found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
