"""What every event is, and how a stored one is read again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Self

from ..plain import CannotRead, from_plain, to_plain, word_fields

EVENTS: dict[str, type[Event]] = {}
"""Every kind of event by its name."""


class UnknownEvent(CannotRead):
    """A stored event has a name or a version that this procedure does not know."""


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that has happened to a case."""

    version: ClassVar[int] = 1

    on: date
    """The London date on which it was recorded."""
    by: str
    """Id of the person who did it, or "system"."""

    def __init_subclass__(cls) -> None:
        # The stored form keeps its own two keys beside the fields, so no field may bear their names.
        taken = {"type", "version"} & cls.__annotations__.keys()
        if taken:
            raise TypeError(f"{cls.__name__} cannot have a field called {taken.pop()}")
        EVENTS[cls.__name__] = cls

    @classmethod
    def sealed_fields(cls) -> frozenset[str]:
        """Names of the fields that hold words somebody said or wrote; a list of them is sealed as a whole."""
        return word_fields(cls)

    def to_dict(self) -> dict[str, Any]:
        return {"type": type(self).__name__, "version": self.version, **to_plain(self)}

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> Self:
        event = from_dict(plain)
        if not isinstance(event, cls):
            raise UnknownEvent(f"{type(event).__name__} is not {cls.__name__}")
        return event


def from_dict(plain: dict[str, Any]) -> Event:
    """The event that `to_dict` gave. Raises UnknownEvent or CannotRead."""
    rest = dict(plain)
    kind = EVENTS.get(rest.pop("type", ""))
    version = rest.pop("version", None)
    if kind is None or version != kind.version:
        raise UnknownEvent("an event of an unknown kind or version")
    return from_plain(kind, rest)
