"""A program that ends unasked is started again; one that is told to stop stays stopped."""

import time

import pytest

from ops.stack import Program


@pytest.fixture
def program(tmp_path):
    made = Program("counter", "/bin/sh -c 'echo began; exec sleep 60'", {"PATH": "/usr/bin:/bin"}, tmp_path / "log")
    yield made
    made.stop(2)


def starts(program, at_least, seconds=10.0):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        count = program.log.read_text().count("began") if program.log.exists() else 0
        if count >= at_least:
            return count
        time.sleep(0.02)
    return count


def test_a_killed_program_is_started_again(program):
    program.start()
    assert starts(program, 1) == 1
    program.signal(9)
    assert starts(program, 2) == 2


def test_a_stopped_program_stays_stopped_and_can_be_started_later(program):
    program.start()
    assert starts(program, 1) == 1
    program.stop(2)
    assert program.process.poll() is not None
    assert starts(program, 2, 0.6) == 1
    program.start()
    assert starts(program, 2) == 2


def test_ports_stand_in_commands_by_name():
    made = Program("one", "serve --port $HEARD_CHAT_PORT", {"HEARD_CHAT_PORT": "8123"}, None)
    assert made.command == ["serve", "--port", "8123"]
