"""The hold on contact, and the look at safeguarding: what people ask."""

from __future__ import annotations

from dataclasses import dataclass

from ..terms import Words
from .command import Command


@dataclass(frozen=True, kw_only=True)
class PlaceHold(Command):
    """No word to the subject of the complaint until a safeguarding lead lifts the hold (SG-6)."""

    reason: Words


@dataclass(frozen=True, kw_only=True)
class LiftHold(Command):
    reason: Words


@dataclass(frozen=True, kw_only=True)
class RecordSafeguardingCheck(Command):
    """Safeguarding has been looked at; needed before anything is returned as abusive (G-SG-TRIAGE)."""

    result: Words
