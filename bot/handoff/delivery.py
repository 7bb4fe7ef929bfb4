"""What can be said, truthfully, about a body that was handed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

INTAKE = "intake"
ALERT = "alert"
SHOWN = "shown"

_KINDS = {"intake": INTAKE, "safeguarding-alert": ALERT, "receipt-shown": SHOWN}


@dataclass(frozen=True)
class Delivery:
    """What became of one body.

    stored     it is on a disk that survives a crash: ours or the office's. While False, tell nothing as received.
    delivered  the office has answered for it.
    refused    the office said 409 or 422. The row is kept and staff are alarmed; the child is told SD2.
    receipt    the office's answer, until it is purged.
    key        what status() takes.
    problem    why it is not stored: "schema", "other_body", "unwritable" or "fault"; None otherwise.
    """

    stored: bool
    delivered: bool = False
    refused: bool = False
    receipt: dict[str, Any] | None = None
    key: str = ""
    problem: str | None = None


def receipt_of(deliveries: Sequence[Delivery]) -> dict[str, Any] | None:
    """Return the office's receipt of the first body, the others' in ``linked``; None until all are there."""
    if not deliveries or not all(delivery.delivered and delivery.receipt for delivery in deliveries):
        return None
    first, *others = [dict(delivery.receipt or {}) for delivery in deliveries]
    return {**first, "linked": others or list(first.get("linked") or [])}


def kind_of(body: dict[str, Any]) -> str:
    """Return which hand-over a body is, by its schema; what names none is an intake, and breaks that schema."""
    return _KINDS.get(str(body.get("schema", "")).partition("/")[0], INTAKE)


def key_of(body: dict[str, Any]) -> str:
    """Return the idempotency key: the submission_id (with what became of it), or the alert_id with its seq."""
    kind = kind_of(body)
    if kind == ALERT:
        return f"{body['alert_id']}:{int(body['seq'])}"
    return str(body["submission_id"]) if kind == INTAKE else f"{body['submission_id']}:{kind}"
