"""Guards of the three-step procedure (pathway P), each under its clause."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from . import commands as c
from . import three_step_commands as p
from .guards import Asking, Blocked, guard, said
from .state import CaseState, StepClock, ThreeStepCase
from .terms import (
    Complied,
    Outcome,
    PanelDecision,
    Part,
    RemedyStatus,
    RepresentationFrom,
    ReviewStatement,
    Role,
)

SENIOR = frozenset({Role.SENIOR_MANAGER, Role.SENIOR_LEADER})


def of_p(asking: Asking) -> ThreeStepCase:
    """What the case has of the three-step procedure. Raises ValueError for a case that is not in it."""
    if asking.case.three_step is None:
        raise ValueError("this case is not in the three-step procedure")
    return asking.case.three_step


def clock(asking: Asking) -> StepClock:
    return of_p(asking).step


def staff_letters_needed(case: CaseState) -> bool:
    """Whether somebody the complaint is about can be told now: there is one, and no hold is on (G-HOLD)."""
    return bool(case.subjects) and not case.hold


# P-2: receipt, return, freeze, extension.


@guard("G-P2.1-ACK", "P-2.1b")
def the_acknowledgement_names_manager_and_date(asking: Asking) -> Blocked | None:
    """The acknowledgement lacks the name of the responsible manager, or the date of the answer."""
    acknowledgement = asking.of(c.RecordAcknowledgement)
    if not said(acknowledgement.names_manager):
        return Blocked("Name the manager who is responsible.", "names_manager")
    if acknowledgement.promises is None:
        return Blocked("Give the date by which the answer comes.", "promises")
    return None


@guard("G-SG-TRIAGE", "P-2.4a, D-26")
def safeguarding_comes_first(asking: Asking) -> Blocked | None:
    """A complaint is returned as abusive before the safeguarding check is recorded."""
    if asking.case.safeguarding_checked:
        return None
    return Blocked("Record the safeguarding check before anything is returned.")


@guard("G-P2.4-LINK", "P-2.4b, D-27")
def the_concluded_case_is_named(asking: Asking) -> Blocked | None:
    """Issues are declined as concluded without the case that concluded them, or without an explanation."""
    declined = asking.of(p.DeclineConcluded)
    if not said(declined.concluded_case):
        return Blocked("Name the case in which this was concluded.", "concluded_case")
    return None if said(declined.explanation) else Blocked("Explain it to the complainant.", "explanation")


def _agreement_lacks(command: p.FreezeStep | p.ExtendStep) -> Blocked | None:
    if not said(command.agreed_with):
        return Blocked("Say with whom it was agreed.", "agreed_with")
    if command.agreed_on is None:
        return Blocked("Say when it was agreed.", "agreed_on")
    if command.how is None:
        return Blocked("Say how it was agreed.", "how")
    return None if said(command.reason) else Blocked("Say why.", "reason")


@guard("G-P2.3-AGREE", "P-2.3, D-25")
def a_freeze_is_agreed_in_time(asking: Asking) -> Blocked | None:
    """A freeze lacks the facts of the agreement, comes after the due date, or overlaps an earlier freeze."""
    freeze = asking.of(p.FreezeStep)
    lacks = _agreement_lacks(freeze)
    if lacks:
        return lacks
    now = clock(asking)
    if freeze.agreed_on is not None and freeze.agreed_on > now.due:
        return Blocked("The date has passed, so the step can no longer be frozen.", "agreed_on")
    if freeze.frozen_from > now.due:
        return Blocked("The date has passed, so the step can no longer be frozen.", "frozen_from")
    if freeze.frozen_from < (now.last_resumed_on or now.day0):
        return Blocked("A freeze cannot begin before the step did, or before the last freeze ended.", "frozen_from")
    return None


@guard("G-P2.3-REVIEW", "P-2.3, D-25")
def a_freeze_is_looked_at_again(asking: Asking) -> Blocked | None:
    """A freeze has no review date, or one further off than the house rule allows."""
    freeze = asking.of(p.FreezeStep)
    if freeze.review_on is None:
        return Blocked("Say when the freeze is looked at again.", "review_on")
    most = asking.case.number("freeze_review")
    if asking.calendar.working_days_between(asking.today, freeze.review_on) > most:
        return Blocked(f"A freeze is looked at again after {most} working days at most.", "review_on")
    return None


@guard("G-P2.3-RESUME", "P-2.3, P-8.4")
def a_pause_ends_after_it_began(asking: Asking) -> Blocked | None:
    """A pause is said to end before it began."""
    command = asking.command
    if not isinstance(command, (p.ResumeStep, p.FinishReturnedWork)):
        raise TypeError(type(command).__name__)
    name = "resumed_on" if isinstance(command, p.ResumeStep) else "done_on"
    ended: date = getattr(command, name)
    paused_on = clock(asking).paused_on
    if paused_on is None or ended < paused_on:
        return Blocked("The pause cannot end before it began.", name)
    return None


@guard("G-P2.1-EXT", "P-A1")
def an_extension_is_agreed_in_time(asking: Asking) -> Blocked | None:
    """An extension lacks the facts of the agreement, was agreed after the due date, or is no extension."""
    extension = asking.of(p.ExtendStep)
    lacks = _agreement_lacks(extension)
    if lacks:
        return lacks
    due = clock(asking).due
    if extension.agreed_on is not None and extension.agreed_on > due:
        return Blocked("The date has passed, so it can no longer be extended.", "agreed_on")
    return None if extension.new_due > due else Blocked("Choose a date after the one in force.", "new_due")


@guard("G-A1-CAP", "P-A1, D-23")
def step_two_ends_by_its_cap(asking: Asking) -> Blocked | None:
    """A step 2 date after the cap of 65 working days in all."""
    cap = clock(asking).cap
    if cap is not None and asking.of(p.ExtendStep).new_due > cap:
        return Blocked(f"Step 2 can be extended to {cap.isoformat()} at most.", "new_due")
    return None


# P-3 to P-6: step 1.


@guard("G-P3.1-OFFER", "P-3.1a")
def an_offer_or_a_clear_reason(asking: Asking) -> Blocked | None:
    """A meeting is neither offered nor clearly explained away."""
    offer = asking.of(p.OfferMeeting)
    if offer.offered_on is not None or said(offer.not_offered_reason):
        return None
    return Blocked("Offer to meet, or say clearly why not.", "not_offered_reason")


@guard("G-P3.1", "P-3.1a")
def a_meeting_was_offered(asking: Asking) -> Blocked | None:
    """The response goes out with no meeting offer and no reason."""
    return None if of_p(asking).meeting_settled else Blocked("Offer to meet first, or record clearly why not.")


@guard("G-P3.1-STAFF", "P-3.1c")
def the_worker_was_spoken_to(asking: Asking) -> Blocked | None:
    """A named worker was not spoken to, and no reason is given. A hold on contact lets it pass."""
    case = asking.case
    waiting = case.subjects - {interview.staff for interview in case.interviews}
    if not waiting or case.hold or said(asking.of(p.SendStepOneResponse).staff_not_spoken_reason):
        return None
    return Blocked("Say why the worker who is named was not spoken to.", "staff_not_spoken_reason")


@guard("G-P3.2", "P-3.2")
def the_child_comes_first(asking: Asking) -> Blocked | None:
    """A step's answer does not say what this meant for the child."""
    if said(getattr(asking.command, "impact_on_child", "")):
        return None
    return Blocked("Say what this meant for the child.", "impact_on_child")


