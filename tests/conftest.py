"""What every test of the whole product shares: the running stack, its clock, its command line."""

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask

from backoffice import settings
from backoffice.app import create_app
from backoffice.records import unlock
from ops import secrets
from ops.stack import ROOT, Stack, free_ports
from tests.chat import Chat
from tests.databases import Databases, Postgres, Sqlite
from tests.postgres import Server, programs
from tests.templates import Compiled


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgres", action="store_true", help="single tests keep their records in PostgreSQL")


@pytest.fixture(scope="session", autouse=True)
def compiled_pages() -> Iterator[None]:
    """The offices of the tests compile each page once between them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Flask, "jinja_options", {**Flask.jinja_options, "bytecode_cache": Compiled()})
        yield


@dataclass(frozen=True)
class Clock:
    """The time that every running program is told."""

    file: Path

    def set(self, moment: str) -> None:
        # Replaced in one step, so that no program reads half a time.
        fresh = self.file.with_suffix(".new")
        fresh.write_text(moment)
        fresh.replace(self.file)

    def now(self) -> datetime:
        return datetime.fromisoformat(self.file.read_text().strip().replace("Z", "+00:00"))

    def advance(self, **how_far: float) -> None:
        self.set((self.now() + timedelta(**how_far)).isoformat())


@dataclass(frozen=True)
class Office:
    """The office's command line on the stack's own database, run in this process because a test asks it often."""

    app: Flask

    def run(self, *command: str) -> str:
        done = self.app.test_cli_runner().invoke(args=command)
        assert done.exit_code == 0, done.output
        return done.stdout

    def case(self, reference: str) -> dict:
        return json.loads(self.run("case", "show", reference, "--json"))

    def cases(self) -> list[dict]:
        return json.loads(self.run("case", "list", "--json"))


def make_stack(var: Path, **environment: str) -> Stack:
    """A stack of the tests' own, with its own secrets, database and clock, not yet started."""
    secrets.make(var / "chat", var / "office")
    clock = var / "clock"
    clock.write_text("2026-03-17T10:00:00+00:00")
    stack = Stack(var, free_ports(), {"HEARD_MODE": "test", "CLOCK_FILE": str(clock), **environment})
    flask(stack, "db", "upgrade")
    return stack


def flask(stack: Stack, *command: str) -> str:
    """The office's command line as a person runs it: a program of its own."""
    done = subprocess.run([str(ROOT / ".venv/bin/flask"), "--app", "backoffice", *command], cwd=ROOT,
                          env=stack.environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server, where one is installed: set-up does that where it may."""
    if programs() is None:
        pytest.skip("PostgreSQL is not installed")
    server = Server.started()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def databases(request: pytest.FixtureRequest) -> Databases:
    return Postgres(request.getfixturevalue("postgres")) if request.config.getoption("postgres") else Sqlite()


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    running = make_stack(tmp_path_factory.mktemp("var"))
    running.start()
    try:
        running.wait_until_ready()
        yield running
    finally:
        running.stop()


@pytest.fixture
def clock(stack: Stack) -> Clock:
    told = Clock(Path(stack.environment["CLOCK_FILE"]))
    told.set("2026-03-17T10:00:00+00:00")
    return told


@pytest.fixture
def chat(stack: Stack, clock: Clock) -> Iterator[Chat]:
    """One child's open page, not yet begun."""
    with Chat(stack.chat_url) as page:
        yield page


@pytest.fixture(scope="session")
def office_app(stack: Stack) -> Flask:
    return create_app(settings.load(stack.environment))


@pytest.fixture
def office(office_app: Flask, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setenv("CLOCK_FILE", str(clock.file))
    # Another test's office may have been opened in this process since, with a key of its own.
    unlock(office_app.extensions["heard_settings"].field_key_bytes())
    return Office(office_app)
