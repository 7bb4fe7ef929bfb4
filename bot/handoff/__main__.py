"""``python -m bot.handoff``: run the courier. ``--once``, ``--status`` and ``--offer-again`` are for a person."""

from __future__ import annotations

import argparse
import logging
import signal
import sys
import threading

from bot import settings
from bot.clock import ClockError
from bot.handoff.client import OfficeClient
from bot.handoff.courier import Courier
from bot.handoff.outbox import Outbox, OutboxError


def main(arguments: list[str] | None = None) -> int:
    """Run what was asked for; return 0, or 1 after one sentence on what is wrong."""
    asked = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s", stream=sys.stderr)
    # httpx writes a line for every request; our own lines say more and say it without addresses.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    try:
        return _run(asked)
    except (settings.SettingsError, OutboxError, ClockError) as problem:
        print(problem, file=sys.stderr)
        return 1


def _run(asked: argparse.Namespace) -> int:
    told = settings.current()
    outbox = Outbox(told.outbox_file)
    counts = outbox.counts()  # also finds out at once whether the file can be used
    if asked.status:
        print(", ".join(f"{counts.get(state, 0)} {state}" for state in ("waiting", "delivered", "refused")))
        return 0
    if asked.offer_again:
        print(f"{outbox.offer_again()} refused rows are due again")
        return 0
    courier = Courier(outbox, OfficeClient(told.office_url, told.required("handoff_token")), told.receipt_minutes)
    if asked.once:
        while courier.deliver_one():
            pass
        return 0
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    courier.run(stop)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot.handoff", description="Carry waiting cases and alerts to the office."
    )
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--once", action="store_true", help="try every row that is due, once, and stop")
    one.add_argument("--status", action="store_true", help="print how many rows wait, are delivered, were refused")
    one.add_argument("--offer-again", action="store_true",
                     help="make refused rows due again, once the cause is put right")
    return parser


if __name__ == "__main__":
    sys.exit(main())
