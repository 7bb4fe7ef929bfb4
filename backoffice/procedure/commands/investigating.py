"""Looking into it: interviews, evidence, findings, and whether a court case goes on: what people ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..terms import Complied, InterviewPart, Outcome, Proceedings, Words
from .command import Command


@dataclass(frozen=True, kw_only=True)
class RecordInterview(Command):
    staff: str
    part: InterviewPart
    on: date
    what_was_done: Words = ""
    what_could_differ: Words = ""
    notes: Words = ""


@dataclass(frozen=True, kw_only=True)
class AddEvidence(Command):
    title: Words
    received_on: date
    asked_for_by_us: bool = False
    came_from: Words = ""


@dataclass(frozen=True, kw_only=True)
class RecordFinding(Command):
    issue: int
    outcome: Outcome
    reason_plain: Words
    impact_on_child: Words
    reason_full: Words = ""
    standard_checked: Words = ""
    complied: Complied = Complied.NOT_APPLICABLE
    no_remedy_reason: Words = ""
    """Pathway P: why nothing is put right although the standard was not complied with (P-6.1)."""


@dataclass(frozen=True, kw_only=True)
class RecordProceedings(Command):
    status: Proceedings
    ended_on: date | None = None
