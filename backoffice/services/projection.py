"""The present of a case as plain rows: what the queue, the reports and the pages read without replaying anything.

Everything here follows from the state and the events; nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from backoffice.procedure import duties, milestones
from backoffice.procedure import events as e
from backoffice.procedure.calendar import Calendar
from backoffice.procedure.milestones import Arrivals
from backoffice.procedure.state import CaseState
from backoffice.procedure.terms import Flag, Part
from backoffice.records import Case, CaseAppointment, Finding, Issue, Learning, Milestone, Remedy
from backoffice.services import arrivals

SUBJECT = str(Part.SUBJECT)
Projector = Callable[[Case, Any], None]


def project(
    case: Case, state: CaseState, events: Iterable[e.Event], today: date, calendar: Calendar
) -> None:
    """Write the case's row, its flags, themes and milestones, and what these events say of issues and findings."""
    arrived = arrivals.of(case)
    _case_row(case, state, today, calendar, arrived)
    _marks(case, state)
    _appointments(case, state)
    _milestones(case, state, today, calendar, arrived)
    for event in events:
        if (projector := _PROJECTORS.get(type(event))) is not None:
            projector(case, event)


def _case_row(case: Case, state: CaseState, today: date, calendar: Calendar, arrived: Arrivals) -> None:
    case.state_now = state.to_dict()
    case.procedure, case.policy_version, case.state = state.procedure, state.policy_version, state.stage
    case.assignee_id = state.assignee
    case.proceedings = state.proceedings
    case.response_due, case.effective_due = state.response_due, milestones.effective_due(state)
    case.hold_subject_contact = state.hold
    case.closed_on, case.close_reason = state.closed_on, state.close_reason
    duty = duties.next_duty(state, today, calendar, arrived)
    # An ended case stays on the desk for as long as anything that was promised in it is still to be done.
    case.is_open = state.closed_on is None or duty is not None
    if duty is None:
        case.set_next("close" if case.is_open else None, None)
    else:
        case.set_next(duty.code, duty.due, amber_on=duty.amber_on, provisional=duty.provisional)


def _marks(case: Case, state: CaseState) -> None:
    for flag in state.flags:
        case.mark("flag", flag)
    for passing in (Flag.DATES_MOVED, Flag.ABOUT_COMPLAINTS_TEAM):
        if passing not in state.flags:
            case.unmark("flag", passing)
    for theme in {theme for issue in state.issues for theme in issue.themes}:
        case.mark("theme", theme)


def _appointments(case: Case, state: CaseState) -> None:
    given = {(one.person, str(one.role)) for one in state.appointments}
    # Whoever the complaint is about finds it in no list (C-1a).
    given |= {(person, SUBJECT) for person in state.subjects}
    case.appointments = [row for row in case.appointments if (row.staff_id, row.role) in given] + [
        CaseAppointment(staff_id=person, role=role)
        for person, role in sorted(given - {(row.staff_id, row.role) for row in case.appointments})
    ]


def _milestones(case: Case, state: CaseState, today: date, calendar: Calendar, arrived: Arrivals) -> None:
    rows = {(row.code, row.number): row for row in case.milestones}
    seen: dict[str, int] = {}
    for milestone in milestones.milestones(state, today, calendar, arrived):
        number = seen[milestone.code] = seen.get(milestone.code, 0) + 1
        row = rows.get((milestone.code, number))
        if row is None:
            row = Milestone(code=milestone.code, number=number, first_due=milestone.due)
            case.milestones.append(row)
        row.due, row.done_on, row.kept = milestone.due, milestone.done_on, milestone.kept
        row.status, row.provisional = milestone.status, milestone.provisional
        row.promised, row.counts_on, row.how = milestone.promised, milestone.counts_on, milestone.how or None
        row.since = milestone.since or state.received_on
        if milestone.code == "response":
            row.first_due = milestone.first_due
        row.not_required_reason = milestone.not_required_reason or None
        row.is_open = milestone.status == "due"
    for (code, number), row in rows.items():
        if row.is_open and number > seen.get(code, 0):
            # The promise came to nothing with the case, such as keeping in touch after a stop.
            row.status, row.is_open, row.kept = "stopped", False, None


def _issue_added(case: Case, event: e.IssueAdded) -> None:
    issue = Issue(number=event.issue, themes=list(event.themes), about_body=event.about_body, created_by=event.by[:32])
    issue.text_verbatim = event.text
    case.issues.append(issue)