@guard("G-P3.3", "P-3.3a")
def a_child_is_offered_an_advocate(asking: Asking) -> Blocked | None:
    """A child's case is answered without the offer of an advocate."""
    if not asking.case.child_case or of_p(asking).advocate_offered_on is not None:
        return None
    return Blocked("Offer the child an independent advocate first.")


@guard("G-P5.1", "P-5.1")
def quality_is_reviewed(asking: Asking) -> Blocked | None:
    """An issue about quality is answered without a management review."""
    quality = any(issue.quality for issue in asking.case.live_issues)
    if not quality or of_p(asking).reviewed:
        return None
    return Blocked("An issue is about the quality of work, so a manager reviews the file first.")


@guard("G-P5.2", "P-5.2")
def the_review_says_what_it_found(asking: Asking) -> Blocked | None:
    """A review without its statement, or weaknesses without a remedy or a reason."""
    case, review = asking.case, of_p(asking)
    if not review.reviewed:
        return None
    if review.review is None:
        return Blocked("Say whether the review supports the work or finds weaknesses.")
    remedied = any(remedy.status is not RemedyStatus.DROPPED for remedy in case.remedies)
    if review.review is ReviewStatement.WEAKNESSES and not remedied and not review.weaknesses_excused:
        return Blocked("The review finds weaknesses: put something right, or say why nothing.")
    return None


