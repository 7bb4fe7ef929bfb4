"""Where a case goes on when it leaves the procedure it is in: nothing that was said is lost (D-01, C-T16).

The new case is received anew from the same words, with the same moment of receipt, so that no promise starts later
because of the move; whoever may not see the old case may not see the new one either.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice.procedure.commands import NameSubject
from backoffice.procedure.events import CaseTransferred, Event
from backoffice.procedure.permissions import SYSTEM, Person
from backoffice.procedure.terms import TransferTo
from backoffice.records import Case, CaseLink, ContactPlan, Exclusion
from backoffice.services import casefile
from backoffice.services.casefile import CaseFile
from backoffice.services.keeping import files
from backoffice.services.receiving.receive import Hands, receive

_TAKEN_BACK = ("merged", "withdrawn")


def follow(file: CaseFile, events: Iterable[Event], person: Person, now: datetime) -> Case | None:
    """Begin the case in which a moved one goes on. Returns None where nothing was moved, or it went to another body."""
    moved = next((event for event in events if isinstance(event, CaseTransferred)), None)
    if moved is None or moved.to is TransferTo.OTHER_BODY or file.case.submission is None:
        return None
    session, old = file.session, file.case
    body = _again(old, moved.to, hold=old.hold_subject_contact)
    shut = {door.staff_id for door in old.exclusions if door.in_force}
    never_to = frozenset(shut | (file.state.subjects if file.state else frozenset()))
    receipt = receive(session, body, now, hands=Hands(SYSTEM, person.id[:32], old.first_heard_by, never_to)).receipt
    new = session.scalars(select(Case).where(Case.reference == receipt["reference"])).one()
    new.logged_at, new.made_up = old.logged_at, old.made_up
    session.add(CaseLink(type="moved_from", case_id=new.id, other_case_id=old.id, created_by=person.id[:32]))
    _keep_shut(session, old, new)
    _keep_subjects(file, new, now)
    session.flush()
    if new.procedure is not None:
        files.copy_to(session, old, new, person.id[:32])
    return new


def _again(old: Case, to: TransferTo, *, hold: bool) -> dict[str, Any]:
    """What was handed over once, as the case knows it now."""
    told: Mapping[str, Any] = old.submission.payload if old.submission else {}
    issues = [
        {"text": issue.text_verbatim, "themes": list(issue.themes or []), "about_body": issue.about_body}
        for issue in old.issues
        if issue.status not in _TAKEN_BACK
    ]
    body = {
        **told,
        "submission_id": str(uuid4()),
        "received_at": old.received_at.isoformat(),
        "issues": issues,
        "proceedings": old.proceedings,
        "contact": _contact(old.contact_plan, told["contact"]),
        "linked_submission_ids": [],
        "flags": {**told["flags"], "allegation_against_staff": told["flags"]["allegation_against_staff"] or hold},
    }
    return body | _AS[to](body)


def _contact(plan: ContactPlan | None, told: Mapping[str, Any]) -> dict[str, Any]:
    """How they may be reached now, which may no longer be what they said at first."""
    if plan is None:
        return dict(told)
    return {
        **told,
        "method": plan.method,
        "value": plan.value,
        "private": plan.private,
        "safety_note": plan.safety_note,
        "times": list(plan.times or []),
        "times_note": plan.times_note,
        "reply_by": plan.reply_by,
    }


def _as_adults_own(body: Mapping[str, Any]) -> dict[str, Any]:
    """Somebody who spoke for a child goes on in their own name (D-14); a child stays a child there, too (D-01)."""
    helper = body["representative"]
    if helper is None:
        return {"kind": "complaint", "procedure": "three_step"}
    return {
        "kind": "complaint",
        "procedure": "three_step",
        "chatter_role": "adult_service_user",
        "representative": None,
        "complainant": {"name": helper["name"], "support_asked": False},
        "contact": helper["contact"],
    }


def _as_childrens(body: Mapping[str, Any]) -> dict[str, Any]:
    """A complaint of an adult about a child's experience is one that they make for the child (D-01)."""
    adult = body["complainant"]
    if adult is None:
        return {"kind": "complaint", "procedure": "children_policy"}
    return {
        "kind": "complaint",
        "procedure": "children_policy",
        "chatter_role": "trusted_adult",
        "child": body["child"] or {"name": None, "age": None},
        "complainant": None,
        "representative": {
            "name": adult["name"],
            "relationship": "not_said",
            "child_knows": "not_said",
            "may_contact_child": "not_said",
            "words_from": "adult",
            "contact": body["contact"],
        },
        "contact": {**_NOWHERE},
    }


def _as_feedback(body: Mapping[str, Any]) -> dict[str, Any]:
    text = "\n\n".join(issue["text"] for issue in body["issues"])
    return {"kind": "feedback", "procedure": None, "feedback": {"text": text, "face": "not_said"}}


_NOWHERE: dict[str, Any] = {
    "method": "none",
    "value": None,
    "private": "not_said",
    "safety_note": None,
    "times": [],
    "times_note": None,
    "reply_by": None,
}
_AS = {
    TransferTo.THREE_STEP: _as_adults_own,
    TransferTo.CHILDREN_POLICY: _as_childrens,
    TransferTo.FEEDBACK: _as_feedback,
}


def _keep_shut(session: Session, old: Case, new: Case) -> None:
    shut = {door.staff_id for door in new.exclusions}
    for door in old.exclusions:
        if door.in_force and door.staff_id not in shut:
            session.add(Exclusion(case_id=new.id, staff_id=door.staff_id, why=door.why))


def _keep_subjects(file: CaseFile, new: Case, now: datetime) -> None:
    """Staff whom a manager named stay named; a person of whom only the name is known is on the new file already."""
    fresh = casefile.of(file.session, new)
    if fresh.state is None or file.state is None:
        return
    of_the_file = {party.id for party in file.case.parties}
    for staff in sorted(file.state.subjects - of_the_file):
        casefile.carry_out(fresh, NameSubject(staff=staff), SYSTEM, now)
