"""Guards of the children's policy (pathway C), each under its clause."""

from __future__ import annotations

from . import commands as c
from .guards import Asking, Blocked, guard, said
from .guards_shared import COUNTS, WRITTEN
from .terms import (
    ORAL_CHANNELS,
    AssessmentValue,
    ContactMethod,
    InterviewPart,
    IssueStatus,
    Proceedings,
    RemedyStatus,
    RemedyType,
    Route,
    Sharing,
    With,
)

# C-3: the assessment.


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


# C-5: stopping for a representative.


@guard("G-C5-REPRESENTATIVE", "C-5")
def there_is_a_representative(asking: Asking) -> Blocked | None:
    """A stop in a case without a representative."""
    if asking.case.representative is not None:
        return None
    return Blocked("Nobody complains for the child in this case, so it cannot be stopped on that ground.")


@guard("G-C4-REPRESENTATIVE", "C-4b")
def somebody_speaks_for_the_child(asking: Asking) -> Blocked | None:
    """An answer of a representative in a case that has none."""
    if asking.case.representative is not None:
        return None
    return Blocked("Nobody speaks for the child in this case, so there is nobody to answer for them.")


@guard("G-C5-REASONS", "C-5")
def the_stop_is_explained_in_writing(asking: Asking) -> Blocked | None:
    """A stop without reasons of at least thirty characters, or without the letter."""
    stop = asking.of(c.StopForRepresentative)
    least = asking.case.number("stop_reasons_characters")
    if len(stop.reasons.strip()) < least:
        return Blocked(f"Give the reasons in at least {least} characters; the representative reads them.", "reasons")
    if not said(stop.letter_id):
        return Blocked("The letter to the representative goes out in the same action.", "letter_id")
    return None


# C-6 and C-7: acknowledgement and introduction.


@guard("G-C6-NOT-NEEDED", "C-6, D-07")
def spoken_complaints_need_none(asking: Asking) -> Blocked | None:
    """A written acknowledgement for a complaint that came by mouth."""
    if asking.case.channel in ORAL_CHANNELS:
        return Blocked("This complaint came by mouth, so no written acknowledgement is due.")
    return None


@guard("G-C7-ONCE", "C-7")
def introduced_once(asking: Asking) -> Blocked | None:
    """A second introduction; the first is the one that keeps the promise."""
    if asking.case.introduced_on is None:
        return None
    return Blocked("The introduction has already been made. Record this as a contact.")


@guard("G-C7-REACHED", "C-7b")
def the_introduction_arrived(asking: Asking) -> Blocked | None:
    """An introduction that nobody received: a call without an answer is a try."""
    if asking.of(c.Introduce).outcome in COUNTS:
        return None
    return Blocked("This reached nobody, so it is a try. Record it in the contact log and try again.", "outcome")


@guard("G-C7-METHOD", "C-7c")
def the_childs_own_way(asking: Asking) -> Blocked | None:
    """The introduction was made in another way than the child chose, without a reason."""
    introduction = asking.of(c.Introduce)
    chosen = asking.case.contact.method
    fits = {
        ContactMethod.NONE: True,
        ContactMethod.NO_TALK: introduction.method in WRITTEN,
    }.get(chosen, introduction.method is chosen)
    if fits or said(introduction.method_reason):
        return None
    return Blocked("The child chose another way. Use it, or say why not.", "method_reason")


@guard("G-C7-CHILD", "C-7, D-36")
def the_introduction_is_to_the_child(asking: Asking) -> Blocked | None:
    """An introduction to somebody else than the child, while the child may be contacted, without a reason."""
    introduction = asking.of(c.Introduce)
    if introduction.with_whom is With.CHILD or said(introduction.not_child_reason):
        return None
    helper = asking.case.representative
    parent_for_the_child = helper is not None and helper.is_parent_or_carer
    speaks_for_the_child = introduction.with_whom is With.REPRESENTATIVE or (
        introduction.with_whom is With.PARENT_OR_CARER and parent_for_the_child
    )
    if speaks_for_the_child and not asking.case.child_is_contacted:
        return None
    return Blocked("We say hello to the child. If it was somebody else, say why.", "not_child_reason")


@guard("G-C7-TIMETABLE", "C-7a")
def the_timetable_has_steps(asking: Asking) -> Blocked | None:
    """A timetable without a single dated step."""
    lines = asking.of(c.AgreeTimetable).lines
    if lines and all(said(line.what) for line in lines):
        return None
    return Blocked("Give every step of the timetable words and a date.", "lines")


# C-8 and C-9: finding out, the answer, and its date.


