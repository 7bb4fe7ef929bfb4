"""Reading one turn out of what the dialogue engine hands to an action, and telling it what changed."""

from __future__ import annotations

from typing import Any, Dict, List, Mapping

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from bot.conversation import SLOTS, Heard
from bot.conversation.chat import Chat
from bot.conversation.route import current

Event = Dict[str, Any]
REQUESTED = "requested_slot"
# Rasa takes an answer without any slot for a refusal, so these are told at every turn, changed or not.
_ALWAYS = ("said", "last_turn")


class NeverBegun(LookupError):
    """The engine knows nothing of this conversation, and the gateway has not sent its copy."""


def metadata_of(tracker: Tracker) -> Dict[str, Any]:
    """Return what the gateway sent with this turn."""
    return dict((tracker.latest_message or {}).get("metadata") or {})


def slots_of(tracker: Tracker) -> Dict[str, Any]:
    """Return the conversation's slots: the gateway's copy where it is ahead of the engine's, else the engine's."""
    restored = metadata_of(tracker).get("restore")
    held: Mapping[str, Any] = restored if isinstance(restored, dict) else tracker.slots
    return {name: held.get(name) for name in SLOTS}


def heard_in(tracker: Tracker) -> Heard:
    """Return the turn as the gateway heard it, with what the engine understood of it."""
    told = metadata_of(tracker)
    intent = (tracker.latest_message or {}).get("intent") or {}
    return Heard(
        turn_id=str(told.get("turn_id") or ""),
        at=str(told.get("at") or ""),
        text=told.get("text"),
        choice=told.get("choice"),
        intent=intent.get("name"),
        confidence=float(intent.get("confidence") or 0.0),
        safety=told.get("safety"),
        office=told.get("office"),
    )


def changes(tracker: Tracker, slots: Mapping[str, Any]) -> List[Event]:
    """Return a SlotSet for every slot that is not as the engine has it, and the question that is open now."""
    changed = [
        SlotSet(name, slots[name]) for name in SLOTS if name in _ALWAYS or slots[name] != tracker.slots.get(name)
    ]
    return [*changed, SlotSet(REQUESTED, _requested(slots))]


def _requested(slots: Mapping[str, Any]) -> Any:
    chat = Chat(slots)
    return None if chat.over else current(chat).slot
