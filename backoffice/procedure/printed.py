"""The rules on paper, for the complaints manager to read and correct: `python -m backoffice.procedure.printed docs`.

Writes `procedure.md` (both tables, every guard, every number) and `permissions.md` (who may do what, and see what).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from . import decide
from .guards import ANSWERED_BY_PERMISSION, GUARDS, Guard
from .parameters import POLICIES, Policy
from .permissions import FRONT_LINE_MAY_HOLD, MAY_SEE, ONLY_WHERE_APPOINTED, TABLES, Area
from .terms import Procedure, Role
from .transitions import Table, Transition

FILLED = decide.REGISTERED
"""Importing `decide` fills the register of guards."""

NAMES = {
    Procedure.CHILDREN_POLICY: "Pathway C: the children's policy",
    Procedure.THREE_STEP: "Pathway P: the three-step procedure",
}


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A Markdown table, as lines."""
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    return [*lines, *(f"| {' | '.join(row)} |" for row in rows), ""]


def spoken(name: str) -> str:
    """`ReceiveComplaint` as it is said: receive complaint."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()


def states(names: Iterable[str]) -> str:
    return ", ".join(sorted(name.replace("_", " ") for name in names))


def _row(one: Transition) -> list[str]:
    return [
        one.id,
        spoken(one.command.__name__),
        states(one.sources) or "(no case yet)",
        states(one.targets) or "same",
        states(one.roles),
        ", ".join(one.guards),
        ", ".join(one.clause),
    ]


def _procedure(policy: Policy, rows: Table) -> list[str]:
    head = ("id", "what", "from", "to", "who", "guards", "clause")
    numbers = (
        [one.id, str(one.value), one.unit, one.clause, one.effective.isoformat(), _origin(one.house_rule), one.says]
        for one in policy.numbers
    )
    return [
        f"## {NAMES[policy.procedure]}",
        "",
        f"{policy.title}. Version {policy.version}, in force from {policy.effective.isoformat()}.",
        "",
        "### Steps and records",
        "",
        *table(head, map(_row, rows)),
        "### Numbers",
        "",
        *table(("id", "value", "unit", "clause", "since", "set by", "says"), numbers),
    ]


def _origin(house_rule: bool) -> str:
    return "house rule" if house_rule else "procedure"


def _guard(one: Guard) -> list[str]:
    where = one.look.__module__.removeprefix(f"{__package__}.").replace(".", "/")
    return [one.id, one.clause, " ".join(one.blocks_when.split()), f"{where}.py"]


def procedure_page() -> str:
    """Both tables, their numbers, and every guard in the order in which the tables first ask it."""
    lines = [
        "# The procedure",
        "",
        "Made by `python -m backoffice.procedure.printed docs` from the rules themselves; correct it there.",
        "",
    ]
    for name, rows in TABLES.items():
        lines += _procedure(POLICIES[name], rows)
    asked = dict.fromkeys(id for rows in TABLES.values() for one in rows for id in one.guards)
    answered = ([id, "", says, "permissions.py"] for id, says in ANSWERED_BY_PERMISSION.items())
    guards = [*answered, *(_guard(GUARDS[id]) for id in asked)]
    lines += ["## Guards", "", "Each blocks when:", "", *table(("id", "clause", "blocks when", "where"), guards)]
    return "\n".join(lines)


def _who_may(rows: Table) -> Iterable[list[str]]:
    for command in rows.commands:
        where: dict[frozenset[Role], set[str]] = {}
        for one in rows.of(command):
            where.setdefault(one.roles, set()).update(one.sources or {"(no case yet)"})
        for roles, sources in where.items():
            yield [spoken(command.__name__), states(sources), states(roles)]


def permissions_page() -> str:
    """Who may do what from which state, who may see what; whatever is not listed is refused."""
    lines = [
        "# Who may do what, and see what",
        "",
        "Made by `python -m backoffice.procedure.printed docs` from the rules themselves; correct it there.",
        "Whatever is not listed is refused. Nobody does or sees anything of a complaint that is about them.",
        f"Only on cases they were given: {states(ONLY_WHERE_APPOINTED)}.",
        "A senior manager counts as a complaints manager on a case that was passed up to them.",
        f"Staff of front-line teams may hold only: {states(FRONT_LINE_MAY_HOLD)}.",
        "",
    ]
    for name, rows in TABLES.items():
        lines += [f"## {NAMES[name]}", "", *table(("what", "while the case is", "who"), _who_may(rows))]
    seen = ([area.value, states(MAY_SEE[area])] for area in Area)
    return "\n".join([*lines, "## Who may see what", "", *table(("area", "who"), seen)])


PAGES = {"procedure.md": procedure_page, "permissions.md": permissions_page}


def main(folder: str) -> None:
    for name, page in PAGES.items():
        Path(folder, name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "docs")
