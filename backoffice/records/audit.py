"""The audit chain: who did or read what, in an order that nobody can change unseen.

Every line carries a keyed hash over itself and the line before it, and the head row carries a keyed seal over the
number of lines, so that a line changed, put in, taken out or cut off at the end is found by ``verify``. The key is
derived from the field key, which the database does not hold. No line ever holds anybody's words.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice import clock
from backoffice.records.house import AuditEvent, AuditHead
from backoffice.records.sealed import derived_key
from backoffice.records.staff import Staff

_START = "0" * 64
_HEAD = 1


@dataclass(frozen=True)
class Verdict:
    """What ``verify`` found: how many lines there are, and the first thing that is wrong, if anything is."""

    lines: int
    broken_at: int | None
    what: str | None

    @property
    def whole(self) -> bool:
        return self.what is None


def note(
    session: Session,
    *,
    who: str,
    what: str,
    case_reference: str | None = None,
    subject: str | None = None,
    before: str | None = None,
    after: str | None = None,
    reason: str | None = None,
    at: datetime | None = None,
) -> AuditEvent:
    """Write one line in the caller's transaction. ``who`` is a staff id, ``chat`` or ``system``; ``what`` is a code.

    ``reason`` is for the few actions whose reason holds no words of a case (an unlocked account, an export).
    """
    head = session.get(AuditHead, _HEAD, with_for_update=True)
    if head is None:
        head = AuditHead(id=_HEAD, number=0, hash=_START, seal=_seal(0, _START))
        session.add(head)
    line = AuditEvent(
        number=head.number + 1,
        at=at or clock.now(),
        who=who,
        who_name=_name(session, who),
        what=what,
        case_reference=case_reference,
        subject=subject,
        before=before,
        after=after,
        reason=reason,
        previous_hash=head.hash,
        hash="",
    )
    line.hash = _hash(line)
    session.add(line)
    head.number, head.hash, head.seal = line.number, line.hash, _seal(line.number, line.hash)
    session.flush()
    return line


def verify(session: Session) -> Verdict:
    """Check the whole chain, from its first line to its head."""
    every_line = select(AuditEvent).order_by(AuditEvent.number).execution_options(yield_per=500)
    with closing(session.scalars(every_line)) as lines:
        return _verdict(session, lines)


def _verdict(session: Session, lines: Iterable[AuditEvent]) -> Verdict:
    previous, number = _START, 0
    for line in lines:
        number += 1
        if line.number != number:
            return Verdict(number - 1, number, f"line {number} is missing")
        if line.previous_hash != previous:
            return Verdict(number, number, f"line {number} does not follow the line before it")
        if not hmac.compare_digest(line.hash, _hash(line)):
            return Verdict(number, number, f"line {number} was changed after it was written")
        previous = line.hash
    return Verdict(number, *_head_fault(session, number, previous))


def _head_fault(session: Session, number: int, last: str) -> tuple[int | None, str | None]:
    head = session.get(AuditHead, _HEAD)
    if head is None:
        return (None, None) if number == 0 else (number, "the end of the log is missing")
    if not hmac.compare_digest(head.seal, _seal(head.number, head.hash)):
        return number, "the end of the log was changed"
    if (head.number, head.hash) != (number, last):
        return number, f"the log ends at line {number}, but {head.number} lines were written"
    return None, None


def _name(session: Session, who: str) -> str:
    staff = session.get(Staff, who)
    return staff.name if staff else who


def _hash(line: AuditEvent) -> str:
    told = [
        line.number,
        line.at.isoformat(),
        line.who,
        line.who_name,
        line.what,
        line.case_reference,
        line.subject,
        line.before,
        line.after,
        line.reason,
        line.previous_hash,
    ]
    return _keyed(json.dumps(told, ensure_ascii=False))


def _seal(number: int, last: str) -> str:
    return _keyed(f"head {number} {last}")


def _keyed(text: str) -> str:
    return hmac.new(derived_key(b"audit"), text.encode(), hashlib.sha256).hexdigest()
