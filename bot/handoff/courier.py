"""The courier: carries every waiting row to the office, for as many days as it takes.

Several couriers may run at once; each claims one row at a time. A courier killed in the middle leaves a claimed row
that is due again when the claim runs out, and the office knows a body it has already had.
"""

from __future__ import annotations

import logging
import threading

from bot import clock
from bot.handoff.client import OfficeClient
from bot.handoff.desk import settle
from bot.handoff.outbox import Outbox, OutboxError

log = logging.getLogger("heard.handoff")

TRY_SECONDS = 10.0
# Longer than any try lasts, so that a living courier's row is not taken by another.
LEASE_SECONDS = 20.0
LOOK_EVERY_SECONDS = 0.25
PURGE_EVERY_SECONDS = 30.0


class Courier:
    """One delivery loop over one outbox."""

    def __init__(self, outbox: Outbox, office: OfficeClient, receipt_minutes: int) -> None:
        self._outbox = outbox
        self._office = office
        self._receipt_minutes = receipt_minutes

    def run(self, stop: threading.Event) -> None:
        """Deliver and purge until ``stop`` is set. Trouble with the disk is logged and outlived."""
        purge_at = 0.0
        while not stop.is_set():
            try:
                while not stop.is_set() and self.deliver_one():
                    pass
                if clock.ticking() >= purge_at:
                    self._outbox.purge(self._receipt_minutes)
                    purge_at = clock.ticking() + PURGE_EVERY_SECONDS
            except OutboxError as problem:
                log.error("alarm: %s", problem)
                stop.wait(1.0)
            stop.wait(LOOK_EVERY_SECONDS)

    def deliver_one(self) -> bool:
        """Try one row that is due; return False if none was."""
        row = self._outbox.claim(LEASE_SECONDS)
        if row is None:
            return False
        settle(self._outbox, row, self._office.deliver(row.kind, row.sealed, TRY_SECONDS))
        return True
