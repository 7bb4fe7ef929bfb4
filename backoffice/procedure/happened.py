"""How a command becomes the event that says it has happened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from .commands import Command
from .events import Event
from .guards import Asking
from .plain import field_names

E = TypeVar("E", bound=Event)
C = TypeVar("C", bound=Command)
Handler = Callable[[Asking], tuple[Event, ...]]

HANDLERS: dict[type[Command], Handler] = {}
"""What each command makes happen, once every guard is silent."""


def makes(*commands: type[Command]) -> Callable[[Handler], Handler]:
    """Names a function as what these commands make happen."""

    def register(handler: Handler) -> Handler:
        for command in commands:
            HANDLERS[command] = handler
        return handler

    return register


def happened(kind: type[E], asking: Asking, **facts: Any) -> E:
    """The event of this kind, with the fields it shares with the command, and these facts beside or over them.

    Raises TypeError when a field of the event is left without a value.
    """
    wanted = set(field_names(kind)) - {"on", "by"}
    given = {name: getattr(asking.command, name) for name in field_names(type(asking.command)) if name in wanted}
    return kind(on=asking.today, by=asking.actor.id, **{**given, **facts})


def simply(command: type[Command], kind: type[Event], **renamed: str) -> None:
    """Registers a command that does nothing but happen. `renamed` maps an event's field to the command's own name."""

    def handler(asking: Asking) -> tuple[Event, ...]:
        return (happened(kind, asking, **{to: getattr(asking.command, frm) for to, frm in renamed.items()}),)

    HANDLERS[command] = handler
