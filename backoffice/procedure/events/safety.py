"""The hold on contact, and the look at safeguarding: what has happened."""

from __future__ import annotations

from dataclasses import dataclass

from ..terms import Words
from .event import Event


@dataclass(frozen=True, kw_only=True)
class HoldPlaced(Event):
    reason: Words


@dataclass(frozen=True, kw_only=True)
class HoldLifted(Event):
    reason: Words


@dataclass(frozen=True, kw_only=True)
class SafeguardingChecked(Event):
    result: Words
