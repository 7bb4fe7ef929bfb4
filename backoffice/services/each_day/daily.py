"""What a new day changes by itself: which duty comes next, and windows that close (P-T10, P-T17)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice.clock import london_date
from backoffice.procedure.commands.three_step import CloseAtWindowEnd
from backoffice.procedure.permissions import SYSTEM, permitted
from backoffice.records import Case, Setting, Store
from backoffice.services import casefile

_LAST = "cases_up_to_date_on"
_AT_A_TIME = 100


def refresh_all(store: Store, now: datetime) -> int:
    """Bring every open case to today, once a day, a hundred a transaction. Returns how many were brought."""
    today = london_date(now)
    with store.reading() as session:
        last = session.get(Setting, _LAST)
        if last is not None and last.value == today.isoformat():
            return 0
    store.keep_fast()
    done, after = 0, ""
    while True:
        with store.writing() as session:
            cases = list(
                session.scalars(
                    select(Case)
                    .where(Case.is_open, Case.procedure.is_not(None), Case.id > after)
                    .order_by(Case.id)
                    .limit(_AT_A_TIME)
                    .with_for_update()
                )
            )
            for case in cases:
                _refresh(session, case, today, now)
            done += len(cases)
            if not cases:
                _remember(session, today)
                return done
            after = cases[-1].id


def _refresh(session: Session, case: Case, today: date, now: datetime) -> None:
    file = casefile.of(session, case)
    window_over = case.next_duty == "window" and case.next_due is not None and case.next_due < today
    if window_over and permitted(file.state, SYSTEM, CloseAtWindowEnd):
        casefile.carry_out(file, CloseAtWindowEnd(), SYSTEM, now)
    else:
        casefile.refresh(file, today)


def _remember(session: Session, today: date) -> None:
    last = session.get(Setting, _LAST)
    if last is None:
        session.add(Setting(key=_LAST, value=today.isoformat()))
    else:
        last.value = today.isoformat()
