"""Receiving what the chat hands over: a case with its dates, once, whatever happens on the way (specification 5.9)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice.clock import london_date
from backoffice.procedure import commands
from backoffice.procedure.permissions import SYSTEM, Person
from backoffice.procedure.plain import from_plain
from backoffice.procedure.terms import Flag
from backoffice.records import (
    AwaitedLink,
    Case,
    CaseLink,
    Concern,
    Feedback,
    Issue,
    Milestone,
    Staff,
    Submission,
    audit,
)
from backoffice.services import casefile, references
from backoffice.services.access import namesakes
from backoffice.services.finding import name_search
from backoffice.services.handing.assignment import first_handler
from backoffice.services.office.working_days import calendar, call_back_by
from backoffice.services.receiving import parties, receipt_shown
from backoffice.services.receiving.flags import flags_of
from backoffice.services.refusals import NotDone

_OLDEST = timedelta(days=30)
_UNREMARKABLE = timedelta(hours=24)
_LONGEST_ID = 36

THE_CHATS_NAME = "chat"
_NO_CLOCK_DUTY = {"message_for_worker": "message", "callback_request": "callback", "feedback": None}
_CHILDREN = ("child", "trusted_adult", "young_adult")


class AnotherBody(NotDone):
    """The same submission_id came before with another body (D-18)."""

    def __init__(self) -> None:
        super().__init__("This submission_id was used before for something else.")


@dataclass(frozen=True)
class Hands:
    """Through whose hands it came: the chat's hand-over, or a member of staff who writes it down (B-04)."""

    person: Person
    by: str
    first_heard_by: str | None = None
    never_to: frozenset[str] = frozenset()
    """Staff who may not be given it, beside those whom its words name."""

    @property
    def are_the_chats(self) -> bool:
        """Whether it came straight from the chat, and nobody here has heard it before."""
        return self.by == THE_CHATS_NAME


THE_CHAT = Hands(SYSTEM, THE_CHATS_NAME)


@dataclass(frozen=True)
class Received:
    """The receipt, and whether this call made the case."""

    receipt: dict[str, Any]
    created: bool


def receive(
    session: Session, body: Mapping[str, Any], now: datetime, *, made_up: bool = False, hands: Hands = THE_CHAT
) -> Received:
    """Make the case this submission asks for, or return the receipt of the one it made before.

    The body has been checked against intake/1. Raises AnotherBody, or GuardRefused for a member of staff who may not
    begin a case. The caller commits; the child is told only then.
    """
    digest = body_hash(body)
    earlier = session.scalar(select(Submission).where(Submission.submission_id == body["submission_id"].lower()))
    if earlier is not None:
        if earlier.body_hash != digest:
            raise AnotherBody()
        return Received(_with_linked(session, session.get_one(Case, earlier.case_id), earlier.receipt), created=False)
    received_at, note = _moment_of_receipt(body, now, hands)
    case = _new_case(session, body, received_at, now, hands)
    case.made_up = made_up
    _link(session, case, body)
    page_until = None
    if body["kind"] == "complaint":
        page_until = _begin_procedure(session, case, body, received_at, now, hands)
    else:
        _begin_without_clock(session, case, body, now, hands)
    namesakes.shut_out(session, case)
    receipt = _receipt(case)
    submission = Submission(
        case_id=case.id,
        submission_id=body["submission_id"].lower(),
        body_hash=digest,
        receipt=receipt,
        receipt_note=note,
        page_until=None if made_up else page_until,
        created_by=hands.by,
        created_at=now,
    )
    submission.payload = dict(body)
    session.add(submission)
    audit.note(session, who=hands.by, what="received", case_reference=case.reference, at=now)
    session.flush()
    return Received(_with_linked(session, case, receipt), created=True)


