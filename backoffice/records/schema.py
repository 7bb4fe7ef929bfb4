"""Brings the tables to the newest migration, and says whether they are there."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from backoffice.records.store import Store

_MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(store: Store, to: str = "head") -> None:
    """Run every migration up to ``to`` that has not run yet, all of them or none."""
    with store.engine.begin() as connection:
        command.upgrade(_config(connection), to)


def downgrade(store: Store, to: str) -> None:
    """Take back every migration after ``to`` (``base`` for all of them)."""
    with store.engine.begin() as connection:
        command.downgrade(_config(connection), to)


def revision(store: Store) -> str | None:
    """Return the newest migration this database has seen, or None for an empty one."""
    with store.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest() -> str:
    """Return the newest migration this program knows."""
    head = ScriptDirectory(str(_MIGRATIONS)).get_current_head()
    if head is None:
        raise RuntimeError("There are no migrations.")
    return head


def is_ready(store: Store) -> bool:
    """Say whether the tables are those that this program expects."""
    return revision(store) == newest()


def _config(connection: object) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
