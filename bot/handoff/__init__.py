"""The hand-over: the only way out of the chat side, and it can only submit.

A body is written to the outbox, sealed to the office's public key, before anything is told to a child; the
office is tried once at once; the courier (``python -m bot.handoff``) keeps trying for as long as it takes.

    submit(body)                a Send (intake/1); answers within 2 seconds
    raise_alert(body, wait_s)   a safety worry (safeguarding-alert/1); answers within wait_s
    receipt_shown(id, at)       the child's page has fetched the receipt (receipt-shown/1); carried by the courier
    status(key)                 what became of it: key is the submission_id, the alert_id or Delivery.key
    receipt_of(deliveries)      the one receipt of everything that a Send handed over
    hours()                     whether the office is open, or None while it cannot be asked
"""

from bot.handoff.delivery import Delivery, receipt_of
from bot.handoff.desk import hours, raise_alert, receipt_shown, status, submit

__all__ = ["Delivery", "hours", "raise_alert", "receipt_of", "receipt_shown", "status", "submit"]
