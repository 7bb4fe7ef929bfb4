"""Replaces DialogueStateTracker.copy: it makes an empty tracker and lets it live through every event again.

Every tracker copies every slot when it is made, too, by the slow road of the module `copy`: slots get a short one.
"""

from __future__ import annotations

import copy
import dataclasses
from typing import Any

from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker


def copied(self: DialogueStateTracker) -> DialogueStateTracker:
    """Return a tracker in the same state, which the first does not notice changing."""
    twin = DialogueStateTracker.__new__(type(self))
    twin.__dict__.update(self.__dict__)
    twin.events = copy.copy(self.events)
    twin.slots = type(self.slots)((name, same_slot(slot)) for name, slot in self.slots.items())
    twin.latest_action = dict(self.latest_action) if self.latest_action is not None else None
    twin.active_loop = dataclasses.replace(self.active_loop) if self.active_loop else None
    twin.sender_source = twin.model_id = twin.assistant_id = None
    return twin


def same_slot(slot: Any) -> Any:
    """Return a slot of the same kind and content; what the content holds is shared, as copy.copy shares it."""
    twin = object.__new__(type(slot))
    twin.__dict__.update(slot.__dict__)
    return twin


def install() -> None:
    DialogueStateTracker.copy = copied  # type: ignore[method-assign]
    Slot.__copy__ = same_slot  # type: ignore[attr-defined]
