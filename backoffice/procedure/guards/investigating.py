"""Looking into it: a finding bears its reason, and both the worker and the manager were asked."""

from __future__ import annotations

from .. import commands as c
from ..terms import InterviewPart, IssueStatus
from .guard import Asking, Blocked, guard, said


@guard("G-C9-REASONED", "C-T9, C-11, P-3.2")
def the_finding_says_why(asking: Asking) -> Blocked | None:
    """A finding has no plain reason, or does not say what it meant for the child."""
    finding = asking.of(c.RecordFinding)
    if not said(finding.reason_plain):
        return Blocked("Give the reason for this finding in plain words.", "reason_plain")
    if not said(finding.impact_on_child):
        return Blocked("Say what this meant for the child.", "impact_on_child")
    return None


@guard("G-C9-FINDINGS", "C-T9")
def every_issue_has_its_finding(asking: Asking) -> Blocked | None:
    """A response begins before every confirmed issue has a finding, or while an issue is still undecided."""
    case = asking.case
    if not case.confirmed_issues:
        return Blocked("Confirm at least one point, and record a finding on it.")
    if any(issue.status is IssueStatus.PROPOSED for issue in case.issues):
        return Blocked("A point is still waiting: confirm it, merge it or record that it was withdrawn.")
    missing = [str(issue.number) for issue in case.confirmed_issues if issue.outcome is None]
    if missing:
        return Blocked(f"Record a finding on point {', '.join(missing)} first.")
    return None


@guard("G-C8-INTERVIEW", "C-8")
def the_worker_and_their_manager_were_asked(asking: Asking) -> Blocked | None:
    """The officer or their manager was not spoken to, nothing is on hold, and no reason is given."""
    spoken_to = {interview.part for interview in asking.case.interviews}
    wanted = {InterviewPart.OFFICER, InterviewPart.OFFICER_MANAGER}
    if wanted <= spoken_to or asking.case.hold or said(asking.of(c.BeginResponse).no_interview_reason):
        return None
    return Blocked("Say why the worker or the worker's manager was not spoken to.", "no_interview_reason")
