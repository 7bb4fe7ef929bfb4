"""Looking into it: interviews, evidence, findings, and whether a court case goes on: what has happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..terms import Complied, InterviewPart, Outcome, Proceedings, Words
from .event import Event


@dataclass(frozen=True, kw_only=True)
class InterviewRecorded(Event):
    staff: str
    part: InterviewPart
    held_on: date
    what_was_done: Words
    what_could_differ: Words
    notes: Words


@dataclass(frozen=True, kw_only=True)
class EvidenceAdded(Event):
    title: Words
    received_on: date
    asked_for_by_us: bool
    came_from: Words = ""


@dataclass(frozen=True, kw_only=True)
class FindingRecorded(Event):
    issue: int
    outcome: Outcome
    reason_plain: Words
    impact_on_child: Words
    reason_full: Words
    standard_checked: Words
    complied: Complied
    no_remedy_reason: Words


@dataclass(frozen=True, kw_only=True)
class ProceedingsRecorded(Event):
    status: Proceedings
    ended_on: date | None
