"""What goes before its case does: how to reach somebody, and what a child wrote of how it went (specification 2.3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any, cast

from sqlalchemy import CursorResult, delete, select, update
from sqlalchemy.orm import Session

from backoffice.clock import london_date
from backoffice.records import Case, CaseMark, ContactPlan, ProcessFeedback, Store, Submission, audit
from backoffice.services.finding.name_search import REACHED
from backoffice.services.keeping.retention import periods

_AT_A_TIME = 50
_UNREACHED = {"value": None, "safety_note": None, "times_note": None}


def forget_contacts(store: Store, now: datetime) -> int:
    """Delete ways to reach somebody and notes on safety once a case has been closed long enough. Returns how many."""
    with store.writing() as session:
        before = _months_before(london_date(now), periods(session)["contact"])
        over = select(Case.id).where(~Case.is_open, Case.closed_on < before, Case.legal_hold.is_(False))
        plans = session.scalars(select(ContactPlan).where(ContactPlan.case_id.in_(over)).limit(_AT_A_TIME)).all()
        for plan in plans:
            session.delete(plan)
        forgotten = {plan.case_id for plan in plans}
        session.execute(delete(CaseMark).where(CaseMark.kind == REACHED, CaseMark.case_id.in_(forgotten)))
        _forget_as_told(session, forgotten)
        if plans:
            audit.note(session, who="system", what="contacts_forgotten", after=str(len(plans)), at=now)
        return len(plans)


def forget_how_it_went(store: Store, now: datetime) -> int:
    """Delete what children wrote about how it went once it is as old as feedback may be. Returns how many.

    What they ticked belongs to nobody, and still counts in the reports.
    """
    with store.writing() as session:
        today = london_date(now)
        years = periods(session)["feedback"]
        before = datetime(today.year - years, today.month, 1, tzinfo=UTC)
        old = update(ProcessFeedback).where(
            ProcessFeedback.created_at < before, ProcessFeedback.better_sealed.is_not(None)
        )
        gone = cast("CursorResult[None]", session.execute(old.values(better_sealed=None))).rowcount
        if gone:
            audit.note(session, who="system", what="words_forgotten", after=str(gone), at=now)
        return gone


def _forget_as_told(session: Session, case_ids: Iterable[str]) -> None:
    """Take the same out of what the chat handed over, or a colleague wrote down: the rest of it stays as it came."""
    for told in session.scalars(select(Submission).where(Submission.case_id.in_(case_ids))):
        box = Submission.payload.sealed_for(told, _unreached(told.payload))
        session.execute(update(Submission).where(Submission.id == told.id).values(payload_sealed=box))
        session.expire(told)


def _unreached(payload: Mapping[str, Any]) -> dict[str, Any]:
    helper = payload["representative"]
    return {
        **payload,
        "contact": payload["contact"] | _UNREACHED,
        "representative": helper and helper | {"contact": helper["contact"] | _UNREACHED},
    }


def _months_before(day: date, months: int) -> date:
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(years, month + 1, min(day.day, 28))
