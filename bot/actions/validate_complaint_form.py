"""The form's one action: ask the conversation what comes next, and tell the engine what changed."""

from __future__ import annotations

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.turn import Event, NeverBegun, changes, heard_in, metadata_of, slots_of
from bot.conversation import Outcome, again, begin, step


class ValidateComplaintForm(Action):
    """Answers every turn of the chat. One custom message carries the frame."""

    def name(self) -> str:
        return "validate_complaint_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, _: Dict[str, Any]) -> List[Event]:
        outcome = _answer(tracker)
        dispatcher.utter_message(json_message=outcome.frame)
        return changes(tracker, outcome.slots)


def _answer(tracker: Tracker) -> Outcome:
    slots, ids = slots_of(tracker), metadata_of(tracker).get("begin")
    if ids:
        # A beginning that is sent again finds the conversation begun already.
        return again(slots) if slots["ids"] else begin(ids)
    if not slots["ids"]:
        raise NeverBegun
    return step(slots, heard_in(tracker))
