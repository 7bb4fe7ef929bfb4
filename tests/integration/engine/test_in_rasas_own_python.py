"""Runs tests/engine310, which need Rasa in the process, in Rasa's own environment, where there is no pytest."""

import subprocess

import pytest

from ops.stack import ROOT
from tests.integration.engine.running_engine import PYTHON

FILES = sorted(file.stem for file in (ROOT / "tests/engine310").glob("test_*.py"))


def test_there_is_something_to_run() -> None:
    assert len(FILES) >= 2


@pytest.mark.parametrize("name", FILES)
def test_these_hold_inside_rasa(trained: None, name: str) -> None:
    done = subprocess.run([PYTHON, "-m", "unittest", f"tests.engine310.{name}"], cwd=ROOT, capture_output=True,
                          text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr[-6000:]
    assert "Ran 0 tests" not in done.stderr
    assert "skipped" not in done.stderr
