"""How a case ends: what people ask."""

from __future__ import annotations

from dataclasses import dataclass

from ..terms import Body, Pressure, TransferTo, With, Words
from .command import Command


@dataclass(frozen=True, kw_only=True)
class StopForRepresentative(Command):
    """C-T7: the representative is not acting in the child's best interests (C-5)."""

    reasons: Words
    letter_id: str | None
    """The letter to the representative, issued in the same action (L-C09)."""
    senior_view: Words = ""


@dataclass(frozen=True, kw_only=True)
class Withdraw(Command):
    """C-T8 and P-T24: the child, the representative or the complainant asks to end it."""

    asked_by: With
    own_words: Words
    pushed: Pressure | None
    """Pathway C: could anyone have pushed for this?"""
    pushed_note: Words = ""


@dataclass(frozen=True, kw_only=True)
class Transfer(Command):
    """C-T16 and P-T24: wrong procedure or wrong body."""

    to: TransferTo
    reason: Words
    body: Body | None = None
    told_where: Words = ""
    """What the child was told of where their complaint goes on: nothing of it is lost."""


@dataclass(frozen=True, kw_only=True)
class CloseCase(Command):
    """C-T14: the manager closes an answered case."""

    no_share_reason: Words = ""
    """Why nothing was shared with staff (C-13)."""
    no_feedback_reason: Words = ""
    """Why the child was not asked how this went (C-16)."""
