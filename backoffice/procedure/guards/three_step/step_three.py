"""P-8: step 3."""

from __future__ import annotations

from ...commands import three_step as p
from ...terms import PanelDecision, RepresentationFrom
from ..guard import Asking, Blocked, guard, listed, said
from .standing import clock, of_p, staff_letters_needed


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


@guard("G-P8.3-FILE", "P-8.3a")
def every_member_read_the_whole_file(asking: Asking) -> Blocked | None:
    """A panel goes on before each of its members has read the whole file."""
    panel = of_p(asking)
    missing = set(panel.panel) - panel.file_read_by
    return Blocked("Record for each member of the panel that they read the whole file.", "members") if missing else None


@guard("G-P8.3-MEMBER", "P-8.3a")
def only_a_member_reads_for_the_panel(asking: Asking) -> Blocked | None:
    """Somebody who is not of the panel is said to have read the file for it."""
    if asking.of(p.RecordFileRead).member in of_p(asking).panel:
        return None
    return Blocked("This person is not a member of the panel.", "member")


@guard("G-P8.5", "P-8.5")
def the_hearing_says_who_came_and_what_was_asked(asking: Asking) -> Blocked | None:
    """The record of the hearing lacks who came, which representations were read, or what was asked."""
    hearing = asking.of(p.RecordHearing)
    if not said(hearing.present):
        return Blocked("Write down who came.", "present")
    if not said(hearing.papers):
        return Blocked("Write down which papers and representations were read.", "papers")
    return None if said(hearing.questions) else Blocked("Write down what was asked.", "questions")


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
    missing = listed(issue.number for issue in asking.case.live_issues if issue.number not in decided)
    if missing:
        return Blocked(f"Say for each point whether it stands or what takes its place. Point {missing}.", "decisions")
    if decision.vote is None:
        return Blocked("Record whether the panel agreed or decided by majority. A tie is not a decision.", "vote")
    if not said(decision.complainant_letter_id):
        return Blocked("The complainant is told in writing.", "complainant_letter_id")
    if not said(decision.organisation_letter_id):
        return Blocked("The organisation is told in writing, through the senior manager.", "organisation_letter_id")
    if staff_letters_needed(asking.case) and not said(decision.staff_letter_id):
        return Blocked("The person complained about is told in writing.", "staff_letter_id")
    return None
