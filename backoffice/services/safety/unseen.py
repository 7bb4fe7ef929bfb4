"""Telling the deputies when a worry has gone unseen for half an hour while the office is open (SG-7)."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice.clock import LONDON
from backoffice.records import Concern, Notice
from backoffice.services.office import notices
from backoffice.services.office.working_days import Hours, calendar, is_open

_UNSEEN_FOR = timedelta(minutes=30)


def chase(session: Session, hours: Hours, now: datetime) -> int:
    """Queue a notice for each worry unseen for 30 minutes of office hours, once for each piece of news."""
    deputies = notices.deputies(session)
    if not deputies or not is_open(now, hours, calendar(session)):
        return 0
    here = now.astimezone(LONDON)
    opened = here.replace(hour=hours.opens.hour, minute=hours.opens.minute, second=0, microsecond=0)
    chased = 0
    for concern in session.scalars(
        select(Concern).where(Concern.seen_at.is_(None), Concern.news_at <= now - _UNSEEN_FOR)
    ):
        waited_since = max(concern.news_at, opened)
        told = session.scalar(
            select(Notice.id).where(
                Notice.subject_key == concern.id, Notice.template == "worry_unseen", Notice.made_at >= waited_since
            )
        )
        if told is None and now - waited_since >= _UNSEEN_FOR:
            notices.tell(session, deputies, "worry_unseen", concern.id, now)
            chased += 1
    return chased