@guard("G-P6.1", "P-6.1")
def what_was_not_complied_with_is_put_right(asking: Asking) -> Blocked | None:
    """A standard was not complied with, and there is neither a remedy nor a reason."""
    case = asking.case
    remedied = {remedy.issue for remedy in case.remedies if remedy.status is not RemedyStatus.DROPPED}
    for issue in case.live_issues:
        failed = issue.complied is Complied.NO and not issue.no_remedy_excused
        if failed and not remedied & {issue.number, None}:
            return Blocked(f"Issue {issue.number}: a standard was not kept. Put it right, or say why not.")
    return None


@guard("G-P6.4-ACTIONS", "P-6.4a, D-37")
def no_action_is_still_a_proposal(asking: Asking) -> Blocked | None:
    """Step 1 is called complete while an action is still only proposed. An empty plan passes."""
    if any(remedy.status is RemedyStatus.PROPOSED for remedy in asking.case.remedies):
        return Blocked("Every action is agreed, completed, or dropped with a reason before step 1 is complete.")
    return None


@guard("G-P6.4-NOTICES", "P-6.4b")
def both_are_told_in_writing(asking: Asking) -> Blocked | None:
    """Step 1 is called complete without the letters to the complainant and the staff member."""
    completion = asking.of(p.CompleteStepOne)
    if not said(completion.complainant_letter_id):
        return Blocked("The complainant is told in the same action.", "complainant_letter_id")
    if staff_letters_needed(asking.case) and not said(completion.staff_letter_id):
        return Blocked("The staff member is told in the same action.", "staff_letter_id")
    return None


@guard("G-WINDOW-OPEN", "P-6.4c, P-8.1a")
def the_window_has_passed(asking: Asking) -> Blocked | None:
    """A case is closed while the next step can still be asked for."""
    ends = clock(asking).window_ends
    if ends is not None and asking.today > ends:
        return None
    return Blocked("The complainant can still ask for the next step.")


@guard("G-STEP1-LATE", "P-7.1a (house rule)")
def step_one_is_late(asking: Asking) -> Blocked | None:
    """Step 1 is passed over although it is not late."""
    return None if asking.today > clock(asking).due else Blocked("Step 1 is not late, so it is finished first.")


# P-7: step 2.


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
    missing = _numbers(issue.number for issue in asking.case.live_issues if issue.number not in decided)
    if missing:
        return Blocked(f"Say for each issue whether it is upheld. Issue {missing}.", "decisions")
    if any(one.open and (one.due is None or one.owner is None) for one in asking.case.remedies):
        return Blocked("Give every action on the plan an owner and a date.")
    return None


def _numbers(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))


# P-8: step 3.


@guard("G-P8.1-ORDER", "P-8.1a")
def step_two_comes_first(asking: Asking) -> Blocked | None:
    """A panel before the outcome of step 2."""
    steps = of_p(asking).steps
    if len(steps) > 1 and steps[1].responded_on is not None:
        return None
    return Blocked("Step 2 has no outcome yet.")


@guard("G-STEP3-ONCE", "P-8.7")
def step_three_happens_once(asking: Asking) -> Blocked | None:
    """A second step 3; there is none after the first."""
    return Blocked("Step 3 is the end of the procedure.") if len(of_p(asking).steps) > 2 else None


@guard("G-P8.1-WINDOW", "P-8.1a, D-21")
def a_panel_is_asked_for_in_time(asking: Asking) -> Blocked | None:
    """A request for step 3 after the window, without a reason for taking it all the same."""
    start = asking.of(p.StartStepThree)
    ends = clock(asking).window_ends
    if ends is None or start.requested_on <= ends or said(start.late_reason):
        return None
    return Blocked("The time to ask has passed. Say why the request is taken all the same.", "late_reason")


def _panel(asking: Asking) -> tuple[str, ...]:
    command = asking.command
    if isinstance(command, p.AppointPanel):
        return tuple(member.person for member in command.members)
    return of_p(asking).panel


