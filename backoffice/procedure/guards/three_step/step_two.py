"""P-7: step 2."""

from __future__ import annotations

from ...commands import three_step as p
from ...terms import Outcome, Part, Role
from ..guard import Asking, Blocked, guard, listed, said
from .standing import of_p


@guard("G-P7.1-ORDER", "P-7.1a")
def step_one_comes_first(asking: Asking) -> Blocked | None:
    """Step 2 before step 1 is complete."""
    state = of_p(asking)
    if state.step1_completed_on is not None or state.ready_for_step2:
        return None
    return Blocked("Step 1 is not complete yet.")


@guard("G-STEP2-ONCE", "P-7.1a")
def step_two_happens_once(asking: Asking) -> Blocked | None:
    """A second step 2."""
    return Blocked("This case has already had step 2.") if len(of_p(asking).steps) > 1 else None


@guard("G-P7.1-WINDOW", "P-6.4c, D-21")
def step_two_is_asked_for_in_time(asking: Asking) -> Blocked | None:
    """A request for step 2 after the window, without a reason for taking it all the same."""
    start = asking.of(p.StartStepTwo)
    state = of_p(asking)
    asked = state.step2_requested_on or start.requested_on
    ends = state.steps[0].window_ends
    if ends is None or asked <= ends or said(start.late_reason):
        return None
    return Blocked("The time to ask has passed. Say why the request is taken all the same.", "late_reason")


@guard("G-P7.1", "P-7.1a, D-38")
def refusal_needs_one_of_two_grounds(asking: Asking) -> Blocked | None:
    """Step 2 is refused or deferred without one of the two grounds, the reasons, or the letter."""
    command = asking.command
    if not isinstance(command, (p.RefuseStepTwo, p.DeferStepTwo)):
        raise TypeError(type(command).__name__)
    if command.ground is None:
        return Blocked("Choose one of the two grounds: the child's welfare, or the live court case.", "ground")
    if not said(command.text):
        return Blocked("Give the reasons.", "text")
    return None if said(command.letter_id) else Blocked("The complainant is told in the same action.", "letter_id")


@guard("G-P7.3", "P-7.3a")
def the_remit_is_written(asking: Asking) -> Blocked | None:
    """Step 2 starts without a remit."""
    return None if said(asking.of(p.StartStepTwo).remit) else Blocked("Write the remit of the investigation.", "remit")


@guard("G-P7.3-REPORT", "P-7.3b")
def every_section_is_filled(asking: Asking) -> Blocked | None:
    """A section of the report is empty."""
    report = asking.of(p.SubmitReport)
    for name in ("followed", "failing_text", "lessons", "actions"):
        if not said(getattr(report, name)):
            return Blocked("Fill every section of the report.", name)
    return Blocked("Say whether there was a failing, and whose.", "failing") if report.failing is None else None


@guard("G-P7.4", "P-7.4")
def an_observer_was_offered(asking: Asking) -> Blocked | None:
    """Step 2 starts before an observer was offered."""
    return None if of_p(asking).observer_offered_on else Blocked("Offer an independent observer first.")


@guard("G-P7.4-INDEP", "P-7.4")
def the_observer_does_not_work_here(asking: Asking) -> Blocked | None:
    """The observer works for the organisation."""
    command = asking.command
    works_here = (
        command.works_for_organisation if isinstance(command, p.OfferObserver) else of_p(asking).observer_works_here
    )
    return Blocked("The observer must not work for the organisation.", "works_for_organisation") if works_here else None


SENIOR = frozenset({Role.SENIOR_MANAGER, Role.SENIOR_LEADER})


@guard("G-P7.5-INDEP", "P-7.5")
def the_adjudicator_is_independent(asking: Asking) -> Blocked | None:
    """The adjudicating officer is the investigator or the step 1 manager, or lacks a senior role."""
    case, actor = asking.case, asking.actor
    mine = {one.role for one in case.appointments if one.person == actor.id}
    if mine & {Role.INVESTIGATOR, Role.STEP1_MANAGER} or actor.id in case.staff_in(Part.AUTHOR):
        return Blocked("Whoever investigated or answered step 1 cannot judge the investigation.")
    return None if actor.roles & SENIOR else Blocked("The adjudicating officer is a senior manager.")


@guard("G-P7.5-ADEQUATE", "P-7.5")
def only_an_adequate_report_is_accepted(asking: Asking) -> Blocked | None:
    """A report is accepted that is not called adequate, or without weighing the observer's view."""
    acceptance = asking.of(p.AcceptReport)
    if not acceptance.adequate:
        return Blocked("If the investigation was not adequate and robust, send it back.", "adequate")
    if not acceptance.observer_considered:
        return Blocked("Say that the observer's view, if there is one, was considered.", "observer_considered")
    return None


@guard("G-P7.6-STATE", "P-7.6a")
def the_return_says_what_more(asking: Asking) -> Blocked | None:
    """A report is returned without saying what more must be looked into."""
    if said(asking.of(p.ReturnReport).statement):
        return None
    return Blocked("Say what more must be looked into, or what was not addressed.", "statement")


@guard("G-P7.6-MEET", "P-7.6b")
def meeting_is_decided(asking: Asking) -> Blocked | None:
    """No decision, with its reason, on meeting the complainant."""
    acceptance = asking.of(p.AcceptReport)
    if acceptance.meet_complainant is None:
        return Blocked("Decide whether to meet the complainant.", "meet_complainant")
    return None if said(acceptance.meet_reason) else Blocked("Say why, or why not.", "meet_reason")


RESULTS_OF_STEP_TWO = frozenset({Outcome.UPHELD, Outcome.PARTLY_UPHELD, Outcome.NOT_UPHELD, Outcome.OUTSIDE_REMIT})


@guard("G-P7.7", "P-7.7")
def each_issue_has_its_result(asking: Asking) -> Blocked | None:
    """An issue is neither upheld nor not, or the plan has an action without owner or time."""
    acceptance = asking.of(p.AcceptReport)
    decided = {one.issue for one in acceptance.decisions if one.outcome in RESULTS_OF_STEP_TWO}
    missing = listed(issue.number for issue in asking.case.live_issues if issue.number not in decided)
    if missing:
        return Blocked(f"Say for each point whether it is upheld. Point {missing}.", "decisions")
    if any(one.open and (one.due is None or one.owner is None) for one in asking.case.remedies):
        return Blocked("Give every action on the plan an owner and a date.")
    return None
