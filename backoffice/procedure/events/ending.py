"""How a case ends: what has happened."""

from __future__ import annotations

from dataclasses import dataclass

from ..terms import Body, Pressure, TransferTo, With, Words
from .event import Event


@dataclass(frozen=True, kw_only=True)
class RepresentativeStopped(Event):
    reasons: Words
    letter_id: str
    senior_view: Words


@dataclass(frozen=True, kw_only=True)
class ComplaintWithdrawn(Event):
    asked_by: With
    own_words: Words
    pushed: Pressure | None
    pushed_note: Words


@dataclass(frozen=True, kw_only=True)
class CaseTransferred(Event):
    to: TransferTo
    body: Body | None
    reason: Words
    told_where: Words


@dataclass(frozen=True, kw_only=True)
class CaseClosed(Event):
    no_share_reason: Words
    no_feedback_reason: Words
