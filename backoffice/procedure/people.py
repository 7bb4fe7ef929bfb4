"""A member of staff, as the rules see one: an id and the roles they hold."""

from __future__ import annotations

from dataclasses import dataclass

from .terms import Role


@dataclass(frozen=True)
class Person:
    """Somebody who asks for a command. `id` is the staff id under which the case's records know them."""

    id: str
    roles: frozenset[Role]


SYSTEM = Person(id=Role.SYSTEM.value, roles=frozenset({Role.SYSTEM}))
"""The chat's hand-over and the clock jobs."""
