"""Tells each request who is signed in."""

from __future__ import annotations

from flask import Flask
from flask_login import LoginManager

from backoffice.doors import SignedIn, store
from backoffice.records import Staff


def prepare(app: Flask) -> None:
    """Let each request know who is there; somebody whose account was closed is nobody."""
    login = LoginManager()
    # The session's own token is renewed at sign-in; a hash of the browser's name would add nothing.
    login.session_protection = None
    login.init_app(app)

    @login.user_loader
    def load(staff_id: str) -> SignedIn | None:
        with store().reading() as session:
            staff = session.get(Staff, staff_id)
            return SignedIn.of(staff) if staff is not None and staff.active else None