def body_hash(body: Mapping[str, Any]) -> str:
    """Return the hash that tells the same body from another; the order of its keys does not matter."""
    return hashlib.sha256(json.dumps(body, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def believable(told: datetime, now: datetime) -> tuple[datetime, str | None]:
    """Return the moment of receipt that counts, and a note where it is not plainly the one that was told.

    Up to 30 days old is believed, over 24 hours with a note. The future, or anything older, is not (5.9).
    """
    if told > now:
        return now, "The chat's time of receipt lay in the future; the office's own time was used."
    if now - told > _OLDEST:
        return now, "The chat's time of receipt was over 30 days old; the office's own time was used."
    if now - told > _UNREMARKABLE:
        return told, "Came to the office more than 24 hours after Send."
    return told, None


def _moment_of_receipt(body: Mapping[str, Any], now: datetime, hands: Hands) -> tuple[datetime, str | None]:
    """What the chat says of its clock is held against ours; what staff say happened to them is what happened (D-02)."""
    told = datetime.fromisoformat(body["received_at"])
    return believable(told, now) if hands.are_the_chats else (told, None)


def _new_case(session: Session, body: Mapping[str, Any], received_at: datetime, now: datetime, hands: Hands) -> Case:
    kind, procedure = body["kind"], body["procedure"] if body["kind"] == "complaint" else None
    case = Case(
        reference=references.fresh(session, references.prefix_for(kind, procedure)),
        kind=kind,
        procedure=procedure,
        channel=body["channel"],
        chatter_role=body["chatter_role"],
        received_at=received_at,
        received_date=london_date(received_at),
        logged_at=now,
        logged_by=hands.by,
        first_heard_by=hands.first_heard_by,
        state="received",
        proceedings=body["proceedings"],
        created_by=hands.by,
        created_at=now,
    )
    session.add(case)
    parties.add_all(case, body, now, hands.by)
    name_search.mark(case)
    for number, told in enumerate(body["issues"], start=1):
        issue = Issue(
            number=number,
            themes=list(told["themes"]),
            about_body=told["about_body"],
            created_by=hands.by,
            created_at=now,
        )
        issue.text_verbatim = told["text"]
        case.issues.append(issue)
    session.flush()
    return case


def _begin_procedure(
    session: Session, case: Case, body: Mapping[str, Any], received_at: datetime, now: datetime, hands: Hands
) -> datetime | None:
    """Begin the clocks. Returns until when the child's page may fetch the receipt that acknowledges it, if one may."""
    file = casefile.CaseFile(session, case, None)
    handler = first_handler(session, body["procedure"], london_date(now), _named(session, case, hands))
    command = from_plain(
        commands.ReceiveComplaint,
        {
            "reference": case.reference,
            "procedure": body["procedure"],
            "channel": body["channel"],
            "received_at": received_at.isoformat(),
            "chatter_role": body["chatter_role"],
            "issues": [{key: told[key] for key in ("text", "themes", "about_body")} for told in body["issues"]],
            "child_age": (body["child"] or {}).get("age"),
            "child_case": body["procedure"] == "children_policy" or body["chatter_role"] in _CHILDREN,
            "representative": parties.representative_for_rules(body),
            "contact": parties.contact_for_rules(body),
            "proceedings": body["proceedings"],
            "sharing_view": body["sharing_view"]["view"],
            "advocate": body["advocate"]["answer"],
            "flags": sorted(_flags(session, body)),
            "subjects": parties.subjects_for_rules(case),
            "assignee": handler.id if handler else None,
            "first_heard_by": hands.first_heard_by,
        },
    )
    casefile.carry_out(file, command, hands.person, now)
    case.handler_role = _handler_role(body)
    if hands.are_the_chats and body["channel"] in ("chat", "web_form") and body["procedure"] == "children_policy":
        return receipt_shown.expect(file, received_at, now)
    return None


def _begin_without_clock(
    session: Session, case: Case, body: Mapping[str, Any], now: datetime, hands: Hands
) -> None:
    for flag in _flags(session, body):
        case.mark("flag", flag)
    casefile.note_event(casefile.CaseFile(session, case, None), "Received", {"kind": case.kind}, hands.person, now)
    case.handler_role = _handler_role(body)
    duty = _NO_CLOCK_DUTY[case.kind]
    if duty is None:
        told = body["feedback"] or {"text": None, "face": "not_said"}
        feedback = Feedback(
            case_id=case.id, face=told["face"], role=body["chatter_role"], created_by=hands.by, created_at=now
        )
        feedback.text = told["text"]
        session.add(feedback)
        return
    days = calendar(session)
    due = call_back_by(case.received_at, days)
    case.milestones.append(
        Milestone(
            code=duty, due=due, first_due=due, provisional=days.is_provisional(due), created_by=hands.by, created_at=now
        )
    )
    case.set_next(duty, due, provisional=days.is_provisional(due))
    handler = first_handler(session, "children_policy", london_date(now), _named(session, case, hands))
    case.assignee_id = handler.id if handler else None


def _named(session: Session, case: Case, hands: Hands) -> list[Staff]:
    known = session.scalars(select(Staff).where(Staff.id.in_(hands.never_to)))
    return [*namesakes.matching(session, case), *known]


def _handler_role(body: Mapping[str, Any]) -> str:
    return "step1_manager" if body["procedure"] == "three_step" else "childrens_manager"


def _flags(session: Session, body: Mapping[str, Any]) -> frozenset[Flag]:
    about_staff = any(concern.about_staff for concern in _concerns(session, body))
    return flags_of(body) | ({Flag.ALLEGATION_AGAINST_STAFF} if about_staff else frozenset())


def _concerns(session: Session, body: Mapping[str, Any]) -> Sequence[Concern]:
    return session.scalars(select(Concern).where(Concern.alert_id.in_(_ids(body["alert_ids"])))).all()


def _ids(told: Iterable[str]) -> list[str]:
    """Return each id that was told once. What is too long for an id can be nobody's."""
    return sorted({id_.lower() for id_ in told if len(id_) <= _LONGEST_ID})


def _link(session: Session, case: Case, body: Mapping[str, Any]) -> None:
    others = _ids(body.get("linked_submission_ids", []))
    for kind, ids in (("submission", others), ("alert", _ids(body["alert_ids"]))):
        session.add_all(AwaitedLink(case_id=case.id, kind=kind, key=id_) for id_ in ids)
    for concern in _concerns(session, body):
        # One chat may send a complaint and a message beside it: the worry belongs to the complaint.
        if concern.case is None or concern.case.procedure is None:
            concern.case = case
    session.flush()
    named_by_us = select(Submission.case_id).where(Submission.submission_id.in_(others))
    naming_us = select(AwaitedLink.case_id).where(
        AwaitedLink.kind == "submission", AwaitedLink.key == body["submission_id"].lower()
    )
    for other_id in sorted({*session.scalars(named_by_us), *session.scalars(naming_us)} - {case.id}):
        session.add(CaseLink(type="same_person", case_id=other_id, other_case_id=case.id, created_by="chat"))
    session.flush()


def _receipt(case: Case) -> dict[str, Any]:
    due = {row.code: row for row in case.milestones}
    acknowledged = due.get("ack")
    return {
        "reference": case.reference,
        "state": case.state,
        "received_date": case.received_date.isoformat(),
        "ack_due": _iso(acknowledged and acknowledged.due),
        "ack_status": _ACK_STATUS[acknowledged.status] if acknowledged else "not_required",
        "ack_kind": "auto_onscreen" if acknowledged and acknowledged.status == "done" else "none",
        "intro_due": _iso(due["intro"].due) if "intro" in due else None,
        "response_due": _iso(due["response"].due) if "response" in due else None,
        "step1_due": _iso(due["step1"].due) if "step1" in due else None,
        "assignee_role": case.handler_role,
        **({"call_back_by": _iso(due["callback"].due)} if "callback" in due else {}),
    }


_ACK_STATUS = {"due": "due", "done": "sent", "not_required": "not_required", "stopped": "not_required"}


def _with_linked(session: Session, case: Case, receipt: Mapping[str, Any]) -> dict[str, Any]:
    links = select(CaseLink).where((CaseLink.case_id == case.id) | (CaseLink.other_case_id == case.id))
    others = [link.other_case_id if link.case_id == case.id else link.case_id for link in session.scalars(links)]
    linked = select(Submission.receipt).where(Submission.case_id.in_(others)).order_by(Submission.created_at)
    return {**receipt, "linked": list(session.scalars(linked))}


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
