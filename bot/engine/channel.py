"""The only way into Rasa: the chat gateway's own calls, over loopback, with a shared secret.

Rasa's REST channel checks nobody, takes the sender from the caller, puts all who name none into one conversation and
answers 200 with an empty list when an action fails. This channel answers each of these.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import logging
from typing import Any, Awaitable, Callable, Dict, Optional

from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse

from bot import settings
from bot.engine import running_turn
from bot.engine.asked import Erasure, NotAsked, Purge, TurnAsked
from bot.engine.running_turn import Turn
from bot.engine.tracker_store import as_text
from bot.engine.turn_lock import StillRunning

log = logging.getLogger(__name__)

LONGEST_TURN_SECONDS = 10.0
# A queue longer than this is not worth waiting in: the gateway keeps the words and asks again.
MOST_TURNS_AT_ONCE = 64
# Rasa's own slots, which mean nothing to the gateway.
_RASAS_OWN_SLOTS = {"requested_slot", "session_started_metadata"}


class SaysFrames(OutputChannel):
    """Takes the frames that the actions say and keeps them with the running turn."""

    @classmethod
    def name(cls) -> str:
        return "heard"

    async def send_custom_json(self, _: str, json_message: Dict[str, Any], **__: Any) -> None:
        running_turn.running().frames.append(json_message)

    async def send_text_message(self, *_: Any, **__: Any) -> None:
        """Every word the bot says is in a frame; anything else is a fault, and the turn fails."""
        running_turn.running().failed_in("a message outside a frame")


class HeardChannel(InputChannel):
    """POST /webhooks/heard/turn, /erase and /purge; GET /webhooks/heard/ready."""

    def __init__(self, secret: str) -> None:
        self._expected = f"Bearer {secret}".encode()
        self._says = SaysFrames()
        self._running = 0

    @classmethod
    def name(cls) -> str:
        return "heard"

    @classmethod
    def from_credentials(cls, _: Optional[Dict[str, Any]]) -> HeardChannel:
        return cls(settings.current().required("channel_secret"))

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        routes = Blueprint("heard_channel")

        @routes.middleware("request")
        async def refuse_strangers(request: Request) -> Optional[HTTPResponse]:
            given = request.headers.get("authorization", "").encode(errors="replace")
            return None if hmac.compare_digest(given, self._expected) else _problem(401, "unauthorised")

        @routes.post("/turn")
        async def turn(request: Request) -> HTTPResponse:
            if self._running >= MOST_TURNS_AT_ONCE:
                return _problem(503, "busy")
            self._running += 1
            try:
                asked = TurnAsked.read(_body(request))
                return await self._answer(asked, request.app, on_new_message)
            except NotAsked as refusal:
                return _problem(refusal.status, refusal.code)
            finally:
                self._running -= 1

        @routes.post("/erase")
        async def erase(request: Request) -> HTTPResponse:
            return _in_store(request, lambda rows, asked: rows.erase(hashed(Erasure.read(asked).conversation)))

        @routes.post("/purge")
        async def purge(request: Request) -> HTTPResponse:
            return _in_store(request, lambda rows, asked: rows.purge(as_text(Purge.read(asked).older_than)))

        @routes.get("/ready")
        async def ready(request: Request) -> HTTPResponse:
            if getattr(request.app.ctx, "answered_a_turn", False):
                return _json(200, {"ok": True})
            return _problem(503, "not_ready")

        return routes

    async def _answer(
        self, asked: TurnAsked, app: Any, on_new_message: Callable[[UserMessage], Awaitable[Any]]
    ) -> HTTPResponse:
        sender = hashed(asked.conversation)
        turn = Turn(seal=asked.seal, begins_anew=asked.begins_anew)
        running_turn.begin(turn)
        try:
            if not asked.begins_anew and not _rows(app).holds(sender):
                return _problem(404, "unknown")
            message = UserMessage(
                asked.for_understanding, self._says, sender, input_channel=self.name(), metadata=asked.metadata
            )
            await asyncio.wait_for(on_new_message(message), LONGEST_TURN_SECONDS)
            turn.must_have_worked()
            if turn.slots is None:
                return _problem(503, "not_saved")
            slots = {name: value for name, value in turn.slots.items() if name not in _RASAS_OWN_SLOTS}
            return _json(200, {"frame": turn.frames[-1], "slots": slots})
        except StillRunning:
            return _problem(409, "still_running")
        except asyncio.TimeoutError:
            log.error("A turn took longer than %s seconds and was given up.", LONGEST_TURN_SECONDS)
            return _problem(503, "too_slow")
        except Exception:
            log.exception("A turn failed; nothing of it was saved.")
            return _problem(503, "failed")


def hashed(conversation: str) -> str:
    """What Rasa, its rows, its locks and the action server know a conversation by."""
    return hashlib.sha256(conversation.encode()).hexdigest()


def _rows(app: Any) -> Any:
    return app.ctx.agent.tracker_store.rows


def _body(request: Request) -> Any:
    try:
        return json.loads(request.body)
    except (ValueError, RecursionError):
        raise NotAsked(400, "not_json") from None


def _in_store(request: Request, work: Callable[[Any, Any], Any]) -> HTTPResponse:
    """Do this with the rows of conversations and what was asked; nothing is told back but that it is done."""
    try:
        work(_rows(request.app), _body(request))
    except NotAsked as refusal:
        return _problem(refusal.status, refusal.code)
    except Exception:
        log.exception("The store of conversations failed.")
        return _problem(503, "failed")
    return HTTPResponse(status=204)


def _problem(status: int, code: str) -> HTTPResponse:
    return _json(status, {"error": code})


def _json(status: int, content: Dict[str, Any]) -> HTTPResponse:
    # The standard library writes half of a surrogate pair as an escape, where faster writers fail on it.
    return HTTPResponse(json.dumps(content), status=status, content_type="application/json")
