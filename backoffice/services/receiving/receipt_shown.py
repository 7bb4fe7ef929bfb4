"""The receipt on the child's screen: it acknowledges the complaint if the page fetches it within the hour (D-07).

A receipt is told as shown, because whoever reads it sees it shown. Until the chat has said that a page fetched it,
the office waits; when nobody fetched it in time, the acknowledgement is owed again.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice.clock import london_date
from backoffice.procedure import commands
from backoffice.procedure.permissions import SYSTEM, permitted
from backoffice.procedure.terms import AcknowledgementKind, Procedure
from backoffice.records import Case, Submission, audit
from backoffice.services import casefile
from backoffice.services.refusals import NotDone

# After an hour without a word the child's page is covered and wiped.
PAGE_LIVES = timedelta(minutes=60)


class Unknown(NotDone):
    """Nothing was ever received under this submission_id."""

    def __init__(self) -> None:
        super().__init__("Nothing was received under this submission_id.")


def expect(file: casefile.CaseFile, received_at: datetime, now: datetime) -> datetime | None:
    """Count the receipt as shown while the page can still be there to show it; return until when it can.

    None where the page has gone: the acknowledgement is then owed from the beginning.
    """
    page_until = received_at + PAGE_LIVES
    if now > page_until:
        casefile.carry_out(file, commands.NoteReceiptUnseen(), SYSTEM, now)
        return None
    _acknowledge(file, london_date(now), now)
    return page_until


def shown(session: Session, submission_id: str, shown_at: datetime, now: datetime) -> None:
    """Take in that the page has fetched the receipt; a second time changes nothing. Raises Unknown."""
    submission = session.scalar(select(Submission).where(Submission.submission_id == submission_id.lower()))
    if submission is None:
        raise Unknown()
    case = session.get_one(Case, submission.case_id, with_for_update=True)
    file = casefile.of(session, case)
    if submission.page_until is not None:
        submission.page_until = None
        audit.note(session, who="chat", what="receipt_shown", case_reference=case.reference, at=now)
    elif _is_owed(file):
        # A page that waits for its number stays open, however long the office is away. Nobody saw a receipt before
        # there was one, whatever the chat's clock says.
        _acknowledge(file, london_date(max(case.received_at, min(shown_at, now))), now)


def nobody_came(session: Session, now: datetime) -> int:
    """Take back every acknowledgement on a screen whose page never came for it; return how many."""
    late = session.scalars(select(Submission).where(Submission.page_until < now)).all()
    for submission in late:
        submission.page_until = None
        case = session.get_one(Case, submission.case_id, with_for_update=True)
        casefile.carry_out(casefile.of(session, case), commands.NoteReceiptUnseen(), SYSTEM, now)
    return len(late)


def _acknowledge(file: casefile.CaseFile, day: date, now: datetime) -> None:
    shown = commands.RecordAcknowledgement(sent_on=day, how=AcknowledgementKind.AUTO_ONSCREEN)
    casefile.carry_out(file, shown, SYSTEM, now)


def _is_owed(file: casefile.CaseFile) -> bool:
    state = file.state
    return (
        state is not None
        and state.procedure is Procedure.CHILDREN_POLICY
        and state.receipt_unseen
        and state.ack_sent_on is None
        and bool(permitted(state, SYSTEM, commands.RecordAcknowledgement))
    )
