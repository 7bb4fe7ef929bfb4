"""Replaces ActionExtractSlots.run: it weighs every slot's mapping at every turn, and ours never extract anything.

In our domain each slot is mapped `custom`, without an action: the conversation alone fills it.
"""

from __future__ import annotations

from typing import Any, Dict, List

from rasa.core.actions.action import ActionExtractSlots
from rasa.shared.core.constants import ACTION_VALIDATE_SLOT_MAPPINGS, DEFAULT_SLOT_NAMES
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event

_stock = ActionExtractSlots.run
_fills_nothing: Dict[int, Any] = {}


async def run(self: ActionExtractSlots, output_channel: Any, nlg: Any, tracker: Any, domain: Domain) -> List[Event]:
    """Return what Rasa returns: nothing if no slot of the domain can be filled here."""
    known, answer = _fills_nothing.get(id(domain), (None, False))
    if known is not domain:
        answer = nothing_can_be_filled(domain)
        _fills_nothing[id(domain)] = (domain, answer)
    return [] if answer else await _stock(self, output_channel, nlg, tracker, domain)


def nothing_can_be_filled(domain: Domain) -> bool:
    mappings = [mapping for slot in domain.slots if slot.name not in DEFAULT_SLOT_NAMES for mapping in slot.mappings]
    return (
        all(set(mapping) == {"type"} and mapping["type"] == "custom" for mapping in mappings)
        and ACTION_VALIDATE_SLOT_MAPPINGS not in domain.user_actions
    )


def install() -> None:
    ActionExtractSlots.run = run  # type: ignore[method-assign]
