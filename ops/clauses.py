"""Writes docs/clauses.md: every clause of the two source documents with the tests that prove it.

    python -m ops.clauses            write the page
    python -m ops.clauses --check    exit 1 if the page is out of date, or a mark names a clause nobody knows

The tests name what they prove with `@pytest.mark.clause("C-6")`, and the scripts of whole chats with `clauses: [C-6]`;
the clauses are in docs/clauses.csv.
"""

import ast
import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ROOT / "tests/conversations/scripts"
REGISTER, PAGE = ROOT / "docs/clauses.csv", ROOT / "docs/clauses.md"
CARRIED = {"E": "enforced", "S": "supported", "I": "information", "R": "report"}
DECISION_PREFIXES = ("D-", "C-T", "P-T", "C-R", "P-R", "P-H",
                     "DR-", "SG-", "AB-", "DS-", "RB-", "HP-", "PV-", "G-", "MC-", "B-", "R-", "L-", "Q-")


def marks() -> Iterator[tuple[str, str, str]]:
    """(clause, file, test) for every clause mark in the tests, read from the source without running it."""
    for file in sorted((ROOT / "tests").rglob("test_*.py")):
        tree = ast.parse(file.read_text())
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                for clause in _marked(node):
                    yield clause, file.relative_to(ROOT).as_posix(), node.name
        for clause in _marked_module(tree):
            yield clause, file.relative_to(ROOT).as_posix(), "the whole file"


def scripted(known: list[str]) -> Iterator[tuple[str, str, str]]:
    """(clause, file, title) for every clause that a script of a whole chat names in full, among other things."""
    for file in sorted(SCRIPTS.glob("*.yml")):
        for script in yaml.safe_load(file.read_text()):
            for clause in script.get("clauses", ()):
                if clause in known:
                    yield clause, file.relative_to(ROOT).as_posix(), script["title"]


def _clauses_of(mark: ast.expr) -> list[str]:
    if isinstance(mark, ast.Call) and ast.unparse(mark.func).endswith("mark.clause"):
        return [argument.value for argument in mark.args
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)]
    return []


def _marked(node: ast.FunctionDef | ast.ClassDef) -> list[str]:
    return [clause for decorator in node.decorator_list for clause in _clauses_of(decorator)]


def _marked_module(tree: ast.Module) -> list[str]:
    return [clause for node in tree.body
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "pytestmark"
            for part in ast.walk(node.value) if isinstance(part, ast.Call) for clause in _clauses_of(part)]


def page() -> str:
    with REGISTER.open(newline="") as lines_of_it:
        register = list(csv.DictReader(lines_of_it))
    known = [row["clause"] for row in register]
    proofs: dict[str, list[str]] = defaultdict(list)
    for clause, file, test in (*marks(), *scripted(known)):
        matching = [name for name in known if name == clause or _is_part_of(name, clause)]
        if not matching and not clause.startswith(DECISION_PREFIXES):
            raise SystemExit(f"{file}: {test} names the clause {clause}, which docs/clauses.csv does not know.")
        for name in matching:
            proofs[name].append(f"[{test}](../{file})")
    proven = sum(bool(proofs[name]) for name in known)
    lines = ["# Clauses, and the tests that prove them", "",
             "Made by `make docs` from the marks in the tests; do not edit. Clauses C are the children's policy, "
             "clauses P the three-step procedure.", "",
             f"{proven} of {len(known)} clauses have a test of their own.", "",
             "| clause | what it asks | carried | proven by |", "| --- | --- | --- | --- |"]
    for row in register:
        carried = "/".join(CARRIED.get(letter.strip()[:1], letter) for letter in row["carried"].split("/"))
        tests = "<br>".join(sorted(set(proofs[row["clause"]]))) or "**none yet**"
        lines.append(f"| {row['clause']} | {row['obligation']} | {carried} | {tests} |")
    return "\n".join(lines) + "\n"


def _is_part_of(name: str, clause: str) -> bool:
    """A mark of C-7 stands for C-7a to C-7d."""
    return name.startswith(clause) and len(name) == len(clause) + 1 and name[-1].isalpha()


if __name__ == "__main__":
    made = page()
    if "--check" in sys.argv:
        if not PAGE.exists() or PAGE.read_text() != made:
            sys.exit("docs/clauses.md is out of date: run `make docs`.")
    else:
        PAGE.write_text(made)
