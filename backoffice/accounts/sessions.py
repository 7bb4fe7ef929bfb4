"""Sessions kept in the database: the cookie holds a random token and nothing else, so that signing out really ends it.

A session that was idle for longer than the setting says is gone, whatever the browser still holds.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from flask import Flask, Request, Response
from flask.sessions import SessionInterface, SessionMixin
from sqlalchemy import delete
from werkzeug.datastructures import CallbackDict

from backoffice import clock
from backoffice.records import LoginSession, Store
from backoffice.settings import Settings

# Writing the time of every request would make each page a writer; a minute is exact enough for 30 idle ones.
_WRITE_EVERY = timedelta(seconds=60)


class OfficeSession(CallbackDict[str, Any], SessionMixin):
    """What one browser's session holds, and whether it needs to be written."""

    def __init__(self, token: str | None = None, data: dict[str, Any] | None = None, stale: bool = False) -> None:
        self.modified = False
        super().__init__(data or {}, on_update=_changed)
        self.token = token
        self.stale = stale
        self.new = token is None
        self._renew = False

    def renew(self) -> None:
        """Give the session a new token at the end of this request, so that an older one opens nothing."""
        self._renew = True
        self.modified = True

    @property
    def needs_new_token(self) -> bool:
        return self.token is None or self._renew


def _changed(session: CallbackDict[str, Any]) -> None:
    session.modified = True  # type: ignore[attr-defined]


class DatabaseSessions(SessionInterface):
    """Opens and saves sessions in the ``login_sessions`` table."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self.store = store
        self.idle = timedelta(minutes=settings.idle_minutes)
        self.secure = settings.served_over_https
        self.cookie = "__Host-office" if self.secure else "office"

    def open_session(self, app: Flask, request: Request) -> OfficeSession:  # noqa: ARG002 Flask names the arguments
        token = request.cookies.get(self.cookie)
        if not token:
            return OfficeSession()
        now = clock.now()
        with self.store.reading() as records:
            row = records.get(LoginSession, _hash(token))
            if row is None or now - row.last_seen_at > self.idle:
                return OfficeSession()
            return OfficeSession(token, dict(row.data), stale=now - row.last_seen_at > _WRITE_EVERY)

    def ended_session_of(self, request: Request) -> str | None:
        """Return whose session a request still names, also when it ran out, or None."""
        token = request.cookies.get(self.cookie)
        if not token:
            return None
        with self.store.reading() as records:
            row = records.get(LoginSession, _hash(token))
            return row.staff_id if row is not None else None

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:  # noqa: ARG002 the same
        assert isinstance(session, OfficeSession)
        if session.token and not session:
            self._forget(session.token)
            response.delete_cookie(self.cookie, path="/", secure=self.secure, httponly=True, samesite="Strict")
            return
        if session.modified:
            self._write(session, response)
        elif session.stale:
            self._touch(session)

    def _write(self, session: OfficeSession, response: Response) -> None:
        now, old = clock.now(), session.token
        token = secrets.token_urlsafe(32) if session.needs_new_token else str(old)
        with self.store.writing() as records:
            row = records.get(LoginSession, _hash(old)) if old else None
            started = row.started_at if row is not None else now
            if row is not None and token != old:
                records.delete(row)
                records.flush()
                row = None
            if row is None:
                row = LoginSession(token_hash=_hash(token), started_at=started)
                records.add(row)
            row.data, row.staff_id, row.last_seen_at = dict(session), session.get("_user_id"), now
        response.set_cookie(self.cookie, token, path="/", secure=self.secure, httponly=True, samesite="Strict")

    def _touch(self, session: OfficeSession) -> None:
        with self.store.writing() as records:
            row = records.get(LoginSession, _hash(str(session.token)))
            if row is not None:
                row.last_seen_at = clock.now()

    def _forget(self, token: str) -> None:
        with self.store.writing() as records:
            records.execute(delete(LoginSession).where(LoginSession.token_hash == _hash(token)))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
