"""Replaces RemoteAction._action_call_format: it sends every event since the conversation began, each one a dictionary.

Our actions read the slots and the latest message. The events of the running turn go with them, the older ones do not.
"""

from __future__ import annotations

from typing import Any, Dict, List

import rasa
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity


def action_call_format(self: RemoteAction, tracker: DialogueStateTracker, domain: Domain) -> Dict[str, Any]:
    """Return what Rasa would send, with the running turn's events alone."""
    state = tracker.current_state(EventVerbosity.NONE)
    state["events"] = [event.as_dict() for event in events_of_the_turn(tracker)]
    call = {"next_action": self.name(), "sender_id": tracker.sender_id, "tracker": state, "version": rasa.__version__}
    if not self._is_selective_domain_enabled() or domain.does_custom_action_explicitly_need_domain(self.name()):
        call["domain"] = domain.as_dict()
    return call


def events_of_the_turn(tracker: DialogueStateTracker) -> List[Event]:
    recent: List[Event] = []
    for event in reversed(tracker.events):
        recent.append(event)
        if isinstance(event, UserUttered):
            break
    return recent[::-1]


def install() -> None:
    RemoteAction._action_call_format = action_call_format  # type: ignore[method-assign]
