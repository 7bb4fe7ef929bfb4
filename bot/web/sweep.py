"""Wiping what nobody came back to, and making sure that the engine wipes it too."""

from __future__ import annotations

import logging
import threading
from datetime import timedelta

from bot.web.conversations import IDLE
from bot.web.gateway import Gateway

log = logging.getLogger("heard.web")

EVERY_SECONDS = 5.0
# So long a page that was left open is told that its chat has expired; after that it is simply unknown.
_CLOSED_KEPT = timedelta(hours=24)


def sweep(gateway: Gateway) -> None:
    """Erase every chat that was idle for sixty minutes, here and at the engine, and settle what the engine owes."""
    now = gateway.outside.now()
    if gateway.store.erase_unused_since(now - IDLE, now):
        gateway.purge_owed = True
    if gateway.purge_owed:
        gateway.purge_owed = not gateway.engine.purge((now - IDLE).isoformat())
    gateway.store.forget_closed(now - _CLOSED_KEPT)
    for conversation in gateway.store.owed_by_engine():
        if not gateway.engine.erase(conversation):
            return
        gateway.store.erased_at_engine(conversation)


class Sweeper:
    """Sweeps every few seconds, and at once when asked. Several processes may sweep the same store."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self._asked = threading.Event()
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="sweeper", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def now(self) -> None:
        """Ask for a sweep soon; does not wait for it."""
        self._asked.set()

    def stop(self) -> None:
        """End the sweeping, and wait until it has ended."""
        self._ended = True
        self._asked.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._ended:
            self._asked.wait(EVERY_SECONDS)
            self._asked.clear()
            if self._ended:
                return
            try:
                sweep(self._gateway)
            except Exception as problem:  # a sweep that fails is tried again; it must not end the sweeping
                log.error("the sweep failed: %s", type(problem).__name__)
