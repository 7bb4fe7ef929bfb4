"""What a person does about a letter once it is written: posts it, hands it over, sends it again, or another way.

What a letter says and to whom never changes. A letter that goes another way is a new one with the same words, and the
old one says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from backoffice.clock import LONDON, london_date
from backoffice.procedure.calendar import Calendar
from backoffice.procedure.deadlines import deemed_receipt
from backoffice.procedure.permissions import SYSTEM
from backoffice.procedure.terms import Delivery
from backoffice.records import Case, Letter, audit, new_id
from backoffice.services import casefile
from backoffice.services.access import shut_doors
from backoffice.services.arrivals import GONE, NOT_ARRIVED
from backoffice.services.handing.cover import Standing
from backoffice.services.letters.correspondence import LetterNotReady, Sending, begins, unsafe, where
from backoffice.services.office import notices
from backoffice.services.refusals import GuardRefused, NotDone

DOUBTFUL = (*NOT_ARRIVED, "unsure")
NEEDS_SOMEBODY = (*DOUBTFUL, "printed")

_ON_PAPER = {Delivery.POST: "posted", Delivery.IN_HAND: "handed_over"}
_SAME = (
    "case_id", "template", "template_version", "template_edition", "title", "to_name", "blocks", "html", "text", "pdf",
    "attachments", "sha256",
)  # fmt: skip


@dataclass(frozen=True)
class Doing:
    """Who does something about a letter of which case, and when."""

    reference: str
    staff_id: str
    now: datetime


def send_again(session: Session, letter_id: str, days: Calendar, doing: Doing) -> None:
    """Put a letter that did not arrive, or is in doubt, back into the post. Raises NotDone for any other letter."""
    letter = _only(session, letter_id, DOUBTFUL, "Only a letter that did not arrive can be sent again.")
    for name, value in begins(letter.channel, doing.now, days).items():
        setattr(letter, name, value)
    letter.problem = letter.asked_at = None
    _done(session, letter, "letter_sent_again", doing)


def say_it_went(session: Session, letter_id: str, how: Delivery, on: date | None, days: Calendar, doing: Doing) -> None:
    """Record that a printed letter was posted or handed over on ``on``. Raises NotDone, or GuardRefused for the day."""
    letter = _only(session, letter_id, ("printed",), "This letter is not waiting to be posted.")
    went = _a_day(on, since=letter.created_at, doing=doing)
    letter.status, letter.sent_at = _ON_PAPER[how], datetime.combine(went, time(12), LONDON)
    letter.deemed_received_on = deemed_receipt(went, how, days)
    _done(session, letter, "letter_posted", doing)


def say_it_arrived(session: Session, letter_id: str, on: date | None, days: Calendar, doing: Doing) -> None:
    """Record the day on which somebody truly had the letter: it goes before every rule of thumb (D-30)."""
    letter = _only(session, letter_id, (*GONE, "unsure"), "This letter has not gone out yet.")
    arrived = _a_day(on, since=letter.sent_at or letter.created_at, doing=doing)
    if letter.status == "unsure":
        letter.status, letter.sent_at, letter.problem = "sent", letter.created_at, None
    letter.deemed_received_on = deemed_receipt(arrived, Delivery.IN_HAND, days, actual=arrived)
    _done(session, letter, "letter_arrived", doing)


def say_it_came_back(session: Session, letter_id: str, doing: Doing) -> None:
    """Record that a letter came back, by post or by email: it reached nobody, whatever was counted before."""
    letter = _only(session, letter_id, (*GONE, "unsure"), "This letter has not gone out yet.")
    came_back(session, letter, doing, "told")


def came_back(session: Session, letter: Letter, doing: Doing, how: str) -> None:
    """Let a letter count as not received, and put it before whoever has the case. ``how`` says how it is known."""
    letter.status, letter.problem, letter.deemed_received_on = "came_back", how, None
    _done(session, letter, "letter_came_back", doing)
    case = session.get_one(Case, letter.case_id, with_for_update=True)
    told = {"template": letter.template}
    casefile.note_event(casefile.of(session, case), "LetterCameBack", told, SYSTEM, doing.now)
    if case.assignee is not None and case.assignee_id != doing.staff_id:
        notices.tell(session, {case.assignee.email}, "letter_back", letter.id, doing.now)


def send_another_way(session: Session, letter_id: str, sending: Sending, days: Calendar, doing: Doing) -> str:
    """Let the same words go to another address or on paper, and return the new letter's id. Raises LetterNotReady."""
    old = _only(session, letter_id, DOUBTFUL, "Only a letter that did not arrive can go another way.")
    if found := unsafe(sending, for_staff=False):
        raise LetterNotReady(found)
    made = Letter(
        id=new_id(),
        channel=sending.way,
        safe_check_by=doing.staff_id,
        safe_check_at=doing.now,
        created_by=doing.staff_id,
        created_at=doing.now,
        **begins(sending.way, doing.now, days),
    )
    for name in _SAME:
        setattr(made, name, getattr(old, name))
    made.to_address = where(sending)
    session.add(made)
    old.status, old.next_try_at = "replaced", None
    _done(session, made, "letter_another_way", doing, before=old.id)
    return made.id


def waiting_for(session: Session, staff_id: str, standing: Standing) -> list[tuple[Letter, Case]]:
    """Return the letters that need somebody, the oldest first: of this person's cases, of those for whom they stand in
    today, and of nobody's. A case that is shut to this person is left out.
    """
    theirs = or_(Case.assignee_id == staff_id, Case.assignee_id.is_(None), standing.stands_in(staff_id))
    found = (
        select(Letter, Case)
        .join(Case, Case.id == Letter.case_id)
        .where(Letter.status.in_(NEEDS_SOMEBODY), theirs, Case.id.not_in(shut_doors.cases_shut_to(staff_id)))
        .order_by(Letter.created_at, Letter.id)
    )
    return [(letter, case) for letter, case in session.execute(found)]


def _only(session: Session, letter_id: str, statuses: tuple[str, ...], otherwise: str) -> Letter:
    letter = session.get(Letter, letter_id, with_for_update=True)
    if letter is None or letter.status not in statuses:
        raise NotDone(otherwise)
    return letter


def _a_day(on: date | None, *, since: datetime, doing: Doing) -> date:
    """The day it happened: not before the letter was written, and not after today."""
    if on is None:
        raise GuardRefused("G-DATE-PAST", "Enter the day.", "on")
    if not london_date(since) <= on <= london_date(doing.now):
        raise GuardRefused("G-DATE-PAST", "It cannot be before the letter was made, or after today.", "on")
    return on


def _done(session: Session, letter: Letter, what: str, doing: Doing, before: str | None = None) -> None:
    """Write down what was done about a letter, and let what was promised by it follow."""
    casefile.follow_letter(session, letter, doing.now)
    audit.note(
        session,
        who=doing.staff_id,
        what=what,
        case_reference=doing.reference,
        subject=letter.id,
        before=before,
        after=letter.status,
        at=doing.now,
    )
