"""Rasa's tracker store, sealed: a conversation is kept as its slots and its open form, encrypted, and nothing else.

Rasa's own SQL store keeps every word for ever and in the clear, and its safety net falls back to memory without a
word. This one raises. It keeps no history either: the slots say everything, so that a long chat costs no more a turn
than a short one, and a child's words are not kept a second time as events.
"""

from __future__ import annotations

import json
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Dict, Iterable, List, Optional

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME, SESSION_START_METADATA_SLOT
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SessionStarted, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot import clock, settings
from bot.engine import running_turn
from bot.engine.sealed_rows import SealedRows

# Rasa's own copy of the first turn's metadata, which holds words: it is never kept.
_NEVER_KEPT = {SESSION_START_METADATA_SLOT}


class SealedTrackerStore(TrackerStore):
    """Keeps each conversation as one sealed row in var/chat/tracker.sqlite. The key is the running turn's."""

    def __init__(
        self,
        domain: Optional[Domain] = None,
        host: Optional[str] = None,
        event_broker: Optional[EventBroker] = None,
        **_: Any,
    ) -> None:
        super().__init__(domain, event_broker)
        self.rows = SealedRows(Path(host) if host else settings.current().tracker_file)

    async def create_tracker(self, sender_id: str, append_action_listen: bool = True) -> DialogueStateTracker:
        """Make a tracker without saving it: a conversation is written when its first turn has been answered."""
        tracker = self.init_tracker(sender_id)
        if append_action_listen:
            tracker.update(ActionExecuted(ACTION_LISTEN_NAME))
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Seal and write. Raises TurnFailed if the turn failed, so that the child's last answered turn stays."""
        turn = running_turn.running()
        turn.must_have_worked()
        slots = {name: slot.value for name, slot in tracker.slots.items() if name not in _NEVER_KEPT}
        kept = {
            "slots": {name: value for name, value in slots.items() if value is not None},
            "form": tracker.active_loop_name,
        }
        plain = json.dumps(kept, separators=(",", ":")).encode()
        self.rows.write(tracker.sender_id, plain, turn.seal, as_text(clock.now()))
        turn.slots = slots

    async def retrieve(self, sender_id: str) -> Optional[DialogueStateTracker]:
        turn = running_turn.running()
        plain = None if turn.begins_anew else self.rows.read(sender_id, turn.seal)
        return None if plain is None else self._tracker_of(sender_id, json.loads(plain))

    async def keys(self) -> Iterable[str]:
        """Nobody may list conversations."""
        return []

    def _tracker_of(self, sender_id: str, kept: Dict[str, Any]) -> DialogueStateTracker:
        tracker = self.init_tracker(sender_id)
        for event in _retold(kept):
            tracker.update(event)
        return tracker


def _retold(kept: Dict[str, Any]) -> List[Event]:
    """The shortest story that leads to where the conversation stands."""
    events: List[Event] = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
    events += [SlotSet(name, value) for name, value in kept["slots"].items()]
    if kept["form"]:
        events += [ActionExecuted(kept["form"]), ActiveLoop(kept["form"])]
    return [*events, ActionExecuted(ACTION_LISTEN_NAME)]


def as_text(moment: datetime) -> str:
    """An ISO time in UTC, always of the same length, so that the rows' times compare as text."""
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
