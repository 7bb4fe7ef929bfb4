"""What a guard is: a small question with an id, a clause, and an answer in plain words.

A guard that is silent lets the command pass; one that answers blocks it, and its words go to the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from ..calendar import Calendar
from ..commands import Command
from ..people import Person
from ..state import CaseState

C = TypeVar("C", bound=Command)


@dataclass(frozen=True)
class Refused:
    """A command was refused, and nothing has changed."""

    guard: str
    message: str
    """Plain words for the person who asked: what is missing, and what to do."""
    field: str | None = None
    """The field of the command, or of the response's blocks, that the message belongs to, where there is one."""


@dataclass(frozen=True)
class Blocked:
    """A guard's answer when it does not let a command pass."""

    message: str
    field: str | None = None


@dataclass(frozen=True)
class Asking:
    """A command being asked of a case: by whom, on which day, and with which working days."""

    state: CaseState | None
    command: Command
    actor: Person
    today: date
    calendar: Calendar
    house: Mapping[str, int] = field(default_factory=dict)
    """House-rule numbers the office has changed in its settings; they govern cases received from now on."""

    @property
    def case(self) -> CaseState:
        """The case as it stands. Raises ValueError where there is none yet."""
        if self.state is None:
            raise ValueError("there is no case yet")
        return self.state

    def of(self, kind: type[C]) -> C:
        """The command, as the kind it must be here. Raises TypeError when a row names a guard that cannot judge it."""
        if not isinstance(self.command, kind):
            raise TypeError(f"a guard for {kind.__name__} was asked about {type(self.command).__name__}")
        return self.command


Look = Callable[[Asking], Blocked | None]


@dataclass(frozen=True)
class Guard:
    """One guard: its id, the clause it stands for, and when it blocks."""

    id: str
    clause: str
    blocks_when: str
    look: Look

    def refusal(self, asking: Asking) -> Refused | None:
        blocked = self.look(asking)
        if blocked is None:
            return None
        return Refused(self.id, blocked.message, blocked.field if _asked_for(asking, blocked.field) else None)


def _asked_for(asking: Asking, name: str | None) -> bool:
    """Whether the person filled in this field just now; what is missing elsewhere in the case belongs to no field."""
    blocks = getattr(asking.command, "blocks", None)
    return name is not None and (hasattr(asking.command, name) or hasattr(blocks, name))


GUARDS: dict[str, Guard] = {}
"""Every guard by its id."""

ANSWERED_BY_PERMISSION: Mapping[str, str] = {
    "G-STATE": "The case is not in a state from which this can be done.",
    "G-ROLE": "The person's role does not do this.",
    "G-APPOINTED": "The person holds the role, but was not given this part in this case.",
}
"""Guards that the permission table answers before any other is asked."""


def guard(id: str, clause: str) -> Callable[[Look], Look]:
    """Registers a function as the guard of this id. Its docstring says when it blocks."""

    def register(look: Look) -> Look:
        if id in GUARDS:
            raise ValueError(f"{id} is defined twice")
        GUARDS[id] = Guard(id, clause, (look.__doc__ or "").strip(), look)
        return look

    return register


def said(words: str | None) -> bool:
    """Whether anything was said at all."""
    return bool(words and words.strip())


def listed(numbers: Iterable[int]) -> str:
    """Numbers of issues as a message names them; empty where there are none."""
    return ", ".join(map(str, numbers))
