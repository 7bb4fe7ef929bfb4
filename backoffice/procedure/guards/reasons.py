"""A decision bears its reason (C-0.3d)."""

from __future__ import annotations

from .guard import Asking, Blocked, guard, said

REASON_FIELDS = ("reason", "reasons", "explanation", "because", "result")


@guard("G-REASON", "C-0.3d")
def a_reason_is_given(asking: Asking) -> Blocked | None:
    """A decision comes without its reason."""
    for name in REASON_FIELDS:
        words = getattr(asking.command, name, None)
        if words is not None:
            return None if said(words) else Blocked("Say why: a decision needs a reason.", name)
    return None
