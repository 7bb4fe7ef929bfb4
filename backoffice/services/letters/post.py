"""The post room: sends every email that waits, keeps trying, and sends none twice.

A letter is claimed, then handed over, then settled, each in a short transaction of its own, so that a crash between
any two of them can be told from the row. Only a crash while the mail server had the words but had not answered leaves
a doubt; then nobody sends it again but a person who has looked (``unsure``). A mailer that tells doubles from new
letters (GOV.UK Notify) is simply asked again.
"""

from __future__ import annotations

import base64
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, not_, or_, select, update
from sqlalchemy.orm import Session

from backoffice import clock
from backoffice.clock import london_date
from backoffice.gateways.mail import Attachment, Envelope, MailAway, Mailer, MailRefused, MailUnsure
from backoffice.letters import all_templates, template
from backoffice.procedure.deadlines import deemed_receipt
from backoffice.procedure.terms import Delivery
from backoffice.records import Case, Letter, Store
from backoffice.services import casefile
from backoffice.services.office.working_days import calendar

SUBJECT = "A letter for you"
CLAIM = timedelta(minutes=5)
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=1)
_DOUBLINGS = 7
HELD_BACK = "held back"
"""Why a letter to staff waits although the mail server is well: the hold of the case."""

Now = Callable[[], datetime]

log = logging.getLogger(__name__)


def send_waiting(store: Store, mailer: Mailer, *, now: Now = clock.now, at_most: int = 50) -> int:
    """Send what waits, oldest first, and return how many letters the mail server took."""
    with store.writing() as session:
        _settle_abandoned(session, mailer, now())
        _mark_held_back(session)
    sent = 0
    for _ in range(at_most):
        with store.writing() as session:
            claimed = _claim(session, now())
        if claimed is None:
            break
        sent += _send(store, mailer, claimed, now)
    return sent


def _settle_abandoned(session: Session, mailer: Mailer, now: datetime) -> None:
    """Whoever was handing these over is gone, and nobody knows how far they came, unless the mailer itself does."""
    known = {"status": "waiting", "next_try_at": now}
    unknown = {"status": "unsure", "problem": "stopped half-way"}
    session.execute(
        update(Letter)
        .where(Letter.status == "handing_over", Letter.claimed_until < now)
        .values(**known if mailer.tells_doubles else unknown)
    )


def _mark_held_back(session: Session) -> None:
    """A letter to staff that waits in a case on hold says why it does (SG-6)."""
    waits = (Letter.status == "waiting") & Letter.problem.is_distinct_from(HELD_BACK)
    session.execute(update(Letter).where(waits, _held_back()).values(problem=HELD_BACK))


def _held_back() -> ColumnElement[bool]:
    """A letter to staff goes nowhere while contact with whom the complaint is about is on hold: it may be to them."""
    to_staff = [one.id for one in all_templates() if one.audience == "staff"]
    return Letter.template.in_(to_staff) & Letter.case_id.in_(select(Case.id).where(Case.hold_subject_contact))


def _claim(session: Session, now: datetime) -> Envelope | None:
    free = or_(
        (Letter.status == "waiting") & (Letter.next_try_at <= now),
        (Letter.status == "claimed") & (Letter.claimed_until < now),
    )
    found = select(Letter).where(free, not_(_held_back())).order_by(Letter.next_try_at, Letter.id).limit(1)
    letter = session.scalars(found.with_for_update(skip_locked=True)).first()
    if letter is None:
        return None
    letter.status, letter.claimed_until, letter.attempts = "claimed", now + CLAIM, letter.attempts + 1
    return _envelope(letter)


def _envelope(letter: Letter) -> Envelope:
    files = [Attachment(each["name"], base64.b64decode(each["content"])) for each in letter.attachments or []]
    if template(letter.template).attach_pdf:
        files.insert(0, Attachment("letter.pdf", letter.pdf or b""))
    return Envelope(
        letter.id,
        letter.to_address or "",
        SUBJECT,
        letter.text or "",
        letter.html or "",
        letter.created_at,
        tuple(files),
    )


def _send(store: Store, mailer: Mailer, envelope: Envelope, now: Now) -> int:
    def handing_over() -> None:
        _settle(store, envelope.letter_id, status="handing_over", claimed_until=now() + CLAIM)

    try:
        mailer.send(envelope, handing_over)
    except MailAway:
        _later(store, envelope.letter_id, now())
    except MailRefused as refused:
        _settle(store, envelope.letter_id, status="failed", problem=f"refused {refused}"[:40])
        _follow(store, envelope.letter_id, now())
    except MailUnsure:
        if mailer.tells_doubles:
            _later(store, envelope.letter_id, now())
        else:
            _settle(store, envelope.letter_id, status="unsure", problem="no answer")
    except Exception as fault:  # a letter that breaks something of ours must not hold up the others for ever
        log.error("alarm: a letter could not be sent: %s", type(fault).__name__)
        _settle(store, envelope.letter_id, status="unsure", problem=type(fault).__name__[:40])
    else:
        _arrived(store, envelope.letter_id, now())
        return 1
    return 0


def _later(store: Store, letter_id: str, now: datetime) -> None:
    with store.writing() as session:
        letter = session.get_one(Letter, letter_id)
        pause = min(FIRST_PAUSE * 2 ** min(letter.attempts - 1, _DOUBLINGS), LONGEST_PAUSE)
        letter.status, letter.next_try_at, letter.problem = "waiting", now + pause, "mail server away"


def _arrived(store: Store, letter_id: str, now: datetime) -> None:
    """The mail server took it: from this day it counts as received (D-30)."""
    with store.writing() as session:
        letter = session.get_one(Letter, letter_id)
        letter.status, letter.sent_at, letter.problem = "sent", now, None
        letter.deemed_received_on = deemed_receipt(london_date(now), Delivery.EMAIL, calendar(session))
        casefile.follow_letter(session, letter, now)


def _follow(store: Store, letter_id: str, now: datetime) -> None:
    """What was promised by a letter that was refused is not done."""
    with store.writing() as session:
        casefile.follow_letter(session, session.get_one(Letter, letter_id), now)


def _settle(store: Store, letter_id: str, **how: Any) -> None:
    with store.writing() as session:
        letter = session.get_one(Letter, letter_id)
        for name, value in how.items():
            setattr(letter, name, value)
