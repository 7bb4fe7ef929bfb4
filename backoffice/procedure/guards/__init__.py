"""What stops an action: one small function a guard, each with its id and its clause.

One theme is the same file name in `commands`, `events` and `guards`. What only the three-step procedure asks is in
`three_step`, a file a step; what the written response must hold (MC-1 to MC-16) is in `checks`.
"""

from __future__ import annotations

from . import (
    afterwards,
    answering,
    assessing,
    contact,
    dates,
    ending,
    investigating,
    issues,
    people,
    promises,
    putting_right,
    reasons,
    receiving,
    safety,
    sharing,
    three_step,
)
from .guard import ANSWERED_BY_PERMISSION, GUARDS, Asking, Blocked, Guard, Refused, guard, listed, said

__all__ = [
    "ANSWERED_BY_PERMISSION",
    "GUARDS",
    "Asking",
    "Blocked",
    "Guard",
    "Refused",
    "guard",
    "listed",
    "said",
]

REGISTERED = (
    afterwards,
    answering,
    assessing,
    contact,
    dates,
    ending,
    investigating,
    issues,
    people,
    promises,
    putting_right,
    reasons,
    receiving,
    safety,
    sharing,
    three_step,
)
"""Importing the themes fills GUARDS."""
