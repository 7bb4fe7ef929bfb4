"""The assessment (C-3)."""

from __future__ import annotations

from .. import commands as c
from ..terms import AssessmentValue, Route
from .guard import Asking, Blocked, guard, said


@guard("G-C3-ASSESS", "C-3")
def both_parts_are_decided(asking: Asking) -> Blocked | None:
    """Investigation before both parts of the assessment are decided."""
    decision = asking.of(c.DecideAssessment)
    if decision.understanding is AssessmentValue.PENDING:
        return Blocked("Decide whether the child understands enough to complain.", "understanding")
    if decision.own_complaint is AssessmentValue.PENDING:
        return Blocked("Decide whether this is the child's own complaint.", "own_complaint")
    return None


@guard("G-C3-REASON", "C-3, D-14")
def the_assessment_gives_reasons(asking: Asking) -> Blocked | None:
    """Not satisfied, or any route other than continue, without reasons."""
    decision = asking.of(c.DecideAssessment)
    doubtful = AssessmentValue.NOT_SATISFIED in (decision.understanding, decision.own_complaint)
    if (doubtful or decision.route is not Route.CONTINUE) and not said(decision.reasons):
        return Blocked("Give the reasons for this decision.", "reasons")
    return None


@guard("G-C3-ROUTE", "C-3, D-14")
def the_route_fits_the_assessment(asking: Asking) -> Blocked | None:
    """A route that the assessment does not allow: continue when not satisfied, or a representative who is not there."""
    decision = asking.of(c.DecideAssessment)
    doubtful = AssessmentValue.NOT_SATISFIED in (decision.understanding, decision.own_complaint)
    if doubtful and decision.route is Route.CONTINUE:
        return Blocked("You are not satisfied, so choose another route: with support, for example.", "route")
    if decision.route is Route.AS_REPRESENTATIVE and asking.case.representative is None:
        return Blocked("There is no representative in this case.", "route")
    return None


@guard("G-C3-INTERESTS", "C-F3b")
def the_child_was_heard(asking: Asking) -> Blocked | None:
    """Investigation before what the child told us and their best interests are written down."""
    decision = asking.of(c.DecideAssessment)
    if not said(decision.what_child_told_us):
        return Blocked("Write down what the child, or the person speaking for them, told us.", "what_child_told_us")
    if not said(decision.best_interests):
        return Blocked("Write down what is in the child's best interests.", "best_interests")
    return None


@guard("G-C3-STEPS", "C-F2")
def the_next_steps_are_set(asking: Asking) -> Blocked | None:
    """An assessment that does not end with the next steps for this child."""
    if said(asking.of(c.DecideAssessment).next_steps):
        return None
    return Blocked("Write down the next steps for this child.", "next_steps")