@guard("G-C9-FINDINGS", "C-T9")
def every_issue_has_its_finding(asking: Asking) -> Blocked | None:
    """A response begins before every confirmed issue has a finding, or while an issue is still undecided."""
    case = asking.case
    if not case.confirmed_issues:
        return Blocked("Confirm at least one issue, and record a finding on it.")
    if any(issue.status is IssueStatus.PROPOSED for issue in case.issues):
        return Blocked("An issue is still waiting: confirm it, merge it or record that it was withdrawn.")
    missing = [str(issue.number) for issue in case.confirmed_issues if issue.outcome is None]
    if missing:
        return Blocked(f"Record a finding on issue {', '.join(missing)} first.")
    return None


@guard("G-C8-INTERVIEW", "C-8")
def the_worker_and_their_manager_were_asked(asking: Asking) -> Blocked | None:
    """The officer or their manager was not spoken to, nothing is on hold, and no reason is given."""
    spoken_to = {interview.part for interview in asking.case.interviews}
    wanted = {InterviewPart.OFFICER, InterviewPart.OFFICER_MANAGER}
    if wanted <= spoken_to or asking.case.hold or said(asking.of(c.BeginResponse).no_interview_reason):
        return None
    return Blocked("Say why the worker or the worker's manager was not spoken to.", "no_interview_reason")


@guard("G-C9-AGREED", "C-9, D-09")
def the_new_date_is_truly_agreed(asking: Asking) -> Blocked | None:
    """An agreement lacks who, when, how or why, or is with the representative of a child we are in touch with."""
    agreed = asking.of(c.AgreeNewDate)
    case = asking.case
    if agreed.agreed_on is None:
        return Blocked("Say when it was agreed.", "agreed_on")
    if agreed.how is None:
        return Blocked("Say how it was agreed.", "how")
    if not said(agreed.reason):
        return Blocked("Say why the date changes.", "reason")
    with_child = agreed.agreed_with is With.CHILD
    with_helper = agreed.agreed_with is With.REPRESENTATIVE and case.representative is not None
    if not with_child and not with_helper:
        return Blocked("A new date is agreed with the child.", "agreed_with")
    if with_helper and case.child_is_contacted:
        return Blocked("We are in touch with the child, so the date is agreed with the child.", "agreed_with")
    if case.agreements and agreed.agreed_on < case.agreements[-1].agreed_on:
        return Blocked("A later agreement is already recorded. Enter agreements in their order.", "agreed_on")
    if agreed.new_due == case.effective_due:
        return Blocked("This is the date that is already in force.", "new_due")
    return None


@guard("G-C9-KIT", "C-9, D-10")
def the_update_tells_something(asking: Asking) -> Blocked | None:
    """An update lacks what we are doing or the next date, or nobody received it."""
    update = asking.of(c.KeepInTouch)
    if update.outcome not in COUNTS:
        return Blocked("A call nobody answered does not count. Record it in the contact log and try again.", "outcome")
    if not said(update.what_we_are_doing):
        return Blocked("Tell the child what we are doing.", "what_we_are_doing")
    if update.next_date is None:
        return Blocked("Tell the child when to expect the answer.", "next_date")
    return None


@guard("G-C9-WRITTEN", "C-9")
def a_storyboard_never_goes_alone(asking: Asking) -> Blocked | None:
    """A storyboard is sent without a written response, or nothing written is sent at all."""
    command = asking.command
    if not isinstance(command, (c.SendResponse, c.HoldResponseForChild)):
        raise TypeError(type(command).__name__)
    if command.written:
        return None
    return Blocked("The child gets a written response. A storyboard goes with it, never instead of it.", "written")


# C-10: who else sees the answer.


@guard("G-C10-DECIDE", "C-10, D-12")
def sharing_is_decided_for_each(asking: Asking) -> Blocked | None:
    """A parent or carer is undecided, or none is named without saying why. Not asked at 18 or over."""
    case = asking.case
    if case.is_adult:
        return None
    if not case.parents and not case.no_parent:
        return Blocked("Name each parent or carer, or say why there is nobody to share the answer with.", "parents")
    if any(parent.decision is Sharing.UNDECIDED for parent in case.parents):
        return Blocked("Decide for each parent or carer whether the answer is shared with them.", "parents")
    return None


@guard("G-C10-REASON", "C-10, D-12")
def not_sharing_has_a_reason(asking: Asking) -> Blocked | None:
    """Not to be shared with a parent or carer, without a reason. Not asked at 18 or over."""
    command = asking.command
    if not isinstance(command, c.DecideSharing) or asking.case.is_adult:
        return None
    if command.decision is Sharing.DO_NOT_SHARE and not said(command.reason):
        return Blocked("Say why the answer is not shared with this parent or carer.", "reason")
    return None


@guard("G-C10-ONCE", "C-10")
def each_parent_once(asking: Asking) -> Blocked | None:
    """A parent or carer is named twice."""
    if asking.case.parent(asking.of(c.NameParentOrCarer).party) is None:
        return None
    return Blocked("This person is already named.", "party")


