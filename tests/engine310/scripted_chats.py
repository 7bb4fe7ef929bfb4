"""Whole chats through a real agent in this process, and every event that each turn made."""

from __future__ import annotations

import asyncio
import json
import os
from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.shared.core.events import UserUttered
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from bot.engine import running_turn
from bot.engine.channel import SaysFrames
from bot.engine.running_turn import Turn
from tests.integration.engine.stand_in_actions import remembers

Said = tuple[str | None, dict[str, Any]]

CHATS: dict[str, list[Said]] = {
    "a story that is sent": [
        ("/start", {"begin": {"submission_id": "1"}}),
        ("she lied about me", {}),
        ("/choose", {}),
        ("will my mum see this", {}),
        ("Fern", {}),
        ("12", {}),
        ("/choose", {"ending": "send"}),
    ],
    "a chat that is deleted": [("/start", {"begin": {}}), ("forget it", {}), ("/choose", {"ending": "delete"})],
    "a chat that just ends": [("/start", {"begin": {}}), ("hi", {}), ("/choose", {"ending": "finish"})],
    "odd input": [("/start", {"begin": {}}), ("", {}), ("🙂", {}), ("restart", {}), ("x" * 5000, {}), ("\ud83d", {})],
    "words after the end": [("/start", {"begin": {}}), ("/choose", {"ending": "send"}), ("she lied", {"after": True})],
    "a chat the gateway restores": [("she was late", {"restore": {"issues": ["she lied"]}}), ("and rude", {})],
    "an action that fails on the way": [("/start", {"begin": {}}), ("she lied", {}), ("boom", {}), ("and rude", {})],
    "a long chat": [("/start", {"begin": {}})] + [(f"part {number} of it", {}) for number in range(30)],
}

# What differs between any two runs of the same chat.
_OF_THE_RUN = {"timestamp", "message_id", "metadata"}


class ActionsInHere(EndpointConfig):
    """The stand-in actions without a server. Everything goes through JSON, as over the wire."""

    def __init__(self) -> None:
        super().__init__(url="http://nowhere.invalid", enable_selective_domain=True)
        self.calls: list[dict[str, Any]] = []

    async def request(self, *_: Any, **named: Any) -> Any:
        call = json.loads(json.dumps(named["json"]))
        self.calls.append(call)
        if call["tracker"]["latest_message"]["metadata"].get("text") == "boom":
            raise ClientResponseError(500, "boom", b"{}")
        return json.loads(json.dumps(remembers(call)))


def told(event: Any) -> dict[str, Any]:
    """The event as a dictionary, without what differs between any two runs."""
    plain = {name: value for name, value in event.as_dict().items() if name not in _OF_THE_RUN}
    if "parse_data" in plain:
        plain["parse_data"] = {name: value for name, value in plain["parse_data"].items() if name not in _OF_THE_RUN}
    return plain


def events_of(agent: Any, chat: list[Said], name: str) -> list[list[dict[str, Any]]]:
    """Every turn's events, from what the person said on. A failed turn's are there too, though not kept."""
    return asyncio.run(_events_of(agent, chat, name))


async def _events_of(agent: Any, chat: list[Said], name: str) -> list[list[dict[str, Any]]]:
    turns: list[list[dict[str, Any]]] = []
    store, seal = agent.tracker_store, os.urandom(32)
    stock_save = store.save

    async def save_and_tell(tracker: Any) -> None:
        recent: list[dict[str, Any]] = []
        for event in reversed(tracker.events):
            recent.append(told(event))
            if isinstance(event, UserUttered):
                break
        if any(event["event"] == "user" for event in recent):  # Rasa saves a new conversation once before it begins
            turns.append(recent[::-1])
        await stock_save(tracker)

    agent.processor.tracker_store.save = save_and_tell
    try:
        for number, (text, metadata) in enumerate(chat):
            words = None if text and text.startswith("/") else text
            metadata = {"turn_id": f"{name} {number}", "text": words, **metadata}
            turn = Turn(seal, begins_anew="begin" in metadata or "restore" in metadata)
            running_turn.begin(turn)
            try:
                await agent.handle_message(
                    UserMessage(text, SaysFrames(), name, input_channel="heard", metadata=metadata)
                )
            except running_turn.TurnFailed:
                turns[-1].append({"failed": turn.failure})
    finally:
        agent.processor.tracker_store.save = stock_save
    return turns
