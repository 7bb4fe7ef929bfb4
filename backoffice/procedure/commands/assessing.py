"""The assessment (C-3): what people ask."""

from __future__ import annotations

from dataclasses import dataclass

from ..terms import AssessmentValue, Route, Words
from .command import Command


@dataclass(frozen=True, kw_only=True)
class OpenAssessment(Command):
    """C-T4: the manager begins the assessment."""


@dataclass(frozen=True, kw_only=True)
class SaveAssessment(Command):
    """Keeps what is known so far of the assessment; nothing is decided by it."""

    understanding: AssessmentValue = AssessmentValue.PENDING
    own_complaint: AssessmentValue = AssessmentValue.PENDING
    what_matters: Words = ""
    what_child_told_us: Words = ""
    best_interests: Words = ""
    next_steps: Words = ""


@dataclass(frozen=True, kw_only=True)
class DecideAssessment(Command):
    """C-T5 and C-T6: both parts of the assessment are decided and the route is chosen (C-3, D-14)."""

    understanding: AssessmentValue
    own_complaint: AssessmentValue
    route: Route
    reasons: Words = ""
    what_matters: Words = ""
    what_child_told_us: Words = ""
    best_interests: Words = ""
    next_steps: Words = ""
