"""Starts Rasa for the chat: on 127.0.0.1, with one channel, the sealed store and the one model that was trained here.

    .venv-rasa/bin/python -m bot.engine.serve

Rasa's own `run` command is not used: it finds another model in silence when ours is missing, wraps the store in a net
that falls back to memory, and can open a port that lets anybody upload a model.
"""

from __future__ import annotations

import logging
import os
import socket
import sys
from pathlib import Path
from typing import Any

from bot import settings
from bot.engine import model_file, quiet_log, rasa_quietly

log = logging.getLogger("bot.engine.serve")

LOOPBACK = "127.0.0.1"
ENDPOINTS = Path(os.environ.get("HEARD_ENGINE_ENDPOINTS") or settings.PROJECT / "bot" / "endpoints.yml")
CREDENTIALS = settings.PROJECT / "bot" / "credentials.yml"
# Twenty issues of twenty thousand characters, with room for their escapes.
LARGEST_REQUEST_BYTES = 8 * 1024 * 1024
_BACKLOG = 100


def main() -> int:
    """Serve until told to stop. Returns 1, after one sentence on stderr, if the engine cannot start."""
    rasa_quietly.prepare()
    try:
        told = settings.current()
        told.required("channel_secret")
        model_file.checked_model()
    except (settings.SettingsError, model_file.WrongModel) as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    try:
        door = loopback_socket(told.rasa_port)
    except OSError:
        sys.stderr.write(f"Port {told.rasa_port} on {LOOPBACK} is taken: stop what uses it, or set HEARD_RASA_PORT.\n")
        return 1
    os.environ["HEARD_ACTIONS_PORT"] = str(told.actions_port)
    try:
        serve_on(door)
    except Exception as problem:
        sys.stderr.write(f"The engine cannot start: {quiet_log.wordless(problem)}\n")
        return 1
    return 0


def loopback_socket(port: int) -> socket.socket:
    """Return a socket bound to ``port`` on 127.0.0.1 and nowhere else. Raises OSError at once if it is taken."""
    door = socket.socket()
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    door.bind((LOOPBACK, port))
    return door


def serve_on(door: socket.socket) -> None:
    """Answer on ``door`` until the process is told to stop."""
    quiet_log.silence_words()
    app = make_app()
    # Importing Rasa has brought its own loggers and handlers.
    quiet_log.silence_words()
    app.run(sock=door, workers=1, backlog=_BACKLOG, access_log=False, debug=False, motd=False)


def make_app() -> Any:
    """Return the Sanic application with our channel and nothing else."""
    from rasa.core.channels.channel import register
    from rasa.core.run import create_http_input_channels
    from sanic import Sanic

    app = Sanic("heard_engine", configure_logging=False)
    app.config.REQUEST_MAX_SIZE = LARGEST_REQUEST_BYTES
    app.config.FALLBACK_ERROR_FORMAT = "json"
    register(create_http_input_channels(None, str(CREDENTIALS)), app, route="/webhooks/")
    app.register_listener(_load, "before_server_start")
    app.register_listener(_check, "after_server_start")
    return app


async def _load(app: Any, _: Any) -> None:
    from bot.engine.self_check import store_keeps_and_forgets

    app.ctx.agent = await load_agent()
    await store_keeps_and_forgets(app.ctx.agent)


async def _check(app: Any, _: Any) -> None:
    from bot.engine.self_check import until_a_turn_is_answered

    app.add_task(until_a_turn_is_answered(app))


async def load_agent() -> Any:
    """Return Rasa's agent with the checked model, the bare sealed store and our lock. Raises, never replaces one."""
    from rasa.core.agent import Agent
    from rasa.core.lock_store import LockStore
    from rasa.core.tracker_store import TrackerStore
    from rasa.core.utils import AvailableEndpoints

    from bot.engine import failing_actions, faster
    from bot.engine.action_server import ActionServer
    from bot.engine.tracker_store import SealedTrackerStore
    from bot.engine.turn_lock import OneTurnAtATime

    faster.install()
    failing_actions.install()
    endpoints = AvailableEndpoints.read_endpoints(str(ENDPOINTS))
    store = TrackerStore.create(endpoints.tracker_store)
    lock = LockStore.create(endpoints.lock_store)
    if type(store) is not SealedTrackerStore or type(lock) is not OneTurnAtATime:
        raise RuntimeError("bot/endpoints.yml does not name the sealed store and the turn lock")
    agent = Agent(tracker_store=store, lock_store=lock, action_endpoint=ActionServer.at(endpoints.action))
    agent.load_model(str(model_file.checked_model()))
    store.domain = agent.domain
    # Rasa wraps the store in a net that falls back to memory without a word; the bare store raises.
    agent.tracker_store = agent.processor.tracker_store = store
    return agent


if __name__ == "__main__":
    sys.exit(main())
