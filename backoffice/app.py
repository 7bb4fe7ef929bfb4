"""The office as one web application: its rooms, its doors, its records."""

from __future__ import annotations

from flask import Flask

from backoffice import pages
from backoffice import settings as office_settings
from backoffice.accounts import room as accounts
from backoffice.accounts import sessions, who
from backoffice.casework import room as casework
from backoffice.cli import groups
from backoffice.doors import shut_by_default
from backoffice.intake import room as intake
from backoffice.oversight import room as oversight
from backoffice.records import Store, unlock
from backoffice.settings import Settings

# A letter's scan is the largest thing anybody sends us; the intake API has its own, smaller limit.
_LARGEST_REQUEST = 8 * 1024 * 1024


def create_app(settings: Settings | None = None) -> Flask:
    """Build the office from its settings. Raises SettingsError in one sentence where one is missing."""
    settings = settings or office_settings.load()
    app = Flask("backoffice")
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
