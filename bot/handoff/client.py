"""The typed client of the office's hand-over API (interfaces.md 2)."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from bot.handoff.delivery import ALERT, INTAKE, SHOWN

if TYPE_CHECKING:
    import httpx

SEALED = "application/vnd.heard.sealed"
_PATHS = {INTAKE: "/api/v1/intake", ALERT: "/api/v1/safeguarding-alerts", SHOWN: "/api/v1/receipts-shown"}
# A 200 from something that is not the office (a proxy's own page) is not a receipt.
_RECEIPT_NAMES_ITS = {INTAKE: "reference", ALERT: "alert_id", SHOWN: "submission_id"}
_MOST_AT_ONCE = 16


@dataclass(frozen=True)
class Answer:
    """What the office said to one try.

    outcome: "delivered" (with the receipt), "refused" (409 or 422: trying again cannot help),
             "away" (no answer, or 503) or "failed" (any other answer: worth a look, and worth another try).
    """

    outcome: str
    status: int = 0
    receipt: dict[str, Any] | None = None
    retry_after: float = 0.0


class OfficeClient:
    """Talks to the office. Safe for several threads. Never raises for anything the network does."""

    def __init__(self, url: str, token: str) -> None:
        self._url = url.rstrip("/")
        self._token = token
        self._http: httpx.Client | None = None
        self._making = threading.Lock()
        self._running = threading.BoundedSemaphore(_MOST_AT_ONCE)

    def deliver(self, kind: str, sealed: bytes, within_seconds: float) -> Answer:
        """Offer one sealed body and return what the office said, or "away" when the time is up.

        httpx's time-outs count anew for each step of a request, so a dripping answer could last for ever.
        The try therefore runs in a thread of its own, and the caller stops waiting on time.
        """
        if not self._running.acquire(blocking=False):
            return Answer("away")
        heard: SimpleQueue[Answer] = SimpleQueue()

        def one_try() -> None:
            try:
                heard.put(self._post(kind, sealed, within_seconds))
            finally:
                self._running.release()

        threading.Thread(target=one_try, name="hand-over", daemon=True).start()
        try:
            return heard.get(timeout=max(within_seconds, 0.01))
        except Empty:
            return Answer("away")

    def hours(self, within_seconds: float = 1.0) -> dict[str, Any] | None:
        """Return {"open", "next_open", "call_back_by", …}, or None if the office cannot be asked."""
        import httpx

        try:
            said = self._client().get(f"{self._url}/api/v1/hours", timeout=within_seconds)
            told = said.json() if said.status_code == 200 else None
        except (httpx.HTTPError, httpx.InvalidURL, ValueError):
            return None
        return told if isinstance(told, dict) and "open" in told else None

    def _post(self, kind: str, sealed: bytes, within_seconds: float) -> Answer:
        import httpx

        try:
            said = self._client().post(
                self._url + _PATHS[kind],
                content=sealed,
                headers={"Authorization": f"Bearer {self._token}", "Content-Type": SEALED},
                timeout=within_seconds,
            )
        except (httpx.HTTPError, httpx.InvalidURL):
            return Answer("away")
        return _read(kind, said)

    def _client(self) -> httpx.Client:
        import httpx

        with self._making:
            if self._http is None:
                # Proxies of the environment have no business with this traffic, and redirects are not followed.
                self._http = httpx.Client(trust_env=False, follow_redirects=False)
            return self._http


def _read(kind: str, said: httpx.Response) -> Answer:
    status = said.status_code
    if status in (200, 201):
        try:
            receipt = said.json()
        except ValueError:
            receipt = None
        if isinstance(receipt, dict) and receipt.get(_RECEIPT_NAMES_ITS[kind]):
            return Answer("delivered", status, receipt)
        return Answer("failed", status)
    if status in (409, 422):
        return Answer("refused", status)
    if status == 503:
        return Answer("away", status, retry_after=_seconds(said.headers.get("Retry-After")))
    return Answer("failed", status)


def _seconds(header: str | None) -> float:
    """Return a Retry-After in seconds, at most a minute: nobody else decides how long a child waits."""
    return min(float(header), 60.0) if header and header.isascii() and header.isdigit() else 0.0
