"""Opening the office's database: SQLite in a file, or PostgreSQL, by one setting.

SQLite is used in WAL mode, with a busy time-out, and every transaction that writes begins with BEGIN IMMEDIATE:
without these, two people saving at the same moment lose work (architecture 6).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

_BUSY_SECONDS = 10


class Store:
    """The one way to the tables. ``writing`` commits at its end, or undoes everything on any exception."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = _engine(url)
        self._reader = self.engine.execution_options(writing=False)
        self._writer = self.engine.execution_options(writing=True)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Open one transaction that may change things. On SQLite nobody else writes while it is open."""
        with Session(self._writer, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open one transaction that only reads, and sees one moment of the database."""
        with Session(self._reader, expire_on_commit=False, autoflush=False) as session:
            yield session
            if session.new or session.dirty or session.deleted:
                raise RuntimeError("A page that only reads has changed something: open store.writing() for that.")

    def keep_fast(self) -> None:
        """Let the database look at how its tables have grown, so that it goes on choosing the right index."""
        if self.engine.dialect.name == "sqlite":
            with self.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA analysis_limit=400")
                connection.exec_driver_sql("PRAGMA optimize=0x10002")
                connection.commit()

    @property
    def file(self) -> Path | None:
        """The SQLite file, or None where the database is a server."""
        url = make_url(self.url)
        return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        if parsed.drivername == "postgresql":
            parsed = parsed.set(drivername="postgresql+psycopg")
        return create_engine(parsed, pool_pre_ping=True, hide_parameters=True)
    if parsed.database:
        _keep_private(Path(parsed.database))
    # An error of the database must not print what a child wrote, so parameters are hidden.
    engine = create_engine(parsed, connect_args={"timeout": _BUSY_SECONDS}, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _keep_private(file: Path) -> None:
    """Make the file, if it is not there, so that only its owner can read it; its log beside it gets the same mode."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if str(file) != ":memory:" and not file.exists():
        file.touch(mode=0o600)


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver's own idea of when a transaction begins is switched off; _begin_sqlite says it.
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={_BUSY_SECONDS * 1000}",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
