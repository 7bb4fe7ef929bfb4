"""What passes each guard and what is blocked by it, gathered from the files of their themes."""

from importlib import import_module
from pathlib import Path

from tests.unit.procedure.guards.trying import Attempts

HERE = Path(__file__).parent
OF_ALL_THEMES = {HERE / "test_every_guard.py", HERE / "test_every_row.py"}

ALL: Attempts = {}
for file in sorted(set(HERE.glob("test_*.py")) - OF_ALL_THEMES):
    ALL.update(import_module(f"tests.unit.procedure.guards.{file.stem}").BOTH_WAYS)
