"""Replaces Event.resolve_by_type: it walks through all classes of events for each event that is read."""

from __future__ import annotations

from typing import Dict, Optional, Type

from rasa.shared.core.events import Event
from rasa.shared.utils.common import all_subclasses

_stock = Event.resolve_by_type
_found: Dict[str, Type[Event]] = {}


def resolve_by_type(type_name: str, default: Optional[Type[Event]] = None) -> Optional[Type[Event]]:
    """Return the class of that name; what is not known is left to Rasa."""
    if not _found:
        for kind in all_subclasses(Event):
            _found.setdefault(kind.type_name, kind)
    return _found.get(type_name) or _stock(type_name, default)


def install() -> None:
    Event.resolve_by_type = staticmethod(resolve_by_type)  # type: ignore[method-assign]
