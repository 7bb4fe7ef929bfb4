"""One case as one JSON object, for the command line (interfaces.md, 3)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice.procedure import duties
from backoffice.procedure.calendar import Calendar
from backoffice.procedure.permissions import TABLES
from backoffice.procedure.state import CaseState
from backoffice.records import Case, Concern, KeptFile, Letter, audit
from backoffice.services import arrivals, casefile
from backoffice.services.keeping import files
from backoffice.services.safety import worries


def show(session: Session, reference: str, today: date, calendar: Calendar) -> dict[str, Any]:
    """Return everything about a case, and write that it was read. Raises NotFound."""
    file = casefile.read(session, reference)
    audit.note(session, who="system", what="case_read", case_reference=reference, reason="command line")
    case = file.case
    return {
        "reference": case.reference,
        "kind": case.kind,
        "procedure": case.procedure,
        "policy_version": case.policy_version,
        "state": case.state,
        "version": case.version,
        "assignee": case.assignee.email if case.assignee else None,
        "received_at": case.received_at.isoformat(),
        "received_date": case.received_date.isoformat(),
        "logged_at": case.logged_at.isoformat(),
        "flags": case.flags,
        "hold_subject_contact": case.hold_subject_contact,
        "milestones": [_milestone(row) for row in case.milestones],
        "clocks": _clocks(case, file.state, today, calendar),
        "guards_met": _guards_met(case),
        "letters": [_letter(row) for row in case.letters],
        "files": [_file(row) for row in files.of_case(session, case)],
        "concerns": [_concern(row) for row in worries.of_case(session, case)],
        "history": [_happened(row) for row in casefile.history(case)],
        "submission": case.submission.payload if case.submission else None,
        "receipt": case.submission.receipt if case.submission else None,
        "receipt_note": case.submission.receipt_note if case.submission else None,
    }


def listed(session: Session) -> list[dict[str, Any]]:
    """Return every case's reference, state and next duty, soonest first; nothing that anybody said."""
    rows = session.execute(
        select(Case.reference, Case.kind, Case.procedure, Case.state, Case.next_duty, Case.next_due).order_by(
            Case.due_order, Case.id
        )
    )
    return [{**row._mapping, "next_due": row.next_due.isoformat() if row.next_due else None} for row in rows]


def _milestone(row: Any) -> dict[str, Any]:
    return {
        "code": row.code,
        "due": _iso(row.due),
        "first_due": _iso(row.first_due),
        "done_on": _iso(row.done_on),
        "status": row.status,
        "kept": row.kept,
        "provisional": row.provisional,
        "not_required_reason": row.not_required_reason,
    }


def _clocks(case: Case, state: CaseState | None, today: date, calendar: Calendar) -> dict[str, Any]:
    return {
        "response_due": _iso(case.response_due),
        "effective_due": _iso(case.effective_due),
        "next": {
            "duty": case.next_duty,
            "due": _iso(case.next_due),
            "provisional": case.next_provisional,
            "working_days_left": calendar.working_days_left(today, case.next_due) if case.next_due else None,
        },
        "due": [
            {
                "code": one.code,
                "due": _iso(one.due),
                "working_days_left": one.working_days_left,
                "colour": one.colour,
                "provisional": one.provisional,
            }
            for one in (duties.duties(state, today, calendar, arrivals.of(case)) if state else ())
        ],
    }


def _guards_met(case: Case) -> list[str]:
    """Return the guards that stood before what was done so far, and let it pass."""
    if case.procedure is None:
        return []
    done = {event.command for event in case.events}
    rows = next(table for procedure, table in TABLES.items() if procedure == case.procedure)
    return sorted({guard for row in rows if row.command.__name__ in done for guard in row.guards})


def _letter(row: Letter) -> dict[str, Any]:
    return {
        "template": row.template,
        "template_version": row.template_version,
        "template_edition": row.template_edition,
        "title": row.title,
        "channel": row.channel,
        "status": row.status,
        "made_at": row.created_at.isoformat(),
        "sent_at": row.sent_at.isoformat() if row.sent_at else None,
        "sha256": row.sha256,
    }


def _concern(row: Concern) -> dict[str, Any]:
    return {"level": row.level, "alert_id": row.alert_id, "seen": row.seen}


def _file(row: KeptFile) -> dict[str, Any]:
    return {
        "name": row.name,
        "kind": row.kind,
        "size": row.size,
        "came_with": row.event_number,
        "added_at": row.created_at.isoformat(),
    }


def _happened(row: casefile.Logged) -> Mapping[str, Any]:
    return {"number": row.number, "type": row.type, "at": row.at.isoformat(), "by": row.by, "data": row.data}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
