"""The one place in the office that knows what time it is.

Where the environment variable CLOCK_FILE names a file, the file's content (an ISO date-time with
offset) is the time, read anew at each call by every process. Tests and rehearsals use it.
``backoffice.settings`` refuses to load in production mode while it is set.
"""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

# Whoever writes the file may not do it in one step, so an empty or half-written file is read again.
_READINGS = 5
_PAUSE_SECONDS = 0.02


class ClockError(RuntimeError):
    """CLOCK_FILE is set, but no time can be read from it."""


def now() -> datetime:
    """Return the time as an aware datetime in UTC. Raises ClockError if CLOCK_FILE cannot be read."""
    named = os.environ.get("CLOCK_FILE")
    if not named:
        return datetime.now(UTC)
    for reading in range(_READINGS):
        if reading:
            time.sleep(_PAUSE_SECONDS)
        told = _told_by(Path(named))
        if told is not None:
            return told
    raise ClockError(f"CLOCK_FILE is set, but {named} does not hold one ISO date-time with an offset.")


def london_date(moment: datetime) -> date:
    """Return the calendar date in London at an aware moment: the day that the promises count from (D-03)."""
    return moment.astimezone(LONDON).date()


def today() -> date:
    """Return today's date in London."""
    return london_date(now())


def _told_by(file: Path) -> datetime | None:
    try:
        told = datetime.fromisoformat(file.read_text(encoding="utf-8").strip())
    except (OSError, ValueError):
        return None
    return told.astimezone(UTC) if told.tzinfo else None
