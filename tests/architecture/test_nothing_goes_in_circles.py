"""No file leans on one that leans on it, in Python or in a page's own script.

A package's own page (`__init__.py`) only hands names on, so an import of the package is no arrow.
"""

import ast
import re
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from ops.stack import ROOT

SIDES = ("bot", "backoffice", "storyboards")
SCRIPTS = ("bot/web/static", "backoffice/static")
IMPORTED = re.compile(r"""^import\s(?:[^"']*\sfrom\s)?["']\./([\w-]+)\.js["']""", re.MULTILINE)
Arrows = Mapping[str, set[str]]


def circle(arrows: Arrows) -> list[str]:
    """The files of one circle, in their order; empty where there is none."""
    try:
        tuple(TopologicalSorter(arrows).static_order())
    except CycleError as found:
        return list(found.args[1])
    return []


def python_arrows() -> Arrows:
    rooms = {".".join(file.relative_to(ROOT).with_suffix("").parts): file
             for side in SIDES for file in (ROOT / side).rglob("*.py") if file.name != "__init__.py"}
    return {room: set(_named(room, file)) & rooms.keys() - {room} for room, file in rooms.items()}


def _named(room: str, file: Path) -> list[str]:
    named: list[str] = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            named += [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = room.split(".")[: -node.level] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            named += [base, *(f"{base}.{one.name}" for one in node.names)]
    return named


def script_arrows(folder: str) -> Arrows:
    return {file.stem: set(IMPORTED.findall(file.read_text(encoding="utf-8")))
            for file in sorted((ROOT / folder).glob("*.js"))}


def test_a_circle_is_found_where_there_is_one() -> None:
    assert set(circle({"hen": {"egg"}, "egg": {"hen"}, "nest": {"egg"}})) == {"hen", "egg"}
    assert circle({"hen": {"egg"}, "nest": {"egg"}, "egg": set()}) == []


def test_no_python_file_leans_on_one_that_leans_on_it() -> None:
    arrows = python_arrows()
    assert "backoffice.procedure.commands.command" in arrows["backoffice.procedure.commands.issues"]
    assert "backoffice.records.cases" in arrows["backoffice.records.safeguarding"]
    assert circle(arrows) == []


@pytest.mark.parametrize("folder", SCRIPTS)
def test_no_script_leans_on_one_that_leans_on_it(folder: str) -> None:
    arrows = script_arrows(folder)
    assert arrows
    assert circle(arrows) == []


def test_the_scripts_of_the_chat_are_read() -> None:
    assert {"cover", "showing", "state"} <= script_arrows("bot/web/static")["turns"]
