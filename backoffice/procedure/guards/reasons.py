"""A decision bears its reason (C-0.3d)."""

from __future__ import annotations

from .guard import Asking, Blocked, guard, said

_SAY_WHY = "Say why: a decision needs a reason."
REASON_FIELDS = {
    "reason": _SAY_WHY,
    "reasons": _SAY_WHY,
    "explanation": _SAY_WHY,
    "because": _SAY_WHY,
    "result": "Write down what came of it.",
}
"""The fields that hold a reason, each with what is said where it is empty."""


@guard("G-REASON", "C-0.3d")
def a_reason_is_given(asking: Asking) -> Blocked | None:
    """A decision comes without its reason."""
    for name, message in REASON_FIELDS.items():
        words = getattr(asking.command, name, None)
        if words is not None:
            return None if said(words) else Blocked(message, name)
    return None
