"""Short mails to staff that say only that there is something to look at: never a name, a word or a reference (SG-7)."""

from __future__ import annotations

from datetime import datetime, timedelta
from html import escape

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from backoffice.gateways.mail import Envelope, MailAway, Mailer, MailRefused, MailUnsure
from backoffice.records import Notice, Store, new_id
from backoffice.services.staff.people import with_role

_GROWING = (10, 30, 60, 300, 900)
_AT_A_TIME = 50

WORDS = {
    "worry": (
        "Please look at the safeguarding page",
        "A new safety worry is waiting in Heard. Please sign in and open the safeguarding page now.\n\n{address}\n\n"
        "This mail holds no details, on purpose.\n",
    ),
    "worry_unseen": (
        "Nobody has looked at the safeguarding page yet",
        "A safety worry in Heard has not been seen for 30 minutes. Please sign in and open the safeguarding page.\n\n"
        "{address}\n\nThis mail holds no details, on purpose.\n",
    ),
    "due": (
        "Something is due in cases of yours",
        "In cases that are yours, or for which you stand in, something is due today or is late. Please sign in and "
        "look at your first page.\n\n{address}\n\nThis mail holds no details, on purpose.\n",
    ),
    "payment": (
        "A payment waits for your decision",
        "A payment is promised only once a senior manager has approved it, and one is waiting. Please sign in and look "
        "at it.\n\n{address}\n\nThis mail holds no details, on purpose.\n",
    ),
    "payment_decided": (
        "A payment in a case of yours was decided",
        "A senior manager has decided on a payment in a case of yours. Please sign in and look at the case."
        "\n\n{address}\n\nThis mail holds no details, on purpose.\n",
    ),
    "no_cover": (
        "No complaints manager is at work today",
        "Every complaints manager is written down as away today, so nobody stands in for the cases. Please say "
        "who does.\n\n{address}\n\nThis mail holds no details, on purpose.\n",
    ),
    "letter_back": (
        "A letter did not arrive",
        "A letter of one of your cases came back, or could not be delivered. Please sign in and see what to do."
        "\n\n{address}\n\nThis mail holds no details, on purpose.\n",
    ),
    "dates_moved": (
        "Dates have moved in cases of yours",
        "The list of bank holidays changed, and dates in cases of yours were counted again. Please look at them, and "
        "write to those who were told another date.\n\n{address}\n\nThis mail holds no details, on purpose.\n",
    ),
}
PAGES = {
    "worry": "/safeguarding",
    "worry_unseen": "/safeguarding",
    "due": "/",
    "payment": "/payments",
    "payment_decided": "/",
    "no_cover": "/absence",
    "letter_back": "/letters",
    "dates_moved": "/queue?flag=dates_moved",
}
"""The page that each notice leads to."""


def tell_duty(session: Session, concern_id: str, now: datetime, duty_address: str = "") -> None:
    """Queue a notice of a worry for the duty address and every safeguarding lead."""
    addresses = {staff.email for staff in with_role(session, "safeguarding_lead")}
    if duty_address:
        addresses.add(duty_address)
    tell(session, addresses, "worry", concern_id, now)


def deputies(session: Session) -> set[str]:
    """The addresses of those who are told when a worry is still unseen: the deputy and the senior managers."""
    return {staff.email for staff in with_role(session, "complaints_manager", "senior_manager")}


def send_waiting(store: Store, mailer: Mailer, office: str, now: datetime) -> int:
    """Send every notice whose time has come; one that fails is tried again later. Returns how many went.

    A notice that may or may not have gone is sent again: twice is better than never here. No transaction is open
    while the mail server is spoken to, so that a slow one holds nobody up. ``office`` is the office's own address.
    """
    with store.reading() as session:
        waiting = select(Notice).where(Notice.sent_at.is_(None), Notice.next_try_at <= now)
        notices = session.scalars(waiting.order_by(Notice.made_at).limit(_AT_A_TIME)).all()
    sent = 0
    for notice in notices:
        went = _send(mailer, notice, office + PAGES[notice.template], now)
        with store.writing() as session:
            _remember(session.get_one(Notice, notice.id), went, now)
        sent += went
    return sent


def forget_old(session: Session, now: datetime) -> None:
    """Drop notices that went out a month ago."""
    session.execute(delete(Notice).where(Notice.sent_at < now - timedelta(days=30)))


def _send(mailer: Mailer, notice: Notice, address: str, now: datetime) -> bool:
    subject, text = WORDS[notice.template][0], WORDS[notice.template][1].format(address=address)
    page = "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n"))
    envelope = Envelope(
        letter_id=notice.id, to=notice.to_address, subject=subject, text=text, html=page, written_at=now
    )
    try:
        mailer.send(envelope, lambda: None)
    except (MailAway, MailRefused, MailUnsure):
        return False
    return True


def _remember(notice: Notice, went: bool, now: datetime) -> None:
    if went:
        notice.sent_at = now
        return
    pause = _GROWING[min(notice.attempts, len(_GROWING) - 1)]
    notice.attempts, notice.next_try_at = notice.attempts + 1, now + timedelta(seconds=pause)


def tell(session: Session, addresses: set[str], template: str, subject_key: str, now: datetime) -> None:
    """Queue a notice for these addresses; one about the same thing that still waits is not queued twice."""
    waiting = set(
        session.scalars(
            select(Notice.to_address).where(
                Notice.subject_key == subject_key, Notice.template == template, Notice.sent_at.is_(None)
            )
        )
    )
    for address in sorted(addresses - waiting):
        session.add(
            Notice(
                id=new_id(),
                to_address=address,
                template=template,
                subject_key=subject_key,
                made_at=now,
                next_try_at=now,
                attempts=0,
            )
        )
    session.flush()
