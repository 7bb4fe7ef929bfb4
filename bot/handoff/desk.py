"""The desk of the chat side: hand a body over, ask what became of it, ask whether the office is open."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from bot import clock, settings
from bot.handoff import checking, sealing
from bot.handoff.client import Answer, OfficeClient
from bot.handoff.delivery import SHOWN, Delivery, key_of, kind_of
from bot.handoff.outbox import OtherBody, Outbox, OutboxError, Row

log = logging.getLogger("heard.handoff")

SUBMIT_SECONDS = 2.0
# How much of the wait is kept back for marking the row once the office has answered.
_MARKING_SECONDS = 0.2
_BUSY_SECONDS = 0.8
_HOURS_KEPT_SECONDS = 60.0
_AWAY_KEPT_SECONDS = 5.0


def submit(body: dict[str, Any]) -> Delivery:
    """Hand over what a person sent (intake/1) within 2 seconds. Idempotent on submission_id; never raises.

    A body that breaks the schema is not stored (problem "schema"): nothing may then be said to be sent.
    """
    started = clock.ticking()
    broken = _faults(body)
    if broken:
        log.critical("alarm: a case was built that breaks its schema, at %s; it was not stored", "; ".join(broken))
        return Delivery(stored=False, key=str(body.get("submission_id", "")), problem="schema")
    return _hand_over(body, started + SUBMIT_SECONDS)


def raise_alert(body: dict[str, Any], wait_s: float = 1.5) -> Delivery:
    """Hand over a safety worry (safeguarding-alert/1) within ``wait_s``. Idempotent on (alert_id, seq); never raises.

    A fault in the body never keeps a worry back: it is logged, and the worry goes out as it is.
    """
    started = clock.ticking()
    broken = _faults(body)
    if broken:
        log.critical("alarm: an alert breaks its schema, at %s; it goes out all the same", "; ".join(broken))
    return _hand_over(body, started + wait_s)


def receipt_shown(submission_id: str, shown_at: datetime) -> None:
    """Have the office told that the child's page has fetched the receipt of this Send (D-07). Never raises.

    Nobody waits for it: the courier carries it, as often as it takes. Told again, the first time stands.
    """
    body = {"schema": "receipt-shown/1", "submission_id": submission_id, "shown_at": shown_at.isoformat()}
    try:
        _outbox().put(key_of(body), SHOWN, *_sealed(body), lease_seconds=0.0)
    except OtherBody:
        log.debug("the office was told before that the receipt of %s was shown", submission_id)
    except Exception as problem:  # the child has the receipt; nothing on our side may take it away again
        log.error("alarm: the office cannot be told that a receipt was shown: %s", _named(problem))


def status(key: str) -> Delivery:
    """Return what became of a submission_id, an alert_id or a Delivery.key; not stored if nothing is known of it."""
    try:
        return _outbox().status(key) or Delivery(stored=False, key=key)
    except OutboxError as problem:
        log.error("alarm: %s", problem)
        return Delivery(stored=False, key=key, problem="unwritable")


@dataclass
class _Hours:
    told: dict[str, Any] | None
    tick: float
    at: datetime


_last_hours: _Hours | None = None


def hours() -> dict[str, Any] | None:
    """Return the office's hours, at most a minute old, or None while the office cannot be asked.

    That the office is away is remembered for 5 seconds, so that a chat does not wait a second at every turn.
    """
    global _last_hours
    known, now = _last_hours, clock.now()
    if known is not None:
        kept = _HOURS_KEPT_SECONDS if known.told else _AWAY_KEPT_SECONDS
        # A rehearsal may move CLOCK_FILE to another day within the same minute.
        if clock.ticking() - known.tick < kept and abs((now - known.at).total_seconds()) < _HOURS_KEPT_SECONDS:
            return known.told
    _last_hours = _Hours(_client().hours(within_seconds=1.0), clock.ticking(), now)
    return _last_hours.told


def _faults(body: dict[str, Any]) -> list[str]:
    try:
        return checking.faults(body)
    except (OSError, ValueError) as problem:
        return [f"(the schema itself could not be read: {type(problem).__name__})"]


def _hand_over(body: dict[str, Any], until: float) -> Delivery:
    try:
        return _store_and_try(body, until)
    except Exception as problem:  # whatever is wrong with us, the child must still get the lines with 999 in them
        log.critical("alarm: the hand-over failed with %s; nothing was stored", _named(problem))
        return Delivery(stored=False, problem="fault")


def _named(problem: Exception) -> str:
    """Return what may be logged of an exception: its message only where it is one of ours, which hold no words."""
    ours = isinstance(problem, (settings.SettingsError, clock.ClockError))
    return f"{type(problem).__name__}: {problem}" if ours else type(problem).__name__


def _store_and_try(body: dict[str, Any], until: float) -> Delivery:
    key, kind = key_of(body), kind_of(body)
    sealed, fingerprint = _sealed(body)
    lease = max(until - clock.ticking(), 0.0) + 1.0
    try:
        if not _outbox().put(key, kind, sealed, fingerprint, lease):
            known = _outbox().status(key) or Delivery(stored=True, key=key)
            if known.delivered or known.refused:
                return known
        row = Row(key, kind, sealed, 0, clock.ticking())
        stored = True
    except OtherBody:
        log.critical("alarm: another body came under the key of %s %s; it was not stored", kind, key)
        return Delivery(stored=False, refused=True, key=key, problem="other_body")
    except OutboxError as problem:
        # The disk is full or gone. The office's disk may be well: the body may still get there before we speak.
        log.critical("alarm: %s", problem)
        stored = False
    answer = _client().deliver(kind, sealed, until - clock.ticking() - _MARKING_SECONDS)
    if not stored:
        return _unstored(key, answer)
    return settle(_outbox(), row, answer)


def _sealed(body: dict[str, Any]) -> tuple[bytes, str]:
    told, plain = settings.current(), sealing.plain_bytes(body)
    return sealing.seal(plain, told.office_public_key_bytes()), sealing.fingerprint(
        plain, told.required("handoff_token")
    )


def settle(outbox: Outbox, row: Row, answer: Answer) -> Delivery:
    """Write down what the office said to one try, and return what may be told."""
    try:
        if answer.outcome == "delivered" and answer.receipt is not None:
            outbox.mark_delivered(row.key, answer.receipt)
            log.info("delivered %s %s", row.kind, row.key)
        elif answer.outcome == "refused":
            outbox.mark_refused(row.key, str(answer.status))
            log.critical("alarm: the office refused %s %s with %s; the row is kept", row.kind, row.key, answer.status)
        else:
            pause = outbox.mark_failed(row, answer.outcome, answer.retry_after)
            if answer.outcome == "failed":
                log.error("alarm: the office answered %s to %s %s; next try in %.0f s",
                          answer.status, row.kind, row.key, pause)
            else:
                log.warning("the office is away; %s %s waits %.0f s", row.kind, row.key, pause)
    except OutboxError as problem:
        # The row is on disk, unmarked; the courier will offer it again and the office will know it.
        log.error("%s", problem)
    return Delivery(
        stored=True,
        delivered=answer.outcome == "delivered",
        refused=answer.outcome == "refused",
        receipt=answer.receipt,
        key=row.key,
    )


def _unstored(key: str, answer: Answer) -> Delivery:
    if answer.outcome == "delivered":
        return Delivery(stored=True, delivered=True, receipt=answer.receipt, key=key)
    return Delivery(stored=False, refused=answer.outcome == "refused", key=key, problem="unwritable")


def _outbox() -> Outbox:
    return Outbox(settings.current().outbox_file, busy_seconds=_BUSY_SECONDS)


@lru_cache(maxsize=1)
def _client_for(url: str, token: str) -> OfficeClient:
    return OfficeClient(url, token)


def _client() -> OfficeClient:
    told = settings.current()
    return _client_for(told.office_url, told.required("handoff_token"))

