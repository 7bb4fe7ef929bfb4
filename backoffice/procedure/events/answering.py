"""The written response: begun, sent, or kept for the child: what has happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..response import ResponseBlocks
from ..terms import ContactMethod, With, Words
from .event import Event


@dataclass(frozen=True, kw_only=True)
class ResponseBegun(Event):
    no_interview_reason: Words


@dataclass(frozen=True, kw_only=True)
class InvestigationResumed(Event):
    reason: Words


@dataclass(frozen=True, kw_only=True)
class ResponseSent(Event):
    sent_on: date
    blocks: ResponseBlocks
    channel: ContactMethod
    approved_by: str | None
    addressee: With


@dataclass(frozen=True, kw_only=True)
class ResponseHeldForChild(Event):
    finished_on: date
    blocks: ResponseBlocks
    reason: Words
    approved_by: str | None
    addressee: With


@dataclass(frozen=True, kw_only=True)
class HeldResponseHandedOver(Event):
    handed_over_on: date
    channel: ContactMethod
