"""A process that is gone is known to be gone, and one that is alive is not."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.web.alive import alive

HOLDS = """
from pathlib import Path
from bot.web.alive import alive
me = alive(Path({!r}))
print(me.name, flush=True)
input()
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "gateway.alive"


def test_another_process_is_alive_until_it_is_killed(file: Path) -> None:
    me = alive(file)
    root = Path(__file__).resolve().parents[3]
    with subprocess.Popen([sys.executable, "-c", HOLDS.format(str(file))], cwd=root, stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        name = other.stdout.readline().strip()
        assert name and name != me.name
        assert not me.is_gone(name)
        other.kill()
        other.wait()
        assert me.is_gone(name)


def test_this_process_is_alive_and_has_one_place_only(file: Path) -> None:
    me = alive(file)
    assert alive(file) is me
    assert not me.is_gone(me.name)


@pytest.mark.parametrize("name", ["", "no process", "-", "-1", "f" * 16])
def test_what_is_no_process_is_not_called_gone(file: Path, name: str) -> None:
    assert not alive(file).is_gone(name)
