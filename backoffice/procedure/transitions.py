"""The shape of a row in either transition table, and how a row is found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from .commands import Command
from .terms import Role

SAME: frozenset[str] = frozenset()
"""The case stays in the state it is in."""

NO_CASE_YET: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Transition:
    """One row: who may do what from which state, where it leads, and which guards stand before it."""

    id: str
    command: type[Command]
    sources: frozenset[str]
    targets: frozenset[str]
    roles: frozenset[Role]
    guards: tuple[str, ...]
    clause: tuple[str, ...]
    when: Callable[[Any], bool] | None = None
    """Tells rows of one command and one state apart, by what the command asks for."""
    otherwise: str = "G-STATE"
    """The guard that is named when the case is in another state."""

    def may_lead_to(self, before: str, after: str) -> bool:
        """Whether this row can take a case from one state to the other."""
        return after in self.targets or (after == before and not self.targets)


def row(
    id: str,
    command: type[Command],
    *,
    frm: Iterable[str],
    to: Iterable[str] = SAME,
    who: Iterable[Role],
    guards: Iterable[str] = (),
    clause: Iterable[str],
    when: Callable[[Any], bool] | None = None,
    otherwise: str = "G-STATE",
) -> Transition:
    """A row of a table, in the order in which it is read aloud."""
    return Transition(
        id=id,
        command=command,
        sources=frozenset(str(state) for state in frm),
        targets=frozenset(str(state) for state in to),
        roles=frozenset(who),
        guards=tuple(guards),
        clause=tuple(clause),
        when=when,
        otherwise=otherwise,
    )


class Table:
    """One procedure's rows, in their order, found by command and by state."""

    def __init__(self, rows: Iterable[Transition]) -> None:
        self.rows = tuple(rows)
        self._of: dict[type[Command], tuple[Transition, ...]] = {}
        for one in self.rows:
            self._of[one.command] = (*self._of.get(one.command, ()), one)

    def __iter__(self) -> Iterator[Transition]:
        return iter(self.rows)

    @property
    def commands(self) -> tuple[type[Command], ...]:
        """Every command of the procedure once, in the order of the table."""
        return tuple(self._of)

    def of(self, command: type[Command]) -> tuple[Transition, ...]:
        return self._of.get(command, ())

    def begins(self, command: type[Command], state: str | None) -> tuple[Transition, ...]:
        """The rows of this command that begin in this state; with no state, those that begin a case."""
        return tuple(
            one for one in self.of(command) if (state in one.sources if state else one.sources == NO_CASE_YET)
        )
