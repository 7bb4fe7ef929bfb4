"""P-3 to P-6: step 1."""

from __future__ import annotations

from ...commands import three_step as p
from ...terms import Body, Complied, Flag, Outcome, RemedyStatus, ReviewStatement
from ..guard import Asking, Blocked, guard, listed, said
from .standing import clock, of_p, staff_letters_needed


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


@guard("G-P3.1-ISSUES", "P-3.1b")
def every_issue_was_gone_through(asking: Asking) -> Blocked | None:
    """The answer goes out before every issue was confirmed with the complainant, and without a reason."""
    waiting = [issue.number for issue in asking.case.live_issues if issue.confirmed_with_complainant_on is None]
    if not waiting or said(asking.of(p.SendStepOneResponse).issues_not_confirmed_reason):
        return None
    return Blocked(
        f"Go through every point with the complainant, or say why not. Point {listed(waiting)}.",
        "issues_not_confirmed_reason",
    )


@guard("G-P4.1", "P-4.1")
def an_explanation_says_what_it_goes_by(asking: Asking) -> Blocked | None:
    """An explanation of the service without what it goes by, or a source that is named and not explained."""
    answer = asking.of(p.SendStepOneResponse)
    if said(answer.explanation) and not answer.explains_by:
        return Blocked("Choose what it goes by: standards, policy, court rules or functions.", "explains_by")
    if answer.explains_by and not said(answer.explanation):
        return Blocked("Explain it in plain words; naming the source is not enough.", "explanation")
    return None


@guard("G-P4.2", "P-4.2, P-7.1b")
def the_courts_part_is_explained(asking: Asking) -> Blocked | None:
    """A point is for the court to decide, and the letter does not say what the court does and what we do."""
    command = asking.command
    if not isinstance(command, (p.SendStepOneResponse, p.AcceptReport)):
        raise TypeError(type(command).__name__)
    if command.court_role_explained or not _is_partly_for_the_court(asking):
        return None
    return Blocked("Part of this is for the court. Say what the court decides, and what we do.", "court_role_explained")


def _is_partly_for_the_court(asking: Asking) -> bool:
    outside = {issue.number for issue in asking.case.live_issues if issue.outcome is Outcome.OUTSIDE_REMIT}
    if isinstance(asking.command, p.AcceptReport):
        outside |= {one.issue for one in asking.command.decisions if one.outcome is Outcome.OUTSIDE_REMIT}
    about_court = any(issue.about_body in (Body.COURT_JUDGE, Body.COURT_STAFF) for issue in asking.case.live_issues)
    return bool(outside) or about_court or Flag.COURT_DECISION in asking.case.flags


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
    return Blocked("A point is about the quality of work, so a manager reviews the file first.")


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
            return Blocked(f"Point {issue.number}: a standard was not kept. Put it right, or say why not.")
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
