"""How fast one address may go: it is slowed down first, and only then asked to wait. Nobody is ever locked out.

A school or a children's home has one address for many children, so the pace is generous. Addresses are held in
memory only, as a keyed hash that dies with the process, and are forgotten after a few quiet minutes.
"""

from __future__ import annotations

import hmac
import secrets
import threading
import time
from dataclasses import dataclass

_FORGOTTEN_AFTER_SECONDS = 300.0


@dataclass
class _Bucket:
    tokens: float
    seen: float


class Pace:
    """So many requests a second, with a number in hand; beyond that each waits its turn."""

    def __init__(self, per_second: float, in_hand: int, *, longest_delay: float = 0.5,
                 delayed_at_once: int = 3) -> None:
        self._rate = per_second
        self._most = float(in_hand)
        self._longest = longest_delay
        self._delayed = threading.BoundedSemaphore(delayed_at_once)
        self._salt = secrets.token_bytes(16)
        self._buckets: dict[bytes, _Bucket] = {}
        self._lock = threading.Lock()

    def wait(self, address: str) -> float:
        """Wait as long as it takes, if it is not long. Returns 0, or the seconds after which to come back."""
        wait = self._claim(address)
        if wait <= 0:
            return 0.0
        # A waiting request holds a thread; only a few may, so that one address cannot hold them all.
        if wait > self._longest or not self._delayed.acquire(blocking=False):
            self._hand_back(address)
            return round(wait, 2)
        try:
            time.sleep(wait)
        finally:
            self._delayed.release()
        return 0.0

    def _claim(self, address: str) -> float:
        now = time.monotonic()
        with self._lock:
            bucket = self._bucket(address, now)
            bucket.tokens = min(self._most, bucket.tokens + (now - bucket.seen) * self._rate) - 1.0
            bucket.seen = now
            return max(0.0, -bucket.tokens / self._rate)

    def _hand_back(self, address: str) -> None:
        with self._lock:
            self._bucket(address, time.monotonic()).tokens += 1.0

    def _bucket(self, address: str, now: float) -> _Bucket:
        name = hmac.digest(self._salt, address.encode(), "sha256")
        if len(self._buckets) > 10_000:
            self._buckets = {k: b for k, b in self._buckets.items() if now - b.seen < _FORGOTTEN_AFTER_SECONDS}
        return self._buckets.setdefault(name, _Bucket(self._most, now))
