"""What the records kept beside the steps do to the state: issues, people, contact, findings, remedies, sharing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from . import events as e
from .evolution import dates_told, evolves, with_part
from .state import Appointment, CaseState, InterviewState, Involvement, IssueState, ParentState, RemedyState
from .terms import Flag, IssueStatus, Part, RemedyStatus, Role, With

EXPLANATIONS = frozenset({"L-C08", "L-C21"})
"""Letters that say why a complaint is dealt with in another way (C-T6, C-T16)."""


def with_issue(state: CaseState, number: int, **changes: Any) -> CaseState:
    return replace(
        state,
        issues=tuple(replace(issue, **changes) if issue.number == number else issue for issue in state.issues),
    )


def with_remedy(state: CaseState, number: int, **changes: Any) -> CaseState:
    return replace(
        state,
        remedies=tuple(replace(one, **changes) if one.number == number else one for one in state.remedies),
    )


def with_parent(state: CaseState, party: str, **changes: Any) -> CaseState:
    return replace(
        state,
        parents=tuple(replace(one, **changes) if one.party == party else one for one in state.parents),
    )


def with_subject(state: CaseState, staff: str) -> CaseState:
    """Names a person the complaint is about, and takes the case out of their hands (D-39)."""
    if state.assignee == staff:
        state = replace(state, assignee=None)
    return with_part(state, staff, Part.SUBJECT)


@evolves(e.IssueAdded)
def issue_added(state: CaseState, event: e.IssueAdded) -> CaseState:
    issue = IssueState(number=event.issue, about_body=event.about_body, themes=event.themes)
    return replace(state, issues=(*state.issues, issue))


@evolves(e.IssueConfirmed)
def issue_confirmed(state: CaseState, event: e.IssueConfirmed) -> CaseState:
    return with_issue(
        state,
        event.issue,
        status=IssueStatus.CONFIRMED,
        confirmed_with_complainant_on=event.confirmed_with_complainant_on,
    )


@evolves(e.IssueMerged)
def issue_merged(state: CaseState, event: e.IssueMerged) -> CaseState:
    return with_issue(state, event.issue, status=IssueStatus.MERGED)


@evolves(e.IssueWithdrawn)
def issue_withdrawn(state: CaseState, event: e.IssueWithdrawn) -> CaseState:
    return with_issue(state, event.issue, status=IssueStatus.WITHDRAWN)


@evolves(e.IssueTagged)
def issue_tagged(state: CaseState, event: e.IssueTagged) -> CaseState:
    for staff in event.about_staff:
        state = with_subject(state, staff)
    return with_issue(
        state,
        event.issue,
        themes=event.themes,
        about_body=event.about_body,
        about_staff=event.about_staff,
        quality=event.quality,
    )


@evolves(e.SubjectNamed)
def subject_named(state: CaseState, event: e.SubjectNamed) -> CaseState:
    flags = state.flags | {Flag.ABOUT_COMPLAINTS_TEAM} if event.in_complaints_team else state.flags
    state = replace(state, flags=flags)
    return with_subject(state, event.staff) if event.part is Part.SUBJECT else with_part(state, event.staff, event.part)


@evolves(e.SubjectCleared)
def subject_cleared(state: CaseState, event: e.SubjectCleared) -> CaseState:
    """They were named in error, so nothing of the case is about them any more; what they did in it stays."""
    subject = Involvement(staff=event.staff, part=Part.SUBJECT)
    issues = tuple(
        replace(issue, about_staff=tuple(staff for staff in issue.about_staff if staff != event.staff))
        for issue in state.issues
    )
    state = replace(state, involved=tuple(one for one in state.involved if one != subject), issues=issues)
    return state if state.subjects else replace(state, flags=state.flags - {Flag.ABOUT_COMPLAINTS_TEAM})


@evolves(e.ContactPlanChanged)
def contact_plan_changed(state: CaseState, event: e.ContactPlanChanged) -> CaseState:
    contact = replace(
        state.contact,
        method=event.method,
        private=event.private,
        safety_note=event.safety_note,
        safe_to_write=event.safe_to_write,
        times=event.times,
    )
    return replace(state, contact=contact)


@evolves(e.ContactWishRecorded)
def contact_wish(state: CaseState, event: e.ContactWishRecorded) -> CaseState:
    return replace(state, contact=replace(state.contact, child_wish=event.value))


@evolves(e.AdvocateRecorded)
def advocate(state: CaseState, event: e.AdvocateRecorded) -> CaseState:
    return replace(state, advocate=event.answer, advocate_arranged_on=event.arranged_on)


@evolves(e.MayContactChildRecorded)
def may_contact_child(state: CaseState, event: e.MayContactChildRecorded) -> CaseState:
    if state.representative is None:
        return state
    return replace(state, representative=replace(state.representative, may_contact_child=event.value))


@evolves(e.SharingViewRecorded)
def sharing_view(state: CaseState, event: e.SharingViewRecorded) -> CaseState:
    return replace(state, sharing_view=event.view)


@evolves(e.ChildDescribed)
def child_described(state: CaseState, event: e.ChildDescribed) -> CaseState:
    return replace(state, child_age=event.age)


@evolves(e.ProceedingsRecorded)
def proceedings(state: CaseState, event: e.ProceedingsRecorded) -> CaseState:
    return replace(state, proceedings=event.status)


@evolves(e.CaseAssigned)
def assigned(state: CaseState, event: e.CaseAssigned) -> CaseState:
    appointments = (*state.appointments, Appointment(person=event.to, role=event.role))
    handler_now = event.role in (Role.CHILDRENS_MANAGER, Role.COMPLAINTS_MANAGER, Role.STEP1_MANAGER)
    state = with_part(replace(state, appointments=appointments), event.to, Part.HANDLER)
    return replace(state, assignee=event.to) if handler_now else state


@evolves(e.CasePassedUp)
def passed_up(state: CaseState, event: e.CasePassedUp) -> CaseState:
    return replace(state, passed_up_to=(*state.passed_up_to, event.to), assignee=event.to)


@evolves(e.InterviewRecorded)
def interview_recorded(state: CaseState, event: e.InterviewRecorded) -> CaseState:
    interview = InterviewState(staff=event.staff, part=event.part, on=event.held_on)
    state = with_part(state, event.staff, Part.INTERVIEWEE)
    return replace(state, interviews=(*state.interviews, interview))


@evolves(e.FindingRecorded)
def finding_recorded(state: CaseState, event: e.FindingRecorded) -> CaseState:
    return with_issue(
        state,
        event.issue,
        outcome=event.outcome,
        complied=event.complied,
        no_remedy_excused=bool(event.no_remedy_reason.strip()),
    )


@evolves(e.RemedyProposed)
def remedy_proposed(state: CaseState, event: e.RemedyProposed) -> CaseState:
    remedy = RemedyState(
        number=event.remedy,
        type=event.remedy_type,
        issue=event.issue,
        owner=event.owner,
        due=event.due,
        status=RemedyStatus.PROPOSED,
    )
    return replace(state, remedies=(*state.remedies, remedy))


@evolves(e.RemedyAgreed)
def remedy_agreed(state: CaseState, event: e.RemedyAgreed) -> CaseState:
    return with_remedy(state, event.remedy, status=RemedyStatus.AGREED, owner=event.owner, due=event.due)


@evolves(e.RemedyApproved)
def remedy_approved(state: CaseState, event: e.RemedyApproved) -> CaseState:
    return with_part(with_remedy(state, event.remedy, approved_by=event.by), event.by, Part.APPROVER)


@evolves(e.RemedyCompleted)
def remedy_completed(state: CaseState, event: e.RemedyCompleted) -> CaseState:
    return with_remedy(state, event.remedy, status=RemedyStatus.COMPLETED, completed_on=event.completed_on)


@evolves(e.RemedyDropped)
def remedy_dropped(state: CaseState, event: e.RemedyDropped) -> CaseState:
    return with_remedy(state, event.remedy, status=RemedyStatus.DROPPED)


@evolves(e.LearningAdded)
def learning_added(state: CaseState, _: e.LearningAdded) -> CaseState:
    return replace(state, learning_rows=state.learning_rows + 1, no_learning=False)


@evolves(e.NoLearningRecorded)
def no_learning(state: CaseState, _: e.NoLearningRecorded) -> CaseState:
    return replace(state, no_learning=True)


@evolves(e.ParentOrCarerNamed)
def parent_named(state: CaseState, event: e.ParentOrCarerNamed) -> CaseState:
    return replace(state, parents=(*state.parents, ParentState(party=event.party)), no_parent=False)


@evolves(e.NoParentOrCarerRecorded)
def no_parent(state: CaseState, _: e.NoParentOrCarerRecorded) -> CaseState:
    return replace(state, no_parent=True)


@evolves(e.SharingDecided)
def sharing_decided(state: CaseState, event: e.SharingDecided) -> CaseState:
    reasoned = bool(event.reason.strip())
    return with_parent(state, event.party, decision=event.decision, reasoned=reasoned)


@evolves(e.CopySentToParent)
def copy_sent(state: CaseState, event: e.CopySentToParent) -> CaseState:
    return with_parent(state, event.party, copy_sent_on=event.sent_on)


@evolves(e.SharedWithStaff)
def shared_with_staff(state: CaseState, event: e.SharedWithStaff) -> CaseState:
    return replace(state, staff_shares=(*state.staff_shares, event.staff))


@evolves(e.LeaderMeetingConsidered)
def leader_meeting(state: CaseState, event: e.LeaderMeetingConsidered) -> CaseState:
    return replace(state, leader_meeting_considered=True, leader_meeting_offered=event.offer)


@evolves(e.ListenAndLearnBooked)
def listen_and_learn(state: CaseState, event: e.ListenAndLearnBooked) -> CaseState:
    return replace(state, listen_and_learn_on=event.booked_for)


@evolves(e.ProcessFeedbackAsked)
def feedback_asked(state: CaseState, event: e.ProcessFeedbackAsked) -> CaseState:
    return replace(state, feedback_asked_on=event.sent_on)


@evolves(e.OmbudsmanEventRecorded)
def ombudsman(state: CaseState, _: e.OmbudsmanEventRecorded) -> CaseState:
    return replace(state, ombudsman_events=state.ombudsman_events + 1)


@evolves(e.HoldPlaced)
def hold_placed(state: CaseState, _: e.HoldPlaced) -> CaseState:
    return replace(state, hold=True, flags=state.flags | {Flag.ALLEGATION_AGAINST_STAFF})


@evolves(e.HoldLifted)
def hold_lifted(state: CaseState, _: e.HoldLifted) -> CaseState:
    return replace(state, hold=False)


@evolves(e.SafeguardingChecked)
def safeguarding_checked(state: CaseState, _: e.SafeguardingChecked) -> CaseState:
    return replace(state, safeguarding_checked=True)


@evolves(e.DatesRecalculated)
def dates_recalculated(state: CaseState, event: e.DatesRecalculated) -> CaseState:
    p = state.three_step
    if p is not None and event.step_due is not None:
        step = replace(p.step, due=event.step_due, cap=event.step_cap, window_ends=event.window_ends)
        p = replace(p, steps=(*p.steps[:-1], step))
    return replace(
        state,
        ack_due=event.ack_due,
        intro_due=event.intro_due,
        response_due=event.response_due,
        effective_due=event.effective_due,
        kit_due=event.kit_due,
        flags=state.flags | ({Flag.DATES_MOVED} if event.letter_needed else frozenset()),
        three_step=p,
    )


@evolves(e.LetterSent)
def letter_sent(state: CaseState, event: e.LetterSent) -> CaseState:
    if event.template in EXPLANATIONS:
        state = replace(state, explained_by=state.explained_by | {event.template})
    return dates_told(state) if event.to in (With.CHILD, With.REPRESENTATIVE, With.COMPLAINANT) else state
