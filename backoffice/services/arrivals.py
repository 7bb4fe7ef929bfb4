"""Which letters of a case went, and which reached nobody: what was promised in writing is done only by a letter that
went (C-6, C-7b, C-9)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import object_session

from backoffice.clock import london_date
from backoffice.procedure.milestones import KEEP_A_PROMISE, Arrivals
from backoffice.records import Case, Letter

NOT_ARRIVED = ("failed", "came_back")
"""The letter reached nobody, as far as anybody knows."""

GONE = ("sent", "delivered", "posted", "handed_over")


def of(case: Case) -> Arrivals:
    """Return the letters with which promises are kept: the day the newest of each went, or None if it did not arrive.

    One that is still on its way is left out: it counts as it was written.
    """
    session = object_session(case)
    if session is None or case.id is None:
        return {}
    rows = session.execute(
        select(Letter.template, Letter.status, Letter.sent_at)
        .where(Letter.case_id == case.id, Letter.template.in_(KEEP_A_PROMISE), Letter.status != "replaced")
        .order_by(Letter.created_at, Letter.id)
    )
    found: dict[str, date | None] = {}
    for template, status, sent_at in rows:
        found.pop(template, None)
        if status in NOT_ARRIVED:
            found[template] = None
        elif status in GONE and sent_at is not None:
            found[template] = london_date(sent_at)
    return found

