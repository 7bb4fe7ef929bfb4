"""The four promise tiles of the first page: how many were kept of those due this month (B-02)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from backoffice.records import Case, Milestone


@dataclass(frozen=True)
class Tile:
    """One promise: how many were kept of how many, and the clause it comes from."""

    name: str
    clause: str
    kept: int
    of: int

    @property
    def percent(self) -> int | None:
        """Kept in percent, rounded down, or None where nothing was due."""
        return self.kept * 100 // self.of if self.of else None


def tiles(session: Session, today: date) -> list[Tile]:
    """Return acknowledgement, introduction, response in ten days, response in time, for this month so far.

    A case counts in the month in which its duty was done or fell due, whichever came first. What is not required,
    or ended by a stop, a withdrawal or a transfer, is left out (specification 6).
    """
    first, last = _month(today)
    rows = session.execute(
        select(Milestone.code, Milestone.due, Milestone.first_due, Milestone.done_on)
        .join(Case, Case.id == Milestone.case_id)
        .where(
            Case.procedure == "children_policy",
            Milestone.code.in_(("ack", "intro", "response")),
            Milestone.status.in_(("due", "done")),
            or_(
                Milestone.due.between(first, last),
                Milestone.first_due.between(first, last),
                Milestone.done_on.between(first, last),
            ),
        )
    ).all()
    return [
        _tile("Acknowledged in 1 working day", "C-6", rows, "ack", today, agreed=True),
        _tile("Said hello in 3 working days", "C-7", rows, "intro", today, agreed=True),
        _tile("Answered in 10 working days", "C-9", rows, "response", today, agreed=False),
        _tile("Answered in 10 days or by the agreed date", "C-9", rows, "response", today, agreed=True),
    ]


def _tile(name: str, clause: str, rows: Iterable[Any], code: str, today: date, *, agreed: bool) -> Tile:
    kept = of = 0
    for row in rows:
        due = row.due if agreed else row.first_due
        if row.code != code or due is None:
            continue
        counts_on = min(due, row.done_on) if row.done_on else due
        settled = row.done_on is not None or due < today
        if settled and _month(counts_on) == _month(today):
            of += 1
            kept += row.done_on is not None and row.done_on <= due
    return Tile(name, clause, kept, of)


def _month(day: date) -> tuple[date, date]:
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
