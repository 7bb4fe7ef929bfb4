"""The gateway's client of the dialogue engine: Rasa's own channel of ours, on loopback, with a shared secret.

Rasa may be starting, stuck or killed at any time. A turn is tried again for a few seconds under the same turn_id,
which the dialogue answers once only. Only so many turns wait at once; the rest are told to come back.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

import httpx

# Rasa works on one turn at a time a process, so a longer queue would only make every child wait longer.
AT_ONCE = 8
_QUEUE_SECONDS = 4.0
_FIRST_PAUSE_SECONDS = 0.15


class EngineAway(RuntimeError):
    """The engine did not answer in time. The same turn may be sent again."""


class EngineBusy(EngineAway):
    """Too many turns wait for the engine already."""


class EngineForgot(RuntimeError):
    """The engine is well, but does not know this conversation: it needs our copy."""


@dataclass(frozen=True)
class Said:
    """What the dialogue answered: the frame to show, and all that is known after the turn."""

    frame: dict[str, Any]
    slots: dict[str, Any]


class Engine(Protocol):
    """What the gateway asks of a dialogue engine."""

    def turn(self, conversation: str, seal: str, text: str | None, metadata: dict[str, Any],
             within_seconds: float, *, once: bool = False) -> Said:
        """Return the answer to one turn, tried ``once`` or as often as there is time for.

        Raises EngineAway, EngineBusy or EngineForgot.
        """
        ...

    def erase(self, conversation: str) -> bool:
        """Erase a conversation; return whether the engine has confirmed it."""
        ...

    def purge(self, older_than: str) -> bool:
        """Erase every conversation unused since then (ISO); return whether the engine has confirmed it."""
        ...


class RasaEngine:
    """The engine over HTTP. Safe for many threads."""

    def __init__(self, url: str, secret: str) -> None:
        # Proxies of the environment have no business with this traffic.
        self._http = httpx.Client(base_url=url, trust_env=False, follow_redirects=False,
                                  headers={"Authorization": f"Bearer {secret}"},
                                  limits=httpx.Limits(max_connections=AT_ONCE + 4))
        self._places = threading.BoundedSemaphore(AT_ONCE)

    def turn(self, conversation: str, seal: str, text: str | None, metadata: dict[str, Any],
             within_seconds: float, *, once: bool = False) -> Said:
        until = time.monotonic() + within_seconds
        body = {"conversation": conversation, "seal": seal, "text": text, "metadata": metadata}
        pause = _FIRST_PAUSE_SECONDS
        with self._place(within_seconds):
            while True:
                said = self._try(body, until)
                if said is not None:
                    return said
                if once or time.monotonic() + pause >= until:
                    raise EngineAway
                time.sleep(pause)
                pause = min(pause * 2, 1.0)

    def erase(self, conversation: str) -> bool:
        return self._told("/webhooks/heard/erase", {"conversation": conversation})

    def purge(self, older_than: str) -> bool:
        return self._told("/webhooks/heard/purge", {"older_than": older_than})

    def _try(self, body: dict[str, Any], until: float) -> Said | None:
        left = max(until - time.monotonic(), 0.05)
        try:
            patience = httpx.Timeout(left, connect=min(left, 1.0))
            answer = self._http.post("/webhooks/heard/turn", json=body, timeout=patience)
            if answer.status_code == 404:
                raise EngineForgot
            told = answer.json() if answer.status_code == 200 else {}
        except (httpx.HTTPError, httpx.InvalidURL, ValueError):
            return None
        # Rasa answers a failed action with 200 and nothing: an empty answer is a failure.
        if isinstance(told, dict) and isinstance(told.get("frame"), dict) and isinstance(told.get("slots"), dict):
            return Said(told["frame"], told["slots"])
        return None

    def _told(self, path: str, body: dict[str, str]) -> bool:
        try:
            return self._http.post(path, json=body, timeout=2.0).status_code == 204
        except (httpx.HTTPError, httpx.InvalidURL):
            return False

    @contextmanager
    def _place(self, within_seconds: float) -> Iterator[None]:
        if not self._places.acquire(timeout=min(_QUEUE_SECONDS, within_seconds)):
            raise EngineBusy
        try:
            yield
        finally:
            self._places.release()
