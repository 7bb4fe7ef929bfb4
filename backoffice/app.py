"""The office as one web application: its rooms, its doors, its records."""

from __future__ import annotations

from types import TracebackType

from flask import Flask, request

from backoffice import pages
from backoffice import settings as office_settings
from backoffice.accounts import room as accounts
from backoffice.accounts import sessions, who
from backoffice.arriving import OfficeRequest
from backoffice.casework import room as casework
from backoffice.cli import groups
from backoffice.doors import shut_by_default
from backoffice.intake import room as intake
from backoffice.oversight import room as oversight
from backoffice.records import Store, unlock
from backoffice.settings import Settings
from backoffice.wordless import wordless

# The largest form without files. A form that brings files may be larger (doors.py); the intake API takes less.
_LARGEST_REQUEST = 8 * 1024 * 1024


class Office(Flask):
    """The application, with a log that holds no word of anybody: neither a message nor an address."""

    request_class = OfficeRequest

    def log_exception(
        self,
        exc_info: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
        /,
    ) -> None:
        self.logger.error("a request failed: %s %s: %s", request.method, request.endpoint, wordless(exc_info[1]))


def create_app(settings: Settings | None = None) -> Flask:
    """Build the office from its settings. Raises SettingsError in one sentence where one is missing."""
    settings = settings or office_settings.load()
    app = Office("backoffice")
    app.config.update(
        SECRET_KEY=settings.required("secret_key"),
        MAX_CONTENT_LENGTH=_LARGEST_REQUEST,
        WTF_CSRF_TIME_LIMIT=None,
        # No page sends a Referer, so that check would refuse everything; the token and Sec-Fetch-Site stand for it.
        WTF_CSRF_SSL_STRICT=False,
    )
    unlock(settings.field_key_bytes())
    store = Store(settings.database_url)
    app.extensions["heard_settings"], app.extensions["heard_store"] = settings, store
    app.session_interface = sessions.DatabaseSessions(store, settings)
    who.prepare(app)
    app.before_request(shut_by_default)
    pages.prepare(app)
    for room in (intake, accounts, oversight, casework):
        app.register_blueprint(room)
    for group in groups:
        app.cli.add_command(group)
    return app