def _issue_confirmed(case: Case, event: e.IssueConfirmed) -> None:
    issue = _issue(case, event.issue)
    issue.status, issue.summary_by_manager = "confirmed", event.summary or None
    issue.confirmed_with_complainant_on = event.confirmed_with_complainant_on


def _issue_merged(case: Case, event: e.IssueMerged) -> None:
    _issue(case, event.issue).status = "merged"


def _issue_withdrawn(case: Case, event: e.IssueWithdrawn) -> None:
    _issue(case, event.issue).status = "withdrawn"


def _issue_tagged(case: Case, event: e.IssueTagged) -> None:
    issue = _issue(case, event.issue)
    issue.themes, issue.about_body = list(event.themes), event.about_body
    issue.about_staff, issue.tag_quality = bool(event.about_staff), event.quality


def _subject_cleared(case: Case, event: e.SubjectCleared) -> None:
    """A name that only stood in the file as the subject's stands there no longer as that."""
    for party in case.parties:
        if party.id == event.staff:
            party.role = "named_in_error"


def _finding(case: Case, event: e.FindingRecorded) -> None:
    issue = _issue(case, event.issue)
    finding = next((row for row in case.findings if row.issue_id == issue.id), None)
    if finding is None:
        finding = Finding(issue_id=issue.id, step=1, outcome=event.outcome, created_by=event.by[:32])
        case.findings.append(finding)
    finding.outcome, finding.complied = event.outcome, event.complied
    finding.reason_plain, finding.reason_full = event.reason_plain, event.reason_full or None
    finding.impact_on_child, finding.standard_checked = event.impact_on_child, event.standard_checked or None


def _remedy_proposed(case: Case, event: e.RemedyProposed) -> None:
    remedy = Remedy(
        number=event.remedy,
        type=event.remedy_type,
        owner=event.owner,
        due=event.due,
        amount_pence=event.amount_pence,
        created_by=event.by[:32],
    )
    remedy.issue_id = _issue(case, event.issue).id if event.issue is not None else None
    remedy.text = event.text
    case.remedies.append(remedy)


def _remedy_agreed(case: Case, event: e.RemedyAgreed) -> None:
    remedy = _remedy(case, event.remedy)
    remedy.status, remedy.owner, remedy.due = "agreed", event.owner, event.due


def _remedy_approved(case: Case, event: e.RemedyApproved) -> None:
    _remedy(case, event.remedy).approved_by = event.by[:32]


def _remedy_completed(case: Case, event: e.RemedyCompleted) -> None:
    remedy = _remedy(case, event.remedy)
    remedy.status, remedy.completed_on = "completed", event.completed_on


def _remedy_dropped(case: Case, event: e.RemedyDropped) -> None:
    _remedy(case, event.remedy).status = "dropped"


def _learning(case: Case, event: e.LearningAdded) -> None:
    row = Learning(level=event.level, route=event.route, owner=event.owner, due=event.due, created_by=event.by[:32])
    row.text, row.published_text = event.text, event.published_text or None
    case.learnings.append(row)


def _no_learning(case: Case, event: e.NoLearningRecorded) -> None:
    row = Learning(created_by=event.by[:32])
    row.none_found_because = event.because
    case.learnings.append(row)


_PROJECTORS: dict[type[e.Event], Projector] = {
    e.IssueAdded: _issue_added,
    e.IssueConfirmed: _issue_confirmed,
    e.IssueMerged: _issue_merged,
    e.IssueWithdrawn: _issue_withdrawn,
    e.IssueTagged: _issue_tagged,
    e.SubjectCleared: _subject_cleared,
    e.FindingRecorded: _finding,
    e.RemedyProposed: _remedy_proposed,
    e.RemedyAgreed: _remedy_agreed,
    e.RemedyApproved: _remedy_approved,
    e.RemedyCompleted: _remedy_completed,
    e.RemedyDropped: _remedy_dropped,
    e.LearningAdded: _learning,
    e.NoLearningRecorded: _no_learning,
}


def _issue(case: Case, number: int) -> Issue:
    return next(issue for issue in case.issues if issue.number == number)


def _remedy(case: Case, number: int) -> Remedy:
    return next(remedy for remedy in case.remedies if remedy.number == number)
