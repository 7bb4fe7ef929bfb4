"""Finding a case by a name in it, or by how somebody is reached, though both are sealed: keyed hashes stand beside it.

Only whoever holds the office's key can make the hash of a name, so the table says nothing to anybody else. Letters are
compared without case and accents, addresses without blanks, hyphens and capitals. What is sought is never put into an
address or a log.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Iterable

from sqlalchemy import ColumnElement, and_, false, or_, select
from sqlalchemy.orm import Session

from backoffice.records import Case, CaseMark, ContactPlan
from backoffice.records.sealed import derived_key
from backoffice.services.finding.marks import bearing

NAME, REACHED = "name", "reached"
PERSONAL = (NAME, REACHED)
"""The marks that go with what is personal: they say nothing, and still nothing of them outlives it."""

_WORDS = re.compile(r"[^\W\d_]+")
_NOT_OF_AN_ADDRESS = re.compile(r"[\s().-]+")
_AT_A_TIME = 200


def mark(case: Case) -> None:
    """Make a case findable by the names of the people in it, and by every way in which they are or were reached."""
    names = [name for party in case.parties for name in (party.person.name, party.person.preferred_name) if name]
    wanted = {(NAME, _hash(word)) for name in names for word in _words(name)}
    wanted |= {(REACHED, _hash(bare)) for plan in case.contact_plans if (bare := _bare(plan.value))}
    case.marks = [mark for mark in case.marks if mark.kind not in PERSONAL or (mark.kind, mark.value) in wanted]
    for kind, value in sorted(wanted):
        case.mark(kind, value)


def found_by(session: Session, sought: str) -> list[ColumnElement[bool]]:
    """Return the conditions for cases that hold every word of what is sought. Without a word nothing is found."""
    words = sorted(set(_words(sought)))
    if not words:
        return [Case.id.is_(None)]
    return [bearing(session, NAME, _hash(word)) for word in words]


def reached_by(session: Session, addresses: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition for cases of somebody who is or was reached in one of these ways."""
    return or_(false(), *(bearing(session, REACHED, _hash(bare)) for each in addresses if (bare := _bare(each))))


def mark_all(session: Session) -> int:
    """Make findable whatever is not yet: cases from before names or addresses could be sought. Returns how many."""
    done, after = 0, ""
    named, reached = (select(CaseMark.case_id).where(CaseMark.kind == kind) for kind in PERSONAL)
    has_a_way = select(ContactPlan.case_id).where(ContactPlan.value_sealed.is_not(None))
    not_yet = or_(Case.id.not_in(named), and_(Case.id.in_(has_a_way), Case.id.not_in(reached)))
    while True:
        found = select(Case).where(Case.id > after, Case.erased_on.is_(None), not_yet)
        cases = session.scalars(found.order_by(Case.id).limit(_AT_A_TIME)).all()
        for case in cases:
            mark(case)
        session.flush()
        done += sum(any(one.kind in PERSONAL for one in case.marks) for case in cases)
        if len(cases) < _AT_A_TIME:
            return done
        after = cases[-1].id


def _words(name: str) -> Iterable[str]:
    plain = "".join(one for one in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(one))
    return _WORDS.findall(plain)


def _bare(address: str | None) -> str:
    return _NOT_OF_AN_ADDRESS.sub("", address or "").casefold()


def _hash(word: str) -> str:
    # Cut to what the column holds: 160 bits are more than enough.
    return hmac.new(derived_key(b"names"), word.encode(), hashlib.sha256).hexdigest()[:40]
