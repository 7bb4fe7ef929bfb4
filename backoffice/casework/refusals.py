"""A refusal as a page shows it: the guard's id, and every reason with the field it is about."""

from __future__ import annotations

from dataclasses import dataclass

from backoffice.services.letters.correspondence import LetterNotReady, guard_of
from backoffice.services.refusals import GuardRefused, NotDone


@dataclass(frozen=True)
class Shown:
    """``reasons`` are (guard, field, message), the first being the one that decided."""

    guard: str
    message: str
    reasons: tuple[tuple[str, str, str], ...]


def shown_refusal(refused: NotDone) -> Shown:
    """Return a refusal with all its reasons."""
    if isinstance(refused, LetterNotReady):
        reasons = tuple((guard_of(p), _field(p.field), p.message) for p in refused.problems)
        return Shown(refused.guard, refused.message, reasons)
    if isinstance(refused, GuardRefused):
        return Shown(refused.guard, refused.message, ((refused.guard, refused.field or "", refused.message),))
    return Shown("G-STALE", refused.message, (("G-STALE", "", refused.message),))


def _field(block: str) -> str:
    """The letter's own questions have a field of that name; everything else is a block of the letter."""
    return block if block in ("", "way", "to_address", "safe_checked") else f"letter-{block}"
