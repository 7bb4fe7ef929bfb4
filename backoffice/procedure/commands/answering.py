"""The written response: begun, sent, or kept for the child: what people ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..response import ResponseBlocks
from ..terms import ContactMethod, Words
from .command import Command


@dataclass(frozen=True, kw_only=True)
class BeginResponse(Command):
    """C-T9: every confirmed issue has its finding; the draft response begins."""

    no_interview_reason: Words = ""
    """Asked for when the officer or the officer's manager was not spoken to (C-8)."""


@dataclass(frozen=True, kw_only=True)
class ReturnToInvestigation(Command):
    """C-T10: there is more to look into."""

    reason: Words


@dataclass(frozen=True, kw_only=True)
class SendResponse(Command):
    """C-T11: the written response goes out (C-9 to C-16)."""

    sent_on: date
    blocks: ResponseBlocks
    written: bool = True
    """Whether the written response itself is part of what is sent; a storyboard never goes alone (C-9)."""
    channel: ContactMethod = ContactMethod.LETTER
    approved_by: str | None = None


@dataclass(frozen=True, kw_only=True)
class HoldResponseForChild(Command):
    """C-T11b: the response is finished, and there is no safe way to reach the child with it."""

    finished_on: date
    blocks: ResponseBlocks
    reason: Words
    written: bool = True
    approved_by: str | None = None


@dataclass(frozen=True, kw_only=True)
class HandOverHeldResponse(Command):
    """The child has come back, and is given the response that was kept for them."""

    on: date
    channel: ContactMethod
