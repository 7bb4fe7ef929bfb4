"""What every command is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Command:
    """Anything a person, or the clock, may ask of a case."""
