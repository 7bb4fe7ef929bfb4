"""How long to wait before trying the office again.

A pause doubles from one second. Its ceiling grows with the age of the row, so that a short restart of the office
costs a child seconds, and an outage of days costs the office no storm of requests. Alerts have lower ceilings.
"""

from __future__ import annotations

from bot.handoff.delivery import ALERT, INTAKE, SHOWN

# (rows younger than this many seconds, wait at most this many seconds)
_UNHURRIED = ((600, 8), (3600, 60), (float("inf"), 300))
_CEILINGS: dict[str, tuple[tuple[float, float], ...]] = {
    ALERT: ((600, 4), (3600, 15), (float("inf"), 30)),
    INTAKE: _UNHURRIED,
    SHOWN: _UNHURRIED,
}
LONGEST = 300.0


def after(attempts: int, kind: str, age_seconds: float) -> float:
    """Return the pause in seconds after ``attempts`` failed tries of a row that is ``age_seconds`` old."""
    ceiling = next(pause for younger_than, pause in _CEILINGS[kind] if age_seconds < younger_than)
    return min(2.0 ** min(attempts - 1, 12), ceiling)
