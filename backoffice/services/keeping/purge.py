"""Forgetting what is over: idle sessions, old links, counts of failed tries, notices, files that nobody kept."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import CursorResult, delete
from sqlalchemy.orm import Session

from backoffice.records import LoginSession
from backoffice.services.keeping import files
from backoffice.services.office import notices
from backoffice.services.staff import people, sign_in


def forget_what_is_over(session: Session, idle_minutes: int, now: datetime) -> int:
    """Drop what nobody can use any more. Returns how many sessions went."""
    over = delete(LoginSession).where(LoginSession.last_seen_at < now - timedelta(minutes=idle_minutes))
    gone = cast("CursorResult[None]", session.execute(over)).rowcount
    people.forget_old_links(session, now)
    sign_in.forget_old_tries(session, now)
    notices.forget_old(session, now)
    files.forget_waiting(session, now)
    return gone
