"""After the answer: what people ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..terms import Words
from .command import Command


@dataclass(frozen=True, kw_only=True)
class SendFollowUp(Command):
    """C-11 and C-T15: a follow-up letter, L-C19; it never reopens a case."""

    sent_on: date
    letter_id: str


@dataclass(frozen=True, kw_only=True)
class InviteToListenAndLearn(Command):
    invited_on: date


@dataclass(frozen=True, kw_only=True)
class BookListenAndLearn(Command):
    """C-14: the talk after proceedings have ended."""

    on: date


@dataclass(frozen=True, kw_only=True)
class RecordListenAndLearn(Command):
    answer: Words
    held_on: date | None = None
    notes: Words = ""


@dataclass(frozen=True, kw_only=True)
class AskAboutProcess(Command):
    """C-16: L-C18, once."""

    sent_on: date


@dataclass(frozen=True, kw_only=True)
class RecordOmbudsmanEvent(Command):
    on: date
    what: Words
    outcome: Words = ""


@dataclass(frozen=True, kw_only=True)
class AddAddendum(Command):
    """Evidence the organisation itself asked for came late, was read, and is answered (D-27)."""

    text: Words
    asked_for_by_us: bool
    sent_on: date