@guard("G-C10-NONE", "C-10")
def nobody_only_where_nobody_is_named(asking: Asking) -> Blocked | None:
    """Nobody to share with, although a parent or carer is named."""
    return Blocked("A parent or carer is named in this case. Decide for them.") if asking.case.parents else None


@guard("G-C10-PARTY", "C-10")
def the_parent_is_named(asking: Asking) -> Blocked | None:
    """A decision for somebody who is not named as a parent or carer of this child."""
    party: str = getattr(asking.command, "party", "")
    return None if asking.case.parent(party) else Blocked("Name this person as a parent or carer first.", "party")


@guard("G-C10-SHARE", "C-10")
def copies_only_where_decided(asking: Asking) -> Blocked | None:
    """A copy for a parent or carer with whom the answer is not shared."""
    parent = asking.case.parent(asking.of(c.SendCopyToParent).party)
    if parent is not None and parent.decision is Sharing.SHARE:
        return None
    return Blocked("It was not decided to share the answer with this person.", "party")


@guard("G-C10-DONE", "C-T14")
def every_copy_is_sent(asking: Asking) -> Blocked | None:
    """A case is closed before each parent or carer with whom the answer is shared has it."""
    waiting = [one for one in asking.case.parents if one.decision is Sharing.SHARE and one.copy_sent_on is None]
    return Blocked("Send the copies that were promised to parents or carers first.") if waiting else None


# C-11 to C-16: learning, putting right, telling staff, afterwards.


@guard("G-C11-LEARN", "C-0.3c, C-11")
def learning_is_settled(asking: Asking) -> Blocked | None:
    """No learning row, and no "none found, because"."""
    if asking.case.learning_rows or asking.case.no_learning:
        return None
    return Blocked("Record what was learned, or say why nothing was.")


@guard("G-C12-APPROVAL", "C-12b")
def money_is_approved(asking: Asking) -> Blocked | None:
    """Compensation that a senior manager has not approved (house rule)."""
    dropped = RemedyStatus.DROPPED
    for one in asking.case.remedies:
        if one.type is RemedyType.COMPENSATION and one.status is not dropped and one.approved_by is None:
            return Blocked("A senior manager approves compensation before it is promised to a child.")
    return None


@guard("G-C12-OWNER", "C-T14")
def open_actions_are_in_hand(asking: Asking) -> Blocked | None:
    """A case is closed while an open action has no owner or no date."""
    if any(one.open and (one.owner is None or one.due is None) for one in asking.case.remedies):
        return Blocked("Give every open action an owner and a date before you close.")
    return None


@guard("G-C13-SHARE", "C-13")
def staff_were_told(asking: Asking) -> Blocked | None:
    """A case is closed without sharing it with staff, and without a reason."""
    if asking.case.staff_shares or said(asking.of(c.CloseCase).no_share_reason):
        return None
    return Blocked("Record with whom the learning was shared, or say why with nobody.", "no_share_reason")


@guard("G-C13-LEADER", "C-13b")
def a_leader_meeting_was_considered(asking: Asking) -> Blocked | None:
    """A case is closed before it was considered whether a senior leader should meet the child."""
    if asking.case.leader_meeting_considered:
        return None
    return Blocked("Record whether a meeting with a senior leader was considered, and why or why not.")


@guard("G-C14-LIVE", "C-14")
def listen_and_learn_waits_for_the_court(asking: Asking) -> Blocked | None:
    """Listen and learn is booked while proceedings are live or not known to have ended."""
    if asking.case.proceedings is Proceedings.ENDED:
        return None
    return Blocked("This talk happens only after the court case has ended.", "on")


@guard("G-C16-ONCE", "C-16")
def asked_once(asking: Asking) -> Blocked | None:
    """A second request for feedback on the process."""
    return Blocked("The child has already been asked how this went.") if asking.case.feedback_asked_on else None


@guard("G-C16-ASKED", "C-16")
def asked_or_a_reason(asking: Asking) -> Blocked | None:
    """A case is closed without asking how it went, and without a reason."""
    if asking.case.feedback_asked_on or said(asking.of(c.CloseCase).no_feedback_reason):
        return None
    return Blocked("Ask the child how this went, or say why not.", "no_feedback_reason")


@guard("G-WITHDRAW-PUSHED", "C-T8")
def nobody_pushed(asking: Asking) -> Blocked | None:
    """A withdrawal without an answer to whether anyone could have pushed for it, or asked for by somebody else."""
    withdrawal = asking.of(c.Withdraw)
    if withdrawal.asked_by not in (With.CHILD, With.REPRESENTATIVE):
        return Blocked("Only the child or their representative can ask for this.", "asked_by")
    if withdrawal.pushed is None:
        return Blocked("Could anyone have pushed for this? Answer before the complaint ends.", "pushed")
    return None
