"""The files of a form: those that were brought and wait beside it, and what to say of those that were not taken."""

from __future__ import annotations

from backoffice import clock
from backoffice.arriving import FIELD, Arrived, arrived
from backoffice.casework.fields import NotUnderstood
from backoffice.doors import me, store


def brought() -> Arrived:
    """Return the files that wait beside the form of this request."""
    return arrived(store(), me().id, clock.now())


def not_taken() -> list[NotUnderstood]:
    """Return what stands against each file that was brought and not taken."""
    return [NotUnderstood(FIELD, f"{told[0].upper()}{told[1:]}") for told in brought().troubles]
