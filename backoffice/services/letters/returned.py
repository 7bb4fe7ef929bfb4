"""Letters that went out by email and reached nobody: whoever carried them says so only after it took them.

GOV.UK Notify is asked about each letter until it says what became of it. A mail server writes back to the address that
the letter came from; that mailbox is read. A letter that did not arrive counts as received by nobody, and whoever has
the case is told.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from backoffice.gateways.mail import Asked, MailAway, Mailer
from backoffice.gateways.returned import BoxAway, ReturnBox
from backoffice.procedure.permissions import SYSTEM
from backoffice.records import Case, Letter, Setting, Store
from backoffice.services.letters.delivery import Doing, came_back

ASKS_FOR = timedelta(days=4)
"""How long after it went a letter is asked about: Notify gives up after three days."""
PAUSE = timedelta(minutes=10)
_LOOKED = "returned_letters_looked_for_at"
_AT_A_TIME = 20
_CAN_COME_BACK = ("sent", "delivered", "unsure")

log = logging.getLogger(__name__)


def ask(store: Store, mailer: Mailer, now: datetime) -> int:
    """Ask what became of the letters that went lately. Returns of how many it is known now."""
    if not isinstance(mailer, Asked):
        return 0
    with store.reading() as session:
        unknown = select(Letter.id).where(
            Letter.status == "sent",
            Letter.channel == "email",
            Letter.sent_at > now - ASKS_FOR,
            or_(Letter.asked_at.is_(None), Letter.asked_at < now - PAUSE),
        )
        waiting = session.scalars(unknown.order_by(Letter.asked_at.nulls_first(), Letter.id).limit(_AT_A_TIME)).all()
    known = 0
    for letter_id in waiting:
        try:
            arrived = mailer.became_of(letter_id)
        except MailAway:
            break
        with store.writing() as session:
            known += _answered(session, letter_id, arrived, now)
    return known


def look(store: Store, box: ReturnBox, now: datetime) -> int:
    """Read what came back to the mailbox, every ten minutes. Returns how many letters of ours came back."""
    if not _time_to_look(store, now):
        return 0

    def take(letter_id: str) -> None:
        with store.writing() as session:
            _came_back(session, letter_id, now, "returned")

    try:
        return box.empty(take)
    except BoxAway as away:
        log.warning("the mailbox of returned letters cannot be read: %s", away)
        return 0


def _time_to_look(store: Store, now: datetime) -> bool:
    with store.writing() as session:
        last = session.get(Setting, _LOOKED)
        if last is not None and now < datetime.fromisoformat(str(last.value)) + PAUSE:
            return False
        session.merge(Setting(key=_LOOKED, value=now.isoformat()))
        return True


def _answered(session: Session, letter_id: str, arrived: bool | None, now: datetime) -> bool:
    letter = session.get_one(Letter, letter_id, with_for_update=True)
    letter.asked_at = now
    if arrived is None or letter.status != "sent":
        return False
    if arrived:
        letter.status = "delivered"
        return True
    return _came_back(session, letter_id, now, "not delivered")


def _came_back(session: Session, letter_id: str, now: datetime, how: str) -> bool:
    letter = session.get(Letter, letter_id, with_for_update=True)
    if letter is None or letter.status not in _CAN_COME_BACK:
        return False
    reference = session.get_one(Case, letter.case_id).reference
    came_back(session, letter, Doing(reference, SYSTEM.id, now), how)
    return True
