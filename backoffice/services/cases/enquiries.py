"""Feedback, messages for a worker, call-backs (B-21): no procedure governs them; one working day is the house's rule.

Names are taken out of feedback before anybody reads it in a report, and feedback that wants an answer becomes a
complaint without anybody typing it again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from backoffice.clock import LONDON, london_date
from backoffice.procedure.permissions import Area, Person, may_see
from backoffice.procedure.terms import Body
from backoffice.records import Case, CaseLink, Feedback, Store, audit
from backoffice.services import casefile
from backoffice.services.access import shut_doors
from backoffice.services.finding.queue import visible_to
from backoffice.services.recording import record
from backoffice.services.refusals import Closed, NotDone, NotFound, Stale

KINDS = ("feedback", "message_for_worker", "callback_request")
THEMES = (
    "not_listened_to",
    "views_not_reported",
    "report_wrong_or_untrue",
    "worker_manner",
    "not_enough_time",
    "did_not_explain",
    "broke_promise",
    "late_or_missed",
    "delay_no_reply",
    "shared_private_information",
    "treated_unfairly",
    "felt_unsafe",
    "change_of_worker",
    "needs_not_met",
    "complaint_handling",
    "court_decision",
    "other_body",
    "other",
)
_SHORTEST = 3
_LONGEST = 5000


@dataclass(frozen=True)
class Line:
    """One thing in the inbox, without a word of it."""

    reference: str
    kind: str
    received_at: datetime
    due: date | None
    face: str | None
    names_out: bool
    is_open: bool


def inbox(session: Session, person: Person, kind: str = "", *, ended: bool = False, limit: int = 200) -> Sequence[Line]:
    """Return what is in the inbox, the soonest due first and then the oldest; or what is done with, newest first."""
    order = (Case.received_at.desc(),) if ended else (Case.due_order, Case.received_at)
    found = (
        select(Case, Feedback)
        .outerjoin(Feedback, Feedback.case_id == Case.id)
        .where(Case.kind.in_(KINDS), Case.is_open.is_(not ended), *visible_to(person))
        .order_by(*order)
        .limit(limit)
    )
    if kind in KINDS:
        found = found.where(Case.kind == kind)
    return [
        Line(
            case.reference,
            case.kind,
            case.received_at,
            case.next_due,
            feedback.face if feedback else None,
            bool(feedback and feedback.without_names_sealed),
            case.is_open,
        )
        for case, feedback in session.execute(found)
    ]


def waiting(session: Session, person: Person) -> int:
    """Return how many messages and call-backs are still to be done."""
    found = select(func.count()).select_from(Case).where(Case.is_open, Case.kind.in_(KINDS[1:]), *visible_to(person))
    return session.scalar(found) or 0


def look(store: Store, reference: str, person: Person) -> None:
    """Write into the audit log that this person reads this. Raises NotFound or Closed."""
    with store.writing() as session:
        _open(session, reference, person)
        audit.note(session, who=person.id, what="case_read", case_reference=reference)


def feedback_of(file: casefile.CaseFile) -> Feedback | None:
    """Return the feedback in this case, if that is what it is."""
    return file.session.scalar(select(Feedback).where(Feedback.case_id == file.case.id))


def became(session: Session, feedback: Feedback | None) -> str | None:
    """Return the reference of the complaint that this feedback became, or None."""
    if feedback is None or feedback.converted_case_id is None:
        return None
    return session.scalar(select(Case.reference).where(Case.id == feedback.converted_case_id))


def mark_done(
    session: Session, reference: str, person: Person, what: str, now: datetime, *, expected_version: int | None
) -> None:
    """Record what was done about it; nothing is due after that. Raises NotDone, Stale, NotFound or Closed."""
    file = _open_to_change(session, reference, person, expected_version)
    if len(what.strip()) < _SHORTEST:
        raise NotDone("Say in a few words what was done.")
    casefile.note_event(file, "EnquiryDone", {"what": what.strip()}, person, now)
    _end(file.case, london_date(now), "completed")
    audit.note(session, who=person.id, what="enquiry_done", case_reference=reference, at=now)


def sorting(file: casefile.CaseFile) -> str:
    """Return a mark of how feedback is sorted now: its themes, and its words without names."""
    feedback = feedback_of(file)
    told = [sorted(_themes(file.case)), (feedback.without_names or "") if feedback else ""]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


def sort_out(
    session: Session,
    reference: str,
    person: Person,
    themes: Sequence[str],
    without_names: str,
    now: datetime,
    *,
    shown: str | None = None,
) -> None:
    """Say what feedback is about, and keep its words without the names in them.

    ``shown`` is the mark of what the page showed. Raises NotDone, NotFound, Closed, or Stale where somebody else
    sorted it since.
    """
    file = _open(session, reference, person)
    feedback = feedback_of(file)
    if feedback is None:
        raise NotFound()
    if shown is not None and shown != sorting(file):
        raise Stale()
    if any(theme not in THEMES for theme in themes):
        raise NotDone("Choose themes from the list.")
    if len(without_names) > _LONGEST:
        raise NotDone(f"Use at most {_LONGEST} characters.")
    for theme in THEMES:
        (file.case.mark if theme in themes else file.case.unmark)("theme", theme)
    feedback.without_names = without_names.strip() or None
    audit.note(session, who=person.id, what="feedback_sorted", case_reference=reference, at=now)


def make_complaint(
    session: Session,
    reference: str,
    person: Person,
    *,
    asked_on: date | None,
    reason: str,
    now: datetime,
    expected_version: int | None,
) -> str:
    """Turn feedback or a message into a complaint with the same words, and return its reference (C-0.2c, C-0.2a).

    The clock starts when it first came, as for any complaint (D-02), or on the day somebody asked for an answer.
    Raises NotDone, Stale, NotFound, Closed, or what ``record`` raises.
    """
    file = _open_to_change(session, reference, person, expected_version)
    case, feedback = file.case, feedback_of(file)
    if case.submission is None:
        raise NotDone("There are no words here to make a complaint of.")
    if len(reason.strip()) < _SHORTEST:
        raise NotDone("Say in a few words why it is a complaint.")
    if asked_on is not None and not london_date(case.received_at) <= asked_on <= london_date(now):
        raise NotDone("They asked for an answer between the day this came and today.")
    told = case.submission.payload
    said = [issue["text"] for issue in told["issues"]] or [(told["feedback"] or {}).get("text") or ""]
    if not any(text.strip() for text in said):
        raise NotDone("Nothing was written here. Record the complaint afresh, with what they say.")
    themes = sorted(_themes(case))
    moment = case.received_at if asked_on is None else datetime.combine(asked_on, time(9), LONDON)
    body = {
        **told,
        # The same conversion asked twice makes one complaint.
        "submission_id": str(uuid5(NAMESPACE_URL, f"heard:complaint:{case.id}")),
        "kind": "complaint",
        "procedure": "three_step" if told["chatter_role"] == "adult_service_user" else "children_policy",
        "received_at": min(moment, now).isoformat(),
        "issues": told["issues"] or [{"text": said[0], "themes": themes, "about_body": Body.CAFCASS.value}],
        "feedback": None,
        "linked_submission_ids": [],
    }
    made = record.record(session, body, record.Desk(person), now)
    session.add(CaseLink(type="moved_from", case_id=made.id, other_case_id=case.id, created_by=person.id[:32]))
    if feedback is not None:
        feedback.converted_case_id = made.id
    casefile.note_event(file, "BecameComplaint", {"reference": made.reference, "reason": reason.strip()}, person, now)
    _end(case, london_date(now), "transferred")
    audit.note(session, who=person.id, what="became_complaint", case_reference=reference, after=made.reference, at=now)
    return made.reference


def _end(case: Case, today: date, reason: str) -> None:
    for milestone in case.milestones:
        milestone.status, milestone.is_open, milestone.done_on = "done", False, today
        milestone.kept = milestone.due is None or today <= milestone.due
    case.state, case.is_open, case.closed_on, case.close_reason = "closed", False, today, reason
    case.set_next(None, None)


def _themes(case: Case) -> list[str]:
    return [mark.value for mark in case.marks if mark.kind == "theme"]


def _open_to_change(
    session: Session, reference: str, person: Person, expected_version: int | None
) -> casefile.CaseFile:
    file = _open(session, reference, person)
    if expected_version is not None and file.case.version != expected_version:
        raise Stale()
    if not file.case.is_open:
        raise NotDone("This was marked as done before.")
    return file


def _open(session: Session, reference: str, person: Person) -> casefile.CaseFile:
    file = casefile.read(session, reference)
    if file.state is not None or file.case.erased_on is not None:
        raise NotFound()
    if shut_doors.is_shut(session, file.case, person.id) or not may_see(person, Area.FEEDBACK).allowed:
        raise Closed(reference)
    return file
