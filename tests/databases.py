"""Where a test keeps its records: in a SQLite file, or with ``--postgres`` in a database of a real PostgreSQL server.

Tables are made once and copied for each test.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Protocol

from sqlalchemy.engine import make_url

from tests.postgres import Server


class Databases(Protocol):
    """Both kinds. An address is what HEARD_DATABASE_URL holds; ``folder`` is the test's own."""

    def empty(self, folder: Path) -> str:
        """Return the address of a database without tables."""

    def copy(self, address: str, folder: Path) -> str:
        """Return the address of a copy of a database that nobody has open."""


class Sqlite:
    def empty(self, folder: Path) -> str:
        return f"sqlite:///{folder / 'office.sqlite'}"

    def copy(self, address: str, folder: Path) -> str:
        shutil.copy(str(make_url(address).database), folder / "office.sqlite")
        return self.empty(folder)


class Postgres:
    def __init__(self, server: Server) -> None:
        self._server = server

    def empty(self, folder: Path) -> str:
        return self._server.url(self._server.database())

    def copy(self, address: str, folder: Path) -> str:
        return self._server.url(self._server.database(template=str(make_url(address).database)))
