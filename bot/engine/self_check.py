"""What the engine proves to itself when it starts: the sealed store keeps and forgets, and a whole turn is answered."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import uuid
from typing import Any
from urllib.parse import urlsplit

from rasa.core.channels.channel import UserMessage
from rasa.shared.core.events import SlotSet

from bot import clock
from bot.engine import running_turn
from bot.engine.channel import SaysFrames, hashed
from bot.engine.running_turn import Turn

log = logging.getLogger(__name__)

_PAUSE_SECONDS = 0.2
_SAY_SO_AFTER_TRIES = 150
_KEY_BYTES = 32


class StoreUnfit(RuntimeError):
    """The store did not give back what it was given, or did not forget what it was told to."""


async def store_keeps_and_forgets(agent: Any) -> None:
    """Write a made-up conversation, read it back, erase it. Raises StoreUnfit, or whatever the store raises."""
    store, sender = agent.tracker_store, _made_up_sender()
    running_turn.begin(Turn(seal=os.urandom(_KEY_BYTES), frames=[{}]))
    try:
        tracker = await store.create_tracker(sender)
        tracker.update(SlotSet("ending", "finish"))
        await store.save(tracker)
        back = await store.retrieve(sender)
        if back is None or back.get_slot("ending") != "finish":
            raise StoreUnfit("the store did not give back what it was given")
    finally:
        store.rows.erase(sender)
    if store.rows.holds(sender):
        raise StoreUnfit("the store did not forget what it was told to forget")


async def until_a_turn_is_answered(app: Any) -> None:
    """Try a first turn until the action server answers, then read it back. Sets app.ctx.answered_a_turn."""
    agent, tries = app.ctx.agent, 0
    while not (await _somebody_listens(agent.action_endpoint.url) and await _a_turn_is_answered(agent)):
        tries += 1
        if tries == _SAY_SO_AFTER_TRIES:
            log.warning("No turn has been answered yet: is the action server running?")
        await asyncio.sleep(_PAUSE_SECONDS)
    app.ctx.answered_a_turn = True
    log.info("The engine has answered a turn and read it back.")


async def _somebody_listens(url: str) -> bool:
    """Whether the action server's port is open: asked first, so that waiting for it does not fill the log."""
    asked = urlsplit(url)
    try:
        _, writer = await asyncio.open_connection(asked.hostname, asked.port)
    except OSError:
        return False
    writer.close()
    return True


async def _a_turn_is_answered(agent: Any) -> bool:
    sender = _made_up_sender()
    turn = Turn(seal=os.urandom(_KEY_BYTES), begins_anew=True)
    running_turn.begin(turn)
    ids = {"submission_id": str(uuid.uuid4()), "alert_id": str(uuid.uuid4())}
    metadata = {"turn_id": str(uuid.uuid4()), "at": clock.now().isoformat(), "begin": ids}
    try:
        await agent.handle_message(
            UserMessage("/start", SaysFrames(), sender, input_channel="heard", metadata=metadata)
        )
        turn.begins_anew = False
        back = await agent.tracker_store.retrieve(sender)
        return back is not None and back.current_slot_values() == {**turn.slots, **_unkept(back)}
    except Exception:
        return False
    finally:
        agent.tracker_store.rows.erase(sender)


def _unkept(tracker: Any) -> dict:
    return {"session_started_metadata": tracker.get_slot("session_started_metadata")}


def _made_up_sender() -> str:
    return hashed(secrets.token_hex(_KEY_BYTES))
