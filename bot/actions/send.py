"""Send: build what is handed over, put it in the outbox, and say truthfully what became of it. Within two seconds."""

from __future__ import annotations

import asyncio
from typing import Any, Callable, Dict, List, Optional

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot import handoff
from bot.actions.turn import Event, changes, metadata_of, slots_of
from bot.conversation import after_send, sending_failed, submissions_of
from bot.handoff import Delivery, receipt_of

Submit = Callable[[Dict[str, Any]], Delivery]


class ActionSend(Action):
    """Hands the case over. Called again for the same turn, it builds the same bodies, and the office makes one case."""

    def __init__(self, submit: Optional[Submit] = None) -> None:
        self._submit = submit or handoff.submit

    def name(self) -> str:
        return "action_send"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, _: Dict[str, Any]) -> List[Event]:
        slots = slots_of(tracker)
        received_at = slots["sent_at"] or metadata_of(tracker).get("at")
        bodies = submissions_of(slots, str(received_at))
        # Together, so that a helper's own complaint does not make the first one wait.
        deliveries = await asyncio.gather(*(asyncio.to_thread(self._submit, body) for body in bodies))
        if not all(delivery.stored for delivery in deliveries):
            open_again = sending_failed(slots)
            dispatcher.utter_message(json_message=open_again.frame)
            return changes(tracker, open_again.slots)
        dispatcher.utter_message(json_message=after_send(slots, receipt_of(deliveries)))
        return changes(tracker, slots)
