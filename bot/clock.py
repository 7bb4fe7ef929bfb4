"""The one place on the chat side that knows what time it is.

Where the environment variable CLOCK_FILE names a file, the file's content (an ISO date-time with
offset) is the time, read anew at each call by every process. Tests and rehearsals use it.
``bot.settings`` refuses to load in production mode while it is set, so no live service can run on it.
"""

from __future__ import annotations

import os
import time
from datetime import datetime, timezone
from pathlib import Path

# Whoever writes the file may not do it in one step, so an empty or half-written file is read again.
_READINGS = 5
_PAUSE_SECONDS = 0.02


class ClockError(RuntimeError):
    """CLOCK_FILE is set, but no time can be read from it."""


def now() -> datetime:
    """Return the time as an aware datetime in UTC. Raises ClockError if CLOCK_FILE cannot be read."""
    named = os.environ.get("CLOCK_FILE")
    if not named:
        return datetime.now(timezone.utc)
    for reading in range(_READINGS):
        if reading:
            time.sleep(_PAUSE_SECONDS)
        told = _told_by(Path(named))
        if told is not None:
            return told
    raise ClockError(f"CLOCK_FILE is set, but {named} does not hold one ISO date-time with an offset.")


def _told_by(file: Path) -> datetime | None:
    try:
        # Python 3.10 does not read the letter Z as an offset.
        told = datetime.fromisoformat(file.read_text(encoding="utf-8").strip().replace("Z", "+00:00"))
    except (OSError, ValueError):
        return None
    return told.astimezone(timezone.utc) if told.tzinfo else None


def ticking() -> float:
    """Return the machine's own seconds, for pauses between tries and for leases; never for a date.

    A rehearsal may hold CLOCK_FILE still for hours; a delivery must be tried again all the same.
    """
    return time.time()
