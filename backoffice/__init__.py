"""The staff side of Heard: children's complaints from their receipt to an answer the child can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from backoffice.settings import Settings


def create_app(settings: Settings | None = None) -> Flask:
    """Build the office from its settings. Raises SettingsError in one sentence where one is missing.

    The application is imported here and not above, so that the rules can be imported without the web around them.
    """
    from backoffice import app

    return app.create_app(settings)
