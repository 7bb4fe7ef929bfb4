"""A trained model, a stand-in action server and a running engine, shared by the tests of a file."""

import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from ops.stack import ROOT
from tests.integration.engine.running_engine import PYTHON, Conversation, Engine
from tests.integration.engine.stand_in_actions import StandIn


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def trained() -> None:
    """The model of the project itself, trained if anything it is made of has changed."""
    done = subprocess.run([PYTHON, "-m", "bot.engine.train"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def actions() -> Iterator[StandIn]:
    with StandIn() as running:
        yield running


@pytest.fixture(scope="module")
def engine(trained: None, actions: StandIn, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    clock: Path = tmp_path_factory.mktemp("clock") / "now"
    clock.write_text("2026-03-17T10:00:00+00:00")
    running = Engine(tmp_path_factory.mktemp("engine"), a_free_port(), actions.port, CLOCK_FILE=str(clock))
    try:
        yield running.start()
    finally:
        running.stop()


@pytest.fixture
def conversation(engine: Engine) -> Conversation:
    return Conversation(engine).begin()
