"""The assessment (C-3): what has happened."""

from __future__ import annotations

from dataclasses import dataclass

from ..terms import AssessmentValue, Route, Words
from .event import Event


@dataclass(frozen=True, kw_only=True)
class AssessmentOpened(Event):
    pass


@dataclass(frozen=True, kw_only=True)
class AssessmentSaved(Event):
    understanding: AssessmentValue
    own_complaint: AssessmentValue
    what_matters: Words
    what_child_told_us: Words
    best_interests: Words
    next_steps: Words


@dataclass(frozen=True, kw_only=True)
class AssessmentDecided(Event):
    understanding: AssessmentValue
    own_complaint: AssessmentValue
    route: Route
    reasons: Words
    what_matters: Words
    what_child_told_us: Words
    best_interests: Words
    next_steps: Words


@dataclass(frozen=True, kw_only=True)
class CaseNotAccepted(Event):
    reason: Words
