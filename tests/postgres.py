"""A PostgreSQL server of the tests' own, on loopback, from Debian's packages; gone when they are done."""

from __future__ import annotations

import itertools
import os
import shutil
import socket
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

_DEBIAN = Path("/usr/lib/postgresql")
# Nothing here has to survive a power cut.
_OPTIONS = ("listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off", "max_connections=200")


def programs() -> Path | None:
    """The folder of the server's programs, or None where it is not installed."""
    found = shutil.which("pg_ctl")
    newest = sorted(_DEBIAN.glob("*/bin/pg_ctl"), key=lambda file: int(file.parts[-3]))
    return Path(found).parent if found else newest[-1].parent if newest else None


@dataclass
class Server:
    """One running server; each test has a database of its own in it."""

    folder: Path
    port: int
    bin: Path
    _numbers: itertools.count = field(default_factory=itertools.count)

    @classmethod
    def started(cls) -> Server:
        """Start one. Raises RuntimeError where PostgreSQL is not installed."""
        found = programs()
        if found is None:
            raise RuntimeError("PostgreSQL is not installed.")
        # The server refuses to be root's, so the folder is its own account's, not below the tests' private one.
        server = cls(Path(tempfile.mkdtemp(prefix="heard-postgres-")), _free_port(), found)
        if os.geteuid() == 0:
            shutil.chown(server.folder, "postgres")
        data = str(server.folder / "data")
        server._run("initdb", "-D", data, "-A", "trust", "-U", "heard", "-E", "UTF8", "--no-sync")
        options = " ".join(["-p", str(server.port), *(f"-c {one}" for one in _OPTIONS)])
        server._run("pg_ctl", "-D", data, "-w", "-o", options, "-l", str(server.folder / "log"), "start")
        return server

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "stop")
        shutil.rmtree(self.folder)

    def database(self, template: str = "template1") -> str:
        """Make a new database like the template; return its name."""
        name = f"heard{next(self._numbers)}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def url(self, name: str) -> str:
        """The address of a database, as HEARD_DATABASE_URL holds it."""
        return f"postgresql://heard@127.0.0.1:{self.port}/{name}"

    def _run(self, program: str, *options: str) -> None:
        as_server = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        # Its output goes nowhere: a server that was started would otherwise hold the pipe open.
        subprocess.run([*as_server, str(self.bin / program), *options], check=True, cwd="/",
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