@guard("G-P8.1-TWO", "P-8.1a")
def two_members_at_least(asking: Asking) -> Blocked | None:
    """The panel has under two members."""
    least = asking.case.number("panel_members")
    if len(set(_panel(asking))) >= least:
        return None
    return Blocked(f"A panel has at least {least} members.", "members")


@guard("G-P8.1-PRIOR", "P-8.1a, D-29")
def no_member_had_a_part(asking: Asking) -> Blocked | None:
    """A panel member was involved before, or is employed by the organisation."""
    involved = {one.staff for one in asking.case.involved}
    if involved & set(_panel(asking)):
        return Blocked("A member of the panel was involved in this case before.", "members")
    command = asking.command
    if isinstance(command, p.AppointPanel) and any(one.employed_by_organisation for one in command.members):
        return Blocked("A member of the panel is employed by the organisation.", "members")
    return None


@guard("G-P8.1-ADVISER", "P-8.1b")
def the_adviser_stands_apart(asking: Asking) -> Blocked | None:
    """The panel's adviser was involved before, is not senior, is a member, or there is none."""
    command = asking.command
    appointing = isinstance(command, p.AppointPanel)
    adviser = command.adviser if isinstance(command, p.AppointPanel) else of_p(asking).adviser
    if not adviser:
        return Blocked("The panel needs an adviser.", "adviser")
    if adviser in _panel(asking):
        return Blocked("The adviser is not a member of the panel.", "adviser")
    if isinstance(command, p.AppointPanel) and not command.adviser_is_senior:
        return Blocked("The adviser is a senior manager.", "adviser_is_senior")
    if appointing and adviser in {one.staff for one in asking.case.involved}:
        return Blocked("The adviser was involved in this case before.", "adviser")
    return None


@guard("G-P8.2", "P-8.2")
def all_three_were_invited(asking: Asking) -> Blocked | None:
    """Complainant, investigator or staff member was not invited to make representations."""
    wanted = set(RepresentationFrom)
    if not staff_letters_needed(asking.case):
        wanted.discard(RepresentationFrom.STAFF_MEMBER)
    missing = wanted - of_p(asking).invited
    if not missing:
        return None
    names = ", ".join(sorted(one.value.replace("_", " ") for one in missing))
    return Blocked(f"Invite everyone to make representations first. Still to invite: {names}.")


@guard("G-P8.3-HEARING", "P-8.3b")
def a_hearing_was_held(asking: Asking) -> Blocked | None:
    """A decision without a record of the hearing; a look at the papers is not instead of it."""
    return None if of_p(asking).hearing_on else Blocked("Record the hearing first.")


@guard("G-P8.4", "P-8.4")
def the_return_sets_step_work_and_date(asking: Asking) -> Blocked | None:
    """The panel's return lacks the step, the work or the date."""
    sent_back = asking.of(p.ReturnToStep)
    if sent_back.to_step not in (1, 2):
        return Blocked("Say which step must still be completed.", "to_step")
    if not said(sent_back.work):
        return Blocked("Say what work must be done.", "work")
    return Blocked("Say by when.", "by") if sent_back.by is None else None


@guard("G-P8.6", "P-8.6, P-A4")
def the_decision_is_whole(asking: Asking) -> Blocked | None:
    """The decision lacks stands or substituted for an issue, how it was reached, or a letter."""
    decision = asking.of(p.DecidePanel)
    decided = {
        one.issue
        for one in decision.decisions
        if one.decision is PanelDecision.STANDS or one.outcome is not None
    }
    missing = _numbers(issue.number for issue in asking.case.live_issues if issue.number not in decided)
    if missing:
        return Blocked(f"Say for each issue whether it stands or what takes its place. Issue {missing}.", "decisions")
    if decision.vote is None:
        return Blocked("Record whether the panel agreed or decided by majority. A tie is not a decision.", "vote")
    if not said(decision.complainant_letter_id):
        return Blocked("The complainant is told in writing.", "complainant_letter_id")
    if not said(decision.organisation_letter_id):
        return Blocked("The organisation is told in writing, through the senior manager.", "organisation_letter_id")
    if staff_letters_needed(asking.case) and not said(decision.staff_letter_id):
        return Blocked("The person complained about is told in writing.", "staff_letter_id")
    return None


