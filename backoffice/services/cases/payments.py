"""Payments that wait for a senior manager: what each is for, and the decision (C-12b, B-01).

Whoever decides sees the payment and why it is proposed, and nothing else of the case: not the child, nor their words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from backoffice.clock import london_date
from backoffice.procedure.commands import ApproveRemedy, DeclineRemedy
from backoffice.procedure.permissions import TABLES, Area, Person
from backoffice.procedure.terms import Outcome, RemedyStatus, RemedyType
from backoffice.records import Case, Finding, Remedy, Staff, audit
from backoffice.services import casefile
from backoffice.services.finding.queue import visible_to
from backoffice.services.office import notices

MOST_SHOWN = 50


@dataclass(frozen=True)
class Payment:
    """One payment that waits: how much, for what, and what was found that it puts right."""

    reference: str
    number: int
    amount_pence: int
    text: str = field(repr=False)
    outcome: Outcome | None
    reason: str = field(repr=False)
    asked_by: str
    asked_on: date
    answer_due: date | None


def how_many(session: Session, person: Person) -> int:
    """Return how many payments this person may decide."""
    return session.scalar(select(func.count()).select_from(_waiting(person).subquery())) or 0


def show(session: Session, person: Person, now: datetime) -> Sequence[Payment]:
    """Return the payments that this person may decide, the soonest answer first; each is written into the audit log."""
    found = session.execute(_waiting(person).order_by(Case.due_order, Remedy.created_at).limit(MOST_SHOWN)).all()
    for reference in dict.fromkeys(case.reference for case, _ in found):
        audit.note(session, who=person.id, what="payment_read", case_reference=reference, at=now)
    return [_payment(session, case, remedy) for case, remedy in found]


def approve(session: Session, reference: str, number: int, person: Person, now: datetime) -> None:
    """Approve a payment. Raises GuardRefused, Closed or NotFound; nothing has changed then."""
    _decide(session, reference, ApproveRemedy(remedy=number), person, now)


def decline(session: Session, reference: str, number: int, reason: str, person: Person, now: datetime) -> None:
    """Say no to a payment: it is dropped, and the manager of the case reads why. Raises as ``approve`` does."""
    _decide(session, reference, DeclineRemedy(remedy=number, reason=reason), person, now)


def _decide(
    session: Session, reference: str, command: ApproveRemedy | DeclineRemedy, person: Person, now: datetime
) -> None:
    """Carry it out, and tell whoever has the case that there is something to look at."""
    file = casefile.open_for(session, reference, person, area=Area.PAYMENTS)
    casefile.carry_out(file, command, person, now)
    handler = file.case.assignee
    if handler is not None and handler.id != person.id:
        notices.tell(session, {handler.email}, "payment_decided", f"{reference}-{command.remedy}", now)


def _waiting(person: Person) -> Select[Case, Remedy]:
    return (
        select(Case, Remedy)
        .join(Remedy, Remedy.case_id == Case.id)
        .where(
            Remedy.type == RemedyType.COMPENSATION,
            Remedy.approved_by.is_(None),
            Remedy.status.in_((RemedyStatus.PROPOSED, RemedyStatus.AGREED)),
            or_(*_where_it_is_decided()),
            *visible_to(person),
        )
    )


def _where_it_is_decided() -> list[ColumnElement[bool]]:
    """The cases in which the tables let a payment be approved."""
    return [
        and_(Case.procedure == procedure, Case.state.in_(sorted(row.sources)))
        for procedure, table in TABLES.items()
        for row in table.of(ApproveRemedy)
    ]


def _payment(session: Session, case: Case, remedy: Remedy) -> Payment:
    findings = select(Finding).where(Finding.issue_id == remedy.issue_id).order_by(Finding.step.desc())
    finding = session.scalar(findings.limit(1)) if remedy.issue_id else None
    staff = session.get(Staff, remedy.created_by)
    return Payment(
        reference=case.reference,
        number=remedy.number,
        amount_pence=remedy.amount_pence or 0,
        text=remedy.text or "",
        outcome=Outcome(finding.outcome) if finding else None,
        reason=(finding.reason_plain or "") if finding else "",
        asked_by=staff.name if staff else remedy.created_by,
        asked_on=london_date(remedy.created_at),
        answer_due=case.effective_due,
    )
